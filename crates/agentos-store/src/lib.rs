//! The journal and the state store: what the runtime asks of them, and the SQLite backend.
//!
//! A store keeps frames in order and proves that nobody has changed them. It does not know what an
//! event means.

mod approvals;
mod error;
mod frame;
mod journal;
mod merkle;
mod sqlite;
mod state;
mod system;

pub use approvals::{ApprovalAsked, ApprovalChange, ApprovalFilter, ApprovalSummary};
pub use error::{AppendError, StoreError};
pub use journal::{
    Appended, BadKind, Balance, Blob, BlobKey, EventFilter, FirstBad, InboxRow, JOURNAL_ORDER, Journal,
    LedgerChange, NewEvent, OpenRun, Page, PolicyAppend, PolicyRow, RunFilter, RunSummary, Snapshot,
    StoredEvent, StreamAppend, StreamHead, VerifyReport, WorkerId,
};
pub use sqlite::{SqliteOptions, SqliteStore};
pub use state::{PutOptions, StateEntry, StateStore};
pub use system::{AnchorLeaf, JOURNAL_ANCHORED, JournalAnchored, SYSTEM_STREAM};
