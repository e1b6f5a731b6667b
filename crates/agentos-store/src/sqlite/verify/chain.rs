//! The chains: each stream's frames in order, from the first, against each other and against its row.

use agentos_types::{Digest, TENANT_DEFAULT};
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::bad;
use super::classify::{self, Mismatch};
use crate::frame::{GENESIS, Header, Place, blob_ref, frame_hash, payload_hash};
use crate::sqlite::names::Actors;
use crate::sqlite::read::own_blob;
use crate::sqlite::rows::{self, FRAME, Frame};
use crate::sqlite::summary::PURGED;
use crate::{BadKind, FirstBad, JOURNAL_ORDER, VerifyReport};

/// A bad place, by its position in the journal's order.
struct Found {
    pos: i64,
    what: What,
}

enum What {
    Place(FirstBad),
    /// The kind is found out only for the first.
    Mismatch(Box<Mismatch>),
}

/// The chain that is being followed.
struct Chain {
    id: i64,
    /// `None`: the stream's row is gone.
    row: Option<StreamRow>,
    prev: Digest,
    seq: i64,
    pos: i64,
    at: i64,
    fence: i64,
    /// What follows the first bad frame of a stream follows from it.
    broken: bool,
}

struct StreamRow {
    name: String,
    seq: i64,
    hash: Vec<u8>,
    at: i64,
    fence: i64,
    purged: bool,
}

/// Counts into `report`; the bad place with the lowest position.
pub(super) fn check(conn: &Connection, report: &mut VerifyReport) -> rusqlite::Result<Option<FirstBad>> {
    let sql = format!(
        "SELECT {FRAME}, s.name, s.seq, s.hash, s.at, s.fence, s.status FROM frames f \
         LEFT JOIN streams s ON s.id = f.stream ORDER BY f.stream, f.first_seq, f.pos"
    );
    let mut statement = conn.prepare(&sql)?;
    let mut found = statement.query([])?;
    let mut first: Option<Found> = None;
    let mut chain: Option<Chain> = None;
    let mut actors = Actors::new(conn);
    while let Some(row) = found.next()? {
        let frame = rows::frame(row)?;
        if chain.as_ref().is_none_or(|chain| chain.id != frame.stream) {
            keep(&mut first, chain.as_ref().and_then(Chain::finish));
            report.streams += 1;
            chain = Some(Chain::new(frame.stream, row)?);
        }
        let Some(chain) = chain.as_mut() else { continue };
        report.frames += 1;
        report.events += super::nat(frame.n);
        if frame.payload.is_none() {
            report.erased += 1;
            report.purged += u64::from(chain.row.as_ref().is_some_and(|row| row.purged));
        }
        if !chain.broken {
            keep(&mut first, chain.follow(conn, &mut actors, frame)?);
        }
    }
    keep(&mut first, chain.as_ref().and_then(Chain::finish));
    keep(&mut first, empty_stream(conn)?);
    match first.map(|found| found.what) {
        None => Ok(None),
        Some(What::Place(place)) => Ok(Some(place)),
        Some(What::Mismatch(mismatch)) => {
            let kind = classify::kind(conn, &mismatch)?;
            Ok(Some(bad(mismatch.stream, mismatch.frame.first_seq, kind)))
        }
    }
}

fn keep(first: &mut Option<Found>, found: Option<Found>) {
    if let Some(found) = found
        && first.as_ref().is_none_or(|first| found.pos < first.pos)
    {
        *first = Some(found);
    }
}

