//! Decides who may answer, in which order. Calls nobody, and looks at nothing that passes by itself:
//! limits, rests and circuits are asked at the time of the call.

use std::ops::Range;
use std::sync::Arc;

use agentos_types::ModelRef;

use crate::offer::{Known, Offer, Place};
use crate::prices::normal;
use crate::snapshot::Snapshot;
use crate::source::Source;
use crate::state::States;
use crate::strategy::order;
use crate::unfit::Unfit;
use crate::{Candidate, Rejected, Route, RouteAsk, RouteError, Router, Strategy, Wishes};

/// Who stands in when no model of the chain has a key. Each is in the price table, takes tools and
/// images, and takes the sampling knobs that agent files set.
pub(crate) const STAND_INS: [(&str, &str); 4] = [
    ("anthropic", "claude-sonnet-4-6"),
    ("openai", "gpt-4.1"),
    ("gemini", "gemini-3.5-flash-lite"),
    ("deepseek", "deepseek-flash"),
];

/// The input's bound counts bytes.
pub(crate) const BYTES_PER_TOKEN: u64 = 4;

impl Router {
    /// Who may answer, best first.
    ///
    /// # Errors
    /// Nobody may, and why.
    pub fn route(&self, ask: &RouteAsk<'_>) -> Result<Route, RouteError> {
        self.decide(ask, &Wishes::default())
    }

    /// [`route`](Self::route) for a request that says more.
    ///
    /// # Errors
    /// Nobody may, and why.
    pub fn decide(&self, ask: &RouteAsk<'_>, wishes: &Wishes) -> Result<Route, RouteError> {
        self.decide_by(&self.snapshot(), ask, wishes)
    }

    pub(crate) fn decide_by(
        &self,
        snapshot: &Snapshot,
        ask: &RouteAsk<'_>,
        wishes: &Wishes,
    ) -> Result<Route, RouteError> {
        let decision = Decision {
            is_own_price: std::ptr::eq(ask.prices, &raw const *snapshot.prices)
                || ask.prices.digest() == snapshot.prices.digest(),
            snapshot,
            states: &self.inner.states,
            ask,
            wishes,
        };
        decision.take()
    }

    /// The `nth` endpoint of a model alone.
    pub(crate) fn decide_on(
        &self,
        ask: &RouteAsk<'_>,
        model: &ModelRef,
        nth: usize,
    ) -> Result<Route, RouteError> {
        let snapshot = self.snapshot();
        let decision = Decision {
            is_own_price: true,
            snapshot: &snapshot,
            states: &self.inner.states,
            ask,
            wishes: &Wishes::default(),
        };
        decision.pinned(model, nth..nth + 1, snapshot.settings.strategy)
    }
}

struct Decision<'a> {
    snapshot: &'a Snapshot,
    states: &'a States,
    ask: &'a RouteAsk<'a>,
    wishes: &'a Wishes,
    is_own_price: bool,
}

