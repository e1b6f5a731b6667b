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
    /// Costs nothing.
    pub const FREE: Self = Self {
        input: Usd::ZERO,
        output: Usd::ZERO,
        cached_input: Usd::ZERO,
        cache_write: Usd::ZERO,
        cache_write_1h: Usd::ZERO,
    };

    #[must_use]
    pub fn cost(&self, usage: &Usage) -> CostParts {
        let cached = usage
            .cached_input
            .saturating_add(usage.cache_write)
            .saturating_add(usage.cache_write_1h);
        CostParts {
            input: self.input.per_million(usage.input.saturating_sub(cached)),
            cached_input: self.cached_input.per_million(usage.cached_input),
            cache_write: self.cache_write.per_million(usage.cache_write)
                + self.cache_write_1h.per_million(usage.cache_write_1h),
            output: self
                .output
                .per_million(usage.output.saturating_sub(usage.reasoning)),
            reasoning: self.output.per_million(usage.reasoning),
        }
    }

    /// What a call can cost at most.
    #[must_use]
    pub fn worst_case(&self, input_tokens: u64, max_tokens: u64) -> Usd {
        let input = self
            .input
            .max(self.cached_input)
            .max(self.cache_write)
            .max(self.cache_write_1h);
        at_most(input, input_tokens) + at_most(self.output, max_tokens)
    }
}

/// Each token rounded up by itself: a cost is rounded up in several parts, and must not come out
/// above the one that was reserved for it.
fn at_most(price: Usd, tokens: u64) -> Usd {
    let tokens = i64::try_from(tokens).unwrap_or(i64::MAX);
    Usd::from_nanos(price.per_million(1).nanos().saturating_mul(tokens))
}

/// A model's price, and the higher one of calls with a long input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    #[serde(flatten)]
    pub price: Price,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long: Option<LongInput>,
}

/// The price of a whole call whose input is longer than so many tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LongInput {
    pub above: u64,
    pub price: Price,
}

impl Tariff {
    pub const FREE: Self = Self {
        price: Price::FREE,
        long: None,
    };

    /// The price of a call with so many input tokens.
    #[must_use]
    pub fn price_for(&self, input_tokens: u64) -> &Price {
        match &self.long {
            Some(long) if input_tokens > long.above => &long.price,
            _ => &self.price,
        }
    }

    #[must_use]
    pub fn cost(&self, usage: &Usage) -> CostParts {
        self.price_for(usage.input).cost(usage)
    }

    /// What a call can cost at most. A long input's price is never below the other.
    #[must_use]
    pub fn worst_case(&self, input_tokens: u64, max_tokens: u64) -> Usd {
        let usual = self.price.worst_case(input_tokens, max_tokens);
        match &self.long {
            Some(long) if input_tokens > long.above => {
                usual.max(long.price.worst_case(input_tokens, max_tokens))
            }
            _ => usual,
        }
    }
}

impl From<Price> for Tariff {
    fn from(price: Price) -> Self {
        Self { price, long: None }
    }
}
