//! One rule of a policy.

use serde::Serialize;

use super::condition::Condition;
use super::place::Place;
use super::words::words;
use crate::stage::Stages;

words! {
    /// What a rule does. The strongest of all that act wins:
    /// `deny` > `require_approval` > `redact` > `warn` > `allow`.
    Action as "an action" {
        /// An obligation: the condition must hold. False is a violation, which `severity` weighs; unknown is
        /// one too, where the rule comes from a policy file.
        Allow = "allow" | "permit",
        /// Refuses when the condition is true; unknown refuses too, where the rule comes from a policy file.
        Deny = "deny" | "block" | "reject" | "forbid",
        /// A person decides first; unknown refuses, where the rule comes from a policy file.
        RequireApproval = "require_approval" | "require_review" | "require_confirmation",
        /// Goes on with what [`Redaction`] says hidden.
        Redact = "redact" | "mask" | "transform",
        /// Goes on, and says so to whoever asked.
        Warn = "warn" | "warning" | "alert",
        /// Goes on, and is recorded.
        Audit = "audit" | "log" | "log_only",
        /// Goes on, is recorded, and somebody is told.
        Escalate = "escalate" | "notify",
        /// Counts, and refuses past the rule's own `rate_limit`.
        RateLimit = "rate_limit" | "throttle",
    }
}

words! {
    /// How heavy a violated obligation is; for other actions it is shown alone.
    Severity as "a severity" {
        /// Recorded.
        Info = "info" | "debug",
        /// Warns.
        Warning = "warning" | "warn" | "low",
        /// Denies. `medium` denies too: in doubt the stricter reading.
        Error = "error" | "medium" | "high",
        /// Denies.
        Critical = "critical" | "fatal",
    }
}

/// A rule: a condition and what follows from it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rule {
    /// Unique within its policy; shown as the failed `check`.
    pub name: String,
    pub condition: Condition,
    pub action: Action,
    pub severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The stages at which the rule is asked. Not given: those that supply all of its fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Stages>,
    /// Off rules are read and checked, and never asked.
    pub enabled: bool,
    /// For `action: rate_limit`, and only there; such a rule has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_limit: Option<RuleRate>,
    /// For `action: require_approval`: who, and for how long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<Box<Approval>>,
    /// For `action: redact`: what; not given: whatever the scanner finds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redaction: Option<Box<Redaction>>,
    #[serde(skip)]
    pub place: Place,
}

/// At most `requests` in `period_ms` where the rule's condition is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleRate {
    pub requests: u64,
    pub period_ms: u64,
    /// How many may come at once; not given: all of `requests`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub burst: Option<u64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Approval {
    /// Roles or people who may decide; empty: whoever may decide approvals of the run's zone.
    pub approvers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    /// How many must agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quorum: Option<u32>,
}

words! {
    RedactionKind as "a kind of redaction" {
        /// Masked in the scanner's form.
        Mask = "mask" | "redact",
        Replace = "replace",
        Remove = "remove",
        Hash = "hash",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Redaction {
    #[serde(rename = "type")]
    pub kind: RedactionKind,
    /// The field that is changed; not given: everything that the step carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What stands in its place, for `replace`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl Rule {
    /// A rule with nothing but the four parts that decide.
    #[must_use]
    pub fn new(name: impl Into<String>, condition: Condition, action: Action, severity: Severity) -> Self {
        Self {
            name: name.into(),
            condition,
            action,
            severity,
            message: None,
            on: None,
            enabled: true,
            rate_limit: None,
            approval: None,
            redaction: None,
            place: Place::default(),
        }
    }
}
