//! What policies remember: how often, how much, and what is switched off. Plain data that is handed in and
//! out. Everything that changes it is a [`Change`], so that a journal can keep the changes and a replay of
//! them gives the same state.

mod change;
mod ledger;
mod rate;
mod switch;

use std::collections::BTreeMap;

use agentos_types::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::change::Change;
pub use self::ledger::Ledger;
pub(crate) use self::ledger::period_start;
use self::rate::Full;
pub use self::rate::{Counter, RateSpec};
pub use self::switch::Switch;

/// The state of all policies of a set, by policy id: it outlives the set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// By limit, then by whose requests are counted.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) counters: BTreeMap<String, BTreeMap<String, Counter>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) ledgers: BTreeMap<String, Ledger>,
    /// What is reserved, by the step's name: the ledgers with their periods, and the amount.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) reservations: BTreeMap<String, ledger::Reservation>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) switches: BTreeMap<String, Switch>,
}

impl State {
    /// Of policies that were never asked.
    pub const EMPTY: Self = Self {
        counters: BTreeMap::new(),
        ledgers: BTreeMap::new(),
        reservations: BTreeMap::new(),
        switches: BTreeMap::new(),
    };

    /// The state after a change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Counted {
                counter,
                key,
                at,
                limit,
            } => {
                let counters = self.counters.entry(counter.clone()).or_default();
                // Keys come from requests: those that have expired must not pile up.
                if !counters.contains_key(key) && counters.len() >= 1024 && counters.len().is_power_of_two() {
                    counters.retain(|_, other| !other.has_expired(*at));
                }
                counters.entry(key.clone()).or_default().count(*at, limit);
            }
            Change::Reserved { id, usd, ledgers } => self.reserve(id, *usd, ledgers),
            Change::Settled { id, usd } => self.settle(id, *usd),
            Change::SwitchedOn {
                policy,
                at,
                by,
                reason,
                trigger,
            } => {
                self.switches
                    .entry(policy.clone())
                    .or_default()
                    .on(*at, by, reason, trigger.as_deref());
            }
            Change::SwitchedOff {
                policy,
                at,
                by,
                recovered,
            } => {
                self.switches
                    .entry(policy.clone())
                    .or_default()
                    .off(*at, by, *recovered);
            }
        }
    }

    /// Takes back what was counted or set aside for a step that was not made. What was switched stays so.
    pub fn undo(&mut self, change: &Change) {
        match change {
            Change::Counted {
                counter,
                key,
                at,
                limit,
            } => {
                let keys = self.counters.get_mut(counter);
                if let Some(counted) = keys.and_then(|keys| keys.get_mut(key)) {
                    counted.uncount(*at, limit);
                }
            }
            Change::Reserved { id, .. } => self.settle(id, agentos_types::Usd::ZERO),
            Change::Settled { .. } | Change::SwitchedOn { .. } | Change::SwitchedOff { .. } => {}
        }
    }

    /// Drops what no longer matters at `now`. Nothing that a decision could see changes.
    pub fn prune(&mut self, now: Timestamp) {
        let ledgers = &self.ledgers;
        self.reservations
            .retain(|_, reservation| reservation.is_of(ledgers));
        for counters in self.counters.values_mut() {
            counters.retain(|_, counter| !counter.has_expired(now));
        }
        self.counters.retain(|_, counters| !counters.is_empty());
    }

    /// Does one more request of a key fit? Gives the time that it counts at.
    pub(crate) fn admits(
        &self,
        counter: &str,
        key: &str,
        now: Timestamp,
        limit: &RateSpec,
    ) -> Result<Timestamp, Full> {
        match self.counters.get(counter).and_then(|counters| counters.get(key)) {
            Some(counter) => counter.admits(now, limit),
            None => Counter::default().admits(now, limit),
        }
    }

    /// The switch of a policy, if it was ever used.
    #[must_use]
    pub fn switch(&self, policy: &str) -> Option<&Switch> {
        self.switches.get(policy)
    }
}
