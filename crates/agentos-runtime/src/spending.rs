//! What the tools of an agent spend on a UTC day, against the `daily_limit` of its file. Booked in the
//! store's ledger with the intent and the outcome, as model cost is; the two never meet.

use agentos_agents::Agent;
use agentos_store::LedgerChange;
use agentos_types::{EventBody, PendingEffect, Run, Timestamp, ToolRequested, ToolResolved, Usd, codes};

use crate::budgets::utc_day;

/// The day on which an amount is booked; `None` where the agent has no limit for it.
pub(crate) fn day(agent: &Agent, at: Timestamp) -> Option<String> {
    agent.financial_limits.as_ref()?.daily_limit.map(|_| utc_day(at))
}

/// The account of what an agent's tools spend on a day.
pub(crate) fn account(agent: &str, day: &str) -> String {
    format!("spending:{agent}:{day}")
}

/// What an event changes, before it is folded into its run. What nobody knows the outcome of stays
/// booked.
pub(crate) fn changes(run: &Run, agent: &Agent, event: &EventBody) -> Option<LedgerChange> {
    let pending = match &run.pending {
        Some(PendingEffect::Tool(tool) | PendingEffect::Unknown(tool)) => Some(tool),
        _ => None,
    };
    match event {
        EventBody::ToolRequested(tool) => {
            let again = pending.is_some_and(|lost| lost.step == tool.step);
            let (account, amount) = booked(run, tool).filter(|_| !again)?;
            Some(LedgerChange {
                account,
                reserve: amount,
                spend: Usd::ZERO,
                limit: agent.financial_limits.as_ref()?.daily_limit,
            })
        }
        EventBody::ToolAnswered(answer) => {
            let tool = pending?;
            // It says itself that it has not done it, and could not have been lost on the way.
            let not_spent = answer
                .error
                .as_ref()
                .is_some_and(|error| error.code == codes::TOOL_FAILED.name)
                && !tool.repeatable;
            settled(run, tool, !not_spent)
        }
        EventBody::ToolResolved(resolved) => match **resolved {
            ToolResolved::Retry { .. } => None,
            ToolResolved::Skip { .. } | ToolResolved::Result { .. } => settled(run, pending?, true),
        },
        _ => None,
    }
}

fn settled(run: &Run, tool: &ToolRequested, spent: bool) -> Option<LedgerChange> {
    let (account, amount) = booked(run, tool)?;
    Some(LedgerChange {
        account,
        reserve: Usd::ZERO - amount,
        spend: if spent { amount } else { Usd::ZERO },
        limit: None,
    })
}

fn booked(run: &Run, tool: &ToolRequested) -> Option<(String, Usd)> {
    let (amount, day) = (tool.amount?, tool.day.as_ref()?);
    Some((account(&run.agent_id, day), amount))
}
