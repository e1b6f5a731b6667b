//! How a router is put together.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use agentos_providers::{Provider, Scripted};
use agentos_types::ModelRef;

use crate::cache::{Cache, CacheOptions};
use crate::endpoint::Endpoint;
use crate::limit::{Agents, Gcra, Limiter, OnLimit, RateLimits};
use crate::offer::Place;
use crate::prices::normal;
use crate::snapshot::{Settings, Snapshot};
use crate::source::{PerModel, Source};
use crate::state::{BreakerOptions, States};
use crate::{
    ConfiguredPrice, OpenError, Preset, PriceTable, RouteError, Router, RouterConfig, Strategy, backoff,
};

/// A router to be. Without a provider it has none, not even the offline one.
pub struct RouterBuilder {
    sources: BTreeMap<String, Source>,
    variables: Vec<String>,
    endpoints: Vec<Endpoint>,
    prices: PriceTable,
    presets: BTreeMap<String, Preset>,
    settings: Settings,
    cache: CacheOptions,
    random: Arc<dyn Fn() -> f64 + Send + Sync>,
}

impl Default for RouterBuilder {
    fn default() -> Self {
        Self {
            sources: BTreeMap::new(),
            variables: Vec::new(),
            endpoints: Vec::new(),
            prices: PriceTable::builtin(),
            presets: BTreeMap::new(),
            settings: Settings {
                strategy: Strategy::default(),
                max_retries: 3,
                retry_delay: Duration::from_millis(1_000),
                attempt_timeout: Duration::from_secs(120),
                first_token_timeout: None,
                idle_timeout: Duration::from_secs(60),
                offline: false,
                limited: true,
                limits: RateLimits::default(),
                on_limit: OnLimit::default(),
                breaker: BreakerOptions::default(),
            },
            cache: CacheOptions::default(),
            random: Arc::new(backoff::random),
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
    pub fn offline(mut self, allowed: bool) -> Self {
        self.settings.offline = allowed;
        self
    }

    #[must_use]
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoints.push(endpoint);
        self
    }

    /// The product document's configuration: its endpoints are added, its settings taken. Addresses and
    /// keys of its endpoints' own are the caller's matter, who opens providers.
    #[must_use]
    pub fn config(mut self, config: &RouterConfig) -> Self {
        self.endpoints.extend(config.endpoints.iter().map(Endpoint::from));
        self.strategy(config.fallback_strategy)
            .max_retries(config.max_retries)
            .retry_delay_ms(config.retry_delay_ms)
            .on_limit(config.on_limit)
            .rate_limits(config.rate_limits)
            .breaker(config.breaker)
            .cache(config.cache)
    }

    /// In place of the built-in list prices. Prices of endpoints win over it.
    #[must_use]
    pub fn prices(self, prices: PriceTable) -> Self {
        Self { prices, ..self }
    }

    /// The presets of the configuration, for requests that name one.
    #[must_use]
    pub fn presets(self, presets: BTreeMap<String, Preset>) -> Self {
        Self { presets, ..self }
    }

    #[must_use]
    pub fn strategy(mut self, strategy: Strategy) -> Self {
        self.settings.strategy = strategy;
        self
    }

    /// How often the same endpoint is asked again after the first try.
    #[must_use]
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.settings.max_retries = max_retries;
        self
    }

    /// The longest pause before the first retry; it doubles with each further one.
    #[must_use]
    pub fn retry_delay_ms(mut self, ms: u64) -> Self {
        self.settings.retry_delay = Duration::from_millis(ms);
        self
    }

