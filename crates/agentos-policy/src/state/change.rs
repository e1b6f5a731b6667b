//! What happened to the state.

use agentos_types::{Timestamp, Usd};
use serde::{Deserialize, Serialize};

use super::rate::RateSpec;

/// A change of the state, small enough to go into the event of the step that caused it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A request was let pass and counts.
    Counted {
        counter: String,
        key: String,
        at: Timestamp,
        limit: RateSpec,
    },
    /// The worst case of a step is set aside.
    Reserved {
        id: String,
        usd: Usd,
        /// Names of ledgers, with the beginning of the period that each is in.
        ledgers: Vec<(String, Timestamp)>,
    },
    /// The step's true cost; zero when it was never made.
    Settled { id: String, usd: Usd },
    SwitchedOn {
        policy: String,
        at: Timestamp,
        by: String,
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        trigger: Option<String>,
    },
    SwitchedOff {
        policy: String,
        at: Timestamp,
        by: String,
        /// By itself, after its time.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        recovered: bool,
    },
}