/// A stream's row is made with its first frame and never deleted.
fn empty_stream(conn: &Connection) -> rusqlite::Result<Option<Found>> {
    let name: Option<String> = conn
        .query_row(
            "SELECT name FROM streams s WHERE NOT EXISTS (SELECT 1 FROM frames WHERE stream = s.id) \
             ORDER BY id LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()?;
    Ok(name.map(|name| Found {
        pos: i64::MAX,
        what: What::Place(bad(name, 1, BadKind::Removed)),
    }))
}

impl Chain {
    fn new(id: i64, row: &Row<'_>) -> rusqlite::Result<Self> {
        let name: Option<String> = row.get(11)?;
        let row = match name {
            None => None,
            Some(name) => Some(StreamRow {
                name,
                seq: row.get(12)?,
                hash: row.get(13)?,
                at: row.get(14)?,
                fence: row.get(15)?,
                purged: row.get::<_, Option<i64>>(16)? == Some(PURGED),
            }),
        };
        Ok(Self {
            id,
            row,
            prev: GENESIS,
            seq: 0,
            pos: 0,
            at: i64::MIN,
            fence: 0,
            broken: false,
        })
    }

    /// Goes on by one frame.
    fn follow(
        &mut self,
        conn: &Connection,
        actors: &mut Actors<'_>,
        frame: Frame,
    ) -> rusqlite::Result<Option<Found>> {
        let pos = frame.pos;
        let found = self.judge(conn, actors, frame)?;
        self.broken = found.is_some();
        Ok(found.map(|what| Found { pos, what }))
    }

    fn judge(
        &mut self,
        conn: &Connection,
        actors: &mut Actors<'_>,
        frame: Frame,
    ) -> rusqlite::Result<Option<What>> {
        let Some(row) = &self.row else {
            return Ok(Some(What::Place(bad(JOURNAL_ORDER, frame.pos, BadKind::Removed))));
        };
        let place = |seq, kind| Ok(Some(What::Place(bad(row.name.clone(), seq, kind))));
        let next = self.seq + 1;
        if frame.first_seq > next {
            return place(next, BadKind::Removed);
        }
        if frame.first_seq < next {
            return place(frame.first_seq, BadKind::Inserted);
        }
        let header = Header::decode(&frame.header)
            .filter(|h| !h.events.is_empty() && h.events.len() as i64 == frame.n);
        let payload = match (&frame.payload, &frame.salt, &frame.payload_hash) {
            (Some(payload), Some(salt), None) => Some(payload_hash(salt, payload)),
            (None, None, Some(hash)) => hash.as_slice().try_into().ok().map(Digest),
            _ => None,
        };
        let names = match &header {
            Some(header) => actors.hashed(&header.actors)?,
            None => None,
        };
        let expected = payload.zip(names).map(|(payload, names)| {
            let place = Place {
                tenant: TENANT_DEFAULT,
                stream: &row.name,
                pos: frame.pos,
                first_seq: frame.first_seq,
                at: frame.at,
                fence: frame.fence,
            };
            frame_hash(&self.prev, &place, &frame.header, &names, &payload)
        });
        let (Some(header), Some(hash)) = (header, expected.filter(|hash| hash.0 == *frame.hash)) else {
            let (stream, prev, head_seq) = (row.name.clone(), self.prev, row.seq);
            return Ok(Some(What::Mismatch(Box::new(Mismatch {
                stream,
                prev,
                head_seq,
                frame,
            }))));
        };
        if let Some((seq, kind)) = blobs(conn, &frame, &header)? {
            return place(seq, kind);
        }
        self.prev = hash;
        self.seq = frame.last_seq();
        self.pos = frame.pos;
        self.at = frame.at;
        self.fence = frame.fence;
        Ok(None)
    }

    /// The stream's row must stand where its frames end. Time and fence may be ahead: an append
    /// without events moves only the row.
    fn finish(&self) -> Option<Found> {
        let row = self.row.as_ref().filter(|_| !self.broken)?;
        let (seq, kind) = if self.seq < row.seq {
            (self.seq + 1, BadKind::Truncated)
        } else if self.seq > row.seq {
            (row.seq + 1, BadKind::Inserted)
        } else if self.prev.0 != *row.hash || row.at < self.at || row.fence < self.fence {
            (self.seq, BadKind::Edited)
        } else {
            return None;
        };
        Some(Found {
            pos: self.pos,
            what: What::Place(bad(row.name.clone(), seq, kind)),
        })
    }
}

/// Payloads that lie in blobs: each must be there and be what its reference says.
fn blobs(conn: &Connection, frame: &Frame, header: &Header) -> rusqlite::Result<Option<(i64, BadKind)>> {
    let Some(mut rest) = frame.payload.as_deref() else {
        return Ok(None);
    };
    for (meta, seq) in header.events.iter().zip(frame.first_seq..) {
        let Some((part, after)) = rest.split_at_checked(meta.len) else {
            return Ok(Some((seq, BadKind::Edited)));
        };
        rest = after;
        if !meta.in_blob {
            continue;
        }
        let Some(reference) = blob_ref(part) else {
            return Ok(Some((seq, BadKind::Edited)));
        };
        match own_blob(conn, frame.stream, &reference.digest)? {
            None => return Ok(Some((seq, BadKind::Removed))),
            Some(bytes) if Digest::of(&bytes) != reference.digest => return Ok(Some((seq, BadKind::Edited))),
            Some(_) => {}
        }
    }
    Ok((!rest.is_empty()).then_some((frame.first_seq, BadKind::Edited)))
}
