//! All that is wrong with one file, and how a person sees it: `FILE:LINE:COLUMN` with the lines around, what
//! is wrong and what to do. The form for programs is `Diagnostic`'s own.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, Severity as Shown,
    SourceCode, SourceSpan, SpanContents,
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
        let mut text = String::new();
        for diagnostic in &self.diagnostics {
            if !text.is_empty() {
                text.push('\n');
            }
            let labels = &diagnostic.labels;
            let snippet = !labels.is_empty() && labels.iter().all(|(span, _)| self.source.is_showable(*span));
            let part = Part {
                diagnostic,
                lines: Lines(&self.source),
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
    lines: Lines<'a>,
    snippet: bool,
}

/// A source as miette reads it: from a little before a place, where it would read from the first line on for each.
struct Lines<'a>(&'a Source);

impl SourceCode for Lines<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // One line more: an empty place at the very beginning of a text is read in another way.
        let (first, start) = self.0.lines_before(span.offset(), before + 1);
        let text = self.0.text.as_bytes().get(start..).unwrap_or_default();
        let near = text.read_span(&(span.offset() - start, span.len()).into(), before, after)?;
        let (at, len) = (near.span().offset(), near.span().len());
        Ok(Box::new(MietteSpanContents::new_named(
            self.0.name.to_string(),
            near.data(),
            (start + at, len).into(),
            first + near.line(),
            near.column(),
            first + near.line_count(),
        )))
    }
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
            write!(f, "{}:{line}:{column}: ", self.lines.0.name)?;
        } else if labels.is_empty() && !message.contains(&*self.lines.0.name) {
            write!(f, "{}: ", self.lines.0.name)?;
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
        self.snippet.then_some(&self.lines as &dyn SourceCode)
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

#[cfg(test)]
mod tests {
    use super::*;

    type Seen = (Vec<u8>, (usize, usize), usize, usize, usize);

    /// What miette is given of a place: bytes, where they lie, line, column and lines.
    fn seen(code: &dyn SourceCode, span: SourceSpan, around: (usize, usize)) -> Option<Seen> {
        let seen = code.read_span(&span, around.0, around.1).ok()?;
        let place = (seen.span().offset(), seen.span().len());
        Some((
            seen.data().to_vec(),
            place,
            seen.line(),
            seen.column(),
            seen.line_count(),
        ))
    }

    /// All texts of up to five of these, all spans in them, and up to two lines around.
    #[test]
    fn reading_from_near_a_place_sees_what_reading_all_does() {
        let parts = ["a", "é", "\n", "\r\n"];
        for number in 0..4_usize.pow(5) {
            let text: String = (0..5).map(|at| parts[number / 4_usize.pow(at) % 4]).collect();
            let source = Source::new("x.yaml", text.as_bytes()).unwrap();
            for start in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                for end in (start..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                    for around in [(0, 0), (1, 1), (2, 1)] {
                        let span = SourceSpan::from(start..end);
                        let (near, all) = (seen(&Lines(&source), span, around), seen(&text, span, around));
                        assert_eq!(near, all, "{text:?} {start}..{end} {around:?}");
                    }
                }
            }
        }
    }
}
