//! The journal and the state store: what the runtime asks of them, and the SQLite backend.
//!
//! A store keeps frames in order and proves that nobody has changed them. It does not know what an
//! event means.

mod error;
mod journal;
mod state;

pub use error::{AppendError, StoreError};
pub use journal::{
    Appended, Blob, BlobKey, EventFilter, InboxRow, Journal, NewEvent, OpenRun, Page, RunFilter, RunSummary, Snapshot,
    StoredEvent, StreamAppend, StreamHead, VerifyReport, FirstBad, BadKind, WorkerId,
};
pub use state::{PutOptions, StateEntry, StateStore};
