//! What the runtime asks of a journal. Every backend passes the same suite.

use std::sync::Arc;

use agentos_types::{Actor, ApprovalId, Digest, EventBody, RunStatus, Timestamp, Usd, WaitingFor, Zone};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{AppendError, ApprovalChange, ApprovalFilter, ApprovalSummary, StoreError};

/// A worker process; drawn anew at each start.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkerId(pub String);

/// An event to be appended. The payload is stored and hashed as these bytes.
#[derive(Clone, Debug)]
pub struct NewEvent {
    pub kind: u16,
    pub version: u8,
    pub actor: Arc<Actor>,
    pub zone: Option<Zone>,
    pub payload: Vec<u8>,
}

/// Content that does not change, stored once. `Shared` blobs are pinned by many runs and never
/// erased with one; a stream's own blobs go with its payloads.
#[derive(Clone, Debug)]
pub struct Blob {
    pub digest: Digest,
    pub bytes: Arc<[u8]>,
}

/// Where a blob lies.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BlobKey {
    Shared(Digest),
    Of { stream: String, digest: Digest },
}

/// Events of one stream, to be appended as one frame.
#[derive(Clone, Debug)]
pub struct StreamAppend {
    pub stream: String,
    /// The stream's last event; 0 creates the stream and is refused with `Exists` if it is there.
    pub expected_seq: u64,
    /// The owner's fence. For a new stream it sets the first one.
    pub fence: u64,
    pub at: Timestamp,
    pub events: Vec<NewEvent>,
    /// Shared blobs that the events refer to; ones that are there already are left alone.
    pub blobs: Vec<Blob>,
    /// The run's row for lists; `None` for streams that are not runs.
    pub summary: Option<RunSummary>,
    /// The owner after this append; `None` leaves it.
    pub owner: Option<Option<WorkerId>>,
    /// Inbox rows up to this number have become events and go.
    pub inbox_taken: Option<u64>,
    /// Replaces the stream's snapshot, which then stands for everything up to this append's last event.
    pub snapshot: Option<Vec<u8>>,
    /// What it changes in the budget ledger, in order. One that does not fit refuses the whole append.
    pub ledger: Vec<LedgerChange>,
    /// What it changes in the rows of the stream's approvals, in order.
    pub approvals: Vec<ApprovalChange>,
    /// What it changes in the state of policies, and what it has gone by.
    pub policies: Option<PolicyAppend>,
}

impl StreamAppend {
    /// Events, and nothing beside them.
    #[must_use]
    pub fn events(
        stream: impl Into<String>,
        expected_seq: u64,
        fence: u64,
        at: Timestamp,
        events: Vec<NewEvent>,
    ) -> Self {
        Self {
            stream: stream.into(),
            expected_seq,
            fence,
            at,
            events,
            blobs: Vec::new(),
            summary: None,
            owner: None,
            inbox_taken: None,
            snapshot: None,
            ledger: Vec::new(),
            approvals: Vec::new(),
            policies: None,
        }
    }
}

/// A change in the state of policies, for every process to follow, and the state that it was decided by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyAppend {
    /// Who decides. One worker sees its own decisions in the order in which it makes them.
    pub worker: String,
    /// The last frame whose changes were known.
    pub seen: u64,
    /// The parts of the state that were gone by. Has another worker changed one after `seen`, the whole
    /// append is refused.
    pub reads: Vec<String>,
    /// The parts that change; none may be named where nobody need decide anew for it.
    pub touches: Vec<String>,
    /// From then on the change says nothing any more; `None`: never.
    pub until: Option<Timestamp>,
    /// The change; `None`: the decision changes nothing.
    pub bytes: Option<Vec<u8>>,
}

/// A change in the state of policies, as it was appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyRow {
    pub pos: u64,
    pub bytes: Vec<u8>,
}

/// What an append changes in one account of the budget ledger. A settlement takes its reservation
/// back, as a negative one, and books what was spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerChange {
    /// Such as `day:2026-03-01`; one that is not there yet is empty.
    pub account: String,
    pub reserve: Usd,
    pub spend: Usd,
    /// Most that the account may have spent and reserved after a change that reserves; `None`: any amount.
    pub limit: Option<Usd>,
}

