//! The way a governed step goes. Every model call and every tool call, by the driver or by a
//! program, passes through `govern` and nothing goes round it.

mod action;
mod approval;
mod asks;
mod authority;
mod budget;
mod call;
mod counted;
mod ear;
mod effect;
mod further;
mod gates;
mod hide;
mod intent;
mod limits;
mod part;
mod policy;
mod settle;
mod start;
mod stream;

pub(crate) use action::{Action, JudgeAction, ModelAction, Outcome, Stop, ToolAction};
pub(crate) use approval::{approve_output, waits};
pub(crate) use asks::{Asks, Overrides, Shape};
pub(crate) use counted::Again;
pub use gates::InjectionAction;
pub(crate) use gates::{check_gates, needs_approval};
pub(crate) use policy::{Why, counts, permit};
pub(crate) use start::{Begun, begin_run, hold_start};

use agentos_types::{PendingEffect, Usd};

use crate::inner::Inner;
use crate::pipeline::action::Cleared;
use crate::run::cell::Cell;
use crate::run::session::Session;
use crate::run::step::Taken;

/// One governed step, from the wish to the outcome.
///
/// The outcome is recorded and not yet flushed when this returns: it travels in one append with the
/// intent of the next step, or with what the caller records. Nothing waits in between.
pub(crate) async fn govern(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    action: Action,
) -> Result<Outcome, Stop> {
    if matches!(action, Action::Model(_)) {
        session.listened(rt);
    }
    // Limits that need no price: time, steps and tool calls left? Has the run begun at all?
    limits::check(session, &action)?;
    // Zone and authority: may this agent do this at all, and are the arguments of the right form?
    let mut cleared = authority::check(rt, session, action)?;
    // Policy: may this happen, here and now? The current policies decide, whatever held when the run began, and
    // what they want hidden is hidden: everything below sees the step without it.
    let word = policy::ask(rt, session, &mut cleared).await?;
    // Gates: may this go in? The run's input, and what a tool is called with.
    match &cleared {
        Cleared::Model(model) if model.judges.is_none() => gates::gate_input(rt, session).await?,
        Cleared::Tool(tool) => gates::gate_arguments(rt, session, tool).await?,
        Cleared::Model(_) => {}
    }
    // Approval: a person decides; the run waits in the store meanwhile, and all before is asked again.
    // It comes before the budget, so that nothing is reserved for as long as people take.
    let approved = approval::check(rt, session, &mut cleared, word.as_ref()).await?;
    // Budget: the worst case is reserved before anything is spent.
    budget::reserve(session, &mut cleared)?;
    let hider = cleared.hider();
    // Journal: "about to" is durable before the effect.
    // Budgets beyond the run are reserved, policies count, and the approval is used, in the same append.
    let mut spend = policy::spends(rt, session)?;
    let cleared = match intent::begin(rt, cell, session, cleared, approved).await {
        Ok(cleared) => cleared,
        Err(stop) => {
            policy::settle(rt, session, spend.as_deref(), Usd::ZERO)?;
            return Err(stop);
        }
    };
    let first = policy::first(rt, session, &cleared)?;
    // What is under way from here on is our own: no other worker's call is waited for.
    session.taken = Taken::Cleanly;
    // Effect: the model or the tool is called, under the run's deadline and everybody's commands. A model's
    // further attempt, after one that was charged, passes budget, policies and journal like the first.
    let performed = effect::perform(rt, cell, session, cleared, &mut spend).await?;
    // Settle: true cost and true usage, recorded with what came back.
    let tool = gates::tool_under_way(session);
    let converses = matches!(session.run.pending, Some(PendingEffect::Model(_)));
    let before = session.run.cost;
    let outcome = settle::settle(session, performed);
    let cost = session.run.cost - before;
    let answered = match &outcome {
        Ok(Outcome::Answered(answer)) => Some(answer.model.clone()),
        _ => None,
    };
    policy::settle_call(rt, session, spend.as_deref(), cost, first, answered).await?;
    // Gates: what came back is looked at before the model sees it, or anything is done that the model wants.
    if converses {
        return Ok(gates::screen_answer(rt, session, outcome?).await?);
    }
    // Policies hide, and gates look at, what a tool gave before anybody sees it.
    let outcome = hide::result(session, tool.as_ref(), hider, outcome?)?;
    Ok(gates::screen_result(rt, session, tool, outcome).await?)
}
