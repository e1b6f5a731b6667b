//! Decides who may answer, in which order. Calls nobody.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use agentos_providers::Provider;
use agentos_types::ModelRef;

use crate::endpoint::Endpoint;
use crate::prices::normal;
use crate::rest::Rests;
use crate::source::Source;
use crate::unfit::Unfit;
use crate::{Candidate, PriceTable, Rejected, Route, RouteAsk, RouteError, RouterBuilder};

/// Who stands in when no model of the chain has a key. Each is in the price table, takes tools and
/// images, and takes the sampling knobs that agent files set.
const STAND_INS: [(&str, &str); 4] = [
    ("anthropic", "claude-sonnet-4-6"),
    ("openai", "gpt-4.1"),
    ("gemini", "gemini-3.5-flash-lite"),
    ("deepseek", "deepseek-flash"),
];

/// The input's bound counts bytes.
const BYTES_PER_TOKEN: u64 = 4;

/// Chooses models and calls them; clones share everything.
#[derive(Clone)]
pub struct Router {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) sources: BTreeMap<String, Source>,
    /// Of all providers without a key, in the order of their naming.
    pub(crate) variables: Vec<String>,
    pub(crate) endpoints: HashMap<ModelRef, Endpoint>,
    pub(crate) by_priority: Vec<ModelRef>,
    pub(crate) prices: Arc<PriceTable>,
    pub(crate) rests: Rests,
    pub(crate) max_retries: u32,
    pub(crate) retry_delay: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) offline: bool,
    pub(crate) random: Box<dyn Fn() -> f64 + Send + Sync>,
}

impl Router {
    #[must_use]
    pub fn builder() -> RouterBuilder {
        RouterBuilder::default()
    }

    /// Only the offline model.
    ///
    /// # Errors
    /// None; it has no endpoints that could name an unknown provider.
    pub fn offline() -> Result<Self, RouteError> {
        Self::builder().scripted().offline(true).build()
    }

    /// The prices that hold now, those of the configuration's endpoints included.
    #[must_use]
    pub fn prices(&self) -> &Arc<PriceTable> {
        &self.inner.prices
    }

    /// Who may answer, best first.
    ///
    /// # Errors
    /// Nobody may, and why.
    pub fn route(&self, ask: &RouteAsk<'_>) -> Result<Route, RouteError> {
        match ask.pinned {
            Some(model) => self.pinned(model, ask),
            None => self.chained(ask),
        }
    }

    /// A pinned model is asked even while it rests: whoever pins it wants its answer or its error.
    fn pinned(&self, model: &ModelRef, ask: &RouteAsk<'_>) -> Result<Route, RouteError> {
        let unfit = match self.consider(model, ask, true) {
            Ok(candidate) => {
                return Ok(Route {
                    candidates: vec![candidate],
                    rejected: Vec::new(),
                });
            }
            Err(unfit) => unfit,
        };
        Err(match unfit {
            Unfit::UnknownProvider => RouteError::UnknownProvider {
                name: model.provider.clone(),
                known: self.inner.sources.keys().cloned().collect(),
            },
            Unfit::NoKey => RouteError::MissingKeys {
                variables: self.variables_of(&model.provider),
            },
            Unfit::Unpriced => RouteError::Unpriced(model.clone()),
            Unfit::NotOpened(error) => RouteError::NotOpened {
                model: model.clone(),
                error: Box::new(error),
            },
            other => RouteError::NoCandidate(vec![other.reject(model)]),
        })
    }

    fn chained(&self, ask: &RouteAsk<'_>) -> Result<Route, RouteError> {
        let chain = if ask.chain.is_empty() {
            &self.inner.by_priority
        } else {
            ask.chain
        };
        let mut sifted = self.sift(chain, ask, false);
        if sifted.candidates.is_empty()
            && sifted
                .unfit
                .iter()
                .any(|(_, unfit)| matches!(unfit, Unfit::Resting(_)))
        {
            // Better the provider's own word once more than no answer at all.
            sifted = self.sift(chain, ask, true);
        }
        let mut has_key = sifted.has_key();
        if !has_key || sifted.is_retired(ask) {
            let models = self.stand_ins(chain);
            let stand_ins = self.sift(&models, ask, false);
            has_key |= stand_ins.has_key();
            for stand_in in stand_ins.candidates {
                let is_fallback = !sifted.candidates.is_empty();
                sifted.candidates.push(Candidate {
                    substituted: true,
                    is_fallback,
                    ..stand_in
                });
            }
        }
        if sifted.candidates.is_empty() && !has_key {
            sifted.candidates.extend(self.offline_candidate(ask));
        }
        if !sifted.candidates.is_empty() {
            return Ok(Route {
                rejected: sifted.reasons(),
                candidates: sifted.candidates,
            });
        }
        if !has_key && !self.inner.variables.is_empty() {
            return Err(RouteError::MissingKeys {
                variables: self.inner.variables.clone(),
            });
        }
        Err(match sifted.unpriced() {
            Some(model) => RouteError::Unpriced(model.clone()),
            None => RouteError::NoCandidate(sifted.reasons()),
        })
    }

