//! What the configuration says of a model.

use std::sync::Arc;
use std::time::Duration;

use agentos_providers::Provider;
use agentos_types::ModelRef;

use crate::{Capabilities, ConfiguredPrice};

/// A model at a provider, with its own price, place, limits and time.
#[derive(Clone, Debug)]
pub struct Endpoint {
    pub model: ModelRef,
    /// Where it has an address or key of its own; else the provider of that name answers.
    pub provider: Option<Arc<dyn Provider>>,
    /// What tells it from the other endpoints of its model, its address and its key's variable mostly: by it
    /// its limits, rests and circuit are found again after a reload. Those that say nothing are told apart by
    /// their order.
    pub known_as: Option<String>,
    /// Lowest first; equal ones in the order in which they are given.
    pub priority: u32,
    /// Its share under the strategy `weighted`.
    pub weight: f64,
    /// Wins over the price table.
    pub price: Option<ConfiguredPrice>,
    pub enabled: bool,
    /// The longest that one attempt may take.
    pub timeout: Option<Duration>,
    /// Requests per minute, as many of them at once.
    pub rate_limit: Option<u64>,
    /// Tokens per minute.
    pub tpm: Option<u64>,
    /// What it can do, in place of what the price table says.
    pub capabilities: Option<Capabilities>,
    /// The variable that is to hold its own key, and is not set: it is no candidate, and never asked without.
    pub missing_key: Option<String>,
}

impl Endpoint {
    #[must_use]
    pub fn new(model: ModelRef) -> Self {
        Self {
            model,
            provider: None,
            known_as: None,
            priority: 100,
            weight: 1.0,
            price: None,
            enabled: true,
            timeout: None,
            rate_limit: None,
            tpm: None,
            capabilities: None,
            missing_key: None,
        }
    }
}
