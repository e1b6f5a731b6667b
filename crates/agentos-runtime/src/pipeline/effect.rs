//! The effect itself: a model or a tool is called, under the run's deadline and everybody's commands.

use std::future::Future;
use std::time::Duration;

use agentos_tools::{ToolContext, ToolFailure};
use agentos_types::{PendingEffect, ToolRequested};

use crate::error::RuntimeError;
use crate::inner::Inner;
use crate::pipeline::action::{Cleared, Performed};
use crate::pipeline::{call, stream};
use crate::run::cell::Cell;
use crate::run::session::Session;
use crate::streams::StreamOptions;

pub(super) async fn perform(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    cleared: Cleared,
    spend: &mut Option<String>,
) -> Result<Performed, RuntimeError> {
    match cleared {
        Cleared::Model(model) => {
            let listens = |options: &StreamOptions| model.judges.is_none() && options.feed().is_heard();
            match session.stream.clone().filter(listens) {
                Some(options) => Box::pin(stream::streamed(rt, cell, session, model, spend, &options)).await,
                None => call::whole(rt, cell, session, model, spend).await,
            }
        }
        Cleared::Tool(tool) => {
            let remaining = session.remaining();
            let Some(PendingEffect::Tool(requested)) = session.run.pending.clone() else {
                return Err(RuntimeError::Internal(
                    "a tool is called without an intent".to_owned(),
                ));
            };
            if !requested.repeatable && cell.must_stop(false) {
                // Given up before it has begun, its outcome is known.
                let outcome = Err(ToolFailure::NotStarted {
                    tool: requested.tool.clone(),
                    reason: "the run is being cancelled".to_owned(),
                });
                return Ok(Performed::Tool { requested, outcome });
            }
            let context = context(session, &requested);
            let cancel = context.cancel.clone();
            let repeatable = requested.repeatable;
            Ok(
                match guarded(rt, cell, repeatable, remaining, tool.call.run(context)).await {
                    Guarded::Done(outcome) => Performed::Tool { requested, outcome },
                    given_up => {
                        cancel.cancel();
                        let out_of_time = matches!(given_up, Guarded::OutOfTime);
                        Performed::GivenUp {
                            tool: Some(requested),
                            out_of_time,
                        }
                    }
                },
            )
        }
    }
}

fn context(session: &Session, requested: &ToolRequested) -> ToolContext {
    ToolContext {
        run_id: session.run.run_id.to_string(),
        agent_id: session.run.agent_id.clone(),
        zone: session.run.zone,
        idempotency_key: format!("{}:{}", session.run.run_id, requested.step),
        cancel: tokio_util::sync::CancellationToken::new(),
    }
}

pub(super) enum Guarded<T> {
    Done(T),
    OutOfTime,
    Interrupted,
}

pub(super) async fn guarded<F: Future>(
    rt: &Inner,
    cell: &Cell,
    repeatable: bool,
    remaining: Option<Duration>,
    effect: F,
) -> Guarded<F::Output> {
    let out_of_time = async {
        match remaining {
            Some(left) => tokio::time::sleep(left).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        // An outcome that is there is taken, whatever else has happened.
        biased;
        outcome = effect => Guarded::Done(outcome),
        () = cell.interrupted(repeatable) => Guarded::Interrupted,
        // What can be made again is left to whoever comes next; the rest is let finish.
        () = rt.shutdown.cancelled(), if repeatable => Guarded::Interrupted,
        () = out_of_time => Guarded::OutOfTime,
    }
}
