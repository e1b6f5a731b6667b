//! What the configuration says of a model.

use std::sync::Arc;
use std::time::Duration;

use agentos_providers::Provider;
use agentos_types::ModelRef;

use crate::ConfiguredPrice;

/// A model at a provider, with its own price, place and time.
#[derive(Clone, Debug)]
pub struct Endpoint {
    pub model: ModelRef,
    /// Where it has an address or key of its own; else the provider of that name answers.
    pub provider: Option<Arc<dyn Provider>>,
    /// Lowest first; equal ones in the order in which they are given.
    pub priority: u32,
    /// Wins over the price table.
    pub price: Option<ConfiguredPrice>,
    pub enabled: bool,
    /// The longest that one attempt may take.
    pub timeout: Option<Duration>,
}

impl Endpoint {
    #[must_use]
    pub fn new(model: ModelRef) -> Self {
        Self {
            model,
            provider: None,
            priority: 100,
            price: None,
            enabled: true,
            timeout: None,
        }
    }
}
