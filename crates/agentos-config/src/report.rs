//! The mistakes as people read them: each with its place, and the lines of the file around it.

use std::fmt;

use agentos_types::Coded;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Severity,
};

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
        let mut text = String::new();
        let report = Report::new(self);
        match GraphicalReportHandler::new_themed(theme)
            .with_width(WIDTH)
            .render_report(&mut text, &report)
        {
            Ok(()) => text,
            // Cannot happen when writing to a string; the plain list says the same.
            Err(fmt::Error) => format!("{self}\n"),
        }
    }
}

#[derive(Debug)]
struct Report {
    title: String,
    code: &'static str,
    help: &'static str,
    source: Option<NamedSource<String>>,
    related: Vec<MietteDiagnostic>,
}

impl Report {
    fn new(errors: &ConfigErrors) -> Self {
        let path = errors.mistakes.iter().find_map(|mistake| match &mistake.place {
            Source::File { path, .. } => Some(path.display().to_string()),
            _ => None,
        });
        Self {
            title: errors.title(),
            code: errors.code().name,
            help: errors.code().way_out,
            source: path.map(|path| NamedSource::new(path, errors.masked_text.clone())),
            related: errors
                .mistakes
                .iter()
                .map(|mistake| diagnostic(mistake, &errors.masked_text))
                .collect(),
        }
    }
}

fn diagnostic(mistake: &Mistake, text: &str) -> MietteDiagnostic {
    let span = mistake
        .span
        .clone()
        .filter(|span| text.get(span.clone()).is_some());
    let message = match span {
        // The snippet names the place.
        Some(_) => mistake.message.clone(),
        None => format!("{}: {}", mistake.place, mistake.message),
    };
    let mut diagnostic = MietteDiagnostic::new(message).with_severity(Severity::Error);
    if let Some(span) = span {
        diagnostic = diagnostic.with_label(LabeledSpan::underline(span));
    }
    if let Some(nearest) = &mistake.nearest {
        diagnostic = diagnostic.with_help(format!("did you mean `{nearest}`?"));
    }
    diagnostic
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Report {}

impl Diagnostic for Report {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.help))
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.source
            .as_ref()
            .map(|source| source as &dyn miette::SourceCode)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(
            self.related.iter().map(|related| related as &dyn Diagnostic),
        ))
    }
}
