//! What came back is recorded with its true cost and usage, and classed.

use agentos_router::{CallFailed, Routed};
use agentos_tools::{ToolFailure, ToolOutput};
use agentos_types::{
    ErrorClass, JudgeAnswered, JudgeFailed, ModelAnswered, ModelFailed, ModelRequested, PendingEffect,
    RunError, StopReason, ToolAnswered, ToolOutcomeUnknown, ToolRequested, Usage, Usd, codes,
};
use serde_json::{Value, json};

use crate::error::{Refusal, RuntimeError};
use crate::pipeline::action::{ModelOutcome, Outcome, Performed, Stop};
use crate::run::session::Session;
use crate::run::step::{cut, out_of_time};

pub(super) fn settle(session: &mut Session, performed: Performed) -> Result<Outcome, Stop> {
    match performed {
        Performed::Model(outcome) => {
            let step = match &session.run.pending {
                Some(PendingEffect::Model(requested)) => requested.step,
                Some(PendingEffect::Judge(requested)) => {
                    let requested = requested.clone();
                    return judged(session, &requested, *outcome);
                }
                _ => return Err(RuntimeError::Internal("a model has answered nothing".to_owned()).into()),
            };
            let ModelOutcome {
                outcome,
                charged,
                refused,
            } = *outcome;
            match outcome {
                Ok(routed) => answered(session, step, routed, &charged),
                Err(failed) => Err(model_failed(session, step, failed, &charged, refused)?),
            }
        }
        Performed::Tool { requested, outcome } => tool(session, &requested, outcome),
        Performed::GivenUp {
            tool,
            out_of_time: late,
        } => {
            if let Some(tool) = tool.filter(|tool| !tool.repeatable) {
                session.record_own(ToolOutcomeUnknown { step: tool.step })?;
            }
            // A call that may be repeated stays under way in the fold: whoever goes on makes it again.
            match out_of_time(&session.run, session.ran_ms()) {
                Some(refusal) if late => Err(Stop::Refused(refusal)),
                _ => Err(Stop::Interrupted),
            }
        }
    }
}

/// Whoever asked is told what all attempts have used and cost; recorded is what is not settled yet.
fn answered(
    session: &mut Session,
    step: u64,
    routed: Routed,
    charged: &(Usage, Usd),
) -> Result<Outcome, Stop> {
    let answer = answer_of(step, routed, session.ran_ms());
    session.record_own(ModelAnswered {
        usage: answer.usage.less(&charged.0),
        cost: answer.cost - charged.1,
        ..answer.clone()
    })?;
    Ok(Outcome::Answered(Box::new(answer)))
}

fn answer_of(step: u64, routed: Routed, ran_ms: u64) -> ModelAnswered {
    ModelAnswered {
        step,
        content: routed.answer.content,
        tool_calls: routed.answer.tool_calls,
        model: routed.model,
        usage: routed.usage,
        cost: routed.cost,
        stop_reason: routed.answer.stop_reason,
        provider_state: routed.answer.provider_state,
        is_fallback: routed.is_fallback,
        substituted: routed.substituted,
        dropped: routed.answer.dropped.iter().map(ToString::to_string).collect(),
        ran_ms,
    }
}

/// A judge's answer is a gate's, and no part of the conversation.
fn judged(session: &mut Session, requested: &ModelRequested, outcome: ModelOutcome) -> Result<Outcome, Stop> {
    let (step, ran_ms) = (requested.step, session.ran_ms());
    let ModelOutcome {
        outcome,
        charged,
        refused,
    } = outcome;
    match outcome {
        Ok(routed) => {
            session.record_own(JudgeAnswered {
                step,
                content: routed.answer.content.clone(),
                model: routed.model.clone(),
                usage: routed.usage.less(&charged.0),
                cost: routed.cost - charged.1,
                ran_ms,
            })?;
            match requested.lowered_by {
                // As with any answer: one that a lowered cap has cut is none.
                Some(budget) if routed.answer.stop_reason == StopReason::MaxTokens => {
                    Err(Stop::Failed(cut(&session.run, budget)))
                }
                _ => Ok(Outcome::Answered(Box::new(answer_of(step, routed, ran_ms)))),
            }
        }
        Err(failed) => {
            session.record_own(JudgeFailed {
                step,
                class: failed.class,
                message: failed.message.clone(),
                usage: failed.usage.less(&charged.0),
                cost: failed.cost - charged.1,
                ran_ms,
            })?;
            Err(failure(failed, refused))
        }
    }
}

fn model_failed(
    session: &mut Session,
    step: u64,
    failed: CallFailed,
    charged: &(Usage, Usd),
    refused: Option<Refusal>,
) -> Result<Stop, RuntimeError> {
    session.record_own(ModelFailed {
        step,
        class: failed.class,
        message: failed.message.clone(),
        usage: failed.usage.less(&charged.0),
        cost: failed.cost - charged.1,
        ran_ms: session.ran_ms(),
    })?;
    Ok(failure(failed, refused))
}

/// Where another attempt might have helped and no budget had room for it, that is the reason.
fn failure(failed: CallFailed, refused: Option<Refusal>) -> Stop {
    if let Some(refusal) = refused {
        return Stop::Failed(refusal);
    }
    let code = match failed.class {
        ErrorClass::RateLimited => codes::RATE_LIMITED,
        ErrorClass::InvalidRequest | ErrorClass::ContentFiltered | ErrorClass::ContextTooLong => {
            codes::MODEL_CALL_FAILED
        }
        ErrorClass::Cancelled => codes::CANCELLED,
        _ => codes::NO_AVAILABLE_ENDPOINT,
    };
    let details = json!({
        "error_class": failed.class, "attempts": failed.attempts, "retry_after_ms": failed.retry_after_ms,
    });
    Stop::Failed(Refusal::new(code, failed.message).with(details))
}

fn tool(
    session: &mut Session,
    requested: &ToolRequested,
    outcome: Result<ToolOutput, ToolFailure>,
) -> Result<Outcome, Stop> {
    let step = requested.step;
    let output = match outcome {
        Ok(output) => output,
        // It may have acted, and may not be asked again.
        Err(failure) if !requested.repeatable && !failure.is_without_effect() => {
            session.record_own(ToolOutcomeUnknown { step })?;
            return Err(Stop::Unknown { step });
        }
        Err(failure) => {
            let refusal = Refusal::of(&failure);
            record_answer(session, step, Value::Null, Some(refusal.as_run_error()), false)?;
            return Err(Stop::Failed(refusal));
        }
    };
    let error = (!output.success).then(|| RunError {
        code: codes::TOOL_FAILED.name.to_owned(),
        message: output
            .error
            .clone()
            .unwrap_or_else(|| "the tool said that it failed".to_owned()),
    });
    record_answer(session, step, output.output.clone(), error, output.truncated)?;
    Ok(Outcome::Tool(output))
}

fn record_answer(
    session: &mut Session,
    step: u64,
    output: Value,
    error: Option<RunError>,
    truncated: bool,
) -> Result<(), RuntimeError> {
    let ran_ms = session.ran_ms();
    session.record_own(ToolAnswered {
        step,
        output,
        error,
        truncated,
        ran_ms,
    })
}
