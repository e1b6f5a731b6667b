//! The approvals of a run that are open: asked for, given and not used, or refused and not yet answered.

use crate::{Approval, ApprovalDecided, ApprovalId, ApprovalRequested, ApprovalStatus, Run, Timestamp};

impl Run {
    /// The open approval of that id.
    #[must_use]
    pub fn approval(&self, id: ApprovalId) -> Option<&Approval> {
        self.approvals.iter().find(|approval| approval.id == id)
    }

    /// The approval that was given of this call of the model, and of it alone.
    #[must_use]
    pub fn approval_of_call(&self, call_id: &str) -> Option<ApprovalId> {
        let given = |approval: &&Approval| {
            approval.status == ApprovalStatus::Approved
                && approval.grant.is_none()
                && approval.call_id.as_deref() == Some(call_id)
        };
        self.approvals.iter().find(given).map(|approval| approval.id)
    }

    pub(super) fn request_approval(&mut self, at: Timestamp, event: &ApprovalRequested) {
        self.approvals.push(Approval::requested(
            &self.run_id,
            &self.agent_id,
            self.zone,
            at,
            event,
        ));
    }

    pub(super) fn decide_approval(&mut self, at: Timestamp, event: &ApprovalDecided) -> Option<()> {
        let approval = self.open(event.id, &[ApprovalStatus::Pending])?;
        approval.decide(at, event);
        Some(())
    }

    pub(super) fn use_approval(&mut self, id: ApprovalId) -> Option<()> {
        let approval = self.open(id, &[ApprovalStatus::Approved])?;
        approval.consume();
        if approval.status == ApprovalStatus::Used {
            self.forget_approval(id);
        }
        Some(())
    }

    pub(super) fn expire_approval(&mut self, id: ApprovalId) -> Option<()> {
        self.open(id, &[ApprovalStatus::Pending, ApprovalStatus::Approved])?;
        self.forget_approval(id);
        Some(())
    }

    /// It has been answered, and matters no more.
    pub(super) fn forget_approval(&mut self, id: ApprovalId) {
        self.approvals.retain(|approval| approval.id != id);
    }

    fn open(&mut self, id: ApprovalId, statuses: &[ApprovalStatus]) -> Option<&mut Approval> {
        self.approvals
            .iter_mut()
            .find(|approval| approval.id == id && statuses.contains(&approval.status))
    }
}
