//! A call whose outcome was lost, in a run whose steps a program makes: before the next step the same is
//! done about it as in a driven run.

use agentos_types::{RunStatus, ToolOutcomeUnknown, WaitingFor, codes};

use crate::driver::{pause, wait_until};
use crate::error::{Refusal, RuntimeError};
use crate::inner::{Held, Inner};
use crate::pipeline::begin_run;
use crate::run::step::{Step, next_step};

/// The run must be running, and nothing of it may be under way or of unknown outcome.
pub(crate) async fn settle_lost(
    rt: &Inner,
    held: &mut Held,
    action: &'static str,
) -> Result<(), RuntimeError> {
    if let Some(refusal) = begin_run(rt, &mut held.session).await? {
        return Err(refusal.into());
    }
    loop {
        let session = &mut held.session;
        session.require(&[RunStatus::Running], action, "running")?;
        match next_step(&session.run, session.ran_ms(), session.now(), session.taken) {
            Step::WaitUntil(then) => {
                wait_until(rt, &held.cell, session, then).await?;
                rt.attend(&held.cell, session).await?;
            }
            Step::DeclareUnknown(tool) => session.record_own(ToolOutcomeUnknown { step: tool.step })?,
            Step::Pause(WaitingFor::OutcomeUnknown { step }) => {
                pause(session, WaitingFor::OutcomeUnknown { step })?;
                return Err(outcome_unknown(step).into());
            }
            _ => return Ok(()),
        }
    }
}

pub(crate) fn outcome_unknown(step: u64) -> Refusal {
    Refusal::new(
        codes::OUTCOME_UNKNOWN,
        format!("nobody knows whether step {step} has acted; the run waits for an operator"),
    )
}
