//! Is what came back fit to be the run's output? Runs the gates; what follows from their results is in `verdict.rs`.
//!
//! What a program can check comes first; where it holds nothing back, one model call judges for all gates. What
//! a person must say is left to the approval of the output.

mod answer;
mod ask;
mod context;
mod expectations;
mod plan;
mod tool;
mod verdict;

use std::sync::Arc;
use std::time::Duration;

use agentos_gates::{Execution, GateContext};
use agentos_types::GateRequested;
use serde_json::Value;

pub(crate) use answer::screen_answer;
pub use tool::InjectionAction;
pub(crate) use tool::{gate_arguments, gate_input, screen_result, tool_under_way};
pub(crate) use verdict::{Verdict, needs_approval};
use verdict::{failures, reasons};

use crate::error::RuntimeError;
use crate::inner::Inner;
use crate::pipeline::Stop;
use crate::pipeline::action::deadline;
use crate::pipeline::effect::{Guarded, guarded};
use crate::run::cell::Cell;
use crate::run::session::Session;
use crate::run::step::out_of_time;
use plan::Planned;
pub(crate) use plan::asks_a_person;

/// Gates under way. A gate's execution may have questions left that a model or a person must answer.
type Running = Vec<(Planned, Execution)>;

pub(crate) async fn check_gates(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    output: &Value,
) -> Result<Verdict, Stop> {
    if !session.run.gates_enabled {
        return Ok(Verdict::unasked());
    }
    let context = Arc::new(context::context(session, output.clone()));
    let gates = plan::gates(rt, session, &context);
    announce(rt, session, &gates).await?;
    let mut running = run(rt, cell, session, gates, &context).await?;
    let limit = ask::ask(rt, cell, session, &context, &mut running).await?;
    let results = running.into_iter().map(|(planned, execution)| {
        let result = planned.held_to(execution.finish());
        (result, planned.blocks)
    });
    Ok(Verdict::of(results.collect(), limit, rt.unevaluated_blocks()))
}

/// What a program outside is asked is recorded before it is, with the answer that it is asked about, and until when
/// it may be under way.
async fn announce(rt: &Inner, session: &mut Session, gates: &[Planned]) -> Result<(), RuntimeError> {
    let outside: Vec<String> = gates
        .iter()
        .filter(|planned| planned.asks_programs())
        .map(Planned::id)
        .collect();
    if outside.is_empty() {
        return Ok(());
    }
    let patience: Duration = gates
        .iter()
        .map(|planned| rt.gates.timeout_of(&planned.gate))
        .sum();
    session.record_own(GateRequested {
        gates: outside,
        deadline: Some(deadline(session, patience)),
    })?;
    session.flush().await
}

/// Gates change nothing, so that they are given up for a command, and asked anew.
async fn run(
    rt: &Inner,
    cell: &Cell,
    session: &Session,
    gates: Vec<Planned>,
    context: &Arc<GateContext>,
) -> Result<Running, Stop> {
    let now = session.now();
    let begin = async {
        let mut running = Vec::with_capacity(gates.len());
        for planned in gates {
            let execution = rt.gates.begin(&planned.gate, Arc::clone(context), now).await;
            running.push((planned, execution));
        }
        running
    };
    match guarded(rt, cell, true, session.remaining(), begin).await {
        Guarded::Done(running) => Ok(running),
        Guarded::Interrupted => Err(Stop::Interrupted),
        Guarded::OutOfTime => {
            let late = out_of_time(&session.run, session.ran_ms());
            Err(late.map_or(Stop::Interrupted, Stop::Refused))
        }
    }
}
