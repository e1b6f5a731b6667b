//! Gates on what the model says: every answer, before the tools that it asks for are called or anything else is done
//! with it. Programs' checks alone, so that what they say is in the append that makes the answer durable.

use agentos_gates::Point;
use agentos_types::{AnswerGated, ModelAnswered};
use serde_json::{Value, json};

use super::tool::{refusal, run_all};
use super::{context, failures, reasons};
use crate::error::RuntimeError;
use crate::inner::Inner;
use crate::pipeline::action::Outcome;
use crate::run::session::Session;

/// Sends an answer that does not pass back to the model, or says that it is not to be asked again.
pub(crate) async fn screen_answer(
    rt: &Inner,
    session: &mut Session,
    outcome: Outcome,
) -> Result<Outcome, RuntimeError> {
    let Outcome::Answered(answer) = &outcome else {
        return Ok(outcome);
    };
    // An answer that a lowered cap has cut is none.
    if !session.run.gates_enabled
        || !rt.gate_set.load().is_at(Point::ModelOutput)
        || session.run.cut_by.is_some()
    {
        return Ok(outcome);
    }
    let context = context::context(session, said(answer));
    let results = run_all(rt, session, Point::ModelOutput, context).await;
    if results.is_empty() {
        return Ok(outcome);
    }
    let refusal = refusal(rt, &results, "the model's answer");
    let feedback: Vec<String> = results.iter().flat_map(reasons).collect();
    // What broke off would break off again, and what nobody can evaluate no answer mends.
    let mendable = !feedback.is_empty() && feedback.len() == results.iter().flat_map(failures).count();
    let may_revise = mendable && session.run.revisions < session.pins.agent.max_revisions;
    let refused = refusal.is_some() && !may_revise;
    let passed = refusal.is_none();
    session.record_own(AnswerGated {
        step: answer.step,
        results,
        feedback,
        refused,
    })?;
    Ok(if passed {
        outcome
    } else {
        Outcome::NotAccepted(refusal.filter(|_| refused))
    })
}

/// All that the answer says: its text, and beside it what it wants to call.
fn said(answer: &ModelAnswered) -> Value {
    if answer.tool_calls.is_empty() {
        return Value::String(answer.content.clone());
    }
    let calls = answer.tool_calls.iter();
    let calls: Vec<Value> = calls
        .map(|call| json!({ "name": call.name, "arguments": call.arguments }))
        .collect();
    json!({ "content": answer.content, "tool_calls": calls })
}
