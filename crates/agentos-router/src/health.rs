//! How the endpoints are, from the calls that were made, and by calling each once.

use std::sync::Arc;
use std::time::Duration;

use agentos_types::{ErrorClass, Message, ModelRef, ModelRequest, Timestamp, Usd};
use futures_util::future::join_all;
use serde::Serialize;
use tokio::time::Instant;

use crate::offer::{Known, Place};
use crate::{CircuitState, Needs, RouteAsk, Router};

/// How an endpoint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HealthState {
    Ok,
    /// Its provider asked to be left alone.
    Resting,
    /// Its key was refused, or its name is not known: only another configuration mends that.
    Refused,
    /// Its circuit is open after failures.
    Open,
    /// The next call decides whether its circuit closes.
    HalfOpen,
    Disabled,
    /// Its provider has no key, or cannot be made ready.
    Unavailable,
}

/// What is known of one endpoint.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Health {
    pub provider: String,
    pub model: String,
    /// Which of its model's endpoints it is, where they say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_as: Option<String>,
    pub state: HealthState,
    pub circuit: CircuitState,
    /// Of answers, as an average that forgets.
    pub latency_ms: Option<f64>,
    pub answered: u64,
    pub failed: u64,
    pub last_error: Option<LastError>,
    /// How long it is left alone still.
    pub rests_ms: Option<u64>,
}

/// The last failure of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastError {
    pub error_class: ErrorClass,
    pub message: String,
}

/// What calling an endpoint once has shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Checked {
    pub provider: String,
    pub model: String,
    /// Which of its model's endpoints it is, where they say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_as: Option<String>,
    pub ok: bool,
    pub ms: u64,
    pub error: Option<LastError>,
    pub cost_usd: Usd,
}

impl Router {
    /// The configured endpoints by priority, then the models that chains have named.
    #[must_use]
    pub fn health(&self) -> Vec<Health> {
        let snapshot = self.snapshot();
        let mut all: Vec<Health> = snapshot
            .by_priority
            .iter()
            .zip(&snapshot.ready)
            .map(|(place, known)| health(place, known.as_deref()))
            .collect();
        let learned = snapshot
            .learned
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut others: Vec<Health> = learned
            .values()
            .map(|known| health(&known.place, Some(known)))
            .collect();
        others.sort_by(|a, b| (&a.provider, &a.model).cmp(&(&b.provider, &b.model)));
        all.extend(others);
        all
    }

    /// Calls every model of `models` once, all at the same time, past limits, rests and circuits. Without
    /// models, the configured endpoints.
    pub async fn check(&self, models: &[ModelRef], now: Timestamp, within: Duration) -> Vec<Checked> {
        let snapshot = self.snapshot();
        let endpoint = |model: &ModelRef, nth: usize| {
            let places = snapshot.configured.get(model)?;
            let place = snapshot.by_priority.get(*places.get(nth)?)?;
            Some(&place.endpoint)
        };
        let is_off =
            |model: &ModelRef, nth: usize| endpoint(model, nth).is_some_and(|endpoint| !endpoint.enabled);
        let mut endpoints: Vec<(&ModelRef, usize)> = Vec::new();
        for place in &snapshot.by_priority {
            let model = &place.endpoint.model;
            if models.is_empty() {
                endpoints.push((model, place.nth));
            }
        }
        for model in models {
            let all = 0..snapshot.endpoints_of(model);
            // One that is switched off is not missed where the model has others.
            let has_others = !all.clone().all(|nth| is_off(model, nth));
            for nth in all {
                let is_left_out = has_others && is_off(model, nth);
                if !is_left_out && !endpoints.contains(&(model, nth)) {
                    endpoints.push((model, nth));
                }
            }
        }
        let checks = endpoints.into_iter().map(async |(model, nth)| Checked {
            known_as: endpoint(model, nth).and_then(|endpoint| endpoint.known_as.clone()),
            ..self.check_one(model, nth, now, within).await
        });
        join_all(checks).await
    }

    async fn check_one(&self, model: &ModelRef, nth: usize, now: Timestamp, within: Duration) -> Checked {
        let began = Instant::now();
        let checked = |error: Option<LastError>, cost_usd| Checked {
            provider: model.provider.clone(),
            model: model.model.clone(),
            known_as: None,
            ok: error.is_none(),
            ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            error,
            cost_usd,
        };
        let prices = self.prices();
        let ask = RouteAsk {
            chain: &[],
            pinned: Some(model),
            needs: Needs::default(),
            prices: &prices,
            now,
        };
        let candidate = match self
            .decide_on(&ask, model, nth)
            .map(|route| route.candidates.into_iter().next())
        {
            Ok(Some(candidate)) => candidate,
            Ok(None) => return checked(None, Usd::ZERO),
            Err(error) => {
                let error_class = ErrorClass::ModelNotFound;
                let message = error.to_string();
                return checked(Some(LastError { error_class, message }), Usd::ZERO);
            }
        };
        let request = ModelRequest {
            model: model.model.clone(),
            messages: Arc::new(vec![Message::user("Answer with the word OK.")]),
            // Room for a model that thinks before it answers.
            max_tokens: candidate.clamp(64),
            ..ModelRequest::default()
        };
        let failed = |error_class, message| Some(LastError { error_class, message });
        match tokio::time::timeout(within, candidate.provider.complete(&request)).await {
            Ok(Ok(answer)) => {
                candidate.known.state.answered(began);
                checked(None, candidate.price.cost(&answer.usage).total())
            }
            Ok(Err(error)) => {
                candidate.known.state.failed(&error);
                checked(failed(error.class, error.message), Usd::ZERO)
            }
            Err(_) => {
                let message = format!("no answer within {} ms", within.as_millis());
                checked(failed(ErrorClass::Timeout, message), Usd::ZERO)
            }
        }
    }
}

fn health(place: &Place, known: Option<&Known>) -> Health {
    let state = &place.state;
    let circuit = state.breaker.state();
    let until = state.rests.ends().max(state.breaker.open_until());
    let rest = |until: Instant| until.saturating_duration_since(Instant::now()).as_millis();
    let shown = if !place.endpoint.enabled {
        HealthState::Disabled
    } else if known.is_none() {
        HealthState::Unavailable
    } else if state.rests.is_for_good().is_some() {
        HealthState::Refused
    } else if state.rests.ends().is_some() {
        HealthState::Resting
    } else {
        match circuit {
            CircuitState::Closed => HealthState::Ok,
            CircuitState::Open => HealthState::Open,
            CircuitState::HalfOpen => HealthState::HalfOpen,
        }
    };
    let (answered, failed) = state.counts();
    Health {
        provider: place.endpoint.model.provider.clone(),
        model: place.endpoint.model.model.clone(),
        known_as: place.endpoint.known_as.clone(),
        state: shown,
        circuit,
        latency_ms: state.latency.micros().map(|micros| micros as f64 / 1_000.0),
        answered,
        failed,
        last_error: state
            .last_error()
            .map(|(error_class, message)| LastError { error_class, message }),
        rests_ms: until.and_then(|until| u64::try_from(rest(until)).ok()),
    }
}
