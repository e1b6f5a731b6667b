//! Anchors: a system event that pins the heads of all streams that changed since the one before.

use std::sync::Arc;

use agentos_types::{Actor, Digest, Timestamp};
use rusqlite::{OptionalExtension as _, params};

use super::lease::NOW;
use super::open::unavailable;
use super::prepare::{nat, prepare};
use super::salts::Salts;
use super::writer::Writer;
use crate::frame::Header;
use crate::system::{AnchorLine, JOURNAL_ANCHORED};
use crate::{AnchorLeaf, JournalAnchored, NewEvent, SYSTEM_STREAM, StoreError, StreamAppend, merkle};

/// Leaves of one event, so that its blob stays far below the largest; more make a second event.
const LEAVES: usize = 100_000;

impl Writer<'_> {
    /// The line for `anchors.log`; `None` if nothing changed but by the last anchor itself. Without a
    /// time, the database's clock gives it.
    pub(super) fn anchor(
        &mut self,
        at: Option<i64>,
        salts: &Salts,
    ) -> rusqlite::Result<Result<Option<AnchorLine>, StoreError>> {
        let last = self.last_anchor()?;
        let changed = self.changed_since(last)?;
        if changed.is_empty() {
            return Ok(Ok(None));
        }
        let at = match at {
            Some(at) => at,
            None => self
                .conn
                .query_row(&format!("SELECT {NOW}"), [], |row| row.get(0))?,
        };
        let append = match self.anchor_append(at, &changed) {
            Ok(append) => append,
            Err(e) => return Ok(Err(unavailable(&self.path, e))),
        };
        let head = self.head(SYSTEM_STREAM)?;
        let append = StreamAppend {
            expected_seq: head.map_or(0, |head| nat(head.seq)),
            fence: head.map_or(1, |head| nat(head.fence)),
            ..append
        };
        let prepared = match prepare(append, salts, &self.path) {
            Ok(prepared) => prepared,
            Err(e) => return Ok(Err(e)),
        };
        if let Err(refusal) = self.append(&[prepared])? {
            return Ok(Err(unavailable(&self.path, refusal)));
        }
        self.anchored = Some(self.last_pos());
        let Some(head) = self.head(SYSTEM_STREAM)? else {
            return Ok(Err(StoreError::Closed));
        };
        let root = merkle::root(changed.iter().map(Changed::leaf).collect());
        Ok(Ok(Some(AnchorLine {
            at: Timestamp(head.at),
            seq: nat(head.seq),
            hash: head.hash,
            root,
        })))
    }

    fn anchor_append(&self, at: i64, changed: &[Changed]) -> Result<StreamAppend, serde_json::Error> {
        let actor = Arc::new(Actor::system());
        let pos = nat(self.last_pos());
        let events = changed
            .chunks(LEAVES)
            .map(|part| {
                let anchored = JournalAnchored {
                    pos,
                    streams: part.len() as u64,
                    root: merkle::root(part.iter().map(Changed::leaf).collect()),
                    leaves: part.iter().map(Changed::short).collect(),
                };
                Ok(NewEvent {
                    kind: JOURNAL_ANCHORED,
                    version: 1,
                    actor: Arc::clone(&actor),
                    zone: None,
                    payload: serde_json::to_vec(&anchored)?,
                })
            })
            .collect::<Result<_, serde_json::Error>>()?;
        Ok(StreamAppend::events(SYSTEM_STREAM, 0, 1, Timestamp(at), events))
    }

    /// The position of the last anchor's own frame, 0 if there is none.
    fn last_anchor(&mut self) -> rusqlite::Result<i64> {
        if let Some(pos) = self.anchored {
            return Ok(pos);
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT f.pos, f.header FROM frames f JOIN streams s ON s.id = f.stream \
             WHERE s.tenant = 0 AND s.name = ? ORDER BY f.first_seq DESC",
        )?;
        let mut rows = statement.query(params![SYSTEM_STREAM])?;
        let mut found = 0;
        while let Some(row) = rows.next()? {
            let header = Header::decode(row.get_ref(1)?.as_blob()?).unwrap_or_default();
            if header.events.iter().any(|event| event.kind == JOURNAL_ANCHORED) {
                found = row.get(0)?;
                break;
            }
        }
        self.anchored = Some(found);
        Ok(found)
    }

    fn changed_since(&self, pos: i64) -> rusqlite::Result<Vec<Changed>> {
        let any: Option<i64> = self
            .conn
            .prepare_cached("SELECT pos FROM frames WHERE pos > ? LIMIT 1")?
            .query_row(params![pos], |row| row.get(0))
            .optional()?;
        if any.is_none() {
            return Ok(Vec::new());
        }
        self.conn
            .prepare_cached(
                "SELECT name, seq, hash FROM streams \
                 WHERE id IN (SELECT DISTINCT stream FROM frames WHERE pos > ?) ORDER BY name",
            )?
            .query_map(params![pos], |row| {
                Ok(Changed {
                    name: row.get(0)?,
                    seq: nat(row.get(1)?),
                    hash: Digest(row.get(2)?),
                })
            })?
            .collect()
    }
}

/// A stream's head at the time of the anchor.
struct Changed {
    name: String,
    seq: u64,
    hash: Digest,
}

impl Changed {
    fn leaf(&self) -> Digest {
        merkle::leaf(&self.name, self.seq, &self.hash)
    }

    fn short(&self) -> AnchorLeaf {
        AnchorLeaf(self.name.clone(), self.seq, short_hash(&self.hash))
    }
}

/// The first four bytes in hex.
pub(super) fn short_hash(hash: &Digest) -> String {
    hash.to_string().chars().take(8).collect()
}
