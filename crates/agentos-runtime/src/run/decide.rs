//! A person's decision on an approval: who may make it, and what it does to the run.

use agentos_types::{
    Actor, ActorKind, Approval, ApprovalDecided, ApprovalId, ApprovalStatus, Grant, Operation, RunResumed,
    WaitingFor, Zone, codes,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::approvals::Rules;
use crate::error::{Refusal, RuntimeError};
use crate::run::session::Session;

/// A decision, as it is also stored in the run's inbox. Who makes it is the command's actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Decide {
    pub(crate) id: ApprovalId,
    pub(crate) approved: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) at_prompt: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) grant: Option<Grant>,
    /// Its place in the inbox, where another process brings it.
    #[serde(skip)]
    pub(crate) posted: Option<u64>,
}

impl Decide {
    /// Records the decision, and that the run goes on when it is the last one that was missing.
    pub(crate) fn apply(self, session: &mut Session, actor: &Actor) -> Result<(), RuntimeError> {
        let now = session.now();
        let Some(approval) = session.run.approval(self.id) else {
            return Err(not_pending(self.id, "used, expired or of a run that has ended").into());
        };
        if approval.status != ApprovalStatus::Pending {
            return Err(not_pending(self.id, approval.status.as_str()).into());
        }
        if approval.is_over(now) {
            return Err(expired(self.id).into());
        }
        may_decide(approval, actor, &self, session.rules())?;
        let id = self.id;
        session.record(
            ApprovalDecided {
                id,
                by: actor.clone(),
                approved: self.approved,
                note: self.note,
                at_prompt: self.at_prompt,
                grant: self.grant,
                command: self.posted,
            },
            actor,
        )?;
        let settled = session
            .run
            .approval(id)
            .is_some_and(|approval| approval.status != ApprovalStatus::Pending);
        if settled && session.run.waiting_for == Some(WaitingFor::Approval { id }) {
            session.record(RunResumed {}, actor)?;
        }
        Ok(())
    }
}

/// May this person decide so? An agent never may: it is the one who asks.
pub(crate) fn may_decide(
    approval: &Approval,
    by: &Actor,
    decide: &Decide,
    rules: &Rules,
) -> Result<(), Refusal> {
    let id = approval.id;
    let forbidden = |why: String| {
        Err(Refusal::new(codes::APPROVAL_FORBIDDEN, why).with(json!({ "approval_id": id, "by": by })))
    };
    if by.kind != ActorKind::User || *by == approval.requester {
        return forbidden(format!(
            "only a person decides on approval {id}, and {by} is none"
        ));
    }
    // Whoever has said yes may still say no while others are waited for.
    if decide.approved && approval.votes.iter().any(|vote| vote.by.may_be(by)) {
        return Err(Refusal::new(
            codes::APPROVAL_DECIDED,
            format!(
                "{by} has approved {id} already; {} different people must",
                approval.quorum
            ),
        ));
    }
    if let Some(grant) = &decide.grant {
        check_grant(approval, grant)?;
    }
    if decide.approved && !approval.approvers.may(by) {
        let names = approval.approvers.names().join("`, `");
        return forbidden(format!("a policy lets only `{names}` approve {id}, and not {by}"));
    }
    // Saying no harms nobody: whoever has started a run may always stop what it wants to do.
    if !by.may_be(&approval.initiator) || !decide.approved {
        return Ok(());
    }
    if rules.separation_of_duties {
        return forbidden(format!(
            "{by} has started the run, and `approvals.separation_of_duties` lets only others approve {id}"
        ));
    }
    if approval.zone == Zone::Red && !decide.at_prompt {
        return forbidden(format!(
            "{by} has started the run: in zone red its approval {id} is given by somebody else, or at an \
             interactive prompt on the run's own machine"
        ));
    }
    Ok(())
}

fn check_grant(approval: &Approval, grant: &Grant) -> Result<(), Refusal> {
    let refuse = |why: String| Err(Refusal::new(codes::INVALID_INPUT, why));
    if approval.operation != Operation::ToolCall {
        return refuse(format!(
            "approval {} is of no tool call: it covers one operation",
            approval.id
        ));
    }
    if approval.zone == Zone::Red {
        return refuse(format!(
            "in zone red each operation is approved by itself; {} cannot cover more",
            approval.id
        ));
    }
    if grant.times == Some(0) {
        return refuse("an approval covers at least one call".to_owned());
    }
    if !approval.votes.is_empty() && approval.grant.as_ref() != Some(grant) {
        return refuse(format!(
            "whoever has approved {} before has not let it cover the same; approve this one call, or say what they said",
            approval.id
        ));
    }
    if let Some(schema) = &grant.arguments
        && let Err(misfit) = agentos_tools::fits(schema, &serde_json::Value::Null)
    {
        return refuse(format!("the schema of the arguments cannot be used: {misfit}"));
    }
    Ok(())
}

fn not_pending(id: ApprovalId, status: &str) -> Refusal {
    Refusal::new(
        codes::APPROVAL_DECIDED,
        format!("approval {id} is not pending: it is {status}"),
    )
    .with(json!({ "approval_id": id }))
}

pub(crate) fn expired(id: ApprovalId) -> Refusal {
    Refusal::new(
        codes::APPROVAL_EXPIRED,
        format!("nobody has decided on approval {id} in time"),
    )
    .with(json!({ "approval_id": id }))
}

#[cfg(test)]
mod tests;
