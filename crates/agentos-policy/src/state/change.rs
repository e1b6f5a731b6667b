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

/// A month, and a day for clocks that differ.
const LONGEST_PERIOD_MS: i64 = 32 * 24 * 3_600_000;

impl Change {
    /// The part of the state that every switch is.
    pub const SWITCHES: &str = "switches";

    /// The parts of the state whose change may make another decision wrong. A settlement only gives back.
    #[must_use]
    pub fn touches(&self) -> Vec<String> {
        match self {
            Self::Counted { counter, key, .. } => vec![format!("{counter} {key}")],
            Self::Reserved { ledgers, .. } => ledgers.iter().map(|(name, _)| name.clone()).collect(),
            Self::Settled { .. } => Vec::new(),
            Self::SwitchedOn { .. } | Self::SwitchedOff { .. } => vec![Self::SWITCHES.to_owned()],
        }
    }

    /// From when on a change that is made `now` says nothing any more; `None`: never.
    #[must_use]
    pub fn until(&self, now: Timestamp) -> Option<Timestamp> {
        let after = |at: Timestamp, ms: i64| Some(Timestamp(at.millis().saturating_add(ms)));
        match self {
            Self::Counted { at, limit, .. } => {
                let full = limit.bucket.map_or(0, |bucket| {
                    bucket.saturating_mul(limit.window_ms).div_ceil(limit.max.max(1))
                });
                after(*at, i64::try_from(limit.window_ms.max(full)).unwrap_or(i64::MAX))
            }
            Self::Reserved { ledgers, .. } => {
                let last = ledgers.iter().map(|(_, period)| *period).max()?;
                after(last, LONGEST_PERIOD_MS)
            }
            Self::Settled { .. } => after(now, LONGEST_PERIOD_MS),
            Self::SwitchedOn { .. } | Self::SwitchedOff { .. } => None,
        }
    }

    /// Does it take place whatever becomes of the step?
    #[must_use]
    pub const fn is_switch(&self) -> bool {
        matches!(self, Self::SwitchedOn { .. } | Self::SwitchedOff { .. })
    }
}
