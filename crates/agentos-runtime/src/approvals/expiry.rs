//! Nobody's silence is a decision: what was not decided in time fails its run.
//!
//! No task waits per approval. The worker's watcher looks at the soonest one, and whoever touches a run
//! looks at that run's own.

use std::time::Duration;

use agentos_types::{
    Actor, ApprovalExpired, ApprovalStatus, RunFailed, RunId, RunResumed, Timestamp, WaitingFor,
};

use crate::error::RuntimeError;
use crate::inner::Inner;
use crate::run::decide::expired;
use crate::run::session::Session;

/// Approvals that other processes have asked for are seen so soon.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// One that could not be expired is not tried at once again.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// How many are expired between two looks.
const AT_A_TIME: usize = 64;

impl Session {
    /// Records what has become of approvals whose time is over. The caller flushes; `true` if there were
    /// any.
    pub(crate) fn expire(&mut self) -> Result<bool, RuntimeError> {
        let now = self.now();
        let over: Vec<_> = self
            .run
            .approvals
            .iter()
            .filter(|approval| approval.status == ApprovalStatus::Pending && approval.is_over(now))
            .map(|approval| approval.id)
            .collect();
        for id in &over {
            let system = Actor::system();
            self.record(ApprovalExpired { id: *id }, &system)?;
            if self.run.waiting_for == Some(WaitingFor::Approval { id: *id }) {
                let ran_ms = self.ran_ms();
                self.record(RunResumed {}, &system)?;
                self.record(
                    RunFailed {
                        error: expired(*id).as_run_error(),
                        ran_ms,
                    },
                    &system,
                )?;
            }
        }
        Ok(!over.is_empty())
    }
}

impl Inner {
    /// Expires what is over, and says how long the watcher may sleep.
    pub(crate) async fn expire_due(&self) -> Duration {
        match self.expire_all().await {
            Ok(()) => self.until_next().await.unwrap_or(AFTER_FAILURE),
            Err(error) => {
                tracing::error!(%error, "approvals that are over could not be expired");
                AFTER_FAILURE
            }
        }
    }

    /// How long until the next one that is known of is over.
    pub(crate) fn until_soonest(&self) -> Duration {
        self.until(self.shared.approvals.soonest())
    }

    /// Expires what is over.
    pub(crate) async fn expire_all(&self) -> Result<(), RuntimeError> {
        loop {
            let now = self.shared.clock.now();
            let mut expired = 0;
            let due = self.journal().pending_approvals(now, AT_A_TIME).await?;
            for approval in &due {
                let run_id: RunId = approval.run_id.parse().map_err(|_| RuntimeError::Damaged {
                    run_id: approval.run_id.clone(),
                    reason: "its name is no run id".to_owned(),
                })?;
                match self.expire_run(&run_id).await {
                    Ok(()) => expired += 1,
                    // Whoever has the run expires it.
                    Err(RuntimeError::Busy { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
            if expired < AT_A_TIME {
                return Ok(());
            }
        }
    }

    /// Taking the run looks at its approvals; nothing else is done to it.
    pub(crate) async fn expire_run(&self, run_id: &RunId) -> Result<(), RuntimeError> {
        let mut held = self.hold(run_id).await?;
        self.retire(&held.cell, &mut held.session);
        Ok(())
    }

    async fn until_next(&self) -> Result<Duration, RuntimeError> {
        self.shared.approvals.forget_soonest();
        let next = self.journal().pending_approvals(Timestamp(i64::MAX), 1).await?;
        let Some(next) = next.first() else {
            return Ok(LOOK_AGAIN);
        };
        self.shared.approvals.expects(next.expires_at);
        Ok(self.until(next.expires_at))
    }

    fn until(&self, then: Timestamp) -> Duration {
        match Duration::from_millis(then.since(self.shared.clock.now())) {
            // Over already, and not expired: somebody else has the run.
            Duration::ZERO => AFTER_FAILURE,
            left => left.min(LOOK_AGAIN),
        }
    }
}
