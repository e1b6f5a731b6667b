//! The part of a router that another configuration replaces. A call keeps the one that it began with.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use agentos_providers::Provider;
use agentos_types::ModelRef;

use crate::cache::Cache;
use crate::limit::{Agents, Limiter, OnLimit, RateLimits};
use crate::offer::{Known, Place};
use crate::prices::normal;
use crate::source::Source;
use crate::state::{BreakerOptions, Identity, States};
use crate::unfit::Unfit;
use crate::{Endpoint, Preset, PriceTable, Strategy};

/// Models that chains name beside the configured ones; beyond it they are put together anew.
const KEPT: usize = 1_024;

pub(crate) struct Snapshot {
    pub(crate) sources: BTreeMap<String, Source>,
    /// Of all providers without a key, in the order of their naming.
    pub(crate) variables: Vec<String>,
    /// The configured models by priority, those included whose provider cannot be asked.
    pub(crate) by_priority: Vec<Arc<Place>>,
    /// What is ready of `by_priority`, in its order.
    pub(crate) ready: Vec<Option<Arc<Known>>>,
    /// The places in `by_priority` of each model's endpoints, in that order.
    pub(crate) configured: HashMap<ModelRef, Vec<usize>>,
    pub(crate) learned: RwLock<HashMap<ModelRef, Arc<Known>>>,
    pub(crate) prices: Arc<PriceTable>,
    pub(crate) presets: BTreeMap<String, Preset>,
    pub(crate) settings: Settings,
    /// Of all calls.
    pub(crate) limiter: Arc<Limiter>,
    pub(crate) agents: Arc<Agents>,
    pub(crate) cache: Option<Arc<Cache>>,
    pub(crate) random: Arc<dyn Fn() -> f64 + Send + Sync>,
}

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) strategy: Strategy,
    pub(crate) max_retries: u32,
    pub(crate) retry_delay: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) first_token_timeout: Option<Duration>,
    pub(crate) idle_timeout: Duration,
    pub(crate) offline: bool,
    pub(crate) limited: bool,
    pub(crate) limits: RateLimits,
    pub(crate) on_limit: OnLimit,
    pub(crate) breaker: BreakerOptions,
}

impl Snapshot {
    /// Of how many endpoints the model may be asked: its configured ones, or its provider's own.
    pub(crate) fn endpoints_of(&self, model: &ModelRef) -> usize {
        self.configured.get(model).map_or(1, Vec::len)
    }

    /// The model with the provider of its `nth` endpoint, if that can be asked.
    pub(crate) fn known(&self, model: &ModelRef, nth: usize, states: &States) -> Result<Arc<Known>, Unfit> {
        if let Some(place) = self.configured.get(model).and_then(|places| places.get(nth)) {
            return match self.ready.get(*place) {
                Some(Some(known)) => Ok(Arc::clone(known)),
                _ => self.open(self.by_priority.get(*place), model, states),
            };
        }
        let learned = self.learned.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = learned.get(model) {
            return Ok(Arc::clone(known));
        }
        drop(learned);
        let known = self.open(None, model, states)?;
        let mut learned = self.learned.write().unwrap_or_else(PoisonError::into_inner);
        if learned.len() >= KEPT {
            learned.clear();
        }
        Ok(Arc::clone(learned.entry(model.clone()).or_insert(known)))
    }

    fn open(
        &self,
        place: Option<&Arc<Place>>,
        model: &ModelRef,
        states: &States,
    ) -> Result<Arc<Known>, Unfit> {
        if let Some(variable) = place.and_then(|place| place.endpoint.missing_key.clone()) {
            return Err(Unfit::NoOwnKey(variable));
        }
        let own = place.and_then(|place| place.endpoint.provider.clone());
        let provider = match own {
            Some(own) => own,
            None => self.source(model)?,
        };
        let place = place.cloned().unwrap_or_else(|| {
            Arc::new(Place::new(
                Endpoint::new(model.clone()),
                (0, 0),
                false,
                self.settings.limited,
                states,
            ))
        });
        Ok(Arc::new(Known::new(
            place,
            provider,
            self.settings.attempt_timeout,
            &self.prices,
        )))
    }

    fn source(&self, model: &ModelRef) -> Result<Arc<dyn Provider>, Unfit> {
        match self.sources.get(normal(&model.provider)) {
            None => Err(Unfit::UnknownProvider),
            Some(Source::Keyless(_)) => Err(Unfit::NoKey),
            Some(Source::Ready(provider)) => Ok(Arc::clone(provider)),
            Some(Source::PerModel(models)) => models.get(&model.model).map_err(Unfit::NotOpened),
        }
    }

    /// The configured models that can be asked now are put together once and for all.
    pub(crate) fn make_ready(&mut self, states: &States) {
        let ready = self.by_priority.iter().map(|place| {
            // Opening a script may fail today and not tomorrow, so it is left to the first that asks.
            let lazy = place.endpoint.provider.is_none()
                && matches!(
                    self.sources.get(normal(&place.endpoint.model.provider)),
                    Some(Source::PerModel(_))
                );
            if lazy {
                return None;
            }
            self.open(Some(place), &place.endpoint.model, states).ok()
        });
        self.ready = ready.collect();
    }

    /// What was taken of the limits counts on, where they are the same.
    pub(crate) fn keep_limits_of(&mut self, before: &Self) {
        if self.settings.limits == before.settings.limits && self.settings.limited == before.settings.limited
        {
            self.limiter = Arc::clone(&before.limiter);
            self.agents = Arc::clone(&before.agents);
        }
        let cache = |of: &Self| of.cache.as_ref().map(|cache| *cache.options());
        if cache(self) == cache(before) {
            self.cache.clone_from(&before.cache);
        }
        if self.settings.limited != before.settings.limited {
            return;
        }
        let old: HashMap<Identity, &Arc<Place>> = before
            .by_priority
            .iter()
            .map(|old| (old.identity(), old))
            .collect();
        for place in &mut self.by_priority {
            let Some(old) = old.get(&place.identity()) else {
                continue;
            };
            // Nobody else holds it yet.
            if let Some(place) = Arc::get_mut(place) {
                place.keep_limiter_of(old);
            }
        }
    }
}
