//! What is asked of the router, and what it answers.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use agentos_types::{ErrorClass, ModelAnswer, ModelRef, Timestamp, Usage, Usd};
use serde::Serialize;

use crate::stream::Seam;
use crate::{Funds, Offer, PriceTable, Strategy};

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

/// What else a request may say.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Who calls: each agent has a limit of its own.
    pub agent: Option<Arc<str>>,
    /// Cap of the answer, by which `least_cost` compares; without it, a thousand.
    pub max_tokens: Option<u64>,
    /// The answer must follow a JSON Schema.
    pub schema: bool,
    /// The answer is streamed.
    pub stream: bool,
    /// In place of the configured one.
    pub strategy: Option<Strategy>,
}

/// A model that may answer.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub(crate) offer: Arc<Offer>,
    /// Not the chain's first choice.
    pub is_fallback: bool,
    /// Stands in because no model of the chain has a key, or all of them are retired.
    pub substituted: bool,
}

impl Candidate {
    pub(crate) fn new(offer: Arc<Offer>) -> Self {
        Self {
            offer,
            is_fallback: false,
            substituted: false,
        }
    }

    pub(crate) fn is_same(&self, other: &Offer) -> bool {
        std::ptr::eq(&raw const *self.offer.known, &raw const *other.known)
    }
}

impl Deref for Candidate {
    type Target = Offer;
    fn deref(&self) -> &Offer {
        &self.offer
    }
}

/// A model that may not, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejected {
    pub provider: Arc<str>,
    pub model: Arc<str>,
    pub reason: Cow<'static, str>,
}

/// Candidates in order; never empty.
#[derive(Clone, Debug)]
pub struct Route {
    pub candidates: Vec<Candidate>,
    pub rejected: Vec<Rejected>,
    /// By which the candidates are in this order.
    pub strategy: Strategy,
    /// Upper bound of the input's tokens.
    pub input_tokens: u64,
    pub has_images: bool,
    pub agent: Option<Arc<str>>,
    /// Asked before each attempt that follows one which was charged; without it, every attempt is made.
    pub funds: Option<Arc<dyn Funds>>,
}

impl Route {
    /// What one call can cost at most, whichever candidate answers.
    #[must_use]
    pub fn worst_case(&self, input_tokens: u64, max_tokens: u64) -> Usd {
        let worst = |c: &Candidate| c.worst_case(input_tokens, self.has_images, max_tokens);
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
    /// Of all attempts; nothing for an answer from the cache.
    pub usage: Usage,
    /// Of all attempts; nothing for an answer from the cache.
    pub cost: Usd,
    /// Not the first candidate of the chain.
    pub is_fallback: bool,
    pub substituted: bool,
    pub attempts: Vec<Attempt>,
    /// Nobody was asked: the same request was answered before.
    pub cached: bool,
    /// Where another model went on with an answer that had broken off.
    pub seams: Vec<Seam>,
}
