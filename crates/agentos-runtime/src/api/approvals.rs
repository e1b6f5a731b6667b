//! Approvals for people and programs: what waits, what one is about, and a decision.
//!
//! A decision is recorded by whoever holds the run, like everything that happens to it; when a run that
//! nobody holds goes on here, its first append carries decision and intent together.

use std::sync::Arc;
use std::time::Duration;

use agentos_store::{AppendError, ApprovalFilter, ApprovalSummary, EventFilter, Page};
use agentos_types::{
    Actor, Approval, ApprovalId, ApprovalStatus, EventBody, Grant, Run, RunError, RunId, RunStatus, codes,
};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::api::lifecycle::{finish, resume_run};
use crate::commands::Told;
use crate::error::{Refusal, RuntimeError};
use crate::inner::{Held, Inner, load_run};
use crate::orchestrator::drive_held;
use crate::run::command::Command;
use crate::run::decide::Decide;

/// How often a decision is tried while others are quicker. Each time somebody else's append was made.
const TRIES: usize = 100;
/// How often, and how many times, the owner's answer is looked for.
const LOOK: Duration = Duration::from_millis(50);
const LOOKS: usize = 40;

/// How a person decides. Every field has a default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// Who decides; `None`: who this process acts for.
    pub by: Option<Actor>,
    /// Why. The reason of a rejection is told to the model.
    pub note: Option<String>,
    /// Given at an interactive prompt of the machine that the run is on.
    pub at_prompt: bool,
    /// An approval that covers more than this one call: see [`Grant`].
    pub grant: Option<Grant>,
}

impl Decision {
    /// That person's, with nothing further.
    #[must_use]
    pub fn by(actor: Actor) -> Self {
        Self {
            by: Some(actor),
            ..Self::default()
        }
    }

    /// With a reason.
    #[must_use]
    pub fn because(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// An approval with what it is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApprovalDetail {
    /// Its `input` is what would be done, wherever the run says it: the tool's arguments, or the output.
    /// Raw: what people are shown passes a redactor first. `None` for a model call, which sends the run's
    /// conversation.
    #[serde(flatten)]
    pub approval: Approval,
    /// Why it is void: the refusal of what it was of, or the error of its run. `None` where its run has ended without
    /// one, as a cancelled run does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub void_because: Option<RunError>,
    pub run_status: RunStatus,
    /// What the run has cost so far.
    pub run_cost_usd: agentos_types::Usd,
}

/// What becomes of the run after a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Driven here, beside the caller.
    Drive,
    /// Left to any worker.
    Leave,
}

/// A decision that is durable, and the run's drive, if it goes on here.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) approval: ApprovalSummary,
    pub(crate) driven: Option<JoinHandle<Result<Run, RuntimeError>>>,
}

/// What is over is expired first, so that no list shows it as pending.
pub(crate) async fn list(rt: &Inner, filter: ApprovalFilter) -> Result<Page<ApprovalSummary>, RuntimeError> {
    rt.expire_all().await?;
    Ok(rt.journal().approvals(filter).await?)
}

pub(crate) async fn detail(rt: &Inner, id: ApprovalId) -> Result<ApprovalDetail, RuntimeError> {
    let mut row = row(rt, id).await?;
    let run_id = run_of(&row)?;
    if row.status == ApprovalStatus::Pending && rt.shared.clock.now() >= row.expires_at {
        rt.expire_run(&run_id).await?;
        row = self::row(rt, id).await?;
    }
    let run = load_run(rt.journal().as_ref(), &run_id).await?;
    let (mut approval, refused) = told(rt, &run, id).await?;
    // With its run a pending one ends without an event of its own.
    approval.status = row.status;
    approval.input = input(&run, &approval);
    let void_because = match approval.status {
        ApprovalStatus::Void => refused.or_else(|| run.error.clone()),
        _ => None,
    };
    Ok(ApprovalDetail {
        approval,
        void_because,
        run_status: run.status,
        run_cost_usd: run.cost,
    })
}

/// The approval as its events tell it, also when it is not open any more; and why the call was refused that it is of.
async fn told(rt: &Inner, run: &Run, id: ApprovalId) -> Result<(Approval, Option<RunError>), RuntimeError> {
    let filter = EventFilter {
        stream: Some(run.run_id.to_string()),
        ..EventFilter::default()
    };
    let mut approval: Option<Approval> = None;
    let mut refused = None;
    for stored in rt.journal().events(filter).await? {
        let Ok(Some(event)) = stored.decode() else {
            continue;
        };
        match (&mut approval, &event) {
            (None, EventBody::ApprovalRequested(asked)) if asked.id == id => {
                approval = Some(Approval::requested(
                    &run.run_id,
                    &run.agent_id,
                    run.zone,
                    stored.at,
                    asked,
                ));
            }
            (Some(approval), EventBody::ApprovalDecided(decided)) if decided.id == id => {
                approval.decide(stored.at, decided);
            }
            (Some(approval), EventBody::ApprovalUsed(used)) if used.id == id => approval.consume(),
            (Some(_), EventBody::ToolRefused(tool)) if tool.approval == Some(id) => {
                refused = Some(tool.error.clone());
            }
            _ => {}
        }
    }
    let approval = approval.ok_or_else(|| not_found(id))?;
    Ok((approval, refused))
}

