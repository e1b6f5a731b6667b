//! What is asked of the router, and what it answers.

use std::sync::Arc;
use std::time::Duration;

use agentos_providers::Provider;
use agentos_types::{ErrorClass, ModelAnswer, ModelRef, Timestamp, Usage, Usd};
use serde::Serialize;

use crate::{PriceTable, Tariff};

/// What a request requires of a model; one that lacks it is no candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub tools: bool,
    pub vision: bool,
    /// Upper bound of the input's tokens. A model is excluded when even a quarter of it does not fit
    /// its window: the bound counts bytes, and a token is seldom more than four.
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
    /// The prices that hold: the run's pinned ones, or the router's own.
    pub prices: &'a PriceTable,
    pub now: Timestamp,
}

/// A model that may answer.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub model: ModelRef,
    pub provider: Arc<dyn Provider>,
    pub price: Tariff,
    /// Input and output together, where known.
    pub context_window: Option<u64>,
    /// The model's largest answer, where known.
    pub max_output: Option<u64>,
    /// The longest that one attempt may take.
    pub timeout: Duration,
    /// Not the chain's first choice.
    pub is_fallback: bool,
    /// Stands in because no model of the chain has a key, or all of them are retired.
    pub substituted: bool,
}

impl Candidate {
    /// The answer's cap for this model.
    #[must_use]
    pub fn clamp(&self, max_tokens: u64) -> u64 {
        self.max_output.map_or(max_tokens, |most| most.min(max_tokens))
    }
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
        let worst = |c: &Candidate| c.price.worst_case(input_tokens, c.clamp(max_tokens));
        self.candidates.iter().map(worst).max().unwrap_or(Usd::ZERO)
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
