//! What a session says to those who wait for its run: for whom its agent acts, and when what is recorded
//! is durable.

use agentos_store::{ApprovalChange, EventFilter};
use agentos_types::{Actor, Timestamp};
use tokio::sync::oneshot;

use super::Session;
use crate::approvals::Rules;
use crate::error::RuntimeError;

impl Session {
    /// Who has created the run: the one for whom its agent acts.
    pub(crate) async fn initiator(&mut self) -> Result<Actor, RuntimeError> {
        if let Some(known) = &self.initiator {
            return Ok(known.clone());
        }
        let first = EventFilter {
            stream: Some(self.run.run_id.to_string()),
            after: 0,
            limit: 1,
        };
        let events = self.shared.journal.events(first).await?;
        let actor = events
            .first()
            .map(|event| (*event.actor).clone())
            .ok_or_else(|| RuntimeError::RunNotFound(self.run.run_id.to_string()))?;
        self.initiator = Some(actor.clone());
        Ok(actor)
    }

    pub(crate) fn rules(&self) -> &Rules {
        self.shared.approvals.rules()
    }

    /// The next flush gives the run up, though it is running: whoever drives it claims it.
    pub(crate) const fn leave(&mut self) {
        self.leaves = true;
    }

    /// Told when everything recorded so far is durable; dropped when it never will be.
    pub(crate) fn when_durable(&mut self) -> oneshot::Receiver<()> {
        let (told, heard) = oneshot::channel();
        self.durable.push(told);
        heard
    }

    pub(super) fn tell_those_who_wait(&mut self) {
        for waiting in self.durable.drain(..) {
            // Whoever asked may have stopped listening.
            let _ = waiting.send(());
        }
    }
}

/// When what is asked for in an append expires.
pub(super) fn expiries(changes: &[ApprovalChange]) -> Vec<Timestamp> {
    changes
        .iter()
        .filter_map(|change| match change {
            ApprovalChange::Asked(asked) => Some(asked.expires_at),
            ApprovalChange::Stands { .. } => None,
        })
        .collect()
}
