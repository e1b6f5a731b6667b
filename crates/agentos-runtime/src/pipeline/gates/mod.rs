//! Is what came back fit to be the run's output? Runs the gates and says what follows.
//!
//! What a program can check comes first; where it holds nothing back, one model call judges for all gates. What
//! a person must say is left to the approval of the output.

mod answer;
mod ask;
mod context;
mod expectations;
mod plan;
mod tool;

use std::sync::Arc;
use std::time::Duration;

use agentos_types::{CheckOutcome, GateRequested, GateResult, GateStatus, GatesEvaluated, codes};
use serde_json::Value;

pub(crate) use answer::screen_answer;
pub use tool::InjectionAction;
pub(crate) use tool::{gate_arguments, gate_input, screen_result, tool_under_way};

use crate::error::Refusal;
use crate::inner::Inner;
use crate::pipeline::Stop;
use crate::pipeline::action::deadline;
use crate::pipeline::effect::{Guarded, guarded};
use crate::run::cell::Cell;
use crate::run::session::Session;
use crate::run::step::out_of_time;
use plan::Planned;
pub(crate) use plan::asks_a_person;

/// What the gates have said.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) event: GatesEvaluated,
    /// Set when the output must not be released.
    pub(crate) refusal: Option<Refusal>,
    /// Another answer of the model might pass.
    pub(crate) mendable: bool,
}

pub(crate) async fn check_gates(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    output: &Value,
) -> Result<Verdict, Stop> {
    let mut event = GatesEvaluated {
        results: Vec::new(),
        feedback: Vec::new(),
        refused: false,
    };
    if !session.run.gates_enabled {
        return Ok(Verdict {
            event,
            refusal: None,
            mendable: false,
        });
    }
    let context = Arc::new(context::context(session, output.clone()));
    let gates = plan::gates(rt, session, &context);
    let outside: Vec<String> = gates
        .iter()
        .filter(|planned| planned.asks_programs())
        .map(Planned::id)
        .collect();
    if !outside.is_empty() {
        // What a program outside is asked is recorded before it is, with the answer that it is asked about, and
        // until when it may be under way.
        let patience: Duration = gates
            .iter()
            .map(|planned| rt.gates.timeout_of(&planned.gate))
            .sum();
        let deadline = Some(deadline(session, patience));
        session.record_own(GateRequested {
            gates: outside,
            deadline,
        })?;
        session.flush().await?;
    }
    let now = session.now();
    let begin = async {
        let mut running = Vec::with_capacity(gates.len());
        for planned in gates {
            let execution = rt.gates.begin(&planned.gate, Arc::clone(&context), now).await;
            running.push((planned, execution));
        }
        running
    };
    // Gates change nothing, so that they are given up for a command, and asked anew.
    let mut running = match guarded(rt, cell, true, session.remaining(), begin).await {
        Guarded::Done(running) => running,
        Guarded::Interrupted => return Err(Stop::Interrupted),
        Guarded::OutOfTime => {
            let late = out_of_time(&session.run, session.ran_ms());
            return Err(late.map_or(Stop::Interrupted, Stop::Refused));
        }
    };
    let limit = ask::ask(rt, cell, session, &context, &mut running).await?;
    let mut required = Vec::new();
    for (planned, execution) in running {
        let result = execution.finish();
        let result = planned.held_to(result);
        if planned.blocks {
            required.push(result.gate_id.clone());
        }
        event.results.push(result);
    }
    event.feedback = event.results.iter().flat_map(reasons).collect();
    let failed: Vec<String> = event.results.iter().flat_map(failures).collect();
    let unknown: Vec<&str> = event
        .results
        .iter()
        .filter(|result| result.status == GateStatus::NotEvaluated && required.contains(&result.gate_id))
        .filter(|result| !only_waits(result))
        .map(|result| result.gate_id.as_str())
        .collect();
    let refusal = if !failed.is_empty() {
        let message = format!("the answer did not pass: {}", failed.join("; "));
        // A limit that keeps a required judge from being asked ends the run as it would anywhere else.
        Some(limit.unwrap_or_else(|| Refusal::new(codes::GATE_FAILED, message)))
    } else if rt.unevaluated_blocks() && !unknown.is_empty() {
        let list = unknown.join("`, `");
        let message = format!("required gates `{list}` could not be evaluated");
        Some(Refusal::new(codes::GATE_FAILED, message))
    } else {
        None
    };
    // What broke off would break off again.
    let mendable = refusal.is_some() && !event.feedback.is_empty() && event.feedback.len() == failed.len();
    Ok(Verdict {
        event,
        refusal,
        mendable,
    })
}

/// Why a person must approve the output, by the gates that have let it pass otherwise.
pub(crate) fn needs_approval(results: &[GateResult]) -> Vec<String> {
    results
        .iter()
        .flat_map(|result| {
            let asked = result
                .checks
                .iter()
                .filter(|check| check.blocking && waits(check));
            asked.map(|check| {
                let why = check.message.as_deref().unwrap_or_default();
                format!("gate `{}`: {why}", result.gate_id)
            })
        })
        .collect()
}

/// A check that is a person's to answer.
fn waits(check: &agentos_types::CheckResult) -> bool {
    let details = check.details.as_ref();
    check.outcome == CheckOutcome::NotEvaluated
        && details.and_then(|details| details.get("needs_approval")) == Some(&Value::Bool(true))
}

/// Everything that is open is a person's to answer.
fn only_waits(result: &GateResult) -> bool {
    let open = result
        .checks
        .iter()
        .filter(|check| check.blocking && check.outcome == CheckOutcome::NotEvaluated);
    open.clone().count() > 0 && open.into_iter().all(waits)
}

/// Why a gate has failed, in words that a model can act on.
fn reasons(result: &GateResult) -> Vec<String> {
    failing(result, |check| !is_broken(check))
}

/// Why a gate has failed.
fn failures(result: &GateResult) -> Vec<String> {
    failing(result, |_| true)
}

fn is_broken(check: &agentos_types::CheckResult) -> bool {
    check
        .details
        .as_ref()
        .is_some_and(|details| details.get("broken").is_some())
}

fn failing(result: &GateResult, which: impl Fn(&agentos_types::CheckResult) -> bool) -> Vec<String> {
    if result.status != GateStatus::Failed {
        return Vec::new();
    }
    if result.blocking_failures.is_empty() {
        let required = result
            .metadata
            .as_ref()
            .and_then(|metadata| metadata.get("required"));
        // An agent's gate may fail by its score alone; an optional one holds nothing back.
        return if required == Some(&Value::Bool(true)) {
            vec![format!(
                "gate `{}` does not reach the score that the agent asks for",
                result.gate_id
            )]
        } else {
            Vec::new()
        };
    }
    result
        .blocking_failures
        .iter()
        .filter(|check| which(check))
        .map(|check| {
            check
                .message
                .clone()
                .unwrap_or_else(|| format!("check `{}` failed", check.check_name))
        })
        .collect()
}
