//! Why a tool is not registered, and why a call is not made. Nothing here has had an effect.

use std::fmt;

use agentos_types::{Code, Coded, codes};
use serde::Serialize;
use serde_json::{Value, json};

use crate::ToolFailure;

/// A tool that cannot be registered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    #[error("a tool called `{0}` is registered already")]
    Exists(String),
    /// `place` is a JSON pointer into the description, as in `/parameters/limit/default`.
    #[error("tool `{tool}` cannot be registered: {reason} (at `{place}`)")]
    Invalid {
        tool: String,
        place: String,
        reason: String,
    },
}

impl Coded for RegisterError {
    fn code(&self) -> Code {
        match self {
            Self::Exists(_) => codes::TOOL_EXISTS,
            Self::Invalid { .. } => codes::TOOL_INVALID,
        }
    }

    fn details(&self) -> Option<Value> {
        match self {
            Self::Exists(tool) => Some(json!({ "tool": tool })),
            Self::Invalid { tool, place, .. } => Some(json!({ "tool": tool, "place": place })),
        }
    }
}

/// One place where arguments do not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArgumentProblem {
    /// JSON pointer into the arguments; empty for the arguments as a whole.
    pub path: String,
    pub message: String,
}

impl fmt::Display for ArgumentProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "`{}`: {}", self.path, self.message)
        }
    }
}

/// A call that is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ToolRefusal {
    #[error("no tool is called `{name}`")]
    NotFound { name: String, nearest: Option<String> },
    #[error("the arguments of tool `{tool}` do not fit: {}", list(.problems))]
    InvalidArguments {
        tool: String,
        problems: Vec<ArgumentProblem>,
    },
}

impl Coded for ToolRefusal {
    fn code(&self) -> Code {
        match self {
            Self::NotFound { .. } => codes::TOOL_NOT_FOUND,
            Self::InvalidArguments { .. } => codes::INVALID_ARGUMENTS,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::NotFound { nearest, .. } => nearest.as_ref().map(|name| format!("did you mean `{name}`?")),
            Self::InvalidArguments { .. } => None,
        }
    }

    fn details(&self) -> Option<Value> {
        match self {
            Self::NotFound { name, .. } => Some(json!({ "tool": name })),
            Self::InvalidArguments { tool, problems } => Some(json!({ "tool": tool, "problems": problems })),
        }
    }
}

fn list(problems: &[ArgumentProblem]) -> String {
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

/// A call in one go: not made, or made without an outcome.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CallError {
    #[error(transparent)]
    Refused(#[from] ToolRefusal),
    #[error(transparent)]
    Failed(#[from] ToolFailure),
}

impl Coded for CallError {
    fn code(&self) -> Code {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Failed(failure) => failure.code(),
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Refused(refusal) => refusal.hint(),
            Self::Failed(failure) => failure.hint(),
        }
    }

    fn details(&self) -> Option<Value> {
        match self {
            Self::Refused(refusal) => refusal.details(),
            Self::Failed(failure) => failure.details(),
        }
    }
}
