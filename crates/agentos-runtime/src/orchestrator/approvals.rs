//! The orchestrator's methods about approvals.

use agentos_store::{ApprovalFilter, ApprovalSummary, Page};
use agentos_types::ApprovalId;

use super::Orchestrator;
use crate::api::approvals::{ApprovalDetail, Decided, Decision, Then, decide, detail, list};
use crate::error::RuntimeError;
use crate::run::result::RunResult;

impl Orchestrator {
    /// Approvals, newest first, a page at a time. What is over has been expired before.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn list_approvals(
        &self,
        filter: ApprovalFilter,
    ) -> Result<Page<ApprovalSummary>, RuntimeError> {
        let this = self.clone();
        self.tracked(async move { list(&this.inner, filter).await }).await
    }

    /// An approval, with what would be done and who has said what.
    ///
    /// # Errors
    /// `APPROVAL_NOT_FOUND`; errors of the store.
    pub async fn get_approval(&self, id: ApprovalId) -> Result<ApprovalDetail, RuntimeError> {
        let this = self.clone();
        self.tracked(async move { detail(&this.inner, id).await }).await
    }

    /// Lets the operation happen, once and as it was shown. Durable when this returns; a driven run goes
    /// on beside the caller.
    ///
    /// # Errors
    /// `APPROVAL_FORBIDDEN` for who may not decide, `APPROVAL_DECIDED`, `APPROVAL_EXPIRED`.
    pub async fn approve(&self, id: ApprovalId, decision: Decision) -> Result<ApprovalSummary, RuntimeError> {
        Ok(self.decide(id, true, decision, Then::Drive).await?.approval)
    }

    /// Keeps the operation from happening. A model is told the reason and goes on; a rejected output fails
    /// the run.
    ///
    /// # Errors
    /// As [`approve`](Self::approve).
    pub async fn reject(&self, id: ApprovalId, decision: Decision) -> Result<ApprovalSummary, RuntimeError> {
        Ok(self.decide(id, false, decision, Then::Drive).await?.approval)
    }

    /// Approves or rejects, drives the run on, and waits until it has ended or waits again.
    ///
    /// # Errors
    /// As [`approve`](Self::approve); `RUN_BUSY` when another process drives it.
    pub async fn decide_and_wait(
        &self,
        id: ApprovalId,
        approved: bool,
        decision: Decision,
    ) -> Result<RunResult, RuntimeError> {
        let decided = self.decide(id, approved, decision, Then::Drive).await?;
        let run = match decided.driven {
            Some(driven) => driven
                .await
                .map_err(|error| RuntimeError::Internal(format!("a step panicked: {error}")))??,
            None => {
                let run_id = decided.approval.run_id.parse();
                let run_id = run_id.map_err(|_| RuntimeError::RunNotFound(decided.approval.run_id))?;
                self.get_run(&run_id).await?
            }
        };
        Ok(RunResult::from(&run))
    }

    /// Approves or rejects, and leaves the run to whichever worker takes it up.
    ///
    /// # Errors
    /// As [`approve`](Self::approve).
    pub async fn decide_and_leave(
        &self,
        id: ApprovalId,
        approved: bool,
        decision: Decision,
    ) -> Result<ApprovalSummary, RuntimeError> {
        Ok(self.decide(id, approved, decision, Then::Leave).await?.approval)
    }

    async fn decide(
        &self,
        id: ApprovalId,
        approved: bool,
        decision: Decision,
        then: Then,
    ) -> Result<Decided, RuntimeError> {
        let this = self.clone();
        self.tracked(async move { decide(&this.inner, id, approved, decision, then).await })
            .await
    }
}
