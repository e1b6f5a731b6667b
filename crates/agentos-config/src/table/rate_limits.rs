//! `[rate_limits]`: limits per minute over all endpoints; those of one endpoint are its own keys.

use crate::key::Meta;
use crate::section::section;

section! {
    /// Our own limits per minute over all endpoints, taken before a call. They hold once one of them or
    /// `features.rate_limiting` is set; the offline model has none.
    pub RateLimitsConfig in "rate_limits" {
        /// Most requests per minute.
        requests_per_minute: u64 = 100, [], Meta::USED.at_least(1).unit("requests/min");
        /// How many may come at once.
        burst: u64 = 20, [], Meta::USED.at_least(1).unit("requests");
        /// Most requests per minute of one agent.
        per_agent_limit: u64 = 10, [], Meta::USED.at_least(1).unit("requests/min");
    }
}
