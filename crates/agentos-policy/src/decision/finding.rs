//! What a policy found, as numbers: the words are made from it.

use agentos_types::{Timestamp, Usd};

use super::Effect;

/// A rule, or a part of a policy, that spoke up.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) member: u32,
    pub(crate) cause: Cause,
    /// After the policy's mode, and after exemptions.
    pub(crate) effect: Effect,
    /// What it would be if the policy were enforced and nobody exempt.
    pub(crate) strength: Effect,
    pub(crate) shadow: bool,
    /// The exemption that covers it, by its place.
    pub(crate) exempt: Option<u32>,
}

/// Why.
#[derive(Clone, Debug)]
pub(crate) enum Cause {
    /// An obligation that does not hold; the rule, by its number in the set.
    Violated(u32),
    /// A rule whose condition is true.
    Fired(u32),
    /// A rule that cannot be evaluated.
    Unknown(u32),
    /// The same, of an agent's file, where nothing supplies what it asks for.
    Unbound(u32),
    /// A rule's own rate limit.
    RuleRate {
        rule: u32,
        count: u64,
        retry_after_ms: u64,
    },
    /// A window of a rate limit, by its place.
    Rate {
        window: usize,
        count: u64,
        retry_after_ms: u64,
    },
    /// A limit of a budget, by its place.
    Budget {
        limit: usize,
        spent: Usd,
        reserved: Usd,
        asked: Usd,
        retry_after_ms: u64,
    },
    /// More than the share of a budget from which on it warns.
    BudgetNear {
        limit: usize,
        spent: Usd,
        reserved: Usd,
        asked: Usd,
    },
    /// The switch is on.
    Switched {
        since: Timestamp,
        by: String,
        reason: String,
    },
    /// A trigger that cannot be evaluated, by its place.
    Trigger(usize),
    /// No role of the actor permits it.
    NotPermitted {
        actor: String,
        roles: Vec<String>,
        action: String,
        resource: String,
    },
    /// Something without which there is no answer was not said.
    NotSaid(&'static str),
    NonCompliant,
    PendingReview,
    /// A requirement whose control nothing evaluates, by its place.
    Requirement(usize),
}

impl Finding {
    /// Does it decide? What is only looked at, and what somebody is exempt from, does not.
    pub(crate) const fn counts(&self) -> bool {
        !self.shadow && self.exempt.is_none()
    }
}

impl Cause {
    /// The rule, when it is one.
    pub(crate) const fn rule(&self) -> Option<u32> {
        match self {
            Self::Violated(rule) | Self::Fired(rule) | Self::Unknown(rule) | Self::Unbound(rule) => {
                Some(*rule)
            }
            Self::RuleRate { rule, .. } => Some(*rule),
            _ => None,
        }
    }

    pub(crate) const fn retry_after_ms(&self) -> Option<u64> {
        match self {
            Self::RuleRate { retry_after_ms, .. }
            | Self::Rate { retry_after_ms, .. }
            | Self::Budget { retry_after_ms, .. } => Some(*retry_after_ms),
            _ => None,
        }
    }
}
