//! What a model's tokens cost.

use agentos_types::{Usage, Usd};
use serde::{Deserialize, Serialize};

/// Dollars per million tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    pub input: Usd,
    pub output: Usd,
    /// Input read from the provider's cache.
    pub cached_input: Usd,
    /// Input written to a cache of five minutes.
    pub cache_write: Usd,
    /// Input written to a cache of an hour.
    pub cache_write_1h: Usd,
}

/// A cost in parts; `reasoning` is part of what a reader thinks of as output, kept apart here so
/// that the parts add up to the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CostParts {
    pub input: Usd,
    pub cached_input: Usd,
    pub cache_write: Usd,
    pub output: Usd,
    pub reasoning: Usd,
}

impl CostParts {
    #[must_use]
    pub fn total(&self) -> Usd {
        self.input + self.cached_input + self.cache_write + self.output + self.reasoning
    }
}

impl Price {
    #[must_use]
    pub fn cost(&self, usage: &Usage) -> CostParts {
        let cached = usage.cached_input + usage.cache_write + usage.cache_write_1h;
        CostParts {
            input: self.input.per_million(usage.input.saturating_sub(cached)),
            cached_input: self.cached_input.per_million(usage.cached_input),
            cache_write: self.cache_write.per_million(usage.cache_write)
                + self.cache_write_1h.per_million(usage.cache_write_1h),
            output: self.output.per_million(usage.output.saturating_sub(usage.reasoning)),
            reasoning: self.output.per_million(usage.reasoning),
        }
    }

    /// What a call can cost at most.
    #[must_use]
    pub fn worst_case(&self, input_tokens: u64, max_tokens: u64) -> Usd {
        let input = self.input.max(self.cached_input).max(self.cache_write).max(self.cache_write_1h);
        input.per_million(input_tokens) + self.output.per_million(max_tokens)
    }
}