/// What would be done, from where the run says it.
fn input(run: &Run, approval: &Approval) -> Option<Value> {
    if approval.input.is_some() {
        return approval.input.clone();
    }
    match (&approval.call_id, approval.operation) {
        (Some(call_id), _) => run
            .messages
            .iter()
            .rev()
            .flat_map(|message| &message.tool_calls)
            .find(|call| call.id == *call_id && call.name == approval.resource)
            .map(|call| call.arguments.clone()),
        (None, agentos_types::Operation::ReleaseOutput) => run
            .output
            .clone()
            .or_else(|| run.last_answer().map(Value::String)),
        (None, _) => None,
    }
}

/// Decides, durably. Of any number of decisions at once, in any number of processes, one counts.
pub(crate) async fn decide(
    rt: &Arc<Inner>,
    id: ApprovalId,
    approved: bool,
    decision: Decision,
    then: Then,
) -> Result<Decided, RuntimeError> {
    let actor = decision.by.unwrap_or_else(|| (*rt.actor).clone());
    let command = Decide {
        id,
        approved,
        note: decision.note,
        at_prompt: decision.at_prompt,
        grant: decision.grant,
        posted: None,
    };
    for _ in 0..TRIES {
        let row = row(rt, id).await?;
        if row.status != ApprovalStatus::Pending {
            return Err(decided(&row).into());
        }
        let run_id = run_of(&row)?;
        match once(rt, &run_id, command.clone(), &actor, then).await {
            Ok(Went::Here(driven)) => {
                let approval = self::row(rt, id).await?;
                return Ok(Decided { approval, driven });
            }
            Ok(Went::Posted(n)) => {
                let approval = once_carried_out(rt, id).await?;
                // The owner has taken another word before this one.
                if approval.status != ApprovalStatus::Pending && !was_taken(rt, &run_id, id, n).await? {
                    return Err(self::decided(&approval).into());
                }
                let driven = (then == Then::Drive).then(|| drive_on(rt, &run_id));
                return Ok(Decided { approval, driven });
            }
            // Somebody else was quicker with something: look again at what there is to decide.
            Err(RuntimeError::Append(AppendError::Stale { .. } | AppendError::Fenced { .. })) => {}
            // The row says more of what became of it.
            Err(RuntimeError::Refused(refusal)) if refusal.code == codes::APPROVAL_DECIDED => {
                let row = self::row(rt, id).await?;
                return Err(if row.status == ApprovalStatus::Pending {
                    refusal
                } else {
                    self::decided(&row)
                }
                .into());
            }
            Err(other) => return Err(other),
        }
    }
    Err(RuntimeError::Busy {
        run_id: row(rt, id).await?.run_id,
    })
}

/// Where a decision has gone.
#[derive(Debug)]
enum Went {
    /// It is recorded; the run is driven on, if it is to be.
    Here(Option<JoinHandle<Result<Run, RuntimeError>>>),
    /// Into the inbox of the process that has the run, at this place.
    Posted(u64),
}

/// The approval once the run's owner has looked into its inbox, or as it is when that takes long: the
/// decision is durable all the same.
async fn once_carried_out(rt: &Inner, id: ApprovalId) -> Result<ApprovalSummary, RuntimeError> {
    for _ in 0..LOOKS {
        let row = row(rt, id).await?;
        if row.status != ApprovalStatus::Pending {
            return Ok(row);
        }
        tokio::time::sleep(LOOK).await;
    }
    row(rt, id).await
}

/// Whether the decision at that place of the inbox is one that was recorded.
async fn was_taken(rt: &Inner, run_id: &RunId, id: ApprovalId, n: u64) -> Result<bool, RuntimeError> {
    let filter = EventFilter {
        stream: Some(run_id.to_string()),
        ..EventFilter::default()
    };
    let events = rt.journal().events(filter).await?;
    Ok(events.iter().any(|stored| {
        matches!(stored.decode(), Ok(Some(EventBody::ApprovalDecided(decided)))
            if decided.id == id && decided.command == Some(n))
    }))
}

