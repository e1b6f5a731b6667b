//! Other policy engines with the same rules. Each gets the form that is quickest for it, and names every broken rule:
//! none may stop at the first.

mod cedar;
mod cel;
mod rego;

use serde_json::{Map, Value};

use super::world::{Case, Rule};
use super::{Engine, Failure};

pub(super) fn all(case: &Case) -> Result<Vec<Box<dyn Engine>>, Failure> {
    Ok(vec![
        Box::new(cedar::Cedar::new(case)?),
        Box::new(rego::Rego::new(case)?),
        Box::new(cel::Cel::new(case)?),
    ])
}

/// The agent that asks, and what the rules ask about.
fn parts(request: &str) -> Result<(String, Map<String, Value>), Failure> {
    let mut request: Value = serde_json::from_str(request)?;
    let agent = request.pointer("/request/agent_id").and_then(Value::as_str);
    let agent = agent.ok_or("no agent")?.to_owned();
    match request.get_mut("data").map(Value::take) {
        Some(Value::Object(data)) => Ok((agent, data)),
        _ => Err("no data".into()),
    }
}

/// A number as a whole one: Cedar has no others, and in CEL the two kinds do not compare.
fn whole(value: &Value) -> Option<i64> {
    let float = value.as_f64()?;
    value
        .as_i64()
        .or_else(|| (float.fract() == 0.0).then_some(float as i64))
}

/// The operators that Cedar and CEL write alike; `field` says how each names a field.
fn plain(rule: &Rule, field: impl Fn(&str) -> String) -> Option<String> {
    Some(match rule {
        Rule::CostAtMost(usd) => format!("{} <= {usd}", field("cost_usd")),
        Rule::DailyCostAtMost(usd) => format!("{} <= {usd}", field("daily_cost_usd")),
        Rule::TokensBelow(tokens) => format!("{} < {tokens}", field("tokens")),
        Rule::TierNot(tier) => format!("{} != {tier:?}", field("tier")),
        Rule::NotSuspended => format!("{} == false", field("suspended")),
        Rule::RegionIn(_) => return None,
    })
}
