//! What a run does next. A pure function: the driver that asks it remembers nothing, so a crash
//! anywhere is resumed by loading the run and asking again.

use agentos_types::{
    Budget, PendingEffect, Role, Run, RunStatus, Timestamp, ToolCall, ToolRequested, WaitingFor, codes,
};

use crate::error::Refusal;

#[cfg(test)]
mod tests;

/// The next thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    CallModel,
    /// The last answer asks for it.
    CallTool(ToolCall),
    /// Its outcome was lost, and calling it again with the same key is harmless.
    RepeatTool(ToolRequested),
    /// Its outcome was lost, and calling it again may act twice.
    DeclareUnknown(ToolRequested),
    /// Another worker's call may still be under way until then.
    WaitUntil(Timestamp),
    Pause(WaitingFor),
    /// Is the last answer fit to be the output?
    CheckGates,
    Complete,
    Fail(Refusal),
    /// Not running: nothing to do until somebody acts.
    Rest,
}

/// How this process came to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It made every step itself, or the worker before it is surely gone.
    Cleanly,
    /// The worker before it may still be alive: its calls are over only after their deadlines.
    FromUnknown,
}

/// The next step of `run`, which has been in `running` for `ran_ms`.
#[must_use]
pub fn next_step(run: &Run, ran_ms: u64, now: Timestamp, taken: Taken) -> Step {
    if run.status != RunStatus::Running {
        return Step::Rest;
    }
    if let Some(refusal) = out_of_time(run, ran_ms) {
        return Step::Fail(refusal);
    }
    match &run.pending {
        Some(PendingEffect::Unknown(tool)) => {
            return Step::Pause(WaitingFor::OutcomeUnknown { step: tool.step });
        }
        Some(PendingEffect::Model(model)) if taken == Taken::FromUnknown && now < model.deadline => {
            return Step::WaitUntil(model.deadline);
        }
        // The call is made again; what it has cost, or could have, is charged already.
        Some(PendingEffect::Model(_)) => return limited(run).unwrap_or(Step::CallModel),
        Some(PendingEffect::Judge(call)) if taken == Taken::FromUnknown && now < call.deadline => {
            return Step::WaitUntil(call.deadline);
        }
        // The gates are asked anew, and with them the judge.
        Some(PendingEffect::Judge(_)) => return Step::CheckGates,
        Some(PendingEffect::Tool(tool)) if !tool.repeatable => return Step::DeclareUnknown(tool.clone()),
        Some(PendingEffect::Tool(tool)) if taken == Taken::FromUnknown && now < tool.deadline => {
            return Step::WaitUntil(tool.deadline);
        }
        Some(PendingEffect::Tool(tool)) => return Step::RepeatTool(tool.clone()),
        None => {}
    }
    // Programs behind gates are asked anew only when those that another worker has asked are over.
    if let Some(until) = run
        .gates_until
        .filter(|until| taken == Taken::FromUnknown && now < *until)
    {
        return Step::WaitUntil(until);
    }
    if let Some(budget) = run.cut_by {
        return Step::Fail(cut(run, budget));
    }
    if run.withheld {
        return Step::Fail(withheld());
    }
    if let Some(call) = run.open_calls.first() {
        return limited(run)
            .or_else(|| tools_used_up(run))
            .unwrap_or_else(|| Step::CallTool(call.clone()));
    }
    match run.messages.last().map(|message| message.role) {
        Some(Role::Assistant) if run.released => Step::Complete,
        Some(Role::Assistant) => Step::CheckGates,
        _ => limited(run).unwrap_or(Step::CallModel),
    }
}

/// Has the run been running for as long as it may?
pub(crate) fn out_of_time(run: &Run, ran_ms: u64) -> Option<Refusal> {
    let limit = run.limits.max_duration_ms.filter(|limit| ran_ms >= *limit)?;
    Some(Refusal::new(
        codes::RUN_TIMEOUT,
        format!("the run has been running for {ran_ms} ms; its limit is {limit} ms"),
    ))
}

/// May the run make another model or tool call?
pub(crate) fn steps_used_up(run: &Run) -> Option<Refusal> {
    let limit = run.limits.max_steps.filter(|limit| run.step >= *limit)?;
    Some(Refusal::new(
        codes::STEP_LIMIT,
        format!("the run has made {} steps; its limit is {limit}", run.step),
    ))
}

/// May the run make another tool call?
pub(crate) fn tool_calls_used_up(run: &Run) -> Option<Refusal> {
    let limit = run
        .limits
        .max_tool_calls
        .filter(|limit| run.tool_calls >= *limit)?;
    let message = format!(
        "the run has made {} tool calls; its limit is {limit}",
        run.tool_calls
    );
    Some(Refusal::new(codes::TOOL_LIMIT, message))
}

fn limited(run: &Run) -> Option<Step> {
    steps_used_up(run).map(Step::Fail)
}

fn tools_used_up(run: &Run) -> Option<Step> {
    tool_calls_used_up(run).map(Step::Fail)
}

/// What is left of an answer that the provider's filter has cut is none, and what it asks for is not done.
fn withheld() -> Refusal {
    let message = "the provider's content filter cut or withheld the answer";
    Refusal::new(codes::MODEL_CALL_FAILED, message)
}

/// An answer that a lowered cap has cut is none.
pub(crate) fn cut(run: &Run, budget: Budget) -> Refusal {
    match budget {
        Budget::Cost => Refusal::new(
            codes::COST_LIMIT,
            format!(
                "the answer was cut at what the budget allows; {} USD are spent",
                run.cost
            ),
        ),
        Budget::Tokens => Refusal::new(
            codes::TOKEN_LIMIT,
            format!(
                "the answer was cut at what the token limit allows; {} tokens are used",
                run.usage.total()
            ),
        ),
    }
}
