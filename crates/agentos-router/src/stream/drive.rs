//! The way of a streamed call: cache, limits, candidates, and one last event in every case.

use std::sync::Arc;
use std::time::Duration;

use agentos_types::{Delta, ModelRequest};
use tokio::time::Instant;

use super::driven::{RouterStream, Sink};
use super::run::Run;
use super::{RouterEvent, StreamRecovery};
use crate::attempt::Kind;
use crate::cache::{Entry, key};
use crate::call::{Call, FOREVER};
use crate::snapshot::Snapshot;
use crate::{CallFailed, Route, Routed, Router};

impl Router {
    /// Calls the route's candidates in order, within `within`, and gives their answer as it comes. The
    /// last event is `Accepted`, `Incomplete` or `Failed`. Dropping the stream cancels the call.
    #[must_use]
    pub fn stream(
        &self,
        route: Route,
        request: ModelRequest,
        recovery: StreamRecovery,
        within: Duration,
    ) -> RouterStream {
        let snapshot = self.snapshot();
        RouterStream::new(move |sink| async move {
            let deadline = Instant::now() + within.min(FOREVER);
            let last = drive(&snapshot, &route, &request, recovery, deadline, &sink).await;
            sink.send(last).await;
        })
    }
}

async fn drive(
    snapshot: &Arc<Snapshot>,
    route: &Route,
    request: &ModelRequest,
    recovery: StreamRecovery,
    deadline: Instant,
    sink: &Sink,
) -> RouterEvent {
    let failed = |failed: CallFailed| RouterEvent::Failed(Box::new(failed));
    let lead = match &snapshot.cache {
        Some(cache) => {
            let entry = tokio::select! {
                biased;
                entry = cache.enter(key(route, request), deadline) => entry,
                // It may want no more while it waits for another's answer, too.
                () = sink.stopped() => return failed(CallFailed::given_up()),
            };
            match entry {
                Entry::Hit(routed) => {
                    replay(&routed, sink).await;
                    return RouterEvent::Accepted(routed);
                }
                Entry::Leads(lead) => Some(lead),
                Entry::Late => return failed(CallFailed::late()),
            }
        }
        None => None,
    };
    let call = Call::new(snapshot, route, Kind::Stream, deadline);
    let run = Run {
        snapshot,
        call,
        asked: request,
        recovery,
        sink,
    };
    let last = run.finish().await;
    if let (RouterEvent::Accepted(routed), Some(lead)) = (&last, lead) {
        lead.keep(routed);
    }
    last
}

/// An answer from the cache comes at once.
async fn replay(routed: &Routed, sink: &Sink) {
    let answer = &routed.answer;
    if !answer.content.is_empty() {
        sink.send(RouterEvent::Delta(Delta::Text(answer.content.clone())))
            .await;
    }
    for (index, call) in answer.tool_calls.iter().enumerate() {
        let (id, name) = (call.id.clone(), call.name.clone());
        sink.send(RouterEvent::Delta(Delta::ToolCallStart { index, id, name }))
            .await;
        let fragment = call.arguments.to_string();
        sink.send(RouterEvent::Delta(Delta::ToolCallArguments { index, fragment }))
            .await;
    }
}
