//! `agentos costs price | budgets`.

use agentos::setup::{Setup, router};
use agentos::{Journal as _, ModelRef, utc_day};
use serde_json::{Value, json};

use super::args::CostsCommand;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::{given, output};

pub(crate) async fn costs(context: &Context, command: &CostsCommand) -> Result<Exit, Failure> {
    match command {
        CostsCommand::Price {
            model,
            usage,
            batch,
            json,
        } => price(context, model, usage, *batch, *json).await,
        CostsCommand::Budgets { day, json } => budgets(context, day.as_deref(), *json).await,
    }
}

/// What is left of a budget is its limit, less what is spent, less what calls under way may cost.
async fn budgets(context: &Context, day: Option<&str>, json: bool) -> Result<Exit, Failure> {
    let limits = context.config()?.budgets;
    let day = day.map_or_else(|| utc_day(context.now()), str::to_owned);
    let accounts = context.existing_store()?.budgets(&format!(":{day}")).await?;
    for (account, balance) in &accounts {
        let (kind, name) = account.split_once(':').unwrap_or((account, ""));
        let limit = match kind {
            "agent" => limits.agent_usd,
            "pack" => limits.pack_usd,
            _ => limits.day_usd,
        };
        let left = limit.map(|limit| limit - balance.spent - balance.reserved);
        if json {
            output::json(&json!({
                "account": kind,
                "name": name.strip_suffix(&format!(":{day}")),
                "day": day,
                "spent_usd": balance.spent,
                "reserved_usd": balance.reserved,
                "limit_usd": limit,
                "left_usd": left,
            }));
        } else {
            let of = limit.map_or_else(String::new, |limit| format!(" of {limit}"));
            output::data(&format!(
                "{account:<48} {}{of} USD spent, {} reserved",
                balance.spent, balance.reserved
            ));
        }
    }
    if accounts.is_empty() {
        output::note(&format!(
            "nothing is booked on {day}; budgets are kept once one is set in `[budgets]`"
        ));
    }
    Ok(Exit::Done)
}

async fn price(
    context: &Context,
    model: &ModelRef,
    usage: &str,
    batch: bool,
    json: bool,
) -> Result<Exit, Failure> {
    // No model is called; the configuration's prices win.
    let setup = Setup {
        offline: true,
        ..Setup::default()
    };
    let prices = router(&context.config()?, &setup).await?.prices();
    let usage: Value = given::json(usage, "usage object")?;
    let priced = prices
        .price_usage(model, &usage, batch, context.now())
        .map_err(|error| Failure::new(&error))?;
    if json {
        output::json(&priced);
        return Ok(Exit::Done);
    }
    let parts = &priced.parts;
    for (name, cost, tokens) in [
        ("input", parts.input, priced.usage.input),
        ("cached input", parts.cached_input, priced.usage.cached_input),
        (
            "cache write",
            parts.cache_write,
            priced.usage.cache_write + priced.usage.cache_write_1h,
        ),
        ("output", parts.output, priced.usage.output),
        ("reasoning", parts.reasoning, priced.usage.reasoning),
    ] {
        output::data(&format!("{name:<14} {tokens:>12} tokens  {cost} USD"));
    }
    output::data(&format!(
        "{:<14} {:>12}         {} USD",
        "total", "", priced.cost_usd
    ));
    Ok(Exit::Done)
}
