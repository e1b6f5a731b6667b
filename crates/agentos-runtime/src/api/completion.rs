//! `get_completion`: one model call, through the whole pipeline.

use std::sync::Arc;

use agentos_types::{ModelAnswered, ModelRefused, RunId, WaitingFor};

use crate::api::lifecycle::ends_the_run;
use crate::api::lost::{outcome_unknown, settle_lost};
use crate::api::{CompletionOptions, CompletionResponse};
use crate::driver::{fail, pause};
use crate::error::RuntimeError;
use crate::inner::{Held, Inner};
use crate::pipeline::{Action, Asks, ModelAction, Outcome, Overrides, Shape, Stop, govern, waits};
use crate::run::result::Tokens;
use crate::run::step::cut;

pub(crate) async fn get_completion(
    rt: &Inner,
    run_id: &RunId,
    options: CompletionOptions,
) -> Result<CompletionResponse, RuntimeError> {
    let mut held = rt.hold(run_id).await?;
    let _heard = options.stream.as_ref().map(|stream| {
        rt.streams.open(run_id, stream.clone());
        Heard { rt, run_id }
    });
    let outcome = complete(rt, &mut held, &options).await;
    rt.hand_back(held, outcome).await
}

/// Somebody listens to the call. However it ends, by a panic too, nothing more is said.
struct Heard<'a> {
    rt: &'a Inner,
    run_id: &'a RunId,
}

impl Drop for Heard<'_> {
    fn drop(&mut self) {
        self.rt.streams.close(self.run_id);
    }
}

async fn complete(
    rt: &Inner,
    held: &mut Held,
    options: &CompletionOptions,
) -> Result<CompletionResponse, RuntimeError> {
    settle_lost(rt, held, "a completion").await?;
    let Held { cell, session } = held;
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
        shape: Shape {
            tool_choice: options.tool_choice.clone(),
            parallel_tool_calls: options.parallel_tool_calls,
            response_schema: options.response_schema.clone().map(Arc::new),
            reasoning: options.reasoning,
        },
    };
    let asks = Asks::new(rt, &session.pins.agent, &session.run.task_class, &overrides)?;
    let asks = Arc::new(asks);
    loop {
        let action = Action::Model(ModelAction {
            asks: Arc::clone(&asks),
        });
        return match govern(rt, cell, session, action).await {
            // An answer that a lowered cap has cut is none.
            Ok(Outcome::Answered(_)) if let Some(budget) = session.run.cut_by => {
                Err(cut(&session.run, budget).into())
            }
            Ok(Outcome::Answered(answer)) => Ok(response(*answer)),
            // Gates have sent it back: the model answers once more.
            Ok(Outcome::NotAccepted(None)) => continue,
            Ok(Outcome::NotAccepted(Some(refusal))) => {
                fail(session, &refusal)?;
                Err(refusal.into())
            }
            Ok(Outcome::Tool(_)) => Err(RuntimeError::Internal("a tool answered a model call".to_owned())),
            Err(stop) => Err(stopped(rt, held, stop).await?),
        };
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
        Stop::Waits { id } => {
            pause(session, WaitingFor::Approval { id })?;
            Ok(waits(id).into())
        }
        Stop::Failed(refusal) | Stop::Rejected { refusal, .. } => Ok(refusal.into()),
        Stop::Unknown { step } => {
            pause(session, WaitingFor::OutcomeUnknown { step })?;
            Ok(outcome_unknown(step).into())
        }
        Stop::Interrupted => interrupted(rt, held).await,
        Stop::Runtime(error) => Err(error),
    }
}

/// A command has ended what was under way.
pub(crate) async fn interrupted(rt: &Inner, held: &mut Held) -> Result<RuntimeError, RuntimeError> {
    rt.attend(&held.cell, &mut held.session).await?;
    let run = &held.session.run;
    Ok(RuntimeError::InvalidStatus {
        run_id: run.run_id.to_string(),
        status: run.status,
        action: "the call that was under way",
        wanted: "running",
    })
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
        dropped: answer.dropped,
    }
}