    fn sift<'m>(&self, models: &'m [ModelRef], ask: &RouteAsk<'_>, rested: bool) -> Sifted<'m> {
        let mut sifted = Sifted {
            candidates: Vec::with_capacity(models.len()),
            unfit: Vec::new(),
        };
        for (place, model) in models.iter().enumerate() {
            if sifted
                .candidates
                .iter()
                .any(|candidate| candidate.model == *model)
            {
                continue;
            }
            match self.consider(model, ask, rested) {
                Ok(candidate) => sifted.candidates.push(Candidate {
                    is_fallback: place > 0,
                    ..candidate
                }),
                Err(unfit) => sifted.unfit.push((model, unfit)),
            }
        }
        sifted
    }

    fn consider(&self, model: &ModelRef, ask: &RouteAsk<'_>, rested: bool) -> Result<Candidate, Unfit> {
        let endpoint = self.inner.endpoints.get(model);
        let provider = match endpoint.and_then(|endpoint| endpoint.provider.as_ref()) {
            Some(own) => Arc::clone(own),
            None => self.source(model)?,
        };
        if endpoint.is_some_and(|endpoint| !endpoint.enabled) {
            return Err(Unfit::Disabled);
        }
        let price = ask
            .prices
            .price(&model.provider, &model.model, ask.now)
            .ok_or(Unfit::Unpriced)?;
        let row = ask.prices.find(&model.provider, &model.model, ask.now);
        let window = row.and_then(|row| row.context_window);
        let needs = ask.needs;
        if needs.tools && row.is_some_and(|row| !row.tools) {
            return Err(Unfit::NoTools);
        }
        if needs.vision && row.is_some_and(|row| !row.vision) {
            return Err(Unfit::NoVision);
        }
        if let Some(window) = window.filter(|window| needs.input_tokens / BYTES_PER_TOKEN > *window) {
            return Err(Unfit::Window(window));
        }
        if let Some(class) = self.inner.rests.is_for_good(model).filter(|_| !rested) {
            return Err(Unfit::Resting(class));
        }
        Ok(Candidate {
            model: model.clone(),
            provider,
            price,
            context_window: window,
            max_output: row.and_then(|row| row.max_output),
            timeout: endpoint
                .and_then(|endpoint| endpoint.timeout)
                .unwrap_or(self.inner.attempt_timeout),
            is_fallback: false,
            substituted: false,
        })
    }

    fn source(&self, model: &ModelRef) -> Result<Arc<dyn Provider>, Unfit> {
        match self.inner.sources.get(normal(&model.provider)) {
            None => Err(Unfit::UnknownProvider),
            Some(Source::Keyless(_)) => Err(Unfit::NoKey),
            Some(Source::Ready(provider)) => Ok(Arc::clone(provider)),
            Some(Source::PerModel(models)) => models.get(&model.model).map_err(Unfit::NotOpened),
        }
    }

    /// What the configuration names first, then each provider's own; nothing that the chain has tried.
    fn stand_ins(&self, chain: &[ModelRef]) -> Vec<ModelRef> {
        let configured = self.inner.by_priority.iter().cloned();
        let defaults = STAND_INS
            .into_iter()
            .map(|(provider, model)| ModelRef::new(provider, model));
        configured
            .chain(defaults)
            .filter(|model| !chain.contains(model))
            .collect()
    }

    fn offline_candidate(&self, ask: &RouteAsk<'_>) -> Option<Candidate> {
        let demo = ModelRef::new("scripted", "demo");
        self.inner
            .offline
            .then(|| self.consider(&demo, ask, true).ok())
            .flatten()
    }

    fn variables_of(&self, provider: &str) -> Vec<String> {
        match self.inner.sources.get(normal(provider)) {
            Some(Source::Keyless(variables)) => variables.clone(),
            _ => Vec::new(),
        }
    }
}

struct Sifted<'m> {
    candidates: Vec<Candidate>,
    unfit: Vec<(&'m ModelRef, Unfit)>,
}

impl<'m> Sifted<'m> {
    /// Has any of the models a provider that could be asked?
    fn has_key(&self) -> bool {
        !self.candidates.is_empty() || self.unfit.iter().any(|(_, unfit)| unfit.has_key())
    }

    /// Are there candidates, and is every one of them switched off by its provider?
    fn is_retired(&self, ask: &RouteAsk<'_>) -> bool {
        let retired = |c: &Candidate| {
            let row = ask.prices.find(&c.model.provider, &c.model.model, ask.now);
            row.is_some_and(|row| row.is_retired(ask.now))
        };
        !self.candidates.is_empty() && self.candidates.iter().all(retired)
    }

    /// The first model, when a missing price is all that stands against those with a key.
    fn unpriced(&self) -> Option<&'m ModelRef> {
        let mut keyed = self.unfit.iter().filter(|(_, unfit)| unfit.has_key());
        let (first, _) = keyed.clone().next()?;
        keyed
            .all(|(_, unfit)| matches!(unfit, Unfit::Unpriced))
            .then_some(*first)
    }

    fn reasons(&self) -> Vec<Rejected> {
        self.unfit
            .iter()
            .map(|(model, unfit)| unfit.reject(model))
            .collect()
    }
}

impl fmt::Debug for Router {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Router")
            .field("sources", &self.inner.sources)
            .finish_non_exhaustive()
    }
}
