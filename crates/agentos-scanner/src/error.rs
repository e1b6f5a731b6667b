//! Why a scanner cannot be built, and why a text may not pass.

use agentos_types::codes;
use agentos_types::{Code, Coded};

use crate::entity::EntityFailure;
use crate::finding::Kind;

/// Why a scanner cannot be built.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScannerError {
    /// There are more literals than the automaton holds.
    #[error("the scanner's words do not fit into one automaton")]
    TooLarge,
    /// A pattern's name is no name of a type.
    #[error("`{name}` is no name for a pattern: capital letters, digits and underscores, from 2 to 40")]
    PatternName {
        /// The name.
        name: String,
    },
    /// A pattern has the name of a built-in type.
    #[error("`{name}` is a built-in type: give the pattern a name of its own, such as `{name}_2`")]
    PatternNameTaken {
        /// The name.
        name: String,
    },
    /// A pattern's expression cannot be used.
    #[error("the pattern `{name}` cannot be used: {reason}")]
    Pattern {
        /// The pattern's name.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl Coded for ScannerError {
    fn code(&self) -> Code {
        match self {
            Self::TooLarge => codes::SCANNER_TOO_LARGE,
            Self::PatternName { .. } | Self::PatternNameTaken { .. } | Self::Pattern { .. } => {
                codes::SCANNER_PATTERN_INVALID
            }
        }
    }
}

/// A text holds a type whose action is to block.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text holds what may not pass: {}", names(kinds))]
pub struct Blocked {
    /// The types, each once.
    pub kinds: Vec<Kind>,
}

fn names(kinds: &[Kind]) -> String {
    kinds
        .iter()
        .map(|kind| format!("`{}`", kind.name()))
        .collect::<Vec<_>>()
        .join(", ")
}

impl Coded for Blocked {
    fn code(&self) -> Code {
        codes::CONTENT_BLOCKED
    }
}

/// Why a text is not redacted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RedactError {
    /// It holds what may not pass.
    #[error(transparent)]
    Blocked(#[from] Blocked),
    /// The model for names and addresses has failed, so nobody knows what it holds.
    #[error(transparent)]
    Model(#[from] EntityFailure),
}

impl Coded for RedactError {
    fn code(&self) -> Code {
        match self {
            Self::Blocked(blocked) => blocked.code(),
            Self::Model(_) => codes::SCANNER_MODEL_FAILED,
        }
    }
}