/// What stands in an account of the budget ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub spent: Usd,
    pub reserved: Usd,
}

impl Balance {
    /// The balance after a change, whether or not it fits.
    #[must_use]
    pub fn after(self, change: &LedgerChange) -> Self {
        Self {
            spent: self.spent + change.spend,
            reserved: self.reserved + change.reserve,
        }
    }

    /// Spent, or about to be.
    #[must_use]
    pub fn committed(self) -> Usd {
        self.spent + self.reserved
    }
}

/// What an append has become. It is on disk when this is returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    pub pos: u64,
    pub first_seq: u64,
    pub last_seq: u64,
    /// `StreamAppend::at`, or the stream's last time where that is later.
    pub at: Timestamp,
    /// Inbox rows of the stream that wait for the owner.
    pub inbox_waiting: bool,
}

/// An event as it was stored.
#[derive(Clone, Debug)]
pub struct StoredEvent {
    pub pos: u64,
    pub stream: String,
    pub seq: u64,
    pub at: Timestamp,
    pub kind: u16,
    pub version: u8,
    pub actor: Arc<Actor>,
    pub zone: Option<Zone>,
    /// `None`: the payload was erased.
    pub payload: Option<Vec<u8>>,
}

impl StoredEvent {
    /// The event, where its payload is still there.
    ///
    /// # Errors
    /// See [`EventBody::decode`].
    pub fn decode(&self) -> Result<Option<EventBody>, agentos_types::DecodeError> {
        self.payload
            .as_deref()
            .map(|bytes| EventBody::decode(self.kind, self.version, bytes))
            .transpose()
    }
}

/// Where a stream stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamHead {
    pub seq: u64,
    pub fence: u64,
    pub owner: Option<WorkerId>,
    /// The owner's lease has run out, or there is no owner.
    pub claimable: bool,
    /// The owner gave its lease up by itself: no call of its is under way any more.
    pub given_up: bool,
}

#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Everything up to this event is in it.
    pub seq: u64,
    pub bytes: Vec<u8>,
}

/// A command of somebody who does not own the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxRow {
    pub n: u64,
    pub actor: Actor,
    pub payload: Vec<u8>,
}

/// What lists of runs show; a fold like any other, written with the events it folds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunSummary {
    pub run_id: String,
    pub agent_id: String,
    pub status: RunStatus,
    pub waiting_for: Option<WaitingFor>,
    pub zone: Zone,
    pub task_class: String,
    pub auto: bool,
    pub cost_usd: Usd,
    pub tokens_input: u64,
    pub tokens_output: u64,
    pub tool_calls: u64,
    pub error_code: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

#[derive(Clone, Debug, Default)]
pub struct RunFilter {
    pub status: Option<RunStatus>,
    pub zone: Option<Zone>,
    pub agent_id: Option<String>,
    /// At most this many; 0 means 100.
    pub limit: usize,
    /// From a page before: go on after it.
    pub cursor: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next_cursor: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct EventFilter {
    pub stream: Option<String>,
    /// Only events after this `seq` (with a stream) or `pos` (without).
    pub after: u64,
    /// At most this many; 0 means all.
    pub limit: usize,
}

/// A run that has not ended and is driven by the runtime, though nobody drives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRun {
    pub run_id: String,
    pub status: RunStatus,
}

/// How a frame is not what was appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BadKind {
    Edited,
    Removed,
    Inserted,
    Reordered,
    Truncated,
}

/// Stands in [`FirstBad::stream`] where a frame is missing and nobody knows of which stream; `seq` is
/// then its place in the journal's order, its `pos`.
pub const JOURNAL_ORDER: &str = "journal";

/// The first bad place. The stream is a stream's name, [`JOURNAL_ORDER`], `blob:DIGEST` for a shared
/// blob that is not what its digest says, or `anchors.log`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FirstBad {
    pub stream: String,
    pub seq: u64,
    pub kind: BadKind,
}

/// What `audit verify` found. Erased frames are whole in the chain, but nobody can say what they held:
/// `erased` counts them all, `purged` those among them that went with a purged run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    pub ok: bool,
    pub streams: u64,
    pub frames: u64,
    pub events: u64,
    pub erased: u64,
    pub purged: u64,
    pub first_bad: Option<FirstBad>,
}

