//! `agentos costs price`.

use agentos::setup::{Setup, router};
use serde_json::Value;

use super::args::CostsCommand;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::{given, output};

pub(crate) async fn costs(context: &Context, command: &CostsCommand) -> Result<Exit, Failure> {
    let CostsCommand::Price {
        model,
        usage,
        batch,
        json,
    } = command;
    // No model is called; the configuration's prices win.
    let setup = Setup {
        offline: true,
        ..Setup::default()
    };
    let prices = router(&context.config()?, &setup).await?.prices();
    let usage: Value = given::json(usage, "usage object")?;
    let priced = prices
        .price_usage(model, &usage, *batch, context.now())
        .map_err(|error| Failure::new(&error))?;
    if *json {
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
