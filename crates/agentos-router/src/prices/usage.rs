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
    #[error(transparent)]
    Unknown(#[from] UnknownUsage),
}

impl Coded for UsageError {
    fn code(&self) -> Code {
        match self {
            Self::Unpriced(_) => codes::UNPRICED_MODEL,
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
    /// The model has no price, or the object is not what that provider sends.
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
        let batch = (batch || says_batch(object)) && HALF_BY_BATCH.contains(&provider);
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

/// Anthropic says so in the usage, OpenAI beside it; its `flex` costs as much.
fn says_batch(object: &Value) -> bool {
    let tiers = [
        object.get("service_tier"),
        object.get("usage").and_then(|usage| usage.get("service_tier")),
    ];
    tiers
        .into_iter()
        .flatten()
        .any(|tier| tier == "batch" || tier == "flex")
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
