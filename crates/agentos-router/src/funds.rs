//! Who pays for the attempts of a call. The first one is the caller's to have reserved for; before each that
//! follows one which was charged, the caller is asked.

use std::fmt;

use agentos_types::{Usage, Usd};
use futures_util::future::BoxFuture;
use tokio::time::Instant;

/// Attempts have given no answer and were charged. May another be made?
#[derive(Clone, Debug, PartialEq)]
pub struct FurtherAttempt {
    /// Used by attempts since the last time that was asked.
    pub usage: Usage,
    /// What that costs.
    pub cost: Usd,
    /// Tokens by which the input is longer than that of the first attempt, at most: the part of an answer
    /// with which another model goes on.
    pub more_input: u64,
    /// When the whole call must be over.
    pub until: Instant,
}

/// A caller that holds its calls to a budget.
pub trait Funds: fmt::Debug + Send + Sync {
    /// The longest answer that may be asked for next, by whichever candidate; `None`: no further attempt
    /// fits, and the call ends.
    fn further(&self, attempt: FurtherAttempt) -> BoxFuture<'_, Option<u64>>;
}
