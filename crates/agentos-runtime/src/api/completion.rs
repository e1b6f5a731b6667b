//! `get_completion`: one model call, through the whole pipeline.

use std::sync::Arc;

use agentos_types::{ModelAnswered, ModelRefused, RunId, RunStatus};

use crate::api::lifecycle::{ends_the_run, unknown_step};
use crate::api::{CompletionOptions, CompletionResponse};
use crate::driver::fail;
use crate::error::{Refusal, RuntimeError};
use crate::inner::{Held, Inner};
use crate::pipeline::{Action, Asks, ModelAction, Outcome, Overrides, Stop, govern};
use crate::run::result::Tokens;

pub(crate) async fn get_completion(
    rt: &Inner,
    run_id: &RunId,
    options: CompletionOptions,
) -> Result<CompletionResponse, RuntimeError> {
    let mut held = rt.hold(run_id).await?;
    let outcome = complete(rt, &mut held, &options).await;
    let flushed = held.session.flush().await;
    rt.attend(&held.cell, &mut held.session).await?;
    rt.retire(&held.cell, &mut held.session);
    flushed?;
    outcome
}

async fn complete(
    rt: &Inner,
    held: &mut Held,
    options: &CompletionOptions,
) -> Result<CompletionResponse, RuntimeError> {
    let Held { cell, session } = held;
    session.require(&[RunStatus::Running], "a completion", "running")?;
    if let Some(step) = unknown_step(&session.run) {
        return Err(RuntimeError::InvalidInput {
            what: format!("nobody knows whether step {step} has acted"),
            hint: Some("say what became of it with `resolve_outcome`".to_owned()),
        });
    }
    if let Some(call) = session.run.open_calls.first() {
        return Err(RuntimeError::InvalidInput {
            what: format!(
                "the last answer's call `{}` of tool `{}` has no result",
                call.id, call.name
            ),
            hint: Some("make it with `execute_tool`, or add a `tool` message that answers it".to_owned()),
        });
    }
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let (preset, use_case) = (text(&options.preset), text(&options.use_case));
    let overrides = Overrides {
        preset: preset.as_deref().or(session.run.preset.as_deref()),
        use_case: use_case.as_deref(),
        max_tokens: options.max_tokens,
        tools: !options.without_tools,
    };
    let asks = Asks::new(rt, &session.pins.agent, &session.run.task_class, &overrides)?;
    match govern(
        rt,
        cell,
        session,
        Action::Model(ModelAction { asks: Arc::new(asks) }),
    )
    .await
    {
        Ok(Outcome::Answered(answer)) => Ok(response(*answer)),
        Ok(Outcome::Tool(_)) => Err(RuntimeError::Internal("a tool answered a model call".to_owned())),
        Err(stop) => Err(stopped(rt, held, stop).await?),
    }
}

/// Records what a stop means for a run whose steps a program makes, and gives the program its error.
pub(crate) async fn stopped(rt: &Inner, held: &mut Held, stop: Stop) -> Result<RuntimeError, RuntimeError> {
    let session = &mut held.session;
    match stop {
        Stop::Refused(refusal) if ends_the_run(&refusal) => {
            fail(session, &refusal)?;
            Ok(refusal.into())
        }
        Stop::Refused(refusal) => {
            session.record_own(ModelRefused {
                error: refusal.as_run_error(),
            })?;
            Ok(refusal.into())
        }
        Stop::Failed(refusal) => Ok(refusal.into()),
        Stop::Unknown { step } => {
            let ran_ms = session.ran_ms();
            let waiting_for = agentos_types::WaitingFor::OutcomeUnknown { step };
            session.record_own(agentos_types::RunPaused { waiting_for, ran_ms })?;
            Ok(Refusal::new(
                agentos_types::codes::OUTCOME_UNKNOWN,
                format!("nobody knows whether step {step} has acted; the run waits for an operator"),
            )
            .into())
        }
        Stop::Interrupted => {
            rt.attend(&held.cell, &mut held.session).await?;
            let run = &held.session.run;
            Ok(RuntimeError::InvalidStatus {
                run_id: run.run_id.to_string(),
                status: run.status,
                action: "the call that was under way",
                wanted: "running",
            })
        }
        Stop::Runtime(error) => Err(error),
    }
}

fn response(answer: ModelAnswered) -> CompletionResponse {
    CompletionResponse {
        content: answer.content,
        tool_calls: answer.tool_calls,
        provider: answer.model.provider,
        model: answer.model.model,
        tokens: Tokens {
            input: answer.usage.input,
            output: answer.usage.output,
        },
        cost_usd: answer.cost,
        stop_reason: answer.stop_reason,
        is_fallback: answer.is_fallback,
    }
}
