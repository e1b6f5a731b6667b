//! The mistakes as people read them: each with its place, and the lines of the file around it.

use std::fmt;

use agentos_types::Coded;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

use crate::{ConfigErrors, Mistake, Source};

const WIDTH: usize = 100;

impl ConfigErrors {
    /// The report for a terminal, ending in a line break.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        let theme = if color {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme).with_width(WIDTH);
        let path = self.mistakes.iter().find_map(|mistake| match &mistake.place {
            Source::File { path, .. } => Some(path.display().to_string()),
            _ => None,
        });
        let source = path.map(|path| NamedSource::new(path, self.masked_text.clone()));
        let code = self.code();
        let mut text = String::new();
        let written = handler
            .render_report(
                &mut text,
                &Line {
                    text: self.title(),
                    code: Some(code.name),
                    ..Line::default()
                },
            )
            .and_then(|()| {
                self.mistakes.iter().try_for_each(|mistake| {
                    text.push('\n');
                    handler.render_report(&mut text, &line(mistake, source.as_ref(), &self.masked_text))
                })
            });
        match written {
            Ok(()) => format!("{text}\n{}\n", code.way_out),
            // Cannot happen when writing to a string; the plain list says the same.
            Err(fmt::Error) => format!("{self}\n"),
        }
    }
}

fn line<'a>(mistake: &Mistake, source: Option<&'a NamedSource<String>>, text: &str) -> Line<'a> {
    let span = mistake
        .span
        .clone()
        .filter(|span| text.get(span.clone()).is_some());
    Line {
        text: match span {
            // The snippet names the place.
            Some(_) => mistake.message.clone(),
            None => format!("{}: {}", mistake.place, mistake.message),
        },
        code: None,
        help: mistake
            .nearest
            .as_ref()
            .map(|nearest| format!("did you mean `{nearest}`?")),
        source: span.as_ref().and(source),
        label: span.map(LabeledSpan::underline),
    }
}

/// One mistake, or the title above them.
#[derive(Debug, Default)]
struct Line<'a> {
    text: String,
    code: Option<&'static str>,
    help: Option<String>,
    source: Option<&'a NamedSource<String>>,
    label: Option<LabeledSpan>,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Line<'_> {}

impl Diagnostic for Line<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help
            .as_ref()
            .map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.label
            .clone()
            .map(|label| Box::new(std::iter::once(label)) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
