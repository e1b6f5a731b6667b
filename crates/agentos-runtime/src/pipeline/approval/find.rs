//! How a wish stands to the run's open approvals. Pure.

use agentos_types::{Actor, Approval, ApprovalId, ApprovalStatus, Digest, Grant, Operation, Run, Timestamp};
use serde_json::Value;

/// What would be done.
#[derive(Debug)]
pub(in crate::pipeline) struct Wanted<'a> {
    pub(in crate::pipeline) operation: Operation,
    pub(in crate::pipeline) resource: &'a str,
    pub(in crate::pipeline) input: &'a Value,
    pub(in crate::pipeline) call_id: Option<&'a str>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Found {
    /// Given, of just this, and not used up.
    Usable(ApprovalId),
    /// Asked for already.
    Waits(ApprovalId),
    Rejected {
        id: ApprovalId,
        by: Actor,
        note: Option<String>,
    },
    /// The call that it was asked for has other arguments now; `open`: it may still be decided or used.
    Changed {
        id: ApprovalId,
        open: bool,
    },
    /// Given, and not used in time.
    TooLate(ApprovalId),
    Nothing,
}

pub(super) fn find(run: &Run, wanted: &Wanted<'_>, hash: Digest, now: Timestamp) -> Found {
    let about =
        |approval: &&Approval| approval.operation == wanted.operation && approval.resource == wanted.resource;
    let same = run.approvals.iter().filter(about).find(|a| a.input_hash == hash);
    let granted = || {
        run.approvals.iter().filter(about).find(|approval| {
            approval.status == ApprovalStatus::Approved
                && approval
                    .grant
                    .as_ref()
                    .is_some_and(|grant| covers(grant, wanted.input))
        })
    };
    // The same call with other arguments than those that a person was shown.
    let changed = || {
        run.approvals
            .iter()
            .filter(about)
            .find(|approval| approval.call_id.is_some() && approval.call_id.as_deref() == wanted.call_id)
    };
    if let Some(approval) = same.or_else(granted) {
        return stands(approval, now);
    }
    match changed() {
        Some(approval) if approval.status == ApprovalStatus::Rejected => stands(approval, now),
        Some(approval) => Found::Changed {
            id: approval.id,
            open: true,
        },
        None => Found::Nothing,
    }
}

fn stands(approval: &Approval, now: Timestamp) -> Found {
    let id = approval.id;
    match approval.status {
        ApprovalStatus::Approved if approval.is_over(now) => Found::TooLate(id),
        ApprovalStatus::Approved => Found::Usable(id),
        ApprovalStatus::Rejected => {
            let vote = approval.votes.iter().find(|vote| !vote.approved);
            Found::Rejected {
                id,
                by: vote.map_or_else(Actor::system, |vote| vote.by.clone()),
                note: vote.and_then(|vote| vote.note.clone()),
            }
        }
        // The fold keeps none that have ended.
        ApprovalStatus::Pending | ApprovalStatus::Expired | ApprovalStatus::Used | ApprovalStatus::Void => {
            Found::Waits(id)
        }
    }
}

/// A schema that cannot be used covers nothing.
fn covers(grant: &Grant, arguments: &Value) -> bool {
    grant
        .arguments
        .as_ref()
        .is_none_or(|schema| agentos_tools::fits(schema, arguments).unwrap_or(false))
}