async fn once(
    rt: &Arc<Inner>,
    run_id: &RunId,
    command: Decide,
    actor: &Actor,
    then: Then,
) -> Result<Went, RuntimeError> {
    let held = match rt.cell(run_id).await {
        Ok(cell) => Arc::clone(&cell.session)
            .try_lock_owned()
            .ok()
            .filter(|session| !session.retired)
            .map(|session| Held { cell, session }),
        Err(RuntimeError::Busy { .. }) => None,
        Err(other) => return Err(other),
    };
    let Some(mut held) = held else {
        // Whoever has the run carries it out; then it is anybody's.
        let told = rt
            .command(run_id, Command::Decide(Box::new(command)), actor)
            .await?;
        return Ok(match told {
            Told::Here(_) => Went::Here((then == Then::Drive).then(|| drive_on(rt, run_id))),
            Told::Posted(n) => Went::Posted(n),
        });
    };
    if let Err(error) = rt.attend(&held.cell, &mut held.session).await {
        rt.retire(&held.cell, &mut held.session);
        return Err(error);
    }
    if let Err(refused) = command.apply(&mut held.session, actor) {
        return rt.hand_back(held, Err(refused)).await;
    }
    let run = &held.session.run;
    if then == Then::Leave || run.status != RunStatus::Running || !run.auto {
        held.session.leave();
        return finish(rt, held, Ok(())).await.map(|_| Went::Here(None));
    }
    // Decision and intent in one append: what is approved begins after one flush.
    let durable = held.session.when_durable();
    let drive = {
        let rt = Arc::clone(rt);
        async move { drive_held(&rt, held).await }
    };
    let driven = rt.tasks.spawn(drive);
    if durable.await.is_ok() {
        return Ok(Went::Here(Some(driven)));
    }
    match driven.await {
        Ok(Ok(_)) => Err(RuntimeError::Internal(
            "a run was driven and nothing of it recorded".to_owned(),
        )),
        Ok(Err(error)) => Err(error),
        Err(error) => Err(RuntimeError::Internal(format!("a step panicked: {error}"))),
    }
}

/// Drives on what somebody else has recorded.
fn drive_on(rt: &Arc<Inner>, run_id: &RunId) -> JoinHandle<Result<Run, RuntimeError>> {
    let (rt, run_id) = (Arc::clone(rt), run_id.clone());
    rt.clone().tasks.spawn(async move {
        loop {
            let is_busy = match resume_run(&rt, &run_id).await {
                // It has gone on by itself, is a program's, or needs more people.
                Ok(_) | Err(RuntimeError::InvalidStatus { .. } | RuntimeError::Refused(_)) => false,
                Err(
                    RuntimeError::Busy { .. }
                    | RuntimeError::Append(AppendError::Stale { .. } | AppendError::Fenced { .. }),
                ) => true,
                Err(error) => return Err(error),
            };
            let run = rt.current(&run_id).await?;
            if !is_busy || !run.auto || run.status != RunStatus::Running {
                return Ok(run);
            }
            // Another process drives it, or is about to let go of it.
            tokio::select! {
                () = rt.shutdown.cancelled() => return Ok(run),
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    })
}

async fn row(rt: &Inner, id: ApprovalId) -> Result<ApprovalSummary, RuntimeError> {
    let row = rt.journal().approval(id).await?;
    row.ok_or_else(|| not_found(id).into())
}

fn run_of(row: &ApprovalSummary) -> Result<RunId, RuntimeError> {
    row.run_id.parse().map_err(|_| RuntimeError::Damaged {
        run_id: row.run_id.clone(),
        reason: "its name is no run id".to_owned(),
    })
}

fn not_found(id: ApprovalId) -> Refusal {
    Refusal::new(
        codes::APPROVAL_NOT_FOUND,
        format!("no approval has the id `{id}`"),
    )
}

fn decided(row: &ApprovalSummary) -> Refusal {
    let ApprovalSummary { id, status, .. } = row;
    let details = json!({
        "approval_id": id, "status": status, "run_id": row.run_id, "decided_by": row.decided_by,
    });
    let message = match (status, &row.decided_by) {
        (ApprovalStatus::Expired, Some(by)) => {
            let message = format!("approval {id} was approved by {by}, and has expired unused");
            return Refusal::new(codes::APPROVAL_EXPIRED, message).with(details);
        }
        (ApprovalStatus::Expired, _) => return crate::run::decide::expired(*id).with(details),
        (ApprovalStatus::Void, Some(by)) => {
            format!("approval {id} was approved by {by}, and what it was of was refused or is over")
        }
        (ApprovalStatus::Void, None) => format!("approval {id} is void: its run has ended"),
        (ApprovalStatus::Used, Some(by)) => format!("approval {id} was approved by {by}, and is used"),
        (status, Some(by)) => format!("approval {id} was {status} by {by}"),
        (status, None) => format!("approval {id} is {status}"),
    };
    Refusal::new(codes::APPROVAL_DECIDED, message).with(details)
}
