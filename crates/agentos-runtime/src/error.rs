//! How the orchestrator refuses.

use agentos_agents::LoadError;
use agentos_store::{AppendError, StoreError};
use agentos_types::codes::{self, Code};
use agentos_types::{Coded, RunError, RunStatus};
use serde_json::{Value, json};

/// Why the orchestrator did not do what was asked. Nothing partial is kept.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    #[error("no run has the id `{0}`")]
    RunNotFound(String),
    #[error("run `{run_id}` is {status}, and {action} needs it to be {wanted}")]
    InvalidStatus {
        run_id: String,
        status: RunStatus,
        action: &'static str,
        wanted: &'static str,
    },
    #[error("{what}")]
    InvalidInput { what: String, hint: Option<String> },
    /// A stage of the pipeline said no; code and sentence are the stage's.
    #[error("{}", .0.message)]
    Refused(Refusal),
    #[error(
        "run `{run_id}` holds an event of kind {kind}, version {version}, which this version does not know"
    )]
    NeedsNewer { run_id: String, kind: u16, version: u8 },
    #[error("run `{run_id}` is damaged: {reason}")]
    Damaged { run_id: String, reason: String },
    #[error("what run `{0}` has held was purged or erased")]
    Purged(String),
    #[error("run `{run_id}` is owned by another process")]
    Busy { run_id: String },
    #[error(transparent)]
    Agent(#[from] Box<LoadError>),
    #[error(transparent)]
    Append(#[from] AppendError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Config(#[from] Box<agentos_config::ConfigErrors>),
    #[error("the orchestrator is shut down")]
    ShutDown,
    #[error("internal error: {0}")]
    Internal(String),
}

/// A refusal of the pipeline: a stable code, a sentence, and values for programs.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub code: Code,
    pub message: String,
    /// Boxed, so that a refusal stays small beside every success.
    pub details: Option<Box<Value>>,
}

impl Refusal {
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: None,
        }
    }

    /// The refusal of another part, with its code, sentence and values.
    #[must_use]
    pub fn of(error: &impl Coded) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            details: error.details().map(Box::new),
        }
    }

    #[must_use]
    pub fn with(mut self, details: Value) -> Self {
        self.details = Some(Box::new(details));
        self
    }

    /// As it stands in events and results.
    #[must_use]
    pub fn as_run_error(&self) -> RunError {
        RunError {
            code: self.code.name.to_owned(),
            message: self.message.clone(),
        }
    }
}

impl From<Refusal> for RuntimeError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<LoadError> for RuntimeError {
    fn from(error: LoadError) -> Self {
        Self::Agent(Box::new(error))
    }
}

impl Coded for RuntimeError {
    fn code(&self) -> Code {
        match self {
            Self::RunNotFound(_) => codes::RUN_NOT_FOUND,
            Self::InvalidStatus { .. } => codes::INVALID_STATUS,
            Self::InvalidInput { .. } => codes::INVALID_INPUT,
            Self::Refused(refusal) => refusal.code,
            Self::NeedsNewer { .. } => codes::NEEDS_NEWER,
            Self::Damaged { .. } => codes::RUN_DAMAGED,
            Self::Busy { .. } => codes::RUN_BUSY,
            Self::Agent(error) => error.code(),
            Self::Append(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Config(error) => error.code(),
            Self::Purged(_) => codes::RUN_PURGED,
            Self::ShutDown => codes::SHUT_DOWN,
            Self::Internal(_) => codes::INTERNAL,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::InvalidInput { hint, .. } => hint.clone(),
            Self::Agent(error) => error.hint(),
            _ => None,
        }
    }

    fn details(&self) -> Option<Value> {
        match self {
            Self::Refused(refusal) => refusal.details.as_deref().cloned(),
            Self::InvalidStatus { run_id, status, .. } => Some(json!({ "run_id": run_id, "status": status })),
            Self::Agent(error) => error.details(),
            _ => None,
        }
    }
}