impl Decision<'_> {
    fn take(&self) -> Result<Route, RouteError> {
        let strategy = self.wishes.strategy.unwrap_or(self.snapshot.settings.strategy);
        let first = || match self.ask.chain.first() {
            Some(first) => Some(first),
            None => self.snapshot.by_priority.first().map(|p| &p.endpoint.model),
        };
        let pinned = match strategy {
            Strategy::None => self.ask.pinned.or_else(first),
            _ => self.ask.pinned,
        };
        let mut sifted = match pinned {
            Some(model) => return self.pinned(model, self.endpoints_of(model), strategy),
            None => self.chained()?,
        };
        order(
            strategy,
            &mut sifted.candidates,
            &self.ask.needs,
            self.wishes.max_tokens,
            &*self.snapshot.random,
        );
        Ok(self.routed(sifted, strategy))
    }

    fn endpoints_of(&self, model: &ModelRef) -> Range<usize> {
        0..self.snapshot.endpoints_of(model)
    }

    /// A pinned model is asked even while it rests: whoever pins it wants its answer or its error. All of its
    /// endpoints may give it.
    fn pinned(
        &self,
        model: &ModelRef,
        endpoints: Range<usize>,
        strategy: Strategy,
    ) -> Result<Route, RouteError> {
        let mut sifted = Sifted::with_capacity(1);
        let mut unfit = Unfit::UnknownProvider;
        for nth in endpoints.rev() {
            match self.consider(model, nth, true) {
                Ok(offer) => sifted.candidates.insert(0, Candidate::new(offer)),
                Err(why) => unfit = why,
            }
        }
        if strategy == Strategy::None {
            sifted.candidates.truncate(1);
        }
        if !sifted.candidates.is_empty() {
            return Ok(self.routed(sifted, strategy));
        }
        Err(match unfit {
            Unfit::UnknownProvider => RouteError::UnknownProvider {
                name: model.provider.clone(),
                known: self.snapshot.sources.keys().cloned().collect(),
            },
            Unfit::NoKey => RouteError::MissingKeys {
                variables: self.variables_of(&model.provider),
            },
            Unfit::NoOwnKey(variable) => RouteError::MissingKeys {
                variables: vec![variable],
            },
            Unfit::Unpriced => RouteError::Unpriced(model.clone()),
            Unfit::NotOpened(error) => RouteError::NotOpened {
                model: model.clone(),
                error: Box::new(error),
            },
            other => RouteError::NoCandidate(vec![other.reject(model)]),
        })
    }

    fn chained(&self) -> Result<Sifted, RouteError> {
        let mut sifted = self.sift(false);
        if sifted.candidates.is_empty() && sifted.is_resting {
            // Better the provider's own word once more than no answer at all.
            sifted = self.sift(true);
        }
        let retired = |c: &Candidate| c.is_retired(self.ask.now);
        if !sifted.has_key || sifted.candidates.iter().all(retired) && !sifted.candidates.is_empty() {
            self.stand_in(&mut sifted);
        }
        if !sifted.candidates.is_empty() {
            return Ok(sifted);
        }
        if !sifted.has_key && !self.snapshot.variables.is_empty() {
            return Err(RouteError::MissingKeys {
                variables: self.snapshot.variables.clone(),
            });
        }
        Err(match sifted.unpriced.filter(|_| sifted.only_unpriced) {
            Some(model) => RouteError::Unpriced(model),
            None => RouteError::NoCandidate(sifted.rejected),
        })
    }

    fn sift(&self, rested: bool) -> Sifted {
        if !self.ask.chain.is_empty() {
            let mut sifted = Sifted::with_capacity(self.ask.chain.len());
            for (place, model) in self.ask.chain.iter().enumerate() {
                for nth in self.endpoints_of(model) {
                    let offer = self.consider(model, nth, rested);
                    sifted.take(offer, place > 0 || nth > 0, Named::By(model));
                }
            }
            return sifted;
        }
        let models = &self.snapshot.by_priority;
        let mut sifted = Sifted::with_capacity(models.len());
        for (at, place) in models.iter().enumerate() {
            let outcome = match self.snapshot.ready.get(at) {
                Some(Some(known)) => self.judge(known, rested),
                _ => self.consider(&place.endpoint.model, place.nth, rested),
            };
            match outcome {
                // No two of them are the same.
                Ok(offer) => sifted.push(offer, at > 0),
                Err(unfit) => sifted.reject(unfit, Named::At(place)),
            }
        }
        sifted
    }

    fn consider(&self, model: &ModelRef, nth: usize, rested: bool) -> Result<Arc<Offer>, Unfit> {
        let known = self.snapshot.known(model, nth, self.states)?;
        self.judge(&known, rested)
    }

    fn judge(&self, known: &Known, rested: bool) -> Result<Arc<Offer>, Unfit> {
        let place = &*known.place;
        if !place.endpoint.enabled {
            return Err(Unfit::Disabled);
        }
        let offer = if self.is_own_price {
            Arc::clone(known.at(self.ask.now).ok_or(Unfit::Unpriced)?)
        } else {
            known.by(self.ask.prices, self.ask.now).ok_or(Unfit::Unpriced)?
        };
        let (needs, can) = (self.ask.needs, offer.capabilities);
        if needs.tools && !can.tools {
            return Err(Unfit::NoTools);
        }
        if needs.vision && !can.vision {
            return Err(Unfit::NoVision);
        }
        if self.wishes.schema && !can.schema {
            return Err(Unfit::NoSchema);
        }
        if self.wishes.stream && !can.stream {
            return Err(Unfit::NoStream);
        }
        if let Some(window) = offer.context_window
            && needs.input_tokens / BYTES_PER_TOKEN > window
        {
            return Err(Unfit::Window(window));
        }
        match place.state.rests.is_for_good() {
            Some(class) if !rested => Err(Unfit::Resting(class)),
            _ => Ok(offer),
        }
    }

    /// What the configuration names first, then each provider's own, then the offline model where it may;
    /// nothing that the chain has tried.
    fn stand_in(&self, sifted: &mut Sifted) {
        let configured = self.snapshot.by_priority.iter().map(|p| p.endpoint.model.clone());
        let defaults = STAND_INS
            .into_iter()
            .map(|(provider, model)| ModelRef::new(provider, model));
        let tried = |model: &ModelRef| {
            if self.ask.chain.is_empty() {
                self.snapshot.configured.contains_key(model)
            } else {
                self.ask.chain.contains(model)
            }
        };
        let models: Vec<ModelRef> = configured.chain(defaults).filter(|m| !tried(m)).collect();
        let before = sifted.candidates.len();
        for (place, model) in models.iter().enumerate() {
            match self.consider(model, 0, false) {
                Ok(offer) => sifted.take(Ok(offer), before > 0 || place > 0, Named::By(model)),
                Err(unfit) => sifted.has_key |= unfit.has_key(),
            }
        }
        let demo = ModelRef::new("scripted", "demo");
        let nobody = sifted.candidates.is_empty() && !sifted.has_key;
        if nobody
            && self.snapshot.settings.offline
            && let Ok(offer) = self.consider(&demo, 0, true)
        {
            // Nobody takes it for the model that was asked for: its name says what it is.
            sifted.push(offer, false);
            return;
        }
        let new = sifted.candidates.iter_mut().skip(before);
        for (place, candidate) in new.enumerate() {
            candidate.substituted = true;
            candidate.is_fallback = before > 0 || place > 0;
        }
    }

    fn variables_of(&self, provider: &str) -> Vec<String> {
        match self.snapshot.sources.get(normal(provider)) {
            Some(Source::Keyless(variables)) => variables.clone(),
            _ => Vec::new(),
        }
    }

    fn routed(&self, sifted: Sifted, strategy: Strategy) -> Route {
        Route {
            candidates: sifted.candidates,
            rejected: sifted.rejected,
            strategy,
            input_tokens: self.ask.needs.input_tokens,
            has_images: self.ask.needs.vision,
            agent: self.wishes.agent.clone(),
            funds: None,
        }
    }
}

