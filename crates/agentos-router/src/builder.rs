//! How a router is put together.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use agentos_providers::{Provider, Scripted};
use agentos_types::ModelRef;

use crate::endpoint::Endpoint;
use crate::prices::normal;
use crate::rest::Rests;
use crate::route::Inner;
use crate::source::{PerModel, Source};
use crate::{OpenError, PriceTable, RouteError, Router, backoff};

/// A router to be. Without a provider it has none, not even the offline one.
pub struct RouterBuilder {
    sources: BTreeMap<String, Source>,
    variables: Vec<String>,
    endpoints: Vec<Endpoint>,
    prices: PriceTable,
    max_retries: u32,
    retry_delay: Duration,
    attempt_timeout: Duration,
    offline: bool,
    random: Box<dyn Fn() -> f64 + Send + Sync>,
}

impl Default for RouterBuilder {
    fn default() -> Self {
        Self {
            sources: BTreeMap::new(),
            variables: Vec::new(),
            endpoints: Vec::new(),
            prices: PriceTable::builtin(),
            max_retries: 3,
            retry_delay: Duration::from_millis(1_000),
            attempt_timeout: Duration::from_secs(120),
            offline: false,
            random: Box::new(backoff::random),
        }
    }
}

impl RouterBuilder {
    /// A provider that has a usable key, or needs none.
    #[must_use]
    pub fn provider(mut self, name: &str, provider: Arc<dyn Provider>) -> Self {
        self.sources
            .insert(normal(name).to_owned(), Source::Ready(provider));
        self
    }

    /// A provider with an instance for each model; it needs no key.
    #[must_use]
    pub fn provider_per_model(
        mut self,
        name: &str,
        open: impl Fn(&str) -> Result<Arc<dyn Provider>, OpenError> + Send + Sync + 'static,
    ) -> Self {
        self.sources.insert(
            normal(name).to_owned(),
            Source::PerModel(PerModel::new(Box::new(open))),
        );
        self
    }

    /// A provider that there is, without a key. Any one of the variables would give it one.
    #[must_use]
    pub fn without_key(mut self, name: &str, variables: &[&str]) -> Self {
        let variables: Vec<String> = variables.iter().map(ToString::to_string).collect();
        self.variables.extend(variables.iter().cloned());
        self.sources
            .insert(normal(name).to_owned(), Source::Keyless(variables));
        self
    }

    /// The offline model, `scripted/demo` and `scripted/PATH`, for whoever asks for it by name.
    #[must_use]
    pub fn scripted(self) -> Self {
        self.provider_per_model("scripted", |model| match Scripted::for_model(model) {
            Ok(provider) => Ok(Arc::new(provider) as Arc<dyn Provider>),
            Err(error) => Err(OpenError::from(&error)),
        })
    }

    /// The offline model answers when no model has a key. It still has to be [`scripted`](Self::scripted).
    #[must_use]
    pub fn offline(self, allowed: bool) -> Self {
        Self {
            offline: allowed,
            ..self
        }
    }

    #[must_use]
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoints.push(endpoint);
        self
    }

    /// In place of the built-in list prices. Prices of endpoints win over it.
    #[must_use]
    pub fn prices(self, prices: PriceTable) -> Self {
        Self { prices, ..self }
    }

    /// How often the same endpoint is asked again after the first try.
    #[must_use]
    pub fn max_retries(self, max_retries: u32) -> Self {
        Self { max_retries, ..self }
    }

    /// The longest pause before the first retry; it doubles with each further one.
    #[must_use]
    pub fn retry_delay_ms(self, ms: u64) -> Self {
        Self {
            retry_delay: Duration::from_millis(ms),
            ..self
        }
    }

    /// The longest that one attempt may take where its endpoint does not say.
    #[must_use]
    pub fn attempt_timeout(self, attempt_timeout: Duration) -> Self {
        Self {
            attempt_timeout,
            ..self
        }
    }

    /// Numbers in `0..1` for the pauses, in place of the system's.
    #[must_use]
    pub fn random(self, random: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        Self {
            random: Box::new(random),
            ..self
        }
    }

    /// # Errors
    /// `UNKNOWN_PROVIDER` for an endpoint whose provider nobody has named.
    pub fn build(self) -> Result<Router, RouteError> {
        let mut endpoints = self.endpoints;
        endpoints.sort_by_key(|endpoint| endpoint.priority);
        let mut prices = self.prices;
        let mut by_model: HashMap<ModelRef, Endpoint> = HashMap::new();
        let mut by_priority = Vec::new();
        for endpoint in endpoints {
            let ModelRef { provider, model } = &endpoint.model;
            if endpoint.provider.is_none() && !self.sources.contains_key(normal(provider)) {
                let known = self.sources.keys().cloned().collect();
                return Err(RouteError::UnknownProvider {
                    name: provider.clone(),
                    known,
                });
            }
            // The first by priority speaks for the model.
            if by_model.contains_key(&endpoint.model) {
                continue;
            }
            if let Some(price) = endpoint.price {
                prices = prices.with(provider, model, price);
            }
            by_priority.push(endpoint.model.clone());
            by_model.insert(endpoint.model.clone(), endpoint);
        }
        Ok(Router {
            inner: Arc::new(Inner {
                sources: self.sources,
                variables: self.variables,
                endpoints: by_model,
                by_priority,
                prices: Arc::new(prices),
                rests: Rests::default(),
                max_retries: self.max_retries,
                retry_delay: self.retry_delay,
                attempt_timeout: self.attempt_timeout,
                offline: self.offline,
                random: self.random,
            }),
        })
    }
}

impl fmt::Debug for RouterBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RouterBuilder")
            .field("sources", &self.sources)
            .finish_non_exhaustive()
    }
}
