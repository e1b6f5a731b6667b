//! `agentos models complete`: an answer, whole or in pieces.

use std::pin::pin;

use agentos::Coded;
use agentos_router::{Completed, RouterEvent, RouterStream, StreamRecovery};
use agentos_types::Delta;
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
    let routed = Box::pin(router.complete_request(&request, context.now()))
        .await
        .map_err(|error| refused(&error))?
        .map_err(|error| refused(&error))?;
    let completed = Completed::from(&routed);
    if args.json {
        output::json(&completed);
    } else {
        output::data(&completed.content);
        summary(&completed);
    }
    Ok(Exit::Done)
}

/// Prints the events. An answer that has broken off is not taken for a whole one.
async fn follow(events: RouterStream, json: bool) -> Exit {
    let mut events = pin!(events);
    let mut exit = Exit::Failed;
    while let Some(event) = events.next().await {
        if json {
            output::json(&event.to_json());
        } else {
            show(&event);
        }
        exit = match &event {
            RouterEvent::Accepted(_) => Exit::Done,
            RouterEvent::Failed(failed) => Failure::new(&**failed).exit(),
            _ => Exit::Failed,
        };
    }
    exit
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
