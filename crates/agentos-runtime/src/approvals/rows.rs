//! What an event changes in the rows of a run's approvals.

use agentos_store::{ApprovalAsked, ApprovalChange};
use agentos_types::{Approval, ApprovalId, ApprovalStatus, EventBody, Run};

/// The open approvals that an event may close, as they are before it.
pub(crate) fn open_ids(run: &Run, event: &EventBody) -> Vec<(ApprovalId, ApprovalStatus)> {
    let all = |of: Option<ApprovalId>| {
        run.approvals
            .iter()
            .filter(|approval| of.is_none_or(|id| approval.id == id))
            .map(|approval| (approval, closes_as(approval, event)))
            // One that was rejected stays so.
            .filter(|(approval, status)| approval.status != *status)
            .map(|(approval, status)| (approval.id, status))
            .collect()
    };
    match event {
        EventBody::ApprovalUsed(used) => all(Some(used.id)),
        EventBody::ApprovalExpired(expired) => all(Some(expired.id)),
        EventBody::ToolRefused(refused) if refused.approval.is_some() => all(refused.approval),
        // With its run everything ends that waits.
        EventBody::RunCompleted(_) | EventBody::RunFailed(_) | EventBody::RunCancelled(_) => all(None),
        _ => Vec::new(),
    }
}

fn closes_as(approval: &Approval, event: &EventBody) -> ApprovalStatus {
    match event {
        EventBody::ApprovalUsed(_) => ApprovalStatus::Used,
        EventBody::ApprovalExpired(_) => approval.expired(),
        _ => approval.closed(),
    }
}

/// The rows after an event; `open` is what [`open_ids`] has said before it.
pub(crate) fn changes(
    run: &Run,
    event: &EventBody,
    open: &[(ApprovalId, ApprovalStatus)],
) -> Vec<ApprovalChange> {
    match event {
        EventBody::ApprovalRequested(asked) => vec![ApprovalChange::Asked(Box::new(ApprovalAsked {
            id: asked.id,
            operation: asked.operation,
            resource: asked.resource.clone(),
            zone: run.zone,
            initiator: asked.initiator.clone(),
            expires_at: asked.expires_at,
        }))],
        EventBody::ApprovalDecided(decided) => run
            .approval(decided.id)
            .map(|approval| ApprovalChange::Stands {
                id: approval.id,
                status: approval.status,
                expires_at: Some(approval.expires_at),
                decided_by: (approval.status != ApprovalStatus::Pending).then(|| decided.by.clone()),
            })
            .into_iter()
            .collect(),
        _ => open
            .iter()
            // One that is still open has uses left.
            .filter(|(id, _)| run.approval(*id).is_none())
            .map(|(id, status)| ApprovalChange::Stands {
                id: *id,
                status: *status,
                expires_at: None,
                decided_by: None,
            })
            .collect(),
    }
}
