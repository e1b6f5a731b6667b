//! `[router]`: which models are called, and how often again.

use crate::key::Meta;
use crate::section::section;
use crate::{EndpointConfig, FallbackStrategy};

section! {
    /// Which models are called, in which order, and what is done when one fails.
    pub RouterConfig in "router" {
        /// The endpoints, `[[router.endpoints]]`; their prices win over the built-in table.
        endpoints: Vec<EndpointConfig> = Vec::new(), [], Meta::USED;
        /// Which candidate comes next: `next_priority`, `least_cost`, `lowest_latency`, `weighted`, or `none` for no other.
        fallback_strategy: FallbackStrategy = FallbackStrategy::NextPriority, [], Meta::LATER;
        /// Most attempts on one endpoint after the first.
        max_retries: u32 = 3, [], Meta::USED.range(0, 100).unit("attempts");
        /// The longest wait before the first retry; it grows with each, with full jitter.
        retry_delay_ms: u64 = 1_000, [], Meta::USED.ms();
        /// Whether cost reports are kept; budgets and prices have no switch.
        cost_tracking: bool = true, [], Meta::LATER;
    }
}
