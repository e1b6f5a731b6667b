//! `agentos models check`: each endpoint is called once.

use std::num::NonZeroU64;
use std::time::Duration;

use agentos::setup::{Setup, router};
use agentos::{Config, Message, ModelRef, ModelRouter, Timestamp};
use agentos_router::{RouteError, RouteRequest};

use super::super::output::{GREEN, RED, paint};
use super::super::shown;
use super::list::KEYED;
use super::{Context, Exit, Failure, output};

pub(super) async fn check(
    context: &Context,
    models: Vec<ModelRef>,
    timeout: NonZeroU64,
    json: bool,
) -> Result<Exit, Failure> {
    let config = context.config()?;
    let setup = Setup {
        models: models.clone(),
        ..Setup::default()
    };
    let router = router(&config, &setup).await?;
    let now = context.now();
    let models = if models.is_empty() {
        of_configuration(&config, &router, now)
    } else {
        models
    };
    if models.is_empty() {
        return Err(Failure::new(&RouteError::MissingKeys {
            variables: config.key_variables(),
        }));
    }
    let checked = Box::pin(router.check(&models, now, Duration::from_millis(timeout.get()))).await;
    for one in &checked {
        if json {
            output::json(&shown::value(serde_json::to_value(one).unwrap_or_default()));
            continue;
        }
        let known_as = one
            .known_as
            .as_deref()
            .map(|name| format!(" {}", shown::text(name)));
        let name = format!("{}/{}{}", one.provider, one.model, known_as.unwrap_or_default());
        match &one.error {
            None => output::data(&format!(
                "{}  {name:<44} {:>6} ms  {} USD",
                paint(GREEN, "ok "),
                one.ms,
                one.cost_usd
            )),
            Some(error) => output::data(&format!(
                "{}  {name:<44} {:>6} ms  {}: {}",
                paint(RED, "bad"),
                one.ms,
                error.error_class.as_str(),
                shown::text(&error.message)
            )),
        }
    }
    Ok(if checked.iter().all(|one| one.ok) {
        Exit::Done
    } else {
        Exit::Failed
    })
}

/// The configured endpoints that are not switched off, and one model of each provider that has a key and
/// none of them.
fn of_configuration(config: &Config, router: &ModelRouter, now: Timestamp) -> Vec<ModelRef> {
    let endpoints = config.router.endpoints.iter().filter(|e| e.enabled);
    let mut models: Vec<ModelRef> = endpoints.map(|e| ModelRef::new(&e.provider, &e.model)).collect();
    for provider in KEYED {
        let is_there = models.iter().any(|model| model.provider == provider);
        if is_there || config.keys.of(provider).is_none() {
            continue;
        }
        let request = RouteRequest {
            messages: vec![Message::user("hello")],
            provider: Some(provider.to_owned()),
            ..RouteRequest::default()
        };
        // A provider of which no model is known cannot be called by its name alone.
        if let Ok(result) = router.route_request(&request, now)
            && *result.endpoint.provider == *provider
        {
            models.push(ModelRef::new(provider, &*result.endpoint.model));
        }
    }
    models
}
