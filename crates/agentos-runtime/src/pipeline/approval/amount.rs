//! What a spending tool spends, and what the agent's `financial_limits` say to it. Never model cost.

use agentos_agents::FinancialLimits;
use agentos_tools::{Effect, ToolDefinition};
use agentos_types::{Usd, codes};
use serde_json::{Value, json};

use crate::budgets::utc_day;
use crate::error::{Refusal, RuntimeError};
use crate::inner::Inner;
use crate::pipeline::action::Stop;
use crate::run::session::Session;
use crate::spending;

#[derive(Debug, Default, PartialEq)]
pub(super) struct Spending {
    /// Known where the tool says which argument holds it, and the agent has limits.
    pub(super) amount: Option<Usd>,
    /// Why a person must be asked.
    pub(super) why: Option<String>,
}

/// Up to `auto_execute` by itself, up to `absolute_max` with a person's word, above it not at all. An
/// amount that nobody can know needs a person's word.
pub(super) fn judge(
    limits: Option<&FinancialLimits>,
    tool: &ToolDefinition,
    arguments: &Value,
) -> Result<Spending, Refusal> {
    let Some(limits) = limits.filter(|_| tool.effect == Effect::Spends) else {
        return Ok(Spending::default());
    };
    let Some(argument) = &tool.amount else {
        return Ok(Spending {
            amount: None,
            why: Some(format!(
                "tool `{}` spends, and does not say which argument holds the amount",
                tool.name
            )),
        });
    };
    let amount = arguments
        .get(argument)
        .and_then(dollars)
        .ok_or_else(|| no_amount(tool, argument))?;
    if let Some(most) = limits.absolute_max.filter(|most| amount > *most) {
        return Err(too_much(
            tool,
            format!("{amount} USD is more than the agent's `absolute_max` of {most} USD"),
            json!({ "amount_usd": amount, "absolute_max_usd": most }),
        ));
    }
    let why = match (limits.auto_execute, limits.require_confirmation) {
        (Some(auto), _) if amount <= auto => None,
        (_, Some(confirm)) if amount <= confirm => Some(format!("{amount} USD has to be confirmed")),
        (Some(auto), _) => Some(format!(
            "{amount} USD is more than the {auto} USD that the agent may spend by itself"
        )),
        (None, _) => Some(format!("{amount} USD: the agent may spend nothing by itself")),
    };
    Ok(Spending {
        amount: Some(amount),
        why,
    })
}

/// Nobody is asked for what the day has no room for. The intent's booking decides; this only asks first.
pub(super) async fn check_day(rt: &Inner, session: &Session, tool: &str, amount: Usd) -> Result<(), Stop> {
    let limits = session.pins.agent.financial_limits.as_ref();
    let Some(limit) = limits.and_then(|limits| limits.daily_limit) else {
        return Ok(());
    };
    let day = utc_day(session.now());
    let account = spending::account(&session.run.agent_id, &day);
    let balance = rt.journal().budget(&account).await.map_err(RuntimeError::from)?;
    let committed = balance.unwrap_or_default().committed();
    if committed + amount > limit {
        return Err(above_day(tool, amount, committed, limit).into());
    }
    Ok(())
}

pub(in crate::pipeline) fn above_day(tool: &str, amount: Usd, committed: Usd, limit: Usd) -> Refusal {
    Refusal::new(
        codes::FINANCIAL_LIMIT,
        format!(
            "tool `{tool}` would spend {amount} USD; of the agent's `daily_limit` of {limit} USD {committed} are \
             spent or about to be"
        ),
    )
    .with(json!({ "amount_usd": amount, "committed_usd": committed, "daily_limit_usd": limit }))
}

fn too_much(tool: &ToolDefinition, what: String, details: Value) -> Refusal {
    Refusal::new(
        codes::FINANCIAL_LIMIT,
        format!("tool `{}` may not spend this: {what}", tool.name),
    )
    .with(details)
}

fn no_amount(tool: &ToolDefinition, argument: &str) -> Refusal {
    Refusal::new(
        codes::INVALID_ARGUMENTS,
        format!(
            "tool `{}` spends: its argument `{argument}` must be an amount of US dollars, not negative",
            tool.name
        ),
    )
}

/// A number, or a text that is one, as money often comes; never a negative one.
fn dollars(value: &Value) -> Option<Usd> {
    let number = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    (number.is_finite() && number >= 0.0)
        .then(|| Usd::from_dollars(number).ok())
        .flatten()
}
