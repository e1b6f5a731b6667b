//! A switch that stops what it covers.

use agentos_types::Timestamp;
use serde::{Deserialize, Serialize};

/// A switch that was used at least once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switch {
    /// What it covers is stopped.
    pub on: bool,
    /// When it was last switched on.
    pub since: Timestamp,
    /// Who did it; `trigger` or `recovery` when it did it itself.
    pub by: String,
    pub reason: String,
    /// The trigger that switched it on, when one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<String>,
    /// When it was last lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted_at: Option<Timestamp>,
    /// How often it has lifted itself since a person last did.
    #[serde(default)]
    pub recoveries: u32,
}

impl Switch {
    pub(crate) fn on(&mut self, at: Timestamp, by: &str, reason: &str, trigger: Option<&str>) {
        // The first reason is the one to look at.
        if !self.on {
            self.on = true;
            self.since = at;
            by.clone_into(&mut self.by);
            reason.clone_into(&mut self.reason);
            self.trigger = trigger.map(str::to_owned);
        }
    }

    pub(crate) fn off(&mut self, at: Timestamp, by: &str, recovered: bool) {
        if self.on || self.lifted_at.is_none() {
            self.on = false;
            self.lifted_at = Some(at);
            by.clone_into(&mut self.by);
            self.recoveries = if recovered {
                self.recoveries.saturating_add(1)
            } else {
                0
            };
        }
    }
}
