//! Columns read by hand: heads, frames, inbox rows.

use agentos_types::{Digest, Timestamp};
use rusqlite::Row;
use rusqlite::types::Type;

use super::heads::Head;
use super::names::Actors;
use super::prepare::nat;
use crate::frame::Header;
use crate::{InboxRow, StoredEvent};

/// A column whose value we would not have written.
pub(super) fn unreadable(
    column: usize,
    error: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, error.into())
}

/// What [`head`] reads.
pub(super) const HEAD_BY_NAME: &str =
    "SELECT id, seq, hash, at, fence, owner, posted, taken FROM streams WHERE tenant = 0 AND name = ?";

pub(super) fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        id: row.get(0)?,
        seq: row.get(1)?,
        hash: Digest(row.get(2)?),
        at: row.get(3)?,
        fence: row.get(4)?,
        owner: row.get(5)?,
        posted: row.get(6)?,
        taken: row.get(7)?,
    })
}

/// The columns that [`frame`] reads.
pub(super) const FRAME: &str =
    "f.pos, f.stream, f.first_seq, f.n, f.at, f.fence, f.header, f.payload, f.salt, f.payload_hash, f.hash";

/// A row of `frames`.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) pos: i64,
    pub(super) stream: i64,
    pub(super) first_seq: i64,
    pub(super) n: i64,
    pub(super) at: i64,
    pub(super) fence: i64,
    pub(super) header: Vec<u8>,
    pub(super) payload: Option<Vec<u8>>,
    pub(super) salt: Option<Vec<u8>>,
    /// Only of an erased frame.
    pub(super) payload_hash: Option<Vec<u8>>,
    pub(super) hash: Vec<u8>,
}

pub(super) fn frame(row: &Row<'_>) -> rusqlite::Result<Frame> {
    Ok(Frame {
        pos: row.get(0)?,
        stream: row.get(1)?,
        first_seq: row.get(2)?,
        n: row.get(3)?,
        at: row.get(4)?,
        fence: row.get(5)?,
        header: row.get(6)?,
        payload: row.get(7)?,
        salt: row.get(8)?,
        payload_hash: row.get(9)?,
        hash: row.get(10)?,
    })
}

impl Frame {
    pub(super) const fn last_seq(&self) -> i64 {
        self.first_seq + self.n - 1
    }

    /// The frame's events after `after`; payloads in blobs are fetched with `blob`.
    pub(super) fn events(
        &self,
        stream: &str,
        after: i64,
        actors: &mut Actors<'_>,
        mut blob: impl FnMut(&Digest) -> rusqlite::Result<Option<Vec<u8>>>,
        out: &mut Vec<StoredEvent>,
    ) -> rusqlite::Result<()> {
        let header = Header::decode(&self.header).ok_or_else(|| unreadable(6, "not a frame's header"))?;
        let mut payload = self.payload.as_deref();
        for (meta, seq) in header.events.iter().zip(self.first_seq..) {
            let mut part = None;
            if let Some(rest) = payload {
                let (own, rest) = rest
                    .split_at_checked(meta.len)
                    .ok_or_else(|| unreadable(7, "shorter than the frame's header says"))?;
                payload = Some(rest);
                part = Some(own);
            }
            if seq <= after {
                continue;
            }
            let whole = match part {
                Some(reference) if meta.in_blob => {
                    let digest = crate::frame::blob_ref(reference)
                        .ok_or_else(|| unreadable(7, "not a blob's reference"))?
                        .digest;
                    Some(blob(&digest)?.ok_or_else(|| unreadable(7, format!("blob {digest} is missing")))?)
                }
                part => part.map(<[u8]>::to_vec),
            };
            let actor = header
                .actors
                .get(meta.actor)
                .ok_or_else(|| unreadable(6, "an actor is missing"))?;
            out.push(StoredEvent {
                pos: nat(self.pos),
                stream: stream.to_owned(),
                seq: nat(seq),
                at: Timestamp(self.at),
                kind: meta.kind,
                version: meta.version,
                actor: actors.get(*actor)?,
                zone: meta.zone,
                payload: whole,
            });
        }
        Ok(())
    }
}

/// Reads `n`, `actor`, `payload`.
pub(super) fn inbox_row(row: &Row<'_>) -> rusqlite::Result<InboxRow> {
    let actor: String = row.get(1)?;
    Ok(InboxRow {
        n: nat(row.get(0)?),
        actor: actor.parse().map_err(|e: String| unreadable(1, e))?,
        payload: row.get(2)?,
    })
}
