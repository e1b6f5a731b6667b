//! What is asked of the router, and what it answers.

use std::sync::Arc;

use agentos_providers::Provider;
use agentos_types::{ErrorClass, ModelAnswer, ModelRef, Timestamp, Usage, Usd};
use serde::Serialize;

use crate::Price;

/// What a request requires of a model; one that lacks it is no candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub tools: bool,
    pub vision: bool,
    /// Upper bound of the input's tokens, for the context window.
    pub input_tokens: u64,
}

/// Who may answer?
#[derive(Clone, Debug)]
pub struct RouteAsk<'a> {
    /// First choice first.
    pub chain: &'a [ModelRef],
    /// Pinned by the request: no stand-in and no fallback.
    pub pinned: Option<&'a ModelRef>,
    pub needs: Needs,
    pub now: Timestamp,
}

/// A model that may answer.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub model: ModelRef,
    pub provider: Arc<dyn Provider>,
    pub price: Price,
    /// The model's largest answer, where known.
    pub max_output: Option<u64>,
    /// Stands in because no model of the chain has a key.
    pub substituted: bool,
}

/// A model that may not, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejected {
    pub provider: String,
    pub model: String,
    pub reason: String,
}

/// Candidates in order; never empty.
#[derive(Clone, Debug)]
pub struct Route {
    pub candidates: Vec<Candidate>,
    pub rejected: Vec<Rejected>,
}

impl Route {
    /// What one call can cost at most, whichever candidate answers.
    #[must_use]
    pub fn worst_case(&self, input_tokens: u64, max_tokens: u64) -> Usd {
        self.candidates.iter().map(|c| c.price.worst_case(input_tokens, max_tokens)).max().unwrap_or(Usd::ZERO)
    }
}

/// One attempt of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    pub provider: String,
    pub model: String,
    pub error_class: Option<ErrorClass>,
    pub ms: u64,
}

/// An answer, and what getting it took.
#[derive(Clone, Debug)]
pub struct Routed {
    pub answer: ModelAnswer,
    pub model: ModelRef,
    /// Of all attempts.
    pub usage: Usage,
    /// Of all attempts.
    pub cost: Usd,
    /// Not the first candidate of the chain.
    pub is_fallback: bool,
    pub substituted: bool,
    pub attempts: Vec<Attempt>,
}

/// Nobody answered.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct CallFailed {
    /// Of the last attempt.
    pub class: ErrorClass,
    /// Names every attempt and why it failed.
    pub message: String,
    pub usage: Usage,
    pub cost: Usd,
    pub attempts: Vec<Attempt>,
    /// The soonest time at which a resting candidate may be asked again, in ms from now.
    pub retry_after_ms: Option<u64>,
}

/// Nobody may answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RouteError {
    #[error("no model can answer: {}", list(.0))]
    NoCandidate(Vec<Rejected>),
    #[error("no key for any model; set one of {}", .variables.join(", "))]
    MissingKeys { variables: Vec<String> },
    #[error("model `{0}` has no price, so its cost cannot be held to a budget")]
    Unpriced(ModelRef),
    #[error("no provider is called `{name}`; there are {}", .known.join(", "))]
    UnknownProvider { name: String, known: Vec<String> },
}

fn list(rejected: &[Rejected]) -> String {
    rejected.iter().map(|r| format!("{}/{}: {}", r.provider, r.model, r.reason)).collect::<Vec<_>>().join("; ")
}
