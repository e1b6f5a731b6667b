//! A frame's payload: the payloads of its events in a row. Large ones lie in a blob and leave a reference.

use agentos_types::Digest;
use serde::{Deserialize, Serialize};

/// What stands in the payload of an event whose own lies in a blob.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BlobRef {
    #[serde(rename = "$blob")]
    pub(crate) digest: Digest,
    pub(crate) bytes: u64,
}

/// The reference that stands in a payload's place; `None` if it is not one.
pub(crate) fn blob_ref(part: &[u8]) -> Option<BlobRef> {
    serde_json::from_slice(part).ok()
}
