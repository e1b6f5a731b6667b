//! Calls the candidates of a route in order, until one answers. What a failure leads to depends on its
//! class alone, and one deadline spans everything.

use std::time::Duration;

use agentos_types::{ErrorClass, ModelAnswer, ModelRequest, ProviderError};
use tokio::time::Instant;

use crate::ledger::Ledger;
use crate::{CallFailed, Candidate, Route, Routed, Router, backoff};

/// Longer than anyone waits, and short enough to be added to an instant.
const FOREVER: Duration = Duration::from_secs(365 * 86_400);

/// What follows a candidate that gave no answer.
enum Next {
    Candidate,
    /// Only a candidate with a larger window.
    Larger,
    /// Every candidate would fail alike, or the time is up.
    Stop,
}

impl Router {
    /// Calls the route's candidates in order, within `within`. Dropping the future cancels the call.
    ///
    /// # Errors
    /// Nobody answered; what the attempts used and cost is in the error.
    pub async fn complete(
        &self,
        route: &Route,
        request: &ModelRequest,
        within: Duration,
    ) -> Result<Routed, CallFailed> {
        let deadline = Instant::now() + within.min(FOREVER);
        let mut ledger = Ledger::default();
        let mut too_small: Option<Option<u64>> = None;
        for candidate in &route.candidates {
            if Instant::now() >= deadline {
                break;
            }
            if too_small.is_some_and(|small| !is_larger(candidate.context_window, small)) {
                ledger.left(candidate, "its window is no larger");
                continue;
            }
            let (began, answer) = match self.ask(candidate, request, deadline, &mut ledger).await {
                Ok(answered) => answered,
                Err(Next::Candidate) => continue,
                Err(Next::Larger) => {
                    too_small = Some(candidate.context_window);
                    continue;
                }
                Err(Next::Stop) => break,
            };
            self.inner.rests.over(&candidate.model);
            return Ok(ledger.answered(candidate, began, answer));
        }
        Err(ledger.nobody(self.soonest(route)))
    }

    /// One candidate, as often as its failures allow.
    async fn ask(
        &self,
        candidate: &Candidate,
        request: &ModelRequest,
        deadline: Instant,
        ledger: &mut Ledger,
    ) -> Result<(Instant, ModelAnswer), Next> {
        let request = ModelRequest {
            model: candidate.model.model.clone(),
            max_tokens: candidate.clamp(request.max_tokens),
            ..request.clone()
        };
        let rests = &self.inner.rests;
        // Another call was told to leave it alone.
        if let Some(ends) = rests.ends(&candidate.model) {
            if ends >= deadline {
                ledger.left(
                    candidate,
                    "its provider asked to be left alone for longer than there is time",
                );
                return Err(Next::Candidate);
            }
            tokio::time::sleep_until(ends).await;
        }
        let mut retry = 0;
        loop {
            let began = Instant::now();
            let error = match self.attempt(candidate, &request, deadline).await {
                Ok(answer) => return Ok((began, answer)),
                Err(error) => error,
            };
            ledger.failed(candidate, began, &error);
            tracing::debug!(model = %candidate.model, class = error.class.as_str(), "a model call has failed");
            if let Some(after) = error.retry_after.filter(|_| error.class.is_retryable()) {
                rests.until(&candidate.model, after);
            }
            if !error.class.is_retryable() {
                ledger.left(candidate, &error.message);
                return Err(match error.class {
                    ErrorClass::Auth | ErrorClass::ModelNotFound => {
                        rests.for_good(&candidate.model, error.class);
                        Next::Candidate
                    }
                    ErrorClass::ContextTooLong => Next::Larger,
                    _ => Next::Stop,
                });
            }
            let pause = backoff::pause(self.inner.retry_delay, retry, (self.inner.random)());
            let earliest = rests.ends(&candidate.model).unwrap_or(began);
            let again = earliest.max(Instant::now() + pause);
            if retry >= self.inner.max_retries || again >= deadline {
                ledger.left(candidate, &error.message);
                return Err(Next::Candidate);
            }
            tokio::time::sleep_until(again).await;
            retry += 1;
        }
    }

    async fn attempt(
        &self,
        candidate: &Candidate,
        request: &ModelRequest,
        deadline: Instant,
    ) -> Result<ModelAnswer, ProviderError> {
        let until = deadline.min(Instant::now() + candidate.timeout.min(FOREVER));
        let began = Instant::now();
        match tokio::time::timeout_at(until, candidate.provider.complete(request)).await {
            Ok(answer) => answer,
            Err(_) => Err(ProviderError::new(
                ErrorClass::Timeout,
                format!("no answer within {} ms", began.elapsed().as_millis()),
            )),
        }
    }

    /// When the first of the resting candidates may be asked again, in ms from now.
    fn soonest(&self, route: &Route) -> Option<u64> {
        let ends = route
            .candidates
            .iter()
            .filter_map(|c| self.inner.rests.ends(&c.model))
            .min()?;
        u64::try_from(ends.duration_since(Instant::now()).as_millis()).ok()
    }
}

/// An unknown window is not known to be larger than a known one.
fn is_larger(window: Option<u64>, than: Option<u64>) -> bool {
    match (window, than) {
        (Some(window), Some(than)) => window > than,
        (Some(_), None) => true,
        (None, _) => false,
    }
}
