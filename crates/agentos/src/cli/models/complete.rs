//! `agentos models complete`: an answer, whole or in pieces.

use std::pin::pin;

use agentos::Coded;
use agentos_router::{Completed, RouterEvent, RouterStream, StreamRecovery};
use agentos_types::{Delta, ErrorClass};
use futures_util::StreamExt as _;

use super::super::args::RequestArgs;
use super::{Context, Exit, Failure, output, read, router_for};

pub(super) async fn complete(
    context: &Context,
    args: &RequestArgs,
    stream: bool,
    recovery: Option<&str>,
) -> Result<Exit, Failure> {
    let mut request = read(args)?;
    request.stream |= stream;
    if let Some(recovery) = recovery {
        request.stream_recovery = match recovery {
            "continue" => StreamRecovery::Continue,
            "off" => StreamRecovery::Off,
            _ => StreamRecovery::Restart,
        };
    }
    let config = context.config()?;
    let router = router_for(&config, &request).await?;
    let refused = |error: &dyn Coded| Failure::new(error);
    if request.stream {
        let events = router
            .stream_request(&request, context.now())
            .map_err(|error| refused(&error))?;
        return Ok(follow(events, args.json).await);
    }
    let outcome = Box::pin(router.complete_request_until(&request, context.now(), interrupted()))
        .await
        .map_err(|error| refused(&error))?;
    let routed = match outcome {
        Ok(routed) => routed,
        Err(failed) if failed.class == ErrorClass::Cancelled => {
            Failure::new(&failed).report(args.json);
            return Ok(Exit::Interrupted);
        }
        Err(failed) => return Err(refused(&failed)),
    };
    let completed = Completed::from(&routed);
    if args.json {
        output::json(&completed);
    } else {
        output::data(&completed.content);
        summary(&completed);
    }
    Ok(Exit::Done)
}

/// Ctrl-C.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Nobody will tell.
        std::future::pending::<()>().await;
    }
}

/// Prints the events. An answer that has broken off is not taken for a whole one, and one that its reader ends
/// says what has come of it and what it cost.
async fn follow(mut events: RouterStream, json: bool) -> Exit {
    let say = |event: &RouterEvent| {
        if json {
            output::json(&event.to_json());
        } else {
            show(event);
        }
    };
    let mut stop = pin!(interrupted());
    let mut exit = Exit::Failed;
    loop {
        let event = tokio::select! {
            event = events.next() => event,
            () = &mut stop => {
                if let Some(event) = events.stop().await {
                    say(&event);
                }
                return Exit::Interrupted;
            }
        };
        let Some(event) = event else { return exit };
        say(&event);
        exit = match &event {
            RouterEvent::Accepted(_) => Exit::Done,
            RouterEvent::Failed(failed) => Failure::new(&**failed).exit(),
            _ => Exit::Failed,
        };
    }
}

/// For people: text as it comes, all else on stderr.
fn show(event: &RouterEvent) {
    match event {
        RouterEvent::Delta(Delta::Text(text)) => output::piece(text),
        RouterEvent::Delta(_) => (),
        RouterEvent::Withdrawn(withdrawn) => {
            output::piece("\n");
            output::note(&format!(
                "  withdrawn: `{}` broke off ({}); another answer follows",
                withdrawn.model, withdrawn.message
            ));
        }
        RouterEvent::Accepted(routed) => {
            output::piece("\n");
            summary(&Completed::from(&**routed));
        }
        RouterEvent::Incomplete(part) => {
            output::piece("\n");
            output::note(&format!("  incomplete: {}", part.message));
            summary(&Completed::from(&**part));
        }
        RouterEvent::Failed(failed) => {
            Failure::new(&**failed).report(false);
        }
    }
}

fn summary(completed: &Completed) {
    let Completed { tokens, .. } = completed;
    let cached = if completed.cached { ", from the cache" } else { "" };
    output::note(&format!(
        "  {}/{}, {} + {} tokens, {} USD{cached}",
        completed.provider, completed.model, tokens.input, tokens.output, completed.cost_usd
    ));
    for call in &completed.tool_calls {
        output::note(&format!("  asks for `{}` with {}", call.name, call.arguments));
    }
}
