//! Requests per window.

use serde::Serialize;

use crate::ast::condition::Condition;
use crate::ast::words::words;

words! {
    /// Whose requests are counted together.
    RateKey as "a key of counting" {
        /// Each agent by itself; without an agent, the actor, else all as one.
        Agent = "agent" | "agent_id",
        Actor = "actor" | "user" | "principal",
        Pack = "pack",
        Tool = "tool",
        /// All requests together.
        Global = "global" | "all",
    }
}

words! {
    /// What happens past the limit. A refused request is not counted.
    RateExceeded as "an action past the limit" {
        /// Refused.
        Reject = "reject" | "deny" | "block",
        /// Refused with the time at which it would pass, for whoever can wait.
        Queue = "queue" | "wait",
        Throttle = "throttle" | "delay",
    }
}

/// A request passes when it fits into every window. Windows do not share counters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateLimit {
    /// The `request.resource` or `request.action` that counts, with `*` for any characters; `*` counts all.
    pub resource: String,
    pub windows: Vec<Window>,
    pub per: RateKey,
    pub exceeded_action: RateExceeded,
    /// Requests for which this is true are neither counted nor refused; unknown does not bypass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bypass: Option<Condition>,
    /// How long a queued request may wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue_timeout_ms: Option<u64>,
}

/// At most `max_requests` in any span of `duration_ms`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Window {
    pub duration_ms: u64,
    pub max_requests: u64,
    /// How many beyond `max_requests` may come before the limit holds; they are paid back as time passes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub burst: Option<u64>,
}
