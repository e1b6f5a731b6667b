//! A journal whose process dies: after so many appends nothing works any more.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use agentos_store::{
    AppendError, Appended, ApprovalFilter, ApprovalSummary, Balance, BlobKey, EventFilter, InboxRow, Journal,
    OpenRun, Page, PolicyRow, RunFilter, RunSummary, Snapshot, SqliteStore, StoreError, StoredEvent,
    StreamAppend, StreamHead, VerifyReport, WorkerId,
};
use agentos_types::{Actor, ApprovalId, Timestamp};
use async_trait::async_trait;
use tokio::sync::{Semaphore, watch};

/// When the process dies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dies {
    Never,
    /// Before that append, counted from 0, is made.
    Before(usize),
    /// When it is durable and nobody was told.
    After(usize),
}

/// A write that may be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    Append(usize),
    /// A command for another process.
    Post,
}

#[derive(Debug)]
pub(crate) struct Mortal {
    store: SqliteStore,
    dies: Dies,
    /// The worker names itself as one whose process is surely gone.
    gone: bool,
    appends: watch::Sender<usize>,
    dead: AtomicBool,
    worker: Mutex<Option<WorkerId>>,
    /// What waits until the test lets it be made.
    held: Mutex<Option<Held>>,
    waits: watch::Sender<bool>,
    go: Semaphore,
}

impl Mortal {
    pub(crate) fn new(store: &SqliteStore, dies: Dies, gone: bool) -> Arc<Self> {
        Arc::new(Self {
            store: store.clone(),
            dies,
            gone,
            appends: watch::channel(0).0,
            dead: AtomicBool::new(false),
            worker: Mutex::default(),
            held: Mutex::default(),
            waits: watch::channel(false).0,
            go: Semaphore::new(0),
        })
    }

    /// That waits until [`let_go`](Self::let_go).
    pub(crate) fn hold(&self, held: Held) {
        *self.held.lock().unwrap() = Some(held);
    }

    /// Returns once what is held waits.
    pub(crate) async fn waits(&self) {
        self.waits.subscribe().wait_for(|waits| *waits).await.unwrap();
    }

    pub(crate) fn let_go(&self) {
        self.go.add_permits(1);
    }

    pub(crate) fn appends(&self) -> usize {
        *self.appends.borrow()
    }

    /// Returns once so many appends were made, or tried.
    pub(crate) async fn appended(&self, appends: usize) {
        self.appends
            .subscribe()
            .wait_for(|n| *n >= appends)
            .await
            .unwrap();
    }

    /// The worker has said nothing for so long that its lease has run out; it may be alive.
    pub(crate) async fn lease_is_over(&self) {
        let worker = self.worker.lock().unwrap().clone().unwrap();
        self.store.renew(&worker, 0).await.unwrap();
    }

    fn alive(&self) -> Result<(), StoreError> {
        if self.dead.load(Ordering::SeqCst) {
            return Err(StoreError::Closed);
        }
        Ok(())
    }

    /// A worker's name ends in the time at which its process was started: another time is another process,
    /// which is no more.
    fn known_as(&self, worker: &WorkerId) -> WorkerId {
        let name = match worker.0.rsplit_once('.') {
            Some((place, start)) if self.gone && !start.is_empty() => WorkerId(format!("{place}.1")),
            _ => worker.clone(),
        };
        *self.worker.lock().unwrap() = Some(name.clone());
        name
    }
}

impl Mortal {
    async fn made(&self, batch: Vec<StreamAppend>, number: usize) -> Result<Vec<Appended>, AppendError> {
        if self.dies == Dies::Before(number) {
            self.dead.store(true, Ordering::SeqCst);
            return Err(StoreError::Closed.into());
        }
        let appended = self.store.append(batch).await?;
        if self.dies == Dies::After(number) {
            self.dead.store(true, Ordering::SeqCst);
            return Err(StoreError::Closed.into());
        }
        Ok(appended)
    }

    async fn wait_if_held(&self, here: Held) {
        if *self.held.lock().unwrap() == Some(here) {
            self.waits.send_replace(true);
            self.go.acquire().await.unwrap().forget();
        }
    }
}