/// An append-only journal of streams.
///
/// `append` is atomic over all its streams and returns after a completed flush. Reads see every
/// append that was acknowledged before them, by this process or another.
#[async_trait]
pub trait Journal: Send + Sync + std::fmt::Debug {
    async fn append(&self, batch: Vec<StreamAppend>) -> Result<Vec<Appended>, AppendError>;

    /// Where a stream stands; `None` if there is no such stream.
    async fn head(&self, stream: &str) -> Result<Option<StreamHead>, StoreError>;

    /// Events in order, payloads that lie in blobs put back in place.
    async fn events(&self, filter: EventFilter) -> Result<Vec<StoredEvent>, StoreError>;

    async fn snapshot(&self, stream: &str) -> Result<Option<Snapshot>, StoreError>;

    async fn blob(&self, key: &BlobKey) -> Result<Option<Arc<[u8]>>, StoreError>;

    async fn runs(&self, filter: RunFilter) -> Result<Page<RunSummary>, StoreError>;

    async fn run_summary(&self, run_id: &str) -> Result<Option<RunSummary>, StoreError>;

    /// What stands in an account of the budget ledger; `None` if nothing was ever booked there.
    async fn budget(&self, account: &str) -> Result<Option<Balance>, StoreError>;

    /// Approvals, newest first.
    async fn approvals(&self, filter: ApprovalFilter) -> Result<Page<ApprovalSummary>, StoreError>;

    async fn approval(&self, id: ApprovalId) -> Result<Option<ApprovalSummary>, StoreError>;

    /// Pending approvals that expire until then, the soonest first, at most so many.
    async fn pending_approvals(
        &self,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<ApprovalSummary>, StoreError>;

    /// The accounts of the budget ledger whose name ends so, by name.
    async fn budgets(&self, ending: &str) -> Result<Vec<(String, Balance)>, StoreError>;

    /// What has changed the state of policies after `pos`, in order.
    async fn policy_changes(&self, after: u64) -> Result<Vec<PolicyRow>, StoreError>;

    /// Hands a command to a run's owner; durable when this returns.
    async fn post(&self, stream: &str, actor: Actor, payload: Vec<u8>) -> Result<u64, StoreError>;

    async fn inbox(&self, stream: &str) -> Result<Vec<InboxRow>, StoreError>;

    /// The streams, of those that this worker owns, that have commands waiting.
    async fn owned_with_inbox(&self, worker: &WorkerId) -> Result<Vec<String>, StoreError>;

    /// Renews this worker's lease by the database's clock.
    async fn renew(&self, worker: &WorkerId, lease_ms: u64) -> Result<(), StoreError>;

    /// Gives the lease up: everything that this worker owns may be claimed at once.
    async fn release(&self, worker: &WorkerId) -> Result<(), StoreError>;

    /// The workers whose lease has not run out.
    async fn workers(&self) -> Result<Vec<WorkerId>, StoreError>;

    /// Auto runs that are pending or running and that no live worker owns.
    async fn orphans(&self) -> Result<Vec<OpenRun>, StoreError>;

    /// Purges payloads, snapshots and summaries of runs that ended before `before`; headers and
    /// hashes stay, and so do shared blobs. Returns how many runs. Of the budget ledger it removes the days
    /// before, but none on which a run that has not ended may still book.
    async fn purge(&self, before: Timestamp) -> Result<u64, StoreError>;

    /// The same for these runs, where they have ended.
    async fn purge_runs(&self, runs: Vec<String>) -> Result<u64, StoreError>;

    /// Erases the payloads of one stream, with its own blobs and its snapshot; its chain still verifies.
    /// Returns how many frames. `system` cannot be erased.
    async fn erase(&self, stream: &str) -> Result<u64, StoreError>;

    /// Anchors the streams that changed since the last anchor; `false` when none did.
    async fn anchor(&self, at: Timestamp) -> Result<bool, StoreError>;

    async fn verify(&self) -> Result<VerifyReport, StoreError>;

    /// Flushes, releases, anchors and closes. Later calls fail with `Closed`.
    async fn close(&self) -> Result<(), StoreError>;
}
