//! What is wrong with a file, and where. Collected, so that one report names every mistake; how it
//! looks is for `report`.

use std::cell::RefCell;

use agentos_types::Code;
use serde::Serialize;

use crate::source::{Source, Span};

/// An error refuses the file; a warning is said and the file used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// One mistake or doubt.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diagnostic {
    #[serde(serialize_with = "code_name")]
    pub code: Code,
    #[serde(skip)]
    pub severity: Severity,
    pub message: String,
    /// From 1; columns count characters.
    pub line: usize,
    pub column: usize,
    /// The dotted keys that lead there; empty for the file itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The places in the source, the first being the one of `line` and `column`.
    #[serde(skip)]
    pub labels: Vec<(Span, String)>,
}

impl Diagnostic {
    /// An error about a file as a whole.
    pub fn of_file(code: Code, message: String, hint: Option<String>) -> Box<Self> {
        Box::new(Self {
            code,
            severity: Severity::Error,
            message,
            line: 1,
            column: 1,
            path: String::new(),
            hint,
            labels: Vec::new(),
        })
    }

    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

// serde hands the field over by reference.
fn code_name<S: serde::Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.name)
}

/// A diagnostic before its line and column are known.
#[derive(Debug)]
pub struct Problem {
    pub code: Code,
    pub warning: bool,
    pub message: String,
    pub path: String,
    pub hint: Option<String>,
    pub labels: Vec<(Span, String)>,
}

/// A message may quote the file: it is cut where it gets too long to read, and control characters, with
/// which a file could write over a terminal, are spelled out.
fn shown(text: &str) -> String {
    const MAX_CHARS: usize = 300;
    let mut shown = String::with_capacity(text.len().min(MAX_CHARS));
    for (index, c) in text.chars().enumerate() {
        if index == MAX_CHARS {
            shown.push('…');
            break;
        }
        if c.is_control() {
            shown.extend(c.escape_default())
        } else {
            shown.push(c)
        }
    }
    shown
}

/// A file full of mistakes is not helped by a longer list, and listing must not take long.
const MAX_OF_A_KIND: usize = 100;

/// The diagnostics of one source, gathered while it is read.
#[derive(Debug)]
pub struct Findings {
    source: Source,
    list: RefCell<Vec<Diagnostic>>,
}

impl Findings {
    #[must_use]
    pub fn new(source: Source) -> Self {
        Self {
            source,
            list: RefCell::default(),
        }
    }

    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Adds it, unless the same was said of the same place already. Errors and warnings are capped apart,
    /// so that no number of warnings hides an error.
    pub fn add(&self, problem: Problem) {
        let mut list = self.list.borrow_mut();
        let of_a_kind = list
            .iter()
            .filter(|known| known.is_error() != problem.warning)
            .count();
        if of_a_kind >= MAX_OF_A_KIND {
            return;
        }
        let more = if of_a_kind + 1 == MAX_OF_A_KIND {
            " (and there are more, which are not listed)"
        } else {
            ""
        };
        let at = problem.labels.first().map_or(0, |(span, _)| span.start);
        let (line, column) = self.source.position(at);
        let diagnostic = Diagnostic {
            code: problem.code,
            severity: if problem.warning {
                Severity::Warning
            } else {
                Severity::Error
            },
            message: shown(&problem.message) + more,
            line,
            column,
            path: shown(&problem.path),
            hint: problem.hint.as_deref().map(shown),
            labels: problem.labels,
        };
        if !list.contains(&diagnostic) {
            list.push(diagnostic);
        }
    }

    /// Everything found, in the order of the file.
    #[must_use]
    pub fn into_sorted(self) -> (Source, Vec<Diagnostic>) {
        let mut list = self.list.into_inner();
        list.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
        (self.source, list)
    }
}
