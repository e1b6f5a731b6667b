//! What the configuration says of our own limits.

use serde::{Deserialize, Serialize};

/// What a call does that finds its endpoint's minute used up, or its provider asking to be left alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnLimit {
    /// Waits in line where its turn comes within its deadline, else takes the next candidate.
    #[default]
    Wait,
    /// Takes the next candidate; waits only when no other has answered.
    Next,
}

/// Limits over all endpoints. Without a number there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RateLimits {
    #[serde(alias = "requestsPerMinute")]
    pub requests_per_minute: Option<u64>,
    /// How many of them may come at once; without it, all of a minute.
    pub burst: Option<u64>,
    /// Requests per minute of each agent.
    #[serde(alias = "perAgentLimit")]
    pub per_agent_limit: Option<u64>,
}
