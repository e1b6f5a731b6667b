//! A run that policies want a person to let begin: it is started and pauses at once, before any effect, and
//! what the person says yes to is just this run: its agent as it is pinned, its input, its options.

use agentos_policy::Counting;
use agentos_types::{
    ApprovalExpired, ApprovalId, ApprovalStatus, ApprovalUsed, Operation, Run, RunStatus, WaitingFor, codes,
    operation_hash,
};
use serde_json::{Value, json};

use super::approval::{Wanted, settle};
use super::policy::{Why, permitted};
use crate::driver::{fail, pause};
use crate::error::{Refusal, RuntimeError};
use crate::inner::Inner;
use crate::pipeline::Stop;
use crate::policies::Question;
use crate::run::session::Session;

/// What an approval of a run's beginning is.
pub(crate) struct Begun;

impl Begun {
    /// A person was asked, and what was said is not acted on yet.
    pub(crate) fn waits(run: &Run) -> bool {
        run.approvals
            .iter()
            .any(|approval| approval.operation == Operation::StartRun)
    }
}

/// Asks a person and pauses the run, which has just been started; nothing where there is no reason to.
pub(crate) async fn hold_start(rt: &Inner, session: &mut Session, why: Why) -> Result<(), RuntimeError> {
    if why.reasons.is_empty() {
        return Ok(());
    }
    let input = what(&session.run);
    match ask(rt, session, &input, why).await {
        Err(Stop::Waits { id }) => pause(session, WaitingFor::Approval { id }),
        Err(stop) => Err(stop.into_error()),
        Ok(_) => Err(RuntimeError::Internal(
            "a run that is new was approved before".to_owned(),
        )),
    }
}

/// Uses what a person has said to a run that waited to begin. The policies are asked again: what was
/// tightened meanwhile holds. Gives the refusal where the run has ended by it.
pub(crate) async fn begin_run(rt: &Inner, session: &mut Session) -> Result<Option<Refusal>, RuntimeError> {
    if session.run.status != RunStatus::Running || !Begun::waits(&session.run) {
        return Ok(None);
    }
    let refusal = match use_word(rt, session).await {
        Ok(()) => return Ok(None),
        Err(Stop::Waits { id }) => {
            pause(session, WaitingFor::Approval { id })?;
            return Ok(Some(super::waits(id)));
        }
        Err(Stop::Refused(refusal) | Stop::Failed(refusal) | Stop::Rejected { refusal, .. }) => refusal,
        Err(stop) => return Err(stop.into_error()),
    };
    fail(session, &refusal)?;
    Ok(Some(refusal))
}

async fn use_word(rt: &Inner, session: &mut Session) -> Result<(), Stop> {
    let input = what(&session.run);
    changed(session, &input)?;
    let now = session.now();
    let approved = session.run.approvals.iter().any(|approval| {
        approval.operation == Operation::StartRun
            && approval.status == ApprovalStatus::Approved
            && !approval.is_over(now)
    });
    // What asked nobody has counted when the run was created or started.
    let counting = if approved {
        Counting::Asked
    } else {
        Counting::Nothing
    };
    let mut why = permitted(rt, session, Question::Create, counting).await?;
    why.add(permitted(rt, session, Question::Start, counting).await?);
    let id = ask(rt, session, &input, why).await?;
    let step = session.run.step;
    session.record_own(ApprovalUsed { id, step })?;
    Ok(())
}

/// What a person was shown must be what would begin now.
fn changed(session: &mut Session, input: &Value) -> Result<(), Stop> {
    let hash = operation_hash(Operation::StartRun, &session.run.agent_id, input);
    let other = session.run.approvals.iter().find(|approval| {
        approval.operation == Operation::StartRun
            && approval.status != ApprovalStatus::Rejected
            && approval.input_hash != hash
    });
    let Some(id) = other.map(|approval| approval.id) else {
        return Ok(());
    };
    session.record_own(ApprovalExpired { id })?;
    Err(Refusal::new(
        codes::APPROVAL_CHANGED,
        format!("approval {id} is of this run as it was: something was added to it since"),
    )
    .with(json!({ "approval_id": id }))
    .into())
}

async fn ask(rt: &Inner, session: &mut Session, input: &Value, why: Why) -> Result<ApprovalId, Stop> {
    let agent_id = session.run.agent_id.clone();
    let wanted = Wanted {
        operation: Operation::StartRun,
        resource: &agent_id,
        input,
        call_id: None,
    };
    let why = (why.reasons.join("; "), why.terms);
    settle(rt, session, &wanted, Some(input.clone()), why).await
}

/// The agent as it is pinned, the input, the options.
fn what(run: &Run) -> Value {
    json!({
        "agent_digest": run.pins, "input": run.input, "messages": run.messages, "task_class": run.task_class,
        "mode": run.mode, "zone": run.zone, "limits": run.limits, "metadata": run.metadata,
        "preset": run.preset, "model": run.pinned_model,
    })
}
