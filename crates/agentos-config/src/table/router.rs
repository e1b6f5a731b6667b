//! `[router]`: which models are called, and how often again.

use std::path::PathBuf;

use crate::key::Meta;
use crate::section::section;
use crate::{EndpointConfig, FallbackStrategy, OnLimit};

section! {
    /// Which models are called, in which order, and what is done when one fails.
    pub RouterConfig in "router" {
        /// The endpoints, `[[router.endpoints]]`; their prices win over the built-in table.
        endpoints: Vec<EndpointConfig> = Vec::new(), [], Meta::USED;
        /// Which candidate comes next: `next_priority`, `least_cost`, `lowest_latency`, `weighted`, or `none` for no other.
        fallback_strategy: FallbackStrategy = FallbackStrategy::NextPriority, [], Meta::USED;
        /// Most attempts on one endpoint after the first.
        max_retries: u32 = 3, [], Meta::USED.range(0, 100).unit("attempts");
        /// The longest wait before the first retry; it grows with each, with full jitter.
        retry_delay_ms: u64 = 1_000, [], Meta::USED.ms();
        /// What a call does whose endpoint's minute is used up: `wait` within its deadline, or take the `next` candidate.
        on_limit: OnLimit = OnLimit::Wait, [], Meta::USED;
        /// Longest time until a stream's first content; without it, as long as the attempt may take.
        first_token_timeout_ms: Option<u64> = None, [], Meta::USED.ms().example("20000");
        /// Longest silence within a stream after its first content.
        idle_timeout_ms: u64 = 60_000, [], Meta::USED.ms();
        /// Longest time until a connection is made.
        connect_timeout_ms: u64 = 10_000, [], Meta::USED.ms();
        /// So many failures in a row open an endpoint's circuit.
        breaker_failures: u32 = 5, [], Meta::USED.range(1, 1_000).unit("failures");
        /// How long a circuit stays open the first time; it doubles with each probe that fails.
        breaker_open_ms: u64 = 30_000, [], Meta::USED.ms();
        /// A file of prices, TOML or JSON, whose rows take the place of the built-in ones of the same models.
        prices: Option<PathBuf> = None, [], Meta::USED.example("\"prices.toml\"");
        /// Whether `agentos costs` reports; budgets and prices have no switch.
        cost_tracking: bool = true, [], Meta::USED;
    }
}
