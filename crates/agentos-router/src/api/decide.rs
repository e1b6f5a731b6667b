//! `route` and `complete` in the product document's forms.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use agentos_types::{ModelRef, Timestamp};

use super::ask::{Asked, asked};
use super::chain::chain;
use super::reason::{self, Chosen};
use super::result::Parameters;
use super::{EndpointShown, RequestError, RouteRequest, RouteResult};
use crate::admission::Held;
use crate::limit::Units;
use crate::offer::Place;
use crate::route::BYTES_PER_TOKEN;
use crate::snapshot::Snapshot;
use crate::{
    CallFailed, Candidate, Preset, Rejected, Resolved, Route, RouteAsk, RouteError, Routed, Router,
    RouterStream, StreamRecovery, resolve_sampling,
};

/// The deadline where a request has none.
const USUAL_DEADLINE: Duration = Duration::from_secs(120);

impl Router {
    /// Who would be asked now, and why. Asks nobody.
    ///
    /// # Errors
    /// `UNKNOWN_PRESET`, `UNKNOWN_PROVIDER`, or that nobody may answer.
    pub fn route_request(&self, request: &RouteRequest, now: Timestamp) -> Result<RouteResult, RequestError> {
        if request.messages.is_empty() {
            return Err(RequestError::NoMessage);
        }
        if request.max_tokens == Some(0) {
            return Err(RequestError::NoRoom);
        }
        let snapshot = self.snapshot();
        let preset = request.preset.as_deref();
        let resolved = resolve_sampling(
            &Preset::default(),
            &BTreeMap::new(),
            &snapshot.presets,
            preset,
            request.use_case.as_deref(),
        )?;
        let chain = chain(&snapshot, request, &resolved)?;
        let Asked {
            model_request,
            needs,
            wishes,
        } = asked(request, &resolved);
        let ask = RouteAsk {
            chain: &chain,
            pinned: None,
            needs,
            prices: &snapshot.prices,
            now,
        };
        let route = self.decide_by(&snapshot, &ask, &wishes)?;
        shown(&snapshot, request, &resolved, &chain, route, model_request)
    }

    /// Decides and calls.
    ///
    /// # Errors
    /// Those of [`route_request`](Self::route_request), or that nobody has answered.
    pub async fn complete_request(
        &self,
        request: &RouteRequest,
        now: Timestamp,
    ) -> Result<Result<Routed, CallFailed>, RequestError> {
        self.complete_request_until(request, now, std::future::pending())
            .await
    }

    /// The same, given up once `stop` is there: what the attempts have cost, or could have, is in the error.
    ///
    /// # Errors
    /// As [`complete_request`](Self::complete_request).
    pub async fn complete_request_until(
        &self,
        request: &RouteRequest,
        now: Timestamp,
        stop: impl Future<Output = ()>,
    ) -> Result<Result<Routed, CallFailed>, RequestError> {
        let result = self.route_request(request, now)?;
        let within = deadline(request);
        Ok(self
            .complete_until(&result.route, &result.request, within, stop)
            .await)
    }

    /// Calls whom a decision names.
    ///
    /// # Errors
    /// Nobody has answered.
    pub async fn complete_result(
        &self,
        result: &RouteResult,
        within: Duration,
    ) -> Result<Routed, CallFailed> {
        self.complete(&result.route, &result.request, within).await
    }

    /// Decides and streams.
    ///
    /// # Errors
    /// Those of [`route_request`](Self::route_request).
    pub fn stream_request(
        &self,
        request: &RouteRequest,
        now: Timestamp,
    ) -> Result<RouterStream, RequestError> {
        let RouteResult {
            route,
            request: asked,
            ..
        } = self.route_request(request, now)?;
        let recovery: StreamRecovery = request.stream_recovery;
        Ok(self.stream(route, asked, recovery, deadline(request)))
    }
}

fn deadline(request: &RouteRequest) -> Duration {
    request.timeout_ms.map_or(USUAL_DEADLINE, Duration::from_millis)
}

fn shown(
    snapshot: &Snapshot,
    request: &RouteRequest,
    resolved: &Resolved,
    chain: &[ModelRef],
    route: Route,
    model_request: agentos_types::ModelRequest,
) -> Result<RouteResult, RequestError> {
    let max_tokens = model_request.max_tokens;
    let tokens = (route.input_tokens / BYTES_PER_TOKEN).saturating_add(max_tokens);
    let (at, held) = free(&route.candidates, Units { requests: 1, tokens });
    let all_held = held.len() == route.candidates.len();
    let Some(chosen) = route.candidates.get(at) else {
        return Err(RouteError::NoCandidate(route.rejected).into());
    };
    let before = passed_over(&snapshot.by_priority, chain, &route.rejected, &chosen.model);
    let mut rejected = route.rejected.clone();
    for (other, (candidate, held)) in route.candidates.iter().zip(&held).enumerate() {
        if other != at {
            rejected.push(Rejected {
                provider: candidate.known.names.0.clone(),
                model: candidate.known.names.1.clone(),
                reason: reason::held(held).into(),
            });
        }
    }
    let is_named = match (&request.provider, &request.model) {
        (_, Some(model)) => chosen.model.is_called(model),
        (Some(provider), None) => *provider == chosen.model.provider,
        (None, None) => false,
    };
    let reason = reason::sentence(&Chosen {
        candidate: chosen,
        strategy: route.strategy,
        candidates: route.candidates.len(),
        passed_over: at + before,
        is_named,
        is_preferred: resolved.prefers(&chosen.model),
        all_held,
    });
    let mut fallbacks = route.candidates.clone();
    fallbacks.remove(at);
    Ok(RouteResult {
        endpoint: EndpointShown::from(&**chosen),
        parameters: Parameters {
            sampling: (*model_request.sampling).clone(),
            max_tokens: chosen.clamp(max_tokens),
        },
        estimated_cost: chosen.worst_case(route.input_tokens, route.has_images, max_tokens),
        reservation: route.worst_case(route.input_tokens, max_tokens),
        is_fallback: chosen.is_fallback || at > 0,
        fallback_attempts: at + before,
        substituted: chosen.substituted,
        reason,
        fallbacks,
        rejected,
        request: model_request,
        route,
    })
}

/// How many of those that were no candidates would have come before `chosen`, in the order of the request's chain or of
/// the configuration.
fn passed_over(
    by_priority: &[Arc<Place>],
    chain: &[ModelRef],
    rejected: &[Rejected],
    chosen: &ModelRef,
) -> usize {
    if rejected.is_empty() {
        return 0;
    }
    let place = |model: &str, provider: &str| {
        let is = |m: &ModelRef| m.model == model && m.provider == provider;
        if chain.is_empty() {
            by_priority.iter().position(|place| is(&place.endpoint.model))
        } else {
            chain.iter().position(is)
        }
    };
    let own = place(&chosen.model, &chosen.provider).unwrap_or(usize::MAX);
    let is_before = |one: &&Rejected| place(&one.model, &one.provider).is_some_and(|place| place < own);
    rejected.iter().filter(is_before).count()
}

/// The first that nothing holds, and what holds those before it. Where all are held, the one that is free
/// soonest.
fn free(candidates: &[Candidate], units: Units) -> (usize, Vec<Held>) {
    let mut held = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        match Held::now(candidate, units) {
            Some(why) => held.push(why),
            None => return (at, held),
        }
    }
    let soonest = held.iter().enumerate().min_by_key(|(_, held)| held.until());
    (soonest.map_or(0, |(at, _)| at), held)
}
