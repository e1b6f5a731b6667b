//! What policies count, spend and switch, kept in the journal: each change is appended with the step that
//! makes it, and every process follows what the others have appended.

use std::sync::Arc;

use agentos_policy::{Change, PolicySet};
use agentos_store::{Journal, PolicyAppend, WorkerId};
use agentos_types::{Timestamp, Usd};
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
    /// Applies what others have appended since the last look, and says how far that was. Without policies that
    /// keep anything nothing is read.
    pub(super) async fn follow(
        &self,
        own: Option<&Arc<PolicySet>>,
        journal: &dyn Journal,
    ) -> Result<u64, RuntimeError> {
        if !self.engine.set().is_stateful() && own.is_none_or(|own| !own.is_stateful()) {
            return Ok(0);
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
        Ok(*seen)
    }

    /// What a step has cost of what it had set aside; zero when it was never made.
    pub(crate) fn settle(&self, step: &str, cost: Usd) -> Option<Value> {
        let change = self.engine.settle(step, cost)?;
        serde_json::to_value(change).ok()
    }

    /// The step that this was counted for was not made.
    pub(crate) fn undo(&self, changes: &[Value]) {
        self.engine.undo(&parsed(changes));
    }

    /// Forgets what says nothing any more.
    pub(crate) fn prune(&self, now: Timestamp) {
        self.engine.prune(now);
    }
}

/// Changes that somebody else's program wrote are left out: they were never ours to take back.
fn parsed(changes: &[Value]) -> Vec<Change> {
    changes
        .iter()
        .filter_map(|change| serde_json::from_value(change.clone()).ok())
        .collect()
}

/// What a worker's append says of the policies' state. `seen`: how far the decisions in it know the others'
/// changes; `None`: there is no decision in it that may be wrong.
pub(crate) fn append(
    worker: &WorkerId,
    changes: &[Value],
    seen: Option<u64>,
    now: Timestamp,
) -> Result<Option<PolicyAppend>, RuntimeError> {
    if changes.is_empty() && seen.is_none() {
        return Ok(None);
    }
    let typed = parsed(changes);
    let touches: Vec<String> = typed.iter().flat_map(Change::touches).collect();
    let reads = match seen {
        Some(_) => touches
            .iter()
            .cloned()
            .chain([Change::SWITCHES.to_owned()])
            .collect(),
        None => Vec::new(),
    };
    let until = typed
        .iter()
        .map(|change| change.until(now))
        .collect::<Option<Vec<_>>>();
    let row = Row {
        worker: worker.0.clone(),
        changes: typed,
    };
    let bytes = match changes {
        [] => None,
        _ => Some(serde_json::to_vec(&row).map_err(|error| RuntimeError::Internal(error.to_string()))?),
    };
    Ok(Some(PolicyAppend {
        worker: worker.0.clone(),
        seen: seen.unwrap_or_default(),
        reads,
        touches,
        until: until.and_then(|all| all.into_iter().max()),
        bytes,
    }))
}
