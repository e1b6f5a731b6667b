//! The journal's methods, each handed to the writer or to a reader.

use std::sync::Arc;

use agentos_types::{Actor, ApprovalId, Timestamp};
use async_trait::async_trait;

use super::open::unavailable;
use super::prepare::{limit, nat, prepare};
use super::verify::verify;
use super::{SqliteStore, anchor_log, approvals, inbox, ledger, policies, read, runs};
use crate::{
    AppendError, Appended, ApprovalFilter, ApprovalSummary, Balance, BlobKey, EventFilter, InboxRow, Journal,
    OpenRun, Page, PolicyRow, RunFilter, RunSummary, Snapshot, StoreError, StoredEvent, StreamAppend,
    StreamHead, VerifyReport, WorkerId,
};

#[async_trait]
impl Journal for SqliteStore {
    async fn append(&self, batch: Vec<StreamAppend>) -> Result<Vec<Appended>, AppendError> {
        let batch = batch
            .into_iter()
            .map(|append| prepare(append, &self.0.salts, &self.0.path))
            .collect::<Result<Vec<_>, _>>()?;
        self.write(move |writer| writer.append(&batch)).await
    }

    async fn head(&self, stream: &str) -> Result<Option<StreamHead>, StoreError> {
        let stream = stream.to_owned();
        self.read(move |conn| read::head(conn, &stream)).await
    }

    async fn events(&self, filter: EventFilter) -> Result<Vec<StoredEvent>, StoreError> {
        self.read(move |conn| read::events(conn, &filter)).await
    }

    async fn snapshot(&self, stream: &str) -> Result<Option<Snapshot>, StoreError> {
        let stream = stream.to_owned();
        self.read(move |conn| read::snapshot(conn, &stream)).await
    }

    async fn blob(&self, key: &BlobKey) -> Result<Option<Arc<[u8]>>, StoreError> {
        let key = key.clone();
        self.read(move |conn| read::blob(conn, &key)).await
    }

    async fn runs(&self, filter: RunFilter) -> Result<Page<RunSummary>, StoreError> {
        let before = match &filter.cursor {
            Some(cursor) => {
                Some(runs::parse_cursor(cursor).ok_or_else(|| StoreError::BadCursor(cursor.clone()))?)
            }
            None => None,
        };
        self.read(move |conn| runs::runs(conn, &filter, before)).await
    }

    async fn run_summary(&self, run_id: &str) -> Result<Option<RunSummary>, StoreError> {
        let run_id = run_id.to_owned();
        self.read(move |conn| runs::run_summary(conn, &run_id)).await
    }

    async fn budget(&self, account: &str) -> Result<Option<Balance>, StoreError> {
        let account = account.to_owned();
        self.read(move |conn| ledger::balance(conn, &account)).await
    }

    async fn approvals(&self, filter: ApprovalFilter) -> Result<Page<ApprovalSummary>, StoreError> {
        let before = match &filter.cursor {
            Some(cursor) => {
                Some(approvals::parse_cursor(cursor).ok_or_else(|| StoreError::BadCursor(cursor.clone()))?)
            }
            None => None,
        };
        self.read(move |conn| approvals::approvals(conn, &filter, before))
            .await
    }

    async fn approval(&self, id: ApprovalId) -> Result<Option<ApprovalSummary>, StoreError> {
        self.read(move |conn| approvals::approval(conn, id)).await
    }

