//! `execute_tool`: one tool call, through the whole pipeline.

use agentos_types::{RunError, RunId, RunStatus, ToolRefused, codes};
use serde_json::Value;
use tokio::time::Instant;

use crate::api::ToolExecution;
use crate::api::completion::stopped;
use crate::api::lifecycle::ends_the_run;
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
    let flushed = held.session.flush().await;
    rt.attend(&held.cell, &mut held.session).await?;
    rt.retire(&held.cell, &mut held.session);
    flushed?;
    outcome
}

async fn execute(
    rt: &Inner,
    held: &mut Held,
    tool: &str,
    input: Value,
) -> Result<ToolExecution, RuntimeError> {
    let Held { cell, session } = held;
    session.require(&[RunStatus::Running], "a tool call", "running")?;
    let began = Instant::now();
    // A call that the last answer asks for is answered by it, so that the conversation goes on.
    let asked = session
        .run
        .open_calls
        .iter()
        .find(|call| call.name == tool && call.arguments == input);
    let call_id = asked.map(|call| call.id.clone());
    let action = ToolAction {
        name: tool.to_owned(),
        arguments: input,
        call_id: call_id.clone(),
        repeats: None,
    };
    let output = match govern(rt, cell, session, Action::Tool(action)).await {
        Ok(Outcome::Tool(output)) => output,
        Ok(Outcome::Answered(_)) => {
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
