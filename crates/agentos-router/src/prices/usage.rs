//! The price of a provider's own usage object: for reports over logs and bills.

use agentos_providers::{UnknownUsage, read_usage};
use agentos_types::{Code, Coded, ModelRef, Timestamp, Usage, Usd, codes};
use serde::Serialize;
use serde_json::Value;

use super::{PriceTable, normal};
use crate::{CostParts, Price, Tariff};

/// `agentos costs price`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PricedUsage {
    pub cost_usd: Usd,
    pub parts: CostParts,
    pub usage: Usage,
    /// At the price of a batch.
    pub batch: bool,
    /// At the price of a long input.
    pub long_context: bool,
}

/// Why a usage object has no price.
#[derive(Debug, thiserror::Error)]
pub enum UsageError {
    #[error("model `{0}` has no price")]
    Unpriced(ModelRef),
    /// It was asked for at a higher price than that of the list.
    #[error("the list has no prices of `{0}` processing, at which this usage was billed")]
    Tier(&'static str),
    #[error(transparent)]
    Unknown(#[from] UnknownUsage),
}

impl Coded for UsageError {
    fn code(&self) -> Code {
        match self {
            Self::Unpriced(_) | Self::Tier(_) => codes::UNPRICED_MODEL,
            Self::Unknown(_) => codes::INVALID_INPUT,
        }
    }
}

/// Where batches cost half.
const HALF_BY_BATCH: [&str; 5] = ["anthropic", "openai", "gemini", "groq", "mistral"];

impl PriceTable {
    /// What a usage object costs; a whole response that holds one is taken too. `batch` says that it was
    /// made in a batch; an object that says so itself is believed.
    ///
    /// # Errors
    /// The model has no price, or not of the tier that the object says, or the object is not what that provider
    /// sends.
    pub fn price_usage(
        &self,
        model: &ModelRef,
        object: &Value,
        batch: bool,
        at: Timestamp,
    ) -> Result<PricedUsage, UsageError> {
        let provider = normal(&model.provider);
        let tariff = self
            .price(provider, &model.model, at)
            .ok_or_else(|| UsageError::Unpriced(model.clone()))?;
        let usage = read_usage(provider, object)?;
        let says = |key: &str, word: &str| says(object, key, word);
        for (key, word) in [("service_tier", "priority"), ("speed", "fast")] {
            if says(key, word) {
                return Err(UsageError::Tier(word));
            }
        }
        // OpenAI's `flex` costs as much as a batch.
        let batch = batch || says("service_tier", "batch") || says("service_tier", "flex");
        let batch = batch && HALF_BY_BATCH.contains(&provider);
        let tariff = if batch { tariff.halved() } else { tariff };
        let parts = tariff.cost(&usage);
        Ok(PricedUsage {
            cost_usd: parts.total(),
            parts,
            usage,
            batch,
            long_context: tariff.long.is_some_and(|long| usage.input > long.above),
        })
    }
}

/// Anthropic says how a call was processed in the usage, OpenAI beside it.
fn says(object: &Value, key: &str, word: &str) -> bool {
    let inside = object.get("usage").and_then(|usage| usage.get(key));
    [object.get(key), inside]
        .into_iter()
        .flatten()
        .any(|said| said == word)
}

impl Tariff {
    fn halved(self) -> Self {
        let half = |price: Price| Price {
            input: halved(price.input),
            output: halved(price.output),
            cached_input: halved(price.cached_input),
            cache_write: halved(price.cache_write),
            cache_write_1h: halved(price.cache_write_1h),
        };
        Self {
            price: half(self.price),
            long: self.long.map(|long| crate::LongInput {
                above: long.above,
                price: half(long.price),
            }),
        }
    }
}

/// Rounded up: a cost is never understated.
fn halved(price: Usd) -> Usd {
    Usd::from_nanos(price.nanos() / 2 + price.nanos() % 2)
}
