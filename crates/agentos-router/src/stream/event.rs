//! What a stream tells its consumer.

use agentos_types::{Delta, ErrorClass, ModelAnswer, ModelRef, Usage, Usd};
use serde::{Deserialize, Serialize};

use crate::{Attempt, CallFailed, Routed};

/// What is done when a stream breaks off after its first content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreamRecovery {
    /// The part is withdrawn, and the next candidate answers anew.
    #[default]
    Restart,
    /// The next candidate goes on from the part, if that is plain text; else as `restart`.
    Continue,
    /// The part is all there is, and said to be incomplete.
    Off,
}

/// The last event is `Accepted`, `Incomplete` or `Failed`, in every case.
#[derive(Clone, Debug)]
pub enum RouterEvent {
    /// A piece of the answer, provisional until `Accepted`; never `Delta::Done`.
    Delta(Delta),
    /// Nothing of what has come since the beginning holds; another answer follows.
    Withdrawn(Withdrawn),
    /// The answer is whole.
    Accepted(Box<Routed>),
    /// The answer has broken off, and nobody goes on with it.
    Incomplete(Box<Incomplete>),
    /// Nobody answers. What has come before was withdrawn.
    Failed(Box<CallFailed>),
}

/// Whose part was withdrawn, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Withdrawn {
    pub model: ModelRef,
    pub error_class: ErrorClass,
    pub message: String,
}

/// Where another model goes on with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seam {
    /// Characters of the answer before it.
    pub at: usize,
    pub from: ModelRef,
    pub to: ModelRef,
    /// How the first has failed.
    pub error_class: ErrorClass,
}

/// A part of an answer, with what it has cost.
#[derive(Clone, Debug)]
pub struct Incomplete {
    /// The part. Its tool calls are left out: one that broke off must not be made.
    pub answer: ModelAnswer,
    pub model: ModelRef,
    pub error_class: ErrorClass,
    pub message: String,
    /// Of all attempts.
    pub usage: Usage,
    /// Of all attempts.
    pub cost: Usd,
    pub is_fallback: bool,
    pub substituted: bool,
    pub attempts: Vec<Attempt>,
    pub seams: Vec<Seam>,
}
