//! The product document's configuration of a router, and what we add to it.

use std::time::Duration;

use agentos_types::{ModelRef, Usd};
use serde::{Deserialize, Serialize};

use crate::cache::CacheOptions;
use crate::limit::{OnLimit, RateLimits};
use crate::state::BreakerOptions;
use crate::{Capabilities, ConfiguredPrice, Endpoint, Strategy};

/// `new ModelRouter({…})`. Names in snake case and in camel case are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RouterConfig {
    pub endpoints: Vec<ModelEndpoint>,
    #[serde(alias = "fallbackStrategy")]
    pub fallback_strategy: Strategy,
    #[serde(alias = "maxRetries")]
    pub max_retries: u32,
    #[serde(alias = "retryDelayMs")]
    pub retry_delay_ms: u64,
    /// Whether cost reports are kept. Budgets and prices have no switch.
    #[serde(alias = "costTracking")]
    pub cost_tracking: bool,
    #[serde(alias = "onLimit")]
    pub on_limit: OnLimit,
    #[serde(alias = "rateLimits")]
    pub rate_limits: RateLimits,
    pub breaker: BreakerOptions,
    pub cache: CacheOptions,
}

impl Default for RouterConfig {
    fn default() -> Self {
        Self {
            endpoints: Vec::new(),
            fallback_strategy: Strategy::default(),
            max_retries: 3,
            retry_delay_ms: 1_000,
            cost_tracking: true,
            on_limit: OnLimit::default(),
            rate_limits: RateLimits::default(),
            breaker: BreakerOptions::default(),
            cache: CacheOptions::default(),
        }
    }
}

/// One endpoint of the product document's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelEndpoint {
    pub provider: String,
    pub model: String,
    #[serde(default = "last")]
    pub priority: u32,
    /// Requests per minute.
    #[serde(default, alias = "rateLimit", skip_serializing_if = "Option::is_none")]
    pub rate_limit: Option<u64>,
    /// Tokens per minute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tpm: Option<u64>,
    #[serde(default, alias = "costPer1kInput", skip_serializing_if = "Option::is_none")]
    pub cost_per_1k_input: Option<Usd>,
    #[serde(default, alias = "costPer1kOutput", skip_serializing_if = "Option::is_none")]
    pub cost_per_1k_output: Option<Usd>,
    #[serde(default, alias = "timeoutMs", skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    #[serde(default, alias = "baseUrl", skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    #[serde(default, alias = "apiKeyEnv", skip_serializing_if = "Option::is_none")]
    pub api_key_env: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Capabilities>,
    #[serde(default = "one")]
    pub weight: f64,
    #[serde(default = "yes")]
    pub enabled: bool,
    #[serde(default)]
    pub free: bool,
}

const fn last() -> u32 {
    100
}

const fn one() -> f64 {
    1.0
}

const fn yes() -> bool {
    true
}

impl From<&ModelEndpoint> for Endpoint {
    fn from(from: &ModelEndpoint) -> Self {
        let price = match (from.free, from.cost_per_1k_input, from.cost_per_1k_output) {
            (true, _, _) => Some(ConfiguredPrice::Free),
            (false, Some(input), Some(output)) => Some(ConfiguredPrice::PerThousand { input, output }),
            // Half a price is none.
            _ => None,
        };
        Self {
            priority: from.priority,
            weight: from.weight,
            price,
            enabled: from.enabled,
            timeout: from.timeout_ms.map(Duration::from_millis),
            rate_limit: from.rate_limit,
            tpm: from.tpm,
            capabilities: from.capabilities,
            ..Self::new(ModelRef::new(&from.provider, &from.model))
        }
    }
}
