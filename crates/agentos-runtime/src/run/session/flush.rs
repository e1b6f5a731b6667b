//! What is recorded becomes durable: one append, with everything that belongs to its events.

use agentos_store::{AppendError, Balance, StreamAppend};
use agentos_types::{EventBody, RunStatus, Usd};
use serde_json::Value;

use super::pace::SnapshotPace;
use super::{Session, asked};
use crate::error::RuntimeError;
use crate::policies;
use crate::run::summary::summary;

/// What has become of an intent.
#[derive(Debug)]
pub(crate) enum Flushed {
    Done,
    Over(OverBudget),
    /// Policies have counted since it was decided.
    Moved,
}

/// The budget that had no room for an intent.
#[derive(Debug)]
pub(crate) struct OverBudget {
    pub(crate) account: String,
    pub(crate) limit: Usd,
    /// Without the intent, with what the run itself has settled.
    pub(crate) balance: Balance,
    pub(crate) asked: Usd,
}

impl Session {
    /// What is recorded was decided by policies that knew so much of what others have counted: once they know
    /// more, it must be decided anew.
    pub(crate) fn goes_by(&mut self, seen: u64) {
        self.policies_seen = Some(self.policies_seen.map_or(seen, |known| known.min(seen)));
    }

    /// What is recorded holds, whatever others have counted.
    pub(crate) const fn goes_by_nothing(&mut self) {
        self.policies_seen = None;
    }

    /// Makes everything recorded durable. When this returns, it is on disk.
    pub(crate) async fn flush(&mut self) -> Result<(), RuntimeError> {
        let mut counted = Vec::new();
        let outcome = self.append(&mut counted).await;
        if let Err(RuntimeError::Append(error)) = &outcome
            && !matches!(error, AppendError::Store(_))
        {
            self.shared.policies.undo(&counted);
        }
        outcome
    }

    /// Keeps in `counted` what policies have counted, for whoever takes it back.
    async fn append(&mut self, counted: &mut Vec<Value>) -> Result<(), RuntimeError> {
        if self.dead {
            return Err(RuntimeError::Busy {
                run_id: self.run.run_id.to_string(),
            });
        }
        if self.buffer.is_empty() && self.inbox_taken.is_none() {
            return Ok(());
        }
        let resting = self.run.status.is_ended()
            || self.run.status == RunStatus::Paused
            || std::mem::take(&mut self.leaves);
        let owner = match (self.owned, resting) {
            (_, true) => Some(None),
            (false, false) => Some(Some(self.shared.worker.clone())),
            (true, false) => None,
        };
        let append = StreamAppend {
            stream: self.run.run_id.to_string(),
            expected_seq: self.flushed_seq,
            fence: self.fence,
            at: self.last_at,
            events: std::mem::take(&mut self.buffer),
            blobs: std::mem::take(&mut self.blobs),
            summary: Some(summary(&self.run, self.last_at)),
            owner,
            inbox_taken: self.inbox_taken.take(),
            snapshot: self.due_snapshot(),
            ledger: std::mem::take(&mut self.ledger),
            approvals: std::mem::take(&mut self.approvals),
            policies: policies::append(
                &self.shared.worker,
                &self.policy_changes,
                self.policies_seen.take(),
                self.last_at,
            )?,
        };
        *counted = std::mem::take(&mut self.policy_changes);
        let settles = append.ledger.iter().any(|change| change.reserve < Usd::ZERO);
        let expiries = asked::expiries(&append.approvals);
        let brings_pins = !append.blobs.is_empty();
        // Dead until the store has said yes: a flush that fails or is dropped leaves nothing to go on from.
        self.dead = true;
        let appended = self.shared.journal.append(vec![append]).await?;
        self.dead = false;
        if settles {
            self.shared.budgets.settled.notify_waiters();
        }
        for expires_at in expiries {
            self.shared.approvals.expects(expires_at);
        }
        if brings_pins {
            self.shared.pins.stored(&self.pins);
        }
        self.owned = !resting;
        self.flushed_seq = self.run.seq;
        if let Some(appended) = appended.first() {
            self.inbox_waiting = appended.inbox_waiting;
        }
        self.tell_those_who_wait();
        if let Some(stream) = &self.stream {
            self.words.drain(..).for_each(|word| stream.feed().learn(word));
        }
        for event in self.outbox.drain(..) {
            self.shared.bus.publish(event);
        }
        Ok(())
    }

    /// Records an intent and flushes, unless a budget has no room for it, or policies have counted since it was
    /// decided: then the run, and what waits to be flushed, are as before.
    pub(crate) async fn flush_intent(
        &mut self,
        intent: impl IntoIterator<Item = EventBody>,
        seen: Option<u64>,
    ) -> Result<Flushed, RuntimeError> {
        let before = (self.policy_changes.clone(), self.policies_seen);
        let run = self.run.clone();
        let buffered = (self.buffer.clone(), self.blobs.clone(), self.ledger.clone());
        let approvals = self.approvals.clone();
        let (outbox, inbox_taken) = (self.outbox.len(), self.inbox_taken);
        let snapshot = self.snapshot.clone();
        for event in intent {
            self.record_own(event)?;
        }
        if let Some(seen) = seen {
            self.goes_by(seen);
        }
        let mut counted = Vec::new();
        let outcome = match self.append(&mut counted).await {
            Ok(()) => return Ok(Flushed::Done),
            Err(RuntimeError::Append(AppendError::OverBudget {
                account,
                limit,
                balance,
                asked,
            })) => Flushed::Over(OverBudget {
                account,
                limit,
                balance,
                asked,
            }),
            Err(RuntimeError::Append(AppendError::PoliciesMoved)) => Flushed::Moved,
            Err(error) => {
                if matches!(&error, RuntimeError::Append(error) if !matches!(error, AppendError::Store(_))) {
                    self.shared.policies.undo(&counted);
                }
                return Err(error);
            }
        };
        // What waited before stays counted.
        let (changes, known) = before;
        self.shared
            .policies
            .undo(counted.get(changes.len()..).unwrap_or_default());
        (self.policy_changes, self.policies_seen) = (changes, known);
        self.run = run;
        (self.buffer, self.blobs, self.ledger) = buffered;
        self.approvals = approvals;
        self.outbox.truncate(outbox);
        (self.inbox_taken, self.snapshot) = (inbox_taken, snapshot);
        self.dead = false;
        Ok(outcome)
    }

    fn due_snapshot(&mut self) -> Option<Vec<u8>> {
        if !self.snapshot.is_due(self.shared.snapshot_every) {
            return None;
        }
        let bytes = serde_json::to_vec(&self.run).ok()?;
        self.snapshot = SnapshotPace::after(bytes.len());
        Some(bytes)
    }
}
