//! `route` and `complete` in the product document's forms.

use std::collections::BTreeMap;
use std::time::Duration;

use agentos_types::{ModelRef, Timestamp};

use super::ask::{Asked, asked};
use super::chain::chain;
use super::reason::{self, Chosen};
use super::result::Parameters;
use super::{EndpointShown, RequestError, RouteRequest, RouteResult};
use crate::admission::Held;
use crate::limit::Units;
use crate::route::BYTES_PER_TOKEN;
use crate::{
    CallFailed, Preset, Rejected, Resolved, Route, RouteAsk, Routed, Router, RouterStream, StreamRecovery,
    resolve_sampling,
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
        let route = self.decide(&ask, &wishes)?;
        Ok(shown(request, &resolved, &chain, route, model_request))
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
        let result = self.route_request(request, now)?;
        Ok(self.complete_result(&result, deadline(request)).await)
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
    request: &RouteRequest,
    resolved: &Resolved,
    chain: &[ModelRef],
    route: Route,
    model_request: agentos_types::ModelRequest,
) -> RouteResult {
    let tokens = (route.input_tokens / BYTES_PER_TOKEN).saturating_add(model_request.max_tokens);
    let units = Units { requests: 1, tokens };
    let holds: Vec<Option<Held>> = route.candidates.iter().map(|c| Held::now(c, units)).collect();
    let all_held = holds.iter().all(Option::is_some);
    let free = holds.iter().position(Option::is_none);
    let soonest = || {
        let until = |at: &usize| holds.get(*at).copied().flatten().map(|held| held.until());
        (0..holds.len()).min_by_key(until).unwrap_or(0)
    };
    let at = free.unwrap_or_else(soonest);
    let mut rejected = route.rejected.clone();
    let before = |model: &ModelRef, of: &ModelRef| {
        let place = |model: &ModelRef| chain.iter().position(|m| m == model).unwrap_or(usize::MAX);
        place(model) < place(of)
    };
    // Routes are never empty; the first stands for all of them should that ever change.
    let (chosen, others) = {
        let mut rest = route.candidates.clone();
        let chosen = rest.remove(at.min(rest.len().saturating_sub(1)));
        (chosen, rest)
    };
    let passed_over = at
        + rejected
            .iter()
            .filter(|r| before(&ModelRef::new(&*r.provider, &*r.model), &chosen.model))
            .count();
    for (candidate, held) in route.candidates.iter().zip(&holds) {
        if let Some(held) = held
            && !candidate.is_same(&chosen)
        {
            rejected.push(Rejected {
                provider: candidate.known.names.0.clone(),
                model: candidate.known.names.1.clone(),
                reason: reason::held(held).into(),
            });
        }
    }
    let named = |model: &str| *model == *chosen.model.model || *model == chosen.model.to_string();
    let is_named = match (&request.provider, &request.model) {
        (_, Some(model)) => named(model),
        (Some(provider), None) => *provider == chosen.model.provider,
        (None, None) => false,
    };
    let is_preferred = resolved.preferred_models.iter().any(|model| named(model))
        || resolved.preferred_providers.contains(&chosen.model.provider);
    let reason = reason::sentence(&Chosen {
        candidate: &chosen,
        strategy: route.strategy,
        candidates: route.candidates.len(),
        passed_over,
        is_named,
        is_preferred,
        all_held,
    });
    let max_tokens = model_request.max_tokens;
    RouteResult {
        endpoint: EndpointShown::from(&*chosen),
        parameters: Parameters {
            sampling: (*model_request.sampling).clone(),
            max_tokens: chosen.clamp(max_tokens),
        },
        estimated_cost: chosen
            .price
            .worst_case(route.input_tokens, chosen.clamp(max_tokens)),
        reservation: route.worst_case(route.input_tokens, max_tokens),
        is_fallback: chosen.is_fallback || at > 0,
        fallback_attempts: passed_over,
        substituted: chosen.substituted,
        reason,
        fallbacks: others.iter().map(|c| c.model.clone()).collect(),
        rejected,
        route,
        request: model_request,
    }
}
