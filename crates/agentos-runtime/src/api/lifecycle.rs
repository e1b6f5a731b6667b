//! Starting, completing, failing and resuming runs.

use agentos_types::{EventBody, GatesEvaluated, Run, RunCompleted, RunError, RunId, RunStarted, RunStatus};
use serde_json::Value;
use std::sync::Arc;

use crate::api::completion::interrupted;
use crate::api::lost::settle_lost;
use crate::driver::{fail, gates_stopped, not_released, nothing_to_say};
use crate::error::{Refusal, RuntimeError};
use crate::inner::{Held, Inner};
use crate::orchestrator::{drive_held, rests};
use crate::pipeline::{Begun, Stop, Why, approve_output, check_gates, hold_start, needs_approval, permit};
use crate::policies::Question;
use crate::run::command::Command;
use crate::run::result::RunResult;
use crate::run::session::Session;
use crate::worker::identity;

pub(crate) async fn start_run(rt: &Inner, run_id: &RunId) -> Result<Run, RuntimeError> {
    let mut held = rt.hold(run_id).await?;
    let session = &mut held.session;
    let outcome = match session.run.status {
        RunStatus::Pending => match permit(rt, session, Question::Start).await {
            Ok(asks) => start(rt, session, asks).await,
            Err(stop) => {
                // What the policies have said is kept, whatever they have said.
                session.flush().await?;
                Err(stop.into_error())
            }
        },
        // A person's word has started it.
        RunStatus::Running if Begun::waits(&session.run) => Ok(()),
        RunStatus::Paused => Command::Resume.apply(session, &rt.actor),
        _ => session.require(
            &[RunStatus::Pending, RunStatus::Paused],
            "starting",
            "pending or paused",
        ),
    };
    finish(rt, held, outcome).await
}

async fn start(rt: &Inner, session: &mut Session, asks: Why) -> Result<(), RuntimeError> {
    session.record(RunStarted {}, &rt.actor)?;
    hold_start(rt, session, asks).await
}

pub(crate) async fn complete_run(
    rt: &Inner,
    run_id: &RunId,
    output: Value,
) -> Result<RunResult, RuntimeError> {
    let mut held = rt.hold(run_id).await?;
    let outcome = complete(rt, &mut held, output).await;
    finish(rt, held, outcome).await.map(|run| RunResult::from(&run))
}

async fn complete(rt: &Inner, held: &mut Held, output: Value) -> Result<(), RuntimeError> {
    settle_lost(rt, held, "completing").await?;
    let Held { cell, session } = held;
    let verdict = match Box::pin(check_gates(rt, cell, session, &output)).await {
        Ok(verdict) => verdict,
        Err(Stop::Interrupted) => return Err(interrupted(rt, held).await?),
        Err(stop) => return gates_stopped(session, stop),
    };
    if !nothing_to_say(&verdict.event) {
        // The program decides what follows: no message asks the model to mend its answer.
        let event = GatesEvaluated {
            feedback: Vec::new(),
            refused: verdict.refusal.is_some(),
            ..verdict.event
        };
        session.record_own(event)?;
    }
    if let Some(refusal) = verdict.refusal {
        return fail(session, &refusal);
    }
    let asks = needs_approval(&session.run.gate_results);
    let output = match approve_output(rt, session, &output, asks).await {
        Ok(shown) => shown.unwrap_or(output),
        Err(stop) => return not_released(session, stop),
    };
    let is_last_answer = session.run.last_answer().map(Value::String).as_ref() == Some(&output);
    let ran_ms = session.ran_ms();
    let completed = RunCompleted {
        output: (!is_last_answer).then_some(output),
        ran_ms,
    };
    session.record(EventBody::from(completed), &rt.actor)
}

pub(crate) async fn fail_run(rt: &Inner, run_id: &RunId, error: RunError) -> Result<RunResult, RuntimeError> {
    let mut held = rt.hold(run_id).await?;
    let session = &mut held.session;
    let outcome = session
        .require(&[RunStatus::Running], "failing", "running")
        .and_then(|()| {
            let ran_ms = session.ran_ms();
            crate::run::command::declare_unknown(session, &rt.actor)?;
            session.record(agentos_types::RunFailed { error, ran_ms }, &rt.actor)
        });
    finish(rt, held, outcome).await.map(|run| RunResult::from(&run))
}

/// Flushes what a method has recorded, and lets go of the run if it rests now.
pub(crate) async fn finish(
    rt: &Inner,
    mut held: Held,
    outcome: Result<(), RuntimeError>,
) -> Result<Run, RuntimeError> {
    let outcome = match outcome {
        Ok(()) => held.session.flush().await,
        refused => refused,
    };
    let run = held.session.run.clone();
    rt.retire(&held.cell, &mut held.session);
    outcome.map(|()| run)
}

/// Resumes a paused run or takes over one that nobody drives, and drives it to its end.
pub(crate) async fn resume_run(rt: &Inner, run_id: &RunId) -> Result<RunResult, RuntimeError> {
    let mut held = rt.hold(run_id).await?;
    let session = &mut held.session;
    let outcome = match session.run.status {
        RunStatus::Paused => Command::Resume.apply(session, &rt.actor),
        RunStatus::Running if session.run.auto => Ok(()),
        RunStatus::Pending if session.run.auto => session.record(RunStarted {}, &rt.actor),
        _ => session.require(&[RunStatus::Paused], "resuming", "paused"),
    };
    let run = match outcome {
        Ok(()) if held.session.run.auto => drive_held(rt, held).await?,
        outcome => finish(rt, held, outcome).await?,
    };
    Ok(RunResult::from(&run))
}

/// Auto runs that have not ended and that nobody drives: those without a living owner.
pub(crate) async fn orphans(rt: &Inner) -> Result<Vec<RunId>, RuntimeError> {
    // A process that is seen to be gone needs no lease to run out.
    for worker in rt.journal().workers().await? {
        if identity::is_gone(&worker) {
            rt.journal().release(&worker).await?;
        }
    }
    let open = rt.journal().orphans().await?;
    Ok(open
        .into_iter()
        .filter(|run| !rests(run.status))
        .filter_map(|run| run.run_id.parse::<RunId>().ok())
        .filter(|run_id| rt.owned(run_id).is_none())
        .collect())
}

/// Takes over every run that nobody drives, and drives each in a task of its own. Returns which.
pub(crate) async fn resume_orphans(rt: &Arc<Inner>) -> Result<Vec<RunId>, RuntimeError> {
    let orphans = orphans(rt).await?;
    for run_id in &orphans {
        let (rt, run_id) = (Arc::clone(rt), run_id.clone());
        rt.clone().tasks.spawn(async move {
            if let Err(error) = resume_run(&rt, &run_id).await {
                tracing::error!(run = %run_id, %error, "an orphaned run could not be resumed");
            }
        });
    }
    Ok(orphans)
}

/// A refusal that ends the run even when a program makes its steps.
pub(crate) fn ends_the_run(refusal: &Refusal) -> bool {
    refusal.code == agentos_types::codes::RUN_TIMEOUT
}
