//! What policies count, spend and switch, kept in the journal: each change is appended with the step that
//! makes it, and every process follows what the others have appended.

use agentos_policy::Change;
use agentos_store::{Journal, WorkerId};
use agentos_types::Usd;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Policies;
use crate::error::RuntimeError;

/// The changes of one append, and whose they are.
#[derive(Serialize, Deserialize)]
struct Row {
    worker: String,
    changes: Vec<Change>,
}

impl Policies {
    /// Applies what others have appended since the last look. Without policies that keep anything nothing
    /// is read.
    pub(super) async fn follow(&self, journal: &dyn Journal) -> Result<(), RuntimeError> {
        if !self.is_stateful() {
            return Ok(());
        }
        let mut seen = self.seen.lock().await;
        for row in journal.policy_changes(*seen).await? {
            let bytes: Row = serde_json::from_slice(&row.bytes)
                .map_err(|error| RuntimeError::Internal(format!("a change of policies: {error}")))?;
            if bytes.worker != self.worker.0 {
                self.engine.apply(&bytes.changes);
            }
            *seen = row.pos;
        }
        Ok(())
    }

    /// What a step has cost of what it had set aside; zero when it was never made.
    pub(crate) fn settle(&self, step: &str, cost: Usd) -> Option<Value> {
        let change = self.engine.settle(step, cost)?;
        serde_json::to_value(change).ok()
    }
}

/// The form of a worker's changes that is appended.
pub(crate) fn row(worker: &WorkerId, changes: &[Value]) -> Result<Option<Vec<u8>>, RuntimeError> {
    #[derive(Serialize)]
    struct Row<'a> {
        worker: &'a str,
        changes: &'a [Value],
    }
    if changes.is_empty() {
        return Ok(None);
    }
    let row = Row {
        worker: &worker.0,
        changes,
    };
    serde_json::to_vec(&row)
        .map(Some)
        .map_err(|error| RuntimeError::Internal(error.to_string()))
}
