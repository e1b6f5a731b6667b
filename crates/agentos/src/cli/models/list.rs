//! `agentos models list`: the price table, the configured endpoints, and how they are.

use std::collections::{BTreeMap, BTreeSet};

use agentos::setup::{Setup, known_as, router};
use agentos::{Config, ModelRef, ModelRouter, Timestamp, Usd};
use agentos_config::EndpointConfig;
use agentos_router::{Health, Price, PriceRow, RouteError, Tariff};
use serde::Serialize;

use super::{Context, Exit, Failure, output};

pub(super) const KEYED: [&str; 7] = [
    "anthropic",
    "openai",
    "gemini",
    "deepseek",
    "groq",
    "mistral",
    "openrouter",
];

/// A line. Prices are dollars per million tokens.
#[derive(Serialize)]
struct Listed<'a> {
    provider: &'a str,
    model: &'a str,
    price: Option<Price>,
    /// What a call with a longer input costs.
    long: Option<agentos_router::LongInput>,
    since: Option<Timestamp>,
    context_window: Option<u64>,
    max_output: Option<u64>,
    tools: bool,
    vision: bool,
    retired: bool,
    /// Is there a key, or is none needed?
    key: bool,
    /// The place of a configured endpoint.
    priority: Option<u32>,
    health: Option<&'a Health>,
}

pub(super) async fn list(context: &Context, provider: Option<&str>, json: bool) -> Result<Exit, Failure> {
    let config = context.config()?;
    let setup = Setup {
        offline: true,
        ..Setup::default()
    };
    let router = router(&config, &setup).await?;
    let now = context.now();
    let rows = rows(&router, now)?;
    let health = router.health();
    // Each of a model's endpoints has a line.
    let mut endpoints: BTreeMap<ModelRef, Vec<&EndpointConfig>> = BTreeMap::new();
    for endpoint in &config.router.endpoints {
        let model = ModelRef::new(normal(&endpoint.provider), &endpoint.model);
        endpoints.entry(model).or_default().push(endpoint);
    }
    for of_model in endpoints.values_mut() {
        of_model.sort_by_key(|endpoint| endpoint.priority);
    }
    // Endpoints without a row of their own are known too.
    let mut models: Vec<&ModelRef> = rows.keys().collect();
    models.extend(endpoints.keys().filter(|model| !rows.contains_key(model)));
    models.sort();
    if let Some(name) = provider {
        models.retain(|model| model.provider == normal(name));
        if models.is_empty() {
            nothing_of(&router, &rows, name).map_err(|error| Failure::new(&error))?;
        }
    }
    let lines = models.iter().flat_map(|model| {
        let of_model = endpoints.get(*model).map_or(&[][..], Vec::as_slice);
        let all = of_model.iter().copied().map(Some);
        let alone = of_model.is_empty().then_some(None);
        all.chain(alone).map(move |endpoint| (*model, endpoint))
    });
    for (model, endpoint) in lines {
        let known_as = endpoint.and_then(known_as);
        let row = rows.get(model);
        let tariff = router.prices().price(&model.provider, &model.model, now);
        let is_it = |one: &&Health| {
            let is_model = normal(&one.provider) == model.provider && one.model == model.model;
            is_model && one.known_as == known_as
        };
        let listed = Listed {
            provider: &model.provider,
            model: &model.model,
            price: tariff.map(|tariff: Tariff| tariff.price),
            long: tariff.and_then(|tariff| tariff.long),
            since: row.map(|row| row.since).filter(|since| *since != ALWAYS),
            context_window: row.and_then(|row| row.context_window),
            max_output: row.and_then(|row| row.max_output),
            tools: row.is_none_or(|row| row.tools),
            vision: row.is_none_or(|row| row.vision),
            retired: row.is_some_and(|row| row.is_retired(now)),
            key: has_key(&config, model, endpoint),
            priority: endpoint.map(|endpoint| endpoint.priority),
            health: health.iter().find(is_it),
        };
        if json {
            output::json(&listed);
        } else {
            output::data(&line(&listed, known_as.as_deref()));
        }
    }
    Ok(Exit::Done)
}

/// An empty list says nothing: whether the provider is there is said beside it.
fn nothing_of(
    router: &ModelRouter,
    rows: &BTreeMap<ModelRef, PriceRow>,
    name: &str,
) -> Result<(), RouteError> {
    let mut known: BTreeSet<String> = router.providers().into_iter().collect();
    known.extend(rows.keys().map(|model| model.provider.clone()));
    // Found when a model of it is named.
    known.insert("local".to_owned());
    if known.contains(normal(name)) {
        output::note(&format!(
            "no model of `{name}` is in the list; any is asked as `{name}/MODEL`"
        ));
        return Ok(());
    }
    Err(RouteError::UnknownProvider {
        name: name.to_owned(),
        known: known.into_iter().collect(),
    })
}

const ALWAYS: Timestamp = Timestamp(i64::MIN);

/// The row of today of each model in the table.
fn rows(router: &ModelRouter, now: Timestamp) -> Result<BTreeMap<ModelRef, PriceRow>, Failure> {
    let prices = router.prices();
    let all: Vec<PriceRow> = serde_json::from_slice(&prices.to_json())
        .map_err(|error| Failure::usage(format!("the price table cannot be read: {error}"), None))?;
    let mut rows = BTreeMap::new();
    for row in all {
        let model = ModelRef::new(&row.provider, &row.model);
        if let Some(row) = prices.find(&row.provider, &row.model, now) {
            rows.entry(model).or_insert_with(|| row.clone());
        }
    }
    Ok(rows)
}

fn has_key(config: &Config, model: &ModelRef, endpoint: Option<&EndpointConfig>) -> bool {
    let own = endpoint.is_some_and(|endpoint| {
        config.endpoint_key(endpoint).is_some()
            || endpoint.api_key_env.is_none() && endpoint.base_url.is_some()
    });
    own || config.keys.of(&model.provider).is_some()
        || matches!(model.provider.as_str(), "scripted" | "local" | "ollama")
}

fn line(listed: &Listed<'_>, known_as: Option<&str>) -> String {
    let name = format!("{}/{}", listed.provider, listed.model);
    let dollars = |usd: Usd| format!("{usd}");
    let price = listed.price.map_or_else(
        || "no price".to_owned(),
        |price| format!("{} in, {} out", dollars(price.input), dollars(price.output)),
    );
    let tokens = |tokens: Option<u64>| tokens.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let mut notes = Vec::new();
    if let Some(priority) = listed.priority {
        notes.push(format!("priority {priority}"));
    }
    if let Some(name) = known_as {
        notes.push(name.to_owned());
    }
    if !listed.key {
        notes.push("no key".to_owned());
    }
    if listed.retired {
        notes.push("retired".to_owned());
    }
    format!(
        "{name:<44} {price:<24} {:>9} {:>8}  {}",
        tokens(listed.context_window),
        tokens(listed.max_output),
        notes.join(", ")
    )
}

/// `google` is another name of `gemini`.
fn normal(provider: &str) -> &str {
    match provider {
        "google" | "google_ai" => "gemini",
        other => other,
    }
}
