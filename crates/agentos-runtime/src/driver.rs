//! The driver: performs what `next_step` says, records what happened, and asks again. It has no
//! memory of its own, so a crash anywhere is resumed by loading the run and asking again.

use std::time::Duration;

use agentos_types::{
    GatesEvaluated, PendingEffect, RunCompleted, RunFailed, RunPaused, Timestamp, ToolCall,
    ToolOutcomeUnknown, ToolRefused, ToolRequested, WaitingFor, codes,
};
use serde_json::Value;

use crate::error::{Refusal, RuntimeError};
use crate::inner::Inner;
use crate::pipeline::{
    Action, ModelAction, Outcome, Stop, ToolAction, approve_output, begin_run, check_gates, govern,
    needs_approval,
};
use crate::run::cell::Cell;
use crate::run::session::Session;
use crate::run::step::{Step, next_step};

/// Drives the run until it has ended or waits for somebody.
pub(crate) async fn drive(rt: &Inner, cell: &Cell, session: &mut Session) -> Result<(), RuntimeError> {
    loop {
        rt.attend(cell, session).await?;
        begin_run(rt, session).await?;
        match next_step(&session.run, session.ran_ms(), session.now(), session.taken) {
            Step::Rest => return session.flush().await,
            // What is left to do is for whoever comes next.
            _ if rt.shutdown.is_cancelled() => {
                session.flush().await?;
                return Err(RuntimeError::ShutDown);
            }
            Step::CallModel => call_model(rt, cell, session).await?,
            Step::CallTool(call) => call_tool(rt, cell, session, wish(call)).await?,
            Step::RepeatTool(lost) => {
                let again = repeat(session, lost)?;
                call_tool(rt, cell, session, again).await?;
            }
            Step::DeclareUnknown(tool) => session.record_own(ToolOutcomeUnknown { step: tool.step })?,
            Step::WaitUntil(then) => wait_until(rt, cell, session, then).await?,
            Step::Pause(waiting_for) => pause(session, waiting_for)?,
            Step::CheckGates => Box::pin(check_answer(rt, cell, session)).await?,
            Step::Complete => complete(rt, session).await?,
            Step::Fail(refusal) => fail(session, &refusal)?,
        }
    }
}

/// Another worker's call may be under way until `then`. A command ends the wait, as does the run's time.
pub(crate) async fn wait_until(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    then: Timestamp,
) -> Result<(), RuntimeError> {
    // From now on the run is ours: what the other worker may still bring is refused.
    session.flush().await?;
    let left = Duration::from_millis(then.since(session.now()));
    let left = session.remaining().map_or(left, |remaining| left.min(remaining));
    tokio::select! {
        () = tokio::time::sleep(left) => {}
        () = cell.interrupted(true) => {}
        () = rt.shutdown.cancelled() => {}
    }
    Ok(())
}

async fn call_model(rt: &Inner, cell: &Cell, session: &mut Session) -> Result<(), RuntimeError> {
    let asks = match rt.driver_asks(session) {
        Ok(asks) => asks,
        Err(refusal) => return fail(session, &refusal),
    };
    match govern(rt, cell, session, Action::Model(ModelAction { asks })).await {
        Ok(Outcome::NotAccepted(Some(refusal))) => fail(session, &refusal),
        Ok(_) | Err(Stop::Interrupted) => Ok(()),
        Err(Stop::Waits { id }) => pause(session, WaitingFor::Approval { id }),
        Err(Stop::Rejected { refusal, .. }) => fail(session, &refusal),
        Err(Stop::Refused(refusal) | Stop::Failed(refusal)) => fail(session, &refusal),
        Err(Stop::Unknown { .. }) => Err(RuntimeError::Internal(
            "a model call of unknown outcome".to_owned(),
        )),
        Err(Stop::Runtime(error)) => Err(error),
    }
}

async fn call_tool(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    action: ToolAction,
) -> Result<(), RuntimeError> {
    let (tool, call_id) = (action.name.clone(), action.call_id.clone());
    match govern(rt, cell, session, Action::Tool(action)).await {
        Ok(_) | Err(Stop::Interrupted) => Ok(()),
        Err(Stop::Waits { id }) => pause(session, WaitingFor::Approval { id }),
        // The model is told the reviewer's reason, and may find another way.
        Err(Stop::Rejected { id, refusal }) if call_id.is_some() => {
            let step = session.run.step + 1;
            session.record_own(ToolRefused {
                step,
                tool,
                call_id,
                error: refusal.as_run_error(),
                approval: Some(id),
            })
        }
        Err(Stop::Rejected { refusal, .. }) => fail(session, &refusal),
        // The model is told, as it is of an error that the tool itself gave.
        Err(Stop::Failed(_)) => Ok(()),
        Err(Stop::Refused(refusal)) if is_the_models_mistake(&refusal) && call_id.is_some() => {
            let step = session.run.step + 1;
            // What a person has let happen, and what then was refused all the same, is not to happen later.
            let approval = call_id
                .as_deref()
                .and_then(|call| session.run.approval_of_call(call));
            session.record_own(ToolRefused {
                step,
                tool,
                call_id,
                error: refusal.as_run_error(),
                approval,
            })
        }
        Err(Stop::Refused(refusal)) => fail(session, &refusal),
        Err(Stop::Unknown { step }) => pause(session, WaitingFor::OutcomeUnknown { step }),
        Err(Stop::Runtime(error)) => Err(error),
    }
}