    async fn pending_approvals(
        &self,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<ApprovalSummary>, StoreError> {
        self.read(move |conn| approvals::pending(conn, until, limit))
            .await
    }

    async fn policy_changes(&self, after: u64) -> Result<Vec<PolicyRow>, StoreError> {
        self.read(move |conn| policies::after(conn, after)).await
    }

    async fn budgets(&self, ending: &str) -> Result<Vec<(String, Balance)>, StoreError> {
        let ending = ending.to_owned();
        self.read(move |conn| ledger::balances(conn, &ending)).await
    }

    async fn post(&self, stream: &str, actor: Actor, payload: Vec<u8>) -> Result<u64, StoreError> {
        limit("a command", payload.len())?;
        let stream = stream.to_owned();
        self.write(move |writer| writer.post(&stream, &actor, &payload))
            .await
            .map(nat)
    }

    async fn inbox(&self, stream: &str) -> Result<Vec<InboxRow>, StoreError> {
        let stream = stream.to_owned();
        self.read(move |conn| inbox::inbox(conn, &stream)).await
    }

    async fn owned_with_inbox(&self, worker: &WorkerId) -> Result<Vec<String>, StoreError> {
        let worker = worker.clone();
        self.read(move |conn| inbox::owned_with_inbox(conn, &worker))
            .await
    }

    async fn renew(&self, worker: &WorkerId, lease_ms: u64) -> Result<(), StoreError> {
        let worker = worker.clone();
        self.write(move |writer| writer.renew(&worker.0, lease_ms).map(Ok))
            .await
    }

    async fn release(&self, worker: &WorkerId) -> Result<(), StoreError> {
        let worker = worker.clone();
        self.write(move |writer| writer.release(&worker.0).map(Ok)).await
    }

    async fn workers(&self) -> Result<Vec<WorkerId>, StoreError> {
        self.read(runs::workers).await
    }

    async fn orphans(&self) -> Result<Vec<OpenRun>, StoreError> {
        self.read(runs::orphans).await
    }

    async fn purge(&self, before: Timestamp) -> Result<u64, StoreError> {
        let mut runs = 0;
        let mut next = Some(0);
        while let Some(after) = next {
            let done = self
                .write(move |writer| writer.purge(before.millis(), after).map(Ok))
                .await?;
            runs += done.runs;
            next = done.after;
        }
        let days = self
            .write(move |writer| writer.remove_days(before.millis()).map(Ok))
            .await?;
        if runs + days > 0 {
            self.alone(|writer| writer.checkpoint()).await?;
        }
        Ok(runs)
    }

    async fn purge_runs(&self, runs: Vec<String>) -> Result<u64, StoreError> {
        let mut purged = 0;
        for chunk in runs.chunks(super::purge::CHUNK) {
            let chunk = chunk.to_vec();
            purged += self
                .write(move |writer| writer.purge_runs(&chunk).map(Ok::<_, StoreError>))
                .await?;
        }
        if purged > 0 {
            self.alone(|writer| writer.checkpoint()).await?;
        }
        Ok(purged)
    }

    async fn erase(&self, stream: &str) -> Result<u64, StoreError> {
        let stream = stream.to_owned();
        let frames = self.write(move |writer| writer.erase(&stream)).await?;
        self.alone(|writer| writer.checkpoint()).await?;
        Ok(frames)
    }

    async fn anchor(&self, at: Timestamp) -> Result<bool, StoreError> {
        self.anchor_at(Some(at.millis())).await
    }

    async fn verify(&self) -> Result<VerifyReport, StoreError> {
        let log = self.0.anchors_log.clone();
        let path = Arc::clone(&self.0.path);
        // Before the database's view is taken: a line is written after its anchor's commit.
        let log = self
            .read(move |_| Ok(log.map(|log| anchor_log::read(&log)).transpose()))
            .await?
            .map_err(|e| unavailable(&path, format!("anchors.log: {e}")))?
            .unwrap_or_default();
        self.read(move |conn| verify(conn, &log)).await
    }

    async fn close(&self) -> Result<(), StoreError> {
        let anchored = self.anchor_at(None).await;
        let moved = match &anchored {
            Ok(_) => self.alone(|writer| writer.checkpoint()).await,
            Err(_) => Ok(()),
        };
        self.stop().await;
        anchored.and(moved)
    }
}

impl SqliteStore {
    /// Without a time, the database's clock gives it.
    async fn anchor_at(&self, at: Option<i64>) -> Result<bool, StoreError> {
        let salts = Arc::clone(&self.0.salts);
        let Some(line) = self.write(move |writer| writer.anchor(at, &salts)).await? else {
            return Ok(false);
        };
        if let Some(log) = self.0.anchors_log.clone() {
            self.alone(move |writer| {
                anchor_log::append(&log, &line)
                    .map_err(|e| unavailable(&writer.path, format!("anchors.log: {e}")))
            })
            .await?;
        }
        Ok(true)
    }
}