    /// The longest that one attempt may take where its endpoint does not say.
    #[must_use]
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.settings.attempt_timeout = attempt_timeout;
        self
    }

    /// The longest until a stream's first content; without it, as long as the attempt may take.
    #[must_use]
    pub fn first_token_timeout(mut self, timeout: Duration) -> Self {
        self.settings.first_token_timeout = Some(timeout);
        self
    }

    /// The longest silence within a stream after its first content.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.idle_timeout = timeout;
        self
    }

    /// `false` switches our own limits per minute off; a provider's word to wait holds all the same.
    #[must_use]
    pub fn rate_limiting(mut self, enabled: bool) -> Self {
        self.settings.limited = enabled;
        self
    }

    /// Limits over all endpoints.
    #[must_use]
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.settings.limits = limits;
        self
    }

    #[must_use]
    pub fn on_limit(mut self, on_limit: OnLimit) -> Self {
        self.settings.on_limit = on_limit;
        self
    }

    #[must_use]
    pub fn breaker(mut self, breaker: BreakerOptions) -> Self {
        self.settings.breaker = breaker;
        self
    }

    #[must_use]
    pub fn cache(self, cache: CacheOptions) -> Self {
        Self { cache, ..self }
    }

    /// Numbers in `0..1` for pauses and weights, in place of the system's.
    #[must_use]
    pub fn random(self, random: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        Self {
            random: Arc::new(random),
            ..self
        }
    }

    /// # Errors
    /// `UNKNOWN_PROVIDER` for an endpoint whose provider nobody has named.
    pub fn build(self) -> Result<Router, RouteError> {
        let states = States::default();
        Ok(Router::new(self.snapshot(&states)?, states))
    }

    pub(crate) fn snapshot(self, states: &States) -> Result<Snapshot, RouteError> {
        let settings = self.settings;
        let mut endpoints = self.endpoints;
        let mut variables = self.variables;
        variables.extend(
            endpoints
                .iter()
                .filter_map(|endpoint| endpoint.missing_key.clone()),
        );
        endpoints.sort_by_key(|endpoint| endpoint.priority);
        let mut priced = Vec::new();
        let mut configured: HashMap<ModelRef, Vec<usize>> = HashMap::new();
        let mut shared = HashSet::new();
        let mut by_priority = Vec::new();
        for endpoint in endpoints {
            let provider = &endpoint.model.provider;
            if endpoint.provider.is_none() && !self.sources.contains_key(normal(provider)) {
                let known = self.sources.keys().cloned().collect();
                return Err(RouteError::UnknownProvider {
                    name: provider.clone(),
                    known,
                });
            }
            // A model may be at several addresses, or under several keys; at one of them the first speaks for it.
            let is_shared = endpoint.provider.is_none() && endpoint.missing_key.is_none();
            if is_shared && !shared.insert(endpoint.model.clone()) {
                continue;
            }
            let twins = configured.entry(endpoint.model.clone()).or_default();
            if let Some(price) = endpoint.price {
                let own = |(model, price): &(ModelRef, ConfiguredPrice)| {
                    (*model == endpoint.model).then_some(*price)
                };
                match priced.iter().find_map(own) {
                    None => priced.push((endpoint.model.clone(), price)),
                    Some(other) if other == price => {}
                    Some(_) => return Err(RouteError::TwoPrices(endpoint.model)),
                }
            }
            let nth = twins.len();
            let alike = |at: &&usize| {
                let other: Option<&Arc<Place>> = by_priority.get(**at);
                other.is_some_and(|other| other.endpoint.known_as == endpoint.known_as)
            };
            let nth_alike = twins.iter().filter(alike).count();
            twins.push(by_priority.len());
            by_priority.push(Arc::new(Place::new(
                endpoint,
                (nth, nth_alike),
                true,
                settings.limited,
                states,
            )));
        }
        let limits = settings.limits;
        let limit = |rate: Option<u64>, burst: Option<u64>| {
            rate.filter(|_| settings.limited)
                .map(|rate| Gcra::per_minute(rate, burst.unwrap_or(rate)))
        };
        Ok(Snapshot {
            sources: self.sources,
            variables,
            by_priority,
            ready: Vec::new(),
            configured,
            learned: RwLock::default(),
            prices: Arc::new(self.prices.with_all(&priced)),
            presets: self.presets,
            limiter: Arc::new(Limiter::new(
                limit(limits.requests_per_minute, limits.burst),
                None,
            )),
            agents: Arc::new(Agents::new(limits.per_agent_limit.filter(|_| settings.limited))),
            cache: self.cache.enabled.then(|| Arc::new(Cache::new(self.cache))),
            settings,
            random: self.random,
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
