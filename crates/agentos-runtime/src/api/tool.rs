//! `execute_tool`: one tool call, through the whole pipeline.

use agentos_types::{PendingEffect, Run, RunError, RunId, ToolRefused, ToolRequested, codes};
use serde_json::Value;
use tokio::time::Instant;

use crate::api::ToolExecution;
use crate::api::completion::stopped;
use crate::api::lifecycle::ends_the_run;
use crate::api::lost::settle_lost;
use crate::error::RuntimeError;
use crate::inner::{Held, Inner};
use crate::pipeline::{Action, Outcome, Stop, ToolAction, govern};
use crate::run::session::millis;

pub(crate) async fn execute_tool(
    rt: &Inner,
    run_id: &RunId,
    tool: &str,
    input: Value,
) -> Result<ToolExecution, RuntimeError> {
    let mut held = rt.hold(run_id).await?;
    let outcome = execute(rt, &mut held, tool, input).await;
    rt.hand_back(held, outcome).await
}

async fn execute(
    rt: &Inner,
    held: &mut Held,
    tool: &str,
    input: Value,
) -> Result<ToolExecution, RuntimeError> {
    settle_lost(rt, held, "a tool call").await?;
    let Held { cell, session } = held;
    let began = Instant::now();
    // A call that the last answer asks for is answered by it, so that the conversation goes on.
    let asked = session
        .run
        .open_calls
        .iter()
        .find(|call| call.name == tool && call.arguments == input);
    let call_id = asked.map(|call| call.id.clone());
    let answers = call_id.clone();
    let action = ToolAction {
        repeats: lost_before(rt, &session.run, tool, call_id.as_deref(), &input),
        name: tool.to_owned(),
        arguments: input,
        call_id,
    };
    let output = match govern(rt, cell, session, Action::Tool(action)).await {
        Ok(Outcome::Tool(output)) => output,
        Ok(Outcome::Answered(_) | Outcome::NotAccepted(_)) => {
            return Err(RuntimeError::Internal("a model answered a tool call".to_owned()));
        }
        Err(Stop::Refused(refusal)) if !ends_the_run(&refusal) => {
            let step = session.run.step + 1;
            // The model's call stays open: the program may register the tool, or answer it itself.
            session.record_own(ToolRefused {
                step,
                tool: tool.to_owned(),
                call_id: None,
                error: refusal.as_run_error(),
                approval: None,
            })?;
            return Err(refusal.into());
        }
        // A person's no answers the model's call, so that the conversation goes on.
        Err(Stop::Rejected { id, refusal }) => {
            let step = session.run.step + 1;
            session.record_own(ToolRefused {
                step,
                tool: tool.to_owned(),
                call_id: answers,
                error: refusal.as_run_error(),
                approval: Some(id),
            })?;
            return Err(refusal.into());
        }
        Err(Stop::Failed(refusal)) => {
            return Ok(ToolExecution {
                success: false,
                output: Value::Null,
                error: Some(refusal.as_run_error()),
                duration_ms: millis(began.elapsed()),
                truncated: false,
            });
        }
        Err(stop) => return Err(stopped(rt, held, stop).await?),
    };
    Ok(ToolExecution {
        success: output.success,
        output: output.output,
        error: output.error.map(|message| RunError {
            code: codes::TOOL_FAILED.name.to_owned(),
            message,
        }),
        duration_ms: millis(began.elapsed()),
        truncated: output.truncated,
    })
}

/// The lost call that this one is again: it then keeps its step, and with it its key.
fn lost_before(
    rt: &Inner,
    run: &Run,
    tool: &str,
    call_id: Option<&str>,
    input: &Value,
) -> Option<Box<ToolRequested>> {
    let Some(PendingEffect::Tool(lost)) = &run.pending else {
        return None;
    };
    let same = lost.tool == tool
        && lost.call_id.as_deref() == call_id
        // A call by the host is recorded with its defaults filled in.
        && (call_id.is_some()
            || rt
                .tools
                .prepare(tool, input.clone())
                .is_ok_and(|call| lost.arguments.as_ref() == Some(call.arguments())));
    same.then(|| Box::new(lost.clone()))
}