/// The model that an outcome is about.
#[derive(Clone, Copy)]
enum Named<'a> {
    By(&'a ModelRef),
    At(&'a Place),
}

struct Sifted {
    candidates: Vec<Candidate>,
    rejected: Vec<Rejected>,
    /// Has any of the models a provider that could be asked?
    has_key: bool,
    /// Does any of them rest?
    is_resting: bool,
    /// The first with a key that has no price.
    unpriced: Option<ModelRef>,
    /// A missing price is all that stands against those with a key.
    only_unpriced: bool,
}

impl Sifted {
    fn with_capacity(models: usize) -> Self {
        Self {
            candidates: Vec::with_capacity(models),
            rejected: Vec::new(),
            has_key: false,
            is_resting: false,
            unpriced: None,
            only_unpriced: true,
        }
    }

    fn take(&mut self, outcome: Result<Arc<Offer>, Unfit>, is_fallback: bool, named: Named<'_>) {
        match outcome {
            Ok(offer) if self.candidates.iter().any(|c| c.is_same(&offer)) => (),
            Ok(offer) => self.push(offer, is_fallback),
            Err(unfit) => self.reject(unfit, named),
        }
    }

    fn push(&mut self, offer: Arc<Offer>, is_fallback: bool) {
        self.has_key = true;
        self.candidates.push(Candidate {
            is_fallback,
            ..Candidate::new(offer)
        });
    }

    fn reject(&mut self, unfit: Unfit, named: Named<'_>) {
        self.is_resting |= matches!(unfit, Unfit::Resting(_));
        if unfit.has_key() {
            self.has_key = true;
            if !matches!(unfit, Unfit::Unpriced) {
                self.only_unpriced = false;
            } else if self.unpriced.is_none() {
                self.unpriced = Some(match named {
                    Named::By(model) => model.clone(),
                    Named::At(place) => place.endpoint.model.clone(),
                });
            }
        }
        self.rejected.push(match named {
            Named::By(model) => unfit.reject(model),
            Named::At(place) => unfit.reject_at(place),
        });
    }
}
