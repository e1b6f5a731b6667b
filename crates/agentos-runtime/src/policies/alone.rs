//! A decision that belongs to no run, as that on a write into the state store: what it counts is appended to the
//! stream `system` before the write, and decided anew when another worker has counted meanwhile.

use std::sync::Arc;

use agentos_policy::{Change, Counting, EvaluateRequest};
use agentos_store::{AppendError, Journal, NewEvent, SYSTEM_STREAM, StreamAppend};
use agentos_types::{Actor, EventBody, EventKind, PolicyDecided, Timestamp};
use serde_json::Value;

use super::{Policies, Verdict, append};
use crate::error::RuntimeError;
use crate::hide::Hidden;
use crate::pipeline::Again;

impl Policies {
    /// What the configured policies say of something that no run does. What they count of it is durable when this
    /// returns; what they refuse is not counted.
    pub(crate) async fn decide_alone(
        &self,
        asked: EvaluateRequest,
        actor: &Arc<Actor>,
        at: Timestamp,
        journal: &dyn Journal,
    ) -> Result<Verdict, RuntimeError> {
        if !self.engine.set().is_stateful() {
            return self.ask(None, asked, journal).await;
        }
        let mut again = Again::default();
        // Switched by a decision that had to be made anew: it stays so, and is appended with the next.
        let mut switched = Vec::new();
        loop {
            let (verdict, seen) = self
                .count(None, asked.clone(), Counting::Unasked, journal)
                .await?;
            let mut event = verdict.event(None, &Hidden::default())?;
            // Nobody can be asked for an approval here.
            let passes = verdict.refusal(|_| false).is_none() && verdict.approvals().is_empty();
            if !passes {
                self.undo(&event.changes);
                event.changes.retain(is_switch);
            }
            event.changes.extend(switched.iter().cloned());
            if event.changes.is_empty() {
                return Ok(verdict);
            }
            let changes = event.changes.clone();
            let decided = self.append_alone(event, passes.then_some(seen), actor, at, journal);
            let outcome = decided.await;
            if outcome.is_err() {
                self.undo(&changes);
                switched = changes.into_iter().filter(is_switch).collect();
            }
            match outcome {
                Ok(()) => return Ok(verdict),
                Err(RuntimeError::Append(
                    AppendError::PoliciesMoved
                    | AppendError::Stale { .. }
                    | AppendError::Fenced { .. }
                    | AppendError::Exists(_),
                )) => {}
                Err(error) => return Err(error),
            }
            again.wait().await?;
        }
    }

    async fn append_alone(
        &self,
        event: PolicyDecided,
        seen: Option<u64>,
        actor: &Arc<Actor>,
        at: Timestamp,
        journal: &dyn Journal,
    ) -> Result<(), RuntimeError> {
        let policies = append(&self.worker, &event.changes, seen, at)?;
        let payload = EventBody::from(event)
            .encode()
            .map_err(|error| RuntimeError::Internal(error.to_string()))?;
        let head = journal.head(SYSTEM_STREAM).await?;
        let (expected_seq, fence) = head.map_or((0, 1), |head| (head.seq, head.fence));
        let event = NewEvent {
            kind: EventKind::PolicyDecided.code(),
            version: 1,
            actor: Arc::clone(actor),
            zone: None,
            payload,
        };
        let append = StreamAppend {
            policies,
            ..StreamAppend::events(SYSTEM_STREAM, expected_seq, fence, at, vec![event])
        };
        journal.append(vec![append]).await?;
        Ok(())
    }
}

fn is_switch(change: &Value) -> bool {
    serde_json::from_value::<Change>(change.clone()).is_ok_and(|change| change.is_switch())
}
