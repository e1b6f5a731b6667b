//! A policy.

use serde::Serialize;

use super::payload::Payload;
use super::place::{Origin, Place};
use super::rule::Rule;
use super::scope::{Exemption, Scope};
use super::words::words;

words! {
    /// What a policy is about. All act; an unknown type does not load.
    PolicyType as "a policy type" {
        /// Rules over what a run costs.
        Cost = "cost",
        /// Spending per period, on a ledger that is handed in and out.
        Budget = "budget",
        /// Checks over content, which the gate executor runs.
        Gate = "gate" | "quality_gate" | "security_gate",
        /// Roles and what they may do; who may nothing is denied.
        AccessControl = "access_control",
        /// Requests per window, on counters that are handed in and out.
        RateLimit = "rate_limit",
        /// Stops what it covers while it is triggered.
        Killswitch = "killswitch" | "kill_switch",
        /// What happens to personal data that is found.
        PiiProtection = "pii_protection" | "pii",
        /// How long data is kept.
        DataRetention = "data_retention" | "retention",
        /// Requirements of a framework, each with its control.
        Compliance = "compliance",
        /// Rules over anything.
        Custom = "custom",
    }
}

words! {
    /// Where the policy is in its life.
    Status as "a status" {
        /// Evaluated, and its decision counts.
        Active = "active" | "enabled",
        /// Shadow: evaluated and recorded, never blocks.
        Testing = "testing" | "draft",
        /// Not evaluated.
        Inactive = "inactive" | "disabled",
        /// Counts as active does, and every decision warns that it is on its way out.
        Deprecated = "deprecated",
    }
}

words! {
    /// How far a policy goes during a roll-out; the weaker of this and the status holds.
    Mode as "a mode" {
        /// Its decision counts.
        Enforce = "enforce" | "block",
        /// What would refuse or ask for an approval warns instead.
        Warn = "warn" | "log_only",
        /// Evaluated and recorded, never blocks.
        Shadow = "shadow" | "monitor" | "audit" | "dry_run",
        /// Not evaluated.
        Off = "off" | "disabled",
    }
}

/// A named set of rules, with whatever state its type keeps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Policy {
    /// Unique in the set.
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: PolicyType,
    pub status: Status,
    pub mode: Mode,
    /// Higher is reported first. It never decides: the strongest action wins whatever its priority.
    pub priority: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Scope::is_everything")]
    pub scope: Scope,
    /// The IANA zone of `time.*` in its conditions; UTC when not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// All are evaluated and reported, in this order.
    pub rules: Vec<Rule>,
    /// What the type needs beside rules.
    #[serde(flatten)]
    pub payload: Payload,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exemptions: Vec<Exemption>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(skip)]
    pub origin: Origin,
    #[serde(skip)]
    pub place: Place,
}

impl Policy {
    /// How far it goes: the weaker of its status and its mode.
    #[must_use]
    pub const fn reach(&self) -> Mode {
        match (self.status, self.mode) {
            (Status::Inactive, _) | (_, Mode::Off) => Mode::Off,
            (Status::Testing, _) | (_, Mode::Shadow) => Mode::Shadow,
            (_, mode) => mode,
        }
    }

    /// Does it say anything at all? One that is off does not, nor one whose rules are all switched off.
    #[must_use]
    pub fn speaks(&self) -> bool {
        let says = !matches!(self.payload, Payload::None) || self.rules.iter().any(|rule| rule.enabled);
        says && self.reach() != Mode::Off
    }

    /// An active, enforced policy for everybody, registered by the program.
    #[must_use]
    pub fn new(id: impl Into<String>, kind: PolicyType) -> Self {
        let id = id.into();
        Self {
            name: id.clone(),
            id,
            kind,
            status: Status::Active,
            mode: Mode::Enforce,
            priority: 0,
            description: None,
            version: None,
            scope: Scope::default(),
            time_zone: None,
            rules: Vec::new(),
            payload: Payload::None,
            exemptions: Vec::new(),
            tags: Vec::new(),
            origin: Origin::Program,
            place: Place::default(),
        }
    }
}
