//! Calls the candidates of a route in order, until one has answered whole.

use std::time::Duration;

use agentos_types::ModelRequest;
use tokio::time::Instant;

use crate::attempt::{Got, Kind};
use crate::cache::{Entry, Lead, key};
use crate::call::{Call, FOREVER, Won};
use crate::snapshot::Snapshot;
use crate::{CallFailed, Route, Routed, Router};

impl Router {
    /// Calls the route's candidates in order, within `within`. Dropping the future cancels the call, and nobody
    /// learns what it has cost.
    ///
    /// # Errors
    /// Nobody answered; what the attempts used and cost is in the error.
    pub async fn complete(
        &self,
        route: &Route,
        request: &ModelRequest,
        within: Duration,
    ) -> Result<Routed, CallFailed> {
        self.complete_until(route, request, within, std::future::pending())
            .await
    }

    /// The same, given up once `stop` is there, down to the socket: what the attempts have cost, or could have, is
    /// in the error. An answer that is there already is given all the same.
    ///
    /// # Errors
    /// Nobody answered; what the attempts used and cost is in the error.
    pub async fn complete_until(
        &self,
        route: &Route,
        request: &ModelRequest,
        within: Duration,
        stop: impl Future<Output = ()>,
    ) -> Result<Routed, CallFailed> {
        let deadline = Instant::now() + within.min(FOREVER);
        let snapshot = self.snapshot();
        tokio::pin!(stop);
        let leads = match &snapshot.cache {
            Some(cache) => {
                let entry = tokio::select! {
                    biased;
                    entry = cache.enter(key(route, request), deadline) => entry,
                    () = &mut stop => return Err(CallFailed::given_up()),
                };
                match entry {
                    Entry::Hit(routed) => return Ok(*routed),
                    Entry::Leads(lead) => Some(lead),
                    Entry::Late => return Err(CallFailed::late()),
                }
            }
            None => None,
        };
        call(&snapshot, route, request, deadline, leads, stop).await
    }
}

async fn call(
    snapshot: &Snapshot,
    route: &Route,
    request: &ModelRequest,
    deadline: Instant,
    leads: Option<Lead>,
    stop: impl Future<Output = ()>,
) -> Result<Routed, CallFailed> {
    let mut call = Call::new(snapshot, route, Kind::Whole, deadline);
    let won = tokio::select! {
        biased;
        won = call.next(request) => won,
        () = stop => {
            call.given_up();
            None
        }
    };
    let Some(Won {
        at,
        began,
        got: Got::Answer(answer),
        pass,
    }) = won
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
