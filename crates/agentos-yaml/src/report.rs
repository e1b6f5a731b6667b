//! All that is wrong with one file, and how a person sees it: `FILE:LINE:COLUMN` with the lines around, what
//! is wrong and what to do. The form for programs is `Diagnostic`'s own.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity as Shown, SourceCode,
};

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The diagnostics of one file, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub source: Source,
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// A report of a file whose text could not be had.
    #[must_use]
    pub fn unreadable(name: &str, why: Diagnostic) -> Self {
        Self {
            source: Source::empty(name),
            diagnostics: vec![why],
        }
    }

    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error())
    }

    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// For a terminal of 100 columns; `colour` writes ANSI sequences.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let theme = if colour {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(100)
            .with_context_lines(1);
        let source = NamedSource::new(&*self.source.name, self.source.text.to_string());
        let mut text = String::new();
        for diagnostic in &self.diagnostics {
            if !text.is_empty() {
                text.push('\n');
            }
            let labels = &diagnostic.labels;
            let snippet = !labels.is_empty() && labels.iter().all(|(span, _)| self.source.is_showable(*span));
            let part = Part {
                diagnostic,
                source: &source,
                name: &self.source.name,
                snippet,
            };
            // Writing into a string fails only if the handler does; the plain form is then still true.
            if handler.render_report(&mut text, &part).is_err() {
                text.push_str(&format!("{part}\n"));
            }
        }
        text
    }
}

/// One diagnostic in the form that miette draws.
struct Part<'a> {
    diagnostic: &'a Diagnostic,
    source: &'a NamedSource<String>,
    name: &'a str,
    snippet: bool,
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without a snippet the message is all that names the place.
        let Diagnostic {
            message,
            line,
            column,
            labels,
            ..
        } = self.diagnostic;
        if !labels.is_empty() && !self.snippet {
            write!(f, "{}:{line}:{column}: ", self.name)?;
        } else if labels.is_empty() && !message.contains(self.name) {
            write!(f, "{}: ", self.name)?;
        }
        f.write_str(message)
    }
}

impl std::error::Error for Part<'_> {}

impl miette::Diagnostic for Part<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.diagnostic.code.name))
    }

    fn severity(&self) -> Option<Shown> {
        Some(if self.diagnostic.is_error() {
            Shown::Error
        } else {
            Shown::Warning
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.diagnostic
            .hint
            .as_deref()
            .map(|hint| Box::new(hint) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.snippet.then_some(self.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self
            .diagnostic
            .labels
            .iter()
            .enumerate()
            .map(|(index, (span, text))| {
                let text = (!text.is_empty()).then(|| text.clone());
                if index == 0 {
                    LabeledSpan::new_primary_with_span(text, (span.start, span.len()))
                } else {
                    LabeledSpan::new_with_span(text, (span.start, span.len()))
                }
            });
        Some(Box::new(labels))
    }
}
