//! How the store refuses.

use agentos_types::codes::{self, Code};
use agentos_types::{Coded, Usd};

use crate::Balance;

/// The database could not do what was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database `{path}` cannot be used: {reason}")]
    Unavailable { path: String, reason: String },
    /// Set once, for good: the writer stops and every later write gets this.
    #[error("a flush of `{path}` failed and the store takes no more writes: {reason}")]
    FailedFlush { path: String, reason: String },
    #[error("the database `{path}` has schema version {found}; this program knows up to {known}")]
    Newer { path: String, found: i64, known: i64 },
    #[error("{what} holds {bytes} bytes; at most {limit} fit")]
    TooLarge {
        what: &'static str,
        bytes: usize,
        limit: usize,
    },
    #[error("state entry `{key}` has version {current}, not {expected}")]
    StateConflict {
        key: String,
        expected: u64,
        current: u64,
    },
    #[error("there is no stream `{0}`")]
    NoStream(String),
    #[error("`{0}` is not a cursor of this list")]
    BadCursor(String),
    #[error("the store is closed")]
    Closed,
}

/// An append that was not made. Nothing of it is in the journal.
#[derive(Clone, Debug, thiserror::Error)]
pub enum AppendError {
    #[error("stream `{stream}` is at event {current}, not {expected}")]
    Stale {
        stream: String,
        expected: u64,
        current: u64,
    },
    #[error("stream `{stream}` has fence {current}, the append came with {given}")]
    Fenced {
        stream: String,
        given: u64,
        current: u64,
    },
    /// For a new stream: its name is taken, draw another.
    #[error("stream `{0}` exists already")]
    Exists(String),
    /// A reservation does not fit its budget. The balance is the one that it met.
    #[error(
        "budget `{account}` is {limit} USD, of which {} are spent and {} reserved; {asked} more do not fit",
        .balance.spent, .balance.reserved
    )]
    OverBudget {
        account: String,
        limit: Usd,
        balance: Balance,
        asked: Usd,
    },
    /// The state of policies is not the one that the append was decided by: decide anew.
    #[error("policies have counted, spent or switched since this was decided")]
    PoliciesMoved,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Coded for StoreError {
    fn code(&self) -> Code {
        match self {
            Self::Unavailable { .. } | Self::Closed => codes::STORE_UNAVAILABLE,
            Self::FailedFlush { .. } => codes::STORE_FAILED_FLUSH,
            Self::Newer { .. } => codes::STORE_NEWER,
            Self::TooLarge { .. } => codes::TOO_LARGE,
            Self::StateConflict { .. } => codes::STATE_CONFLICT,
            Self::NoStream(_) => codes::RUN_NOT_FOUND,
            Self::BadCursor(_) => codes::INVALID_INPUT,
        }
    }
}

impl Coded for AppendError {
    fn code(&self) -> Code {
        match self {
            Self::Stale { .. } | Self::Fenced { .. } | Self::Exists(_) | Self::PoliciesMoved => {
                codes::STALE_APPEND
            }
            Self::OverBudget { .. } => codes::COST_LIMIT,
            Self::Store(error) => error.code(),
        }
    }
}
