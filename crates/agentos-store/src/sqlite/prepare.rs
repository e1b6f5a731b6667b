//! What of an append can be done before the writer sees it: sizes, blobs, header, salt, payload hash.
//!
//! It runs on the caller's thread, so that the one writer is left with the hash of the chain and the rows.

use std::sync::Arc;

use agentos_types::Digest;

use super::open::unavailable;
use super::salts::{SALT, Salts};
use crate::frame::{BlobRef, Draft, EventMeta, hashed_names, payload_hash};
use crate::{
    ApprovalChange, Blob, LedgerChange, NewEvent, PolicyAppend, RunSummary, StoreError, StreamAppend,
    WorkerId,
};

/// A payload above this lies in a blob.
pub(super) const INLINE: usize = 16 * 1024;
/// The largest blob.
pub(super) const BLOB: usize = 32 * 1024 * 1024;

/// A frame that lacks only its place in the chain, and what is written with it.
pub(super) struct Prepared {
    pub(super) stream: String,
    pub(super) expected_seq: i64,
    pub(super) fence: i64,
    pub(super) at: i64,
    /// Number of events; without any, only the stream's row is written.
    pub(super) n: i64,
    /// The header's actors, and what it says of the events; the writer knows the actors' numbers.
    pub(super) actors: Vec<String>,
    pub(super) hashed_names: Vec<u8>,
    pub(super) events: Vec<u8>,
    pub(super) payload: Vec<u8>,
    pub(super) payload_hash: Digest,
    pub(super) salt: [u8; SALT],
    pub(super) own_blobs: Vec<Blob>,
    pub(super) shared_blobs: Vec<Blob>,
    pub(super) summary: Option<RunSummary>,
    pub(super) owner: Option<Option<WorkerId>>,
    pub(super) inbox_taken: Option<i64>,
    pub(super) snapshot: Option<Vec<u8>>,
    pub(super) ledger: Vec<LedgerChange>,
    pub(super) approvals: Vec<ApprovalChange>,
    pub(super) policies: Option<PolicyAppend>,
}

/// Saturates: numbers of the journal never come near.
pub(super) fn int(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Negative numbers are in no row that we wrote.
pub(super) fn nat(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}

pub(super) fn prepare(append: StreamAppend, salts: &Salts, path: &str) -> Result<Prepared, StoreError> {
    let mut header = Draft::default();
    let mut payload = Vec::with_capacity(append.events.iter().map(|e| e.payload.len().min(INLINE)).sum());
    let mut own_blobs = Vec::new();
    for event in &append.events {
        push(event, &mut header, &mut payload, &mut own_blobs)?;
    }
    for blob in &append.blobs {
        limit("a blob", blob.bytes.len())?;
    }
    let actors = header.actors();
    let salt = salts.draw().map_err(|e| unavailable(path, e))?;
    Ok(Prepared {
        stream: append.stream,
        expected_seq: int(append.expected_seq),
        fence: int(append.fence),
        at: append.at.millis(),
        n: int(append.events.len() as u64),
        hashed_names: hashed_names(&actors),
        actors,
        events: header.finish(),
        payload_hash: payload_hash(&salt, &payload),
        payload,
        salt,
        own_blobs,
        shared_blobs: append.blobs,
        summary: append.summary,
        owner: append.owner,
        inbox_taken: append.inbox_taken.map(int),
        snapshot: append.snapshot,
        ledger: append.ledger,
        approvals: append.approvals,
        policies: append.policies,
    })
}

fn push(
    event: &NewEvent,
    header: &mut Draft,
    payload: &mut Vec<u8>,
    blobs: &mut Vec<Blob>,
) -> Result<(), StoreError> {
    let before = payload.len();
    let in_blob = event.payload.len() > INLINE;
    if in_blob {
        limit("an event", event.payload.len())?;
        let blob = Blob {
            digest: Digest::of(&event.payload),
            bytes: Arc::from(event.payload.as_slice()),
        };
        let reference = BlobRef {
            digest: blob.digest,
            bytes: event.payload.len() as u64,
        };
        serde_json::to_writer(&mut *payload, &reference).map_err(|e| unavailable("a blob's reference", e))?;
        blobs.push(blob);
    } else {
        payload.extend_from_slice(&event.payload);
    }
    let meta = EventMeta {
        kind: event.kind,
        version: event.version,
        zone: event.zone,
        actor: 0,
        len: payload.len() - before,
        in_blob,
    };
    header.push(&event.actor, &meta);
    Ok(())
}

pub(super) fn limit(what: &'static str, bytes: usize) -> Result<(), StoreError> {
    if bytes > BLOB {
        return Err(StoreError::TooLarge {
            what,
            bytes,
            limit: BLOB,
        });
    }
    Ok(())
}
