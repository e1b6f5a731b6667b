//! One mistake, and the list in which they are gathered.

use std::fmt;
use std::ops::Range;

use crate::key::At;
use crate::node::{Node, Place};
use crate::{Source, mask};

/// One mistake in what the user wrote. The message never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// File, variable or flag.
    pub place: Source,
    /// Bytes of the file, for the snippet.
    pub(crate) span: Option<Range<usize>>,
    pub message: String,
    /// The nearest right name or value.
    pub nearest: Option<String>,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

/// Gathers mistakes.
#[derive(Default)]
pub(crate) struct Sink {
    pub(crate) mistakes: Vec<Mistake>,
}

impl Sink {
    pub(crate) fn push(&mut self, place: &Place, message: impl Into<String>, nearest: Option<&str>) {
        self.mistakes.push(Mistake {
            place: place.source.clone(),
            span: place.span.clone(),
            message: mask::text(&message.into()),
            nearest: nearest.map(str::to_owned),
        });
    }

    pub(crate) fn node(&mut self, node: &Node, message: impl Into<String>) {
        self.push(&node.place, message, None);
    }

    /// `expected` with its article: "a whole number".
    pub(crate) fn wrong_type(&mut self, node: &Node, at: &At<'_>, expected: &str) {
        self.node(
            node,
            format!("`{}` must be {expected}, not {}", at.path, node.describe()),
        );
    }

    pub(crate) fn unknown_word(
        &mut self,
        node: &Node,
        at: &At<'_>,
        written: &str,
        words: &[&str],
        nearest: Option<&str>,
    ) {
        let words = list(words);
        self.push(
            &node.place,
            format!("`{}` must be one of {words}, not `{written}`", at.path),
            nearest,
        );
    }
}

/// `a`, `b` or `c`.
pub(crate) fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [rest @ .., last] => {
            let rest: Vec<_> = rest.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", rest.join(", "))
        }
    }
}
