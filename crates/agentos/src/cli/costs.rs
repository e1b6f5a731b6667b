//! `agentos costs [price | budgets]`.

use agentos::setup::{Setup, router};
use std::collections::BTreeMap;

use agentos::{Journal as _, ModelRef, RunFilter, Usd, utc_day};
use serde_json::{Value, json};

use super::args::{CostsArgs, CostsBy, CostsCommand};
use super::context::Context;
use super::failure::{Exit, Failure};
use super::{given, output};

pub(crate) async fn costs(context: &Context, args: &CostsArgs) -> Result<Exit, Failure> {
    match &args.command {
        None => report(context, args.by, args.json).await,
        Some(CostsCommand::Price {
            model,
            usage,
            batch,
            json,
        }) => price(context, model, usage, *batch, *json).await,
        Some(CostsCommand::Budgets { day, json }) => budgets(context, day.as_deref(), *json).await,
    }
}

/// What the runs that are kept add up to under one word.
#[derive(Default)]
struct Sum {
    runs: u64,
    input: u64,
    output: u64,
    cost: Usd,
}

async fn report(context: &Context, by: CostsBy, json: bool) -> Result<Exit, Failure> {
    let config = context.config()?;
    if !config.features.cost_tracking || !config.router.cost_tracking {
        let hint =
            "set `features.cost_tracking` and `router.cost_tracking`, or ENABLE_COST_TRACKING, to true";
        return Err(Failure::usage(
            "cost reports are switched off",
            Some(hint.to_owned()),
        ));
    }
    let store = context.existing_store()?;
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    let mut filter = RunFilter::default();
    loop {
        let page = store.runs(filter.clone()).await?;
        for run in page.items {
            let word = match by {
                CostsBy::Agent => run.agent_id,
                CostsBy::Day => utc_day(run.created_at),
                CostsBy::TaskClass => run.task_class,
                CostsBy::Status => run.status.to_string(),
            };
            let sum = sums.entry(word).or_default();
            sum.runs += 1;
            sum.input += run.tokens_input;
            sum.output += run.tokens_output;
            sum.cost = sum.cost + run.cost_usd;
        }
        match page.next_cursor {
            Some(cursor) => filter.cursor = Some(cursor),
            None => break,
        }
    }
    for (word, sum) in &sums {
        if json {
            output::json(&json!({
                "by": word,
                "runs": sum.runs,
                "tokens": { "input": sum.input, "output": sum.output },
                "cost_usd": sum.cost,
            }));
        } else {
            output::data(&format!(
                "{word:<48} {:>6} runs {:>12} tokens in {:>12} out {:>14} USD",
                sum.runs, sum.input, sum.output, sum.cost
            ));
        }
    }
    if sums.is_empty() {
        output::note("there are no runs");
    }
    Ok(Exit::Done)
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
