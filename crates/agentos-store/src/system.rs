//! Events that the store itself writes to the stream `system`, and their payloads.
//!
//! Their numbers begin at 1000, so that they never meet a run's kinds.

use agentos_types::{Digest, Timestamp};
use serde::{Deserialize, Serialize};

/// The stream of everything that belongs to no run: kill switch, policies, keys, anchors.
pub const SYSTEM_STREAM: &str = "system";

/// The streams that changed since the last anchor, pinned by one Merkle root.
pub const JOURNAL_ANCHORED: u16 = 1000;

/// The payload of [`JOURNAL_ANCHORED`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalAnchored {
    /// The highest `pos` that the anchor covers; its own frame is the next one.
    pub pos: u64,
    pub streams: u64,
    /// Over name, last event and hash of each leaf's stream; see `merkle`.
    pub root: Digest,
    /// Sorted by name.
    pub leaves: Vec<AnchorLeaf>,
}

/// Name, last event, and the first four bytes of the hash in hex: the root proves, those name the place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchorLeaf(pub String, pub u64, pub String);

/// A line of `anchors.log`: where the anchor's frame stands and what it must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AnchorLine {
    pub(crate) at: Timestamp,
    pub(crate) seq: u64,
    pub(crate) hash: Digest,
    pub(crate) root: Digest,
}
