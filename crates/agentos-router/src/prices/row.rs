//! A row of the price table.

use agentos_types::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Tariff;

/// What is known of a model from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceRow {
    pub provider: String,
    pub model: String,
    pub since: Timestamp,
    pub tariff: Tariff,
    /// Tokens of input and output together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context_window: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_output: Option<u64>,
    pub tools: bool,
    pub vision: bool,
    /// As how many tokens an image is charged at most, where that is more than of other models.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image_tokens: Option<u64>,
    /// When its provider has switched it off. It is asked all the same: the provider's word counts,
    /// and other servers may still have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Timestamp>,
}

impl PriceRow {
    /// A model of which only the name is known is taken to be able to do everything.
    #[must_use]
    pub fn unknown(provider: &str, model: &str) -> Self {
        Self {
            provider: provider.to_owned(),
            model: model.to_owned(),
            since: Timestamp(i64::MIN),
            tariff: Tariff::FREE,
            context_window: None,
            max_output: None,
            tools: true,
            vision: true,
            image_tokens: None,
            retired: None,
        }
    }

    #[must_use]
    pub fn is_retired(&self, at: Timestamp) -> bool {
        self.retired.is_some_and(|day| day <= at)
    }
}
