//! Calls the candidates of a route in order, until one has answered whole.

use std::time::Duration;

use agentos_types::ModelRequest;
use tokio::time::Instant;

use crate::attempt::{Got, Kind};
use crate::cache::{Entry, key};
use crate::call::{Call, FOREVER, Won};
use crate::{CallFailed, Route, Routed, Router};

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
        let snapshot = self.snapshot();
        let leads = match &snapshot.cache {
            Some(cache) => match cache.enter(key(route, request), deadline).await {
                Entry::Hit(routed) => return Ok(*routed),
                Entry::Leads(lead) => Some(lead),
                Entry::Late => return Err(CallFailed::late()),
            },
            None => None,
        };
        let mut call = Call::new(&snapshot, route, Kind::Whole, deadline);
        let Some(Won {
            at,
            began,
            got: Got::Answer(answer),
            pass,
        }) = call.next(request).await
        else {
            return Err(call.nobody());
        };
        let Some(candidate) = call.candidate(at) else {
            return Err(call.nobody());
        };
        pass.answered(began, answer.usage.total());
        let routed = call.ledger.answered(candidate, began, answer);
        if let Some(lead) = leads {
            lead.keep(&routed);
        }
        Ok(routed)
    }
}