/// A refusal that the model can mend by asking for something else.
pub(crate) fn is_the_models_mistake(refusal: &Refusal) -> bool {
    [
        codes::TOOL_NOT_FOUND,
        codes::TOOL_NOT_ALLOWED,
        codes::OPERATION_FORBIDDEN,
        codes::INVALID_ARGUMENTS,
        codes::ZONE_NOT_ALLOWED,
        codes::POLICY_DENIED,
        codes::APPROVAL_CHANGED,
        codes::FINANCIAL_LIMIT,
        codes::GATE_FAILED,
    ]
    .contains(&refusal.code)
}

fn wish(call: ToolCall) -> ToolAction {
    ToolAction {
        name: call.name,
        arguments: call.arguments,
        call_id: Some(call.id),
        repeats: None,
    }
}

/// The lost call again, with the arguments that it had.
pub(crate) fn repeat(session: &Session, lost: ToolRequested) -> Result<ToolAction, RuntimeError> {
    let asked = lost
        .call_id
        .as_ref()
        .and_then(|id| session.run.open_calls.iter().find(|call| call.id == *id));
    let arguments = match (asked, &lost.arguments) {
        // What it was called with, where policies have hidden some of what was asked for.
        (_, Some(arguments)) => arguments.clone(),
        (Some(call), None) => call.arguments.clone(),
        (None, None) => {
            return Err(RuntimeError::Damaged {
                run_id: session.run.run_id.to_string(),
                reason: format!("step {} calls a tool that no message asks for", lost.step),
            });
        }
    };
    Ok(ToolAction {
        name: lost.tool.clone(),
        arguments,
        call_id: lost.call_id.clone(),
        repeats: Some(Box::new(lost)),
    })
}

async fn check_answer(rt: &Inner, cell: &Cell, session: &mut Session) -> Result<(), RuntimeError> {
    let answer = session.run.last_answer().unwrap_or_default();
    let verdict = match check_gates(rt, cell, session, &Value::String(answer)).await {
        Ok(verdict) => verdict,
        Err(Stop::Interrupted) => return Ok(()),
        Err(stop) => return gates_stopped(session, stop),
    };
    let may_revise = session.run.revisions < session.pins.agent.max_revisions && verdict.mendable;
    let refused = verdict.refusal.filter(|_| !may_revise);
    session.record_own(GatesEvaluated {
        refused: refused.is_some(),
        ..verdict.event
    })?;
    refused.map_or(Ok(()), |refusal| fail(session, &refusal))
}

/// The gates could not be asked to the end.
pub(crate) fn gates_stopped(session: &mut Session, stop: Stop) -> Result<(), RuntimeError> {
    match stop {
        Stop::Waits { id } => pause(session, WaitingFor::Approval { id }),
        Stop::Refused(refusal) | Stop::Failed(refusal) | Stop::Rejected { refusal, .. } => {
            fail(session, &refusal)
        }
        Stop::Runtime(error) => Err(error),
        Stop::Interrupted | Stop::Unknown { .. } => Err(RuntimeError::Internal(
            "gates have no outcome of that kind".to_owned(),
        )),
    }
}

/// The gates have let the answer pass. A person may have to, before it becomes the output.
async fn complete(rt: &Inner, session: &mut Session) -> Result<(), RuntimeError> {
    let answer = Value::String(session.run.last_answer().unwrap_or_default());
    let asks = needs_approval(&session.run.gate_results);
    match approve_output(rt, session, &answer, asks).await {
        Ok(output) => {
            let ran_ms = session.ran_ms();
            session.record_own(RunCompleted { output, ran_ms })
        }
        Err(stop) => not_released(session, stop),
    }
}

/// The output waits for a person, or never leaves the run.
pub(crate) fn not_released(session: &mut Session, stop: Stop) -> Result<(), RuntimeError> {
    match stop {
        Stop::Waits { id } => pause(session, WaitingFor::Approval { id }),
        Stop::Rejected { refusal, .. } | Stop::Refused(refusal) | Stop::Failed(refusal) => {
            fail(session, &refusal)
        }
        Stop::Runtime(error) => Err(error),
        Stop::Interrupted | Stop::Unknown { .. } => Err(RuntimeError::Internal(
            "an output has no outcome of its own".to_owned(),
        )),
    }
}

pub(crate) fn pause(session: &mut Session, waiting_for: WaitingFor) -> Result<(), RuntimeError> {
    let ran_ms = session.ran_ms();
    session.record_own(RunPaused { waiting_for, ran_ms })
}

pub(crate) fn fail(session: &mut Session, refusal: &Refusal) -> Result<(), RuntimeError> {
    if let Some(PendingEffect::Tool(tool)) = session.run.pending.clone()
        && !tool.repeatable
    {
        session.record_own(ToolOutcomeUnknown { step: tool.step })?;
    }
    let ran_ms = session.ran_ms();
    session.record_own(RunFailed {
        error: refusal.as_run_error(),
        ran_ms,
    })
}

/// The gates' event of a run whose gates are switched off or passed: nothing to say, and released.
pub(crate) fn nothing_to_say(event: &GatesEvaluated) -> bool {
    event.results.is_empty() && event.feedback.is_empty()
}
