//! `agentos models list|route|complete|check`.

mod check;
mod complete;
mod list;

use agentos::setup::{Setup, router};
use agentos::{Config, ModelRef, ModelRouter};
use agentos_router::RouteRequest;

use super::args::{ModelsCommand, RequestArgs};
use super::context::Context;
use super::failure::{Exit, Failure};
use super::{given, output};

pub(crate) async fn models(context: &Context, command: ModelsCommand) -> Result<Exit, Failure> {
    match command {
        ModelsCommand::List { provider, json } => list::list(context, provider.as_deref(), json).await,
        ModelsCommand::Route { request } => route(context, &request).await,
        ModelsCommand::Complete {
            request,
            stream,
            recovery,
        } => complete::complete(context, &request, stream, recovery.as_deref()).await,
        ModelsCommand::Check {
            models,
            timeout,
            json,
        } => check::check(context, models, timeout, json).await,
    }
}

async fn route(context: &Context, args: &RequestArgs) -> Result<Exit, Failure> {
    let request = read(args)?;
    let config = context.config()?;
    let result = router_for(&config, &request)
        .await?
        .route_request(&request, context.now())
        .map_err(|error| Failure::new(&error))?;
    if args.json {
        output::json(&result);
        return Ok(Exit::Done);
    }
    output::data(&format!("{}/{}", result.endpoint.provider, result.endpoint.model));
    output::note(&format!("  {}", result.reason));
    output::note(&format!("  costs at most {} USD", result.estimated_cost));
    for next in &result.fallbacks {
        output::note(&format!("  then {}", next.model));
    }
    for rejected in &result.rejected {
        output::note(&format!(
            "  not {}/{}: {}",
            rejected.provider, rejected.model, rejected.reason
        ));
    }
    Ok(Exit::Done)
}

fn read(args: &RequestArgs) -> Result<RouteRequest, Failure> {
    given::json(&args.request, "request")
}

/// A server on this machine is looked for only where the request names one.
async fn router_for(config: &Config, request: &RouteRequest) -> Result<ModelRouter, Failure> {
    let named = match (&request.provider, &request.model) {
        (Some(provider), model) => Some(ModelRef::new(provider, model.as_deref().unwrap_or_default())),
        (None, Some(model)) => model.parse().ok(),
        (None, None) => None,
    };
    let setup = Setup {
        models: named.into_iter().collect(),
        ..Setup::default()
    };
    Ok(router(config, &setup).await?)
}
