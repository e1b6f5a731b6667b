//! Why no agent could be had.

use agentos_types::{Code, Coded, codes};
use agentos_yaml::Report;
use serde_json::{Value, json};

#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file cannot be read, or it has mistakes: at least one diagnostic is an error.
    #[error("{}", first(.0))]
    Invalid(Box<Report>),
    #[error("no agent `{name}` is known")]
    NotFound { name: String, near: Option<String> },
    #[error("`{name}` is the name of several agents: {}", candidates.join(", "))]
    Ambiguous { name: String, candidates: Vec<String> },
}

/// The first error with its place, and how many follow.
fn first(report: &Report) -> String {
    let mut errors = report.errors();
    let Some(error) = errors.next() else {
        return format!("`{}` is no agent", report.source.name);
    };
    let more = match errors.count() {
        0 => String::new(),
        1 => " (and 1 more mistake)".to_owned(),
        n => format!(" (and {n} more mistakes)"),
    };
    if error.labels.is_empty() {
        return format!("{}{more}", error.message);
    }
    format!(
        "{}:{}:{}: {}{more}",
        report.source.name, error.line, error.column, error.message
    )
}

impl LoadError {
    /// The whole of it for people: every mistake with its snippet, where there is one.
    #[must_use]
    pub fn render(&self, colour: bool) -> Option<String> {
        match self {
            Self::Invalid(report) => Some(report.render(colour)),
            Self::NotFound { .. } | Self::Ambiguous { .. } => None,
        }
    }
}

impl Coded for LoadError {
    fn code(&self) -> Code {
        match self {
            Self::Invalid(report) => report
                .errors()
                .next()
                .map_or(codes::AGENT_INVALID, |error| error.code),
            Self::NotFound { .. } => codes::AGENT_NOT_FOUND,
            Self::Ambiguous { .. } => codes::AGENT_AMBIGUOUS,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Invalid(report) => report.errors().next().and_then(|error| error.hint.clone()),
            Self::NotFound { near, .. } => near.as_ref().map(|near| format!("did you mean `{near}`?")),
            Self::Ambiguous { .. } => Some("name it by the path of its file".to_owned()),
        }
    }

    fn details(&self) -> Option<Value> {
        match self {
            Self::Invalid(report) => {
                Some(json!({ "file": &*report.source.name, "diagnostics": report.diagnostics }))
            }
            Self::NotFound { .. } => None,
            Self::Ambiguous { candidates, .. } => Some(json!({ "candidates": candidates })),
        }
    }
}
