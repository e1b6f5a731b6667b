//! What is wrong with an expression, and where in it.

use std::ops::Range;

/// The first mistake of an expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExprError {
    pub message: String,
    pub hint: Option<String>,
    /// Bytes of the expression; empty where something is missing.
    pub span: Range<usize>,
}

impl ExprError {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
            span,
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the nearest of some words as a hint, when there is one.
    pub(super) fn or_nearest(mut self, word: &str, known: &[&str]) -> Self {
        let near = agentos_yaml::closest(word, known.iter().copied());
        self.hint = near.map(|near| format!("did you mean `{near}`?")).or(self.hint);
        self
    }

    /// The expression with a caret below the mistake.
    #[must_use]
    pub fn shown(&self, text: &str) -> String {
        let width = |range: Range<usize>| text.get(range).map_or(0, |part| part.chars().count());
        let line: String = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let before = " ".repeat(width(0..self.span.start.min(text.len())));
        let carets = "^".repeat(width(self.span.clone()).max(1));
        format!("{line}\n{before}{carets}")
    }
}
