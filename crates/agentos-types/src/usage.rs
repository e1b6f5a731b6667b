//! Tokens used by model calls, in one meaning for every provider.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

fn is_zero(n: &u64) -> bool {
    *n == 0
}

/// What one or more model calls used.
///
/// `input` counts every prompt token, those read from or written to a cache included; `output`
/// counts every generated token, reasoning included. The other fields are parts of those two, so
/// no token is counted twice however a provider reports it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Usage {
    pub input: u64,
    pub output: u64,
    /// Part of `input`: read from the provider's prompt cache.
    #[serde(skip_serializing_if = "is_zero")]
    pub cached_input: u64,
    /// Part of `input`: written to a cache that lives five minutes.
    #[serde(skip_serializing_if = "is_zero")]
    pub cache_write: u64,
    /// Part of `input`: written to a cache that lives an hour.
    #[serde(skip_serializing_if = "is_zero")]
    pub cache_write_1h: u64,
    /// Part of `output`: spent on reasoning.
    #[serde(skip_serializing_if = "is_zero")]
    pub reasoning: u64,
    /// Counted by us because the provider did not say.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

impl Usage {
    /// Input and output together.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.input.saturating_add(self.output)
    }

    /// What is left of it without a part of it.
    #[must_use]
    pub const fn less(&self, part: &Self) -> Self {
        Self {
            input: self.input.saturating_sub(part.input),
            output: self.output.saturating_sub(part.output),
            cached_input: self.cached_input.saturating_sub(part.cached_input),
            cache_write: self.cache_write.saturating_sub(part.cache_write),
            cache_write_1h: self.cache_write_1h.saturating_sub(part.cache_write_1h),
            reasoning: self.reasoning.saturating_sub(part.reasoning),
            estimated: self.estimated,
        }
    }
}

impl AddAssign for Usage {
    fn add_assign(&mut self, other: Self) {
        self.input = self.input.saturating_add(other.input);
        self.output = self.output.saturating_add(other.output);
        self.cached_input = self.cached_input.saturating_add(other.cached_input);
        self.cache_write = self.cache_write.saturating_add(other.cache_write);
        self.cache_write_1h = self.cache_write_1h.saturating_add(other.cache_write_1h);
        self.reasoning = self.reasoning.saturating_add(other.reasoning);
        self.estimated = self.estimated || other.estimated;
    }
}