#[async_trait]
impl Journal for Mortal {
    async fn append(&self, mut batch: Vec<StreamAppend>) -> Result<Vec<Appended>, AppendError> {
        self.alive()?;
        for append in &mut batch {
            if let Some(Some(owner)) = &mut append.owner {
                *owner = self.known_as(owner);
            }
        }
        let number = self.appends();
        self.wait_if_held(Held::Append(number)).await;
        let made = self.made(batch, number).await;
        self.appends.send_replace(number + 1);
        made
    }

    async fn head(&self, stream: &str) -> Result<Option<StreamHead>, StoreError> {
        self.alive()?;
        self.store.head(stream).await
    }

    async fn events(&self, filter: EventFilter) -> Result<Vec<StoredEvent>, StoreError> {
        self.alive()?;
        self.store.events(filter).await
    }

    async fn snapshot(&self, stream: &str) -> Result<Option<Snapshot>, StoreError> {
        self.alive()?;
        self.store.snapshot(stream).await
    }

    async fn blob(&self, key: &BlobKey) -> Result<Option<Arc<[u8]>>, StoreError> {
        self.alive()?;
        self.store.blob(key).await
    }

    async fn runs(&self, filter: RunFilter) -> Result<Page<RunSummary>, StoreError> {
        self.alive()?;
        self.store.runs(filter).await
    }

    async fn run_summary(&self, run_id: &str) -> Result<Option<RunSummary>, StoreError> {
        self.alive()?;
        self.store.run_summary(run_id).await
    }

    async fn budget(&self, account: &str) -> Result<Option<Balance>, StoreError> {
        self.alive()?;
        self.store.budget(account).await
    }

    async fn approvals(&self, filter: ApprovalFilter) -> Result<Page<ApprovalSummary>, StoreError> {
        self.alive()?;
        self.store.approvals(filter).await
    }

    async fn approval(&self, id: ApprovalId) -> Result<Option<ApprovalSummary>, StoreError> {
        self.alive()?;
        self.store.approval(id).await
    }

    async fn pending_approvals(
        &self,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<ApprovalSummary>, StoreError> {
        self.alive()?;
        self.store.pending_approvals(until, limit).await
    }

    async fn policy_changes(&self, after: u64) -> Result<Vec<PolicyRow>, StoreError> {
        self.store.policy_changes(after).await
    }

    async fn budgets(&self, ending: &str) -> Result<Vec<(String, Balance)>, StoreError> {
        self.store.budgets(ending).await
    }

    async fn post(&self, stream: &str, actor: Actor, payload: Vec<u8>) -> Result<u64, StoreError> {
        self.alive()?;
        self.wait_if_held(Held::Post).await;
        self.store.post(stream, actor, payload).await
    }

    async fn inbox(&self, stream: &str) -> Result<Vec<InboxRow>, StoreError> {
        self.alive()?;
        self.store.inbox(stream).await
    }

    async fn owned_with_inbox(&self, worker: &WorkerId) -> Result<Vec<String>, StoreError> {
        self.alive()?;
        self.store.owned_with_inbox(&self.known_as(worker)).await
    }

    async fn renew(&self, worker: &WorkerId, lease_ms: u64) -> Result<(), StoreError> {
        self.alive()?;
        self.store.renew(&self.known_as(worker), lease_ms).await
    }

    async fn release(&self, worker: &WorkerId) -> Result<(), StoreError> {
        self.alive()?;
        self.store.release(&self.known_as(worker)).await
    }

    async fn workers(&self) -> Result<Vec<WorkerId>, StoreError> {
        self.alive()?;
        self.store.workers().await
    }

    async fn orphans(&self) -> Result<Vec<OpenRun>, StoreError> {
        self.alive()?;
        self.store.orphans().await
    }

    async fn purge(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.alive()?;
        self.store.purge(before).await
    }

    async fn purge_runs(&self, runs: Vec<String>) -> Result<u64, StoreError> {
        self.alive()?;
        self.store.purge_runs(runs).await
    }

    async fn erase(&self, stream: &str) -> Result<u64, StoreError> {
        self.alive()?;
        self.store.erase(stream).await
    }

    async fn anchor(&self, at: Timestamp) -> Result<bool, StoreError> {
        self.alive()?;
        self.store.anchor(at).await
    }

    async fn verify(&self) -> Result<VerifyReport, StoreError> {
        self.alive()?;
        self.store.verify().await
    }

    /// A test's store is closed by its last handle: others go on with it.
    async fn close(&self) -> Result<(), StoreError> {
        self.alive()
    }
}
