//! Anchors against frames: what an anchor pinned must still be there, and be the same.

use agentos_types::Digest;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::bad;
use crate::sqlite::anchor::short_hash;
use crate::sqlite::anchor_log::AnchorLog;
use crate::sqlite::names::Actors;
use crate::sqlite::prepare::int;
use crate::sqlite::read::own_blob;
use crate::sqlite::rows::{self, FRAME};
use crate::{
    AnchorLeaf, BadKind, FirstBad, JOURNAL_ANCHORED, JournalAnchored, SYSTEM_STREAM, StoredEvent, merkle,
};

/// Every anchor of the stream `system`.
pub(super) fn check(conn: &Connection) -> rusqlite::Result<Option<FirstBad>> {
    let sql = format!(
        "SELECT {FRAME} FROM frames f JOIN streams s ON s.id = f.stream \
         WHERE s.tenant = 0 AND s.name = ? ORDER BY f.first_seq"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![SYSTEM_STREAM])?;
    let mut events = Vec::new();
    let mut actors = Actors::new(conn);
    while let Some(row) = rows.next()? {
        let frame = rows::frame(row)?;
        frame.events(
            SYSTEM_STREAM,
            0,
            &mut actors,
            |digest| own_blob(conn, frame.stream, digest),
            &mut events,
        )?;
        for event in events.drain(..).filter(|event| event.kind == JOURNAL_ANCHORED) {
            if let Some(bad) = anchor(conn, &event)? {
                return Ok(Some(bad));
            }
        }
    }
    Ok(None)
}

fn anchor(conn: &Connection, event: &StoredEvent) -> rusqlite::Result<Option<FirstBad>> {
    let edited = Ok(Some(FirstBad {
        stream: SYSTEM_STREAM.to_owned(),
        seq: event.seq,
        kind: BadKind::Edited,
    }));
    // Nobody erases an anchor but to hide what it pinned.
    let Some(payload) = &event.payload else {
        return edited;
    };
    let Ok(anchored) = serde_json::from_slice::<JournalAnchored>(payload) else {
        return edited;
    };
    let mut leaves = Vec::with_capacity(anchored.leaves.len());
    for AnchorLeaf(name, seq, short) in &anchored.leaves {
        match ending_at(conn, name, int(*seq))? {
            Ending::Nothing => return Ok(Some(bad(name.clone(), 1, BadKind::Removed))),
            Ending::Before(last) => return Ok(Some(bad(name.clone(), last + 1, BadKind::Truncated))),
            Ending::At(hash) if short_hash(&hash) == *short => leaves.push(merkle::leaf(name, *seq, &hash)),
            Ending::At(_) | Ending::Across => return Ok(Some(bad(name.clone(), int(*seq), BadKind::Edited))),
        }
    }
    if anchored.streams != leaves.len() as u64 || merkle::root(leaves) != anchored.root {
        return edited;
    }
    Ok(None)
}

/// Every line of `anchors.log` must be an anchor of the stream `system`.
pub(super) fn check_log(conn: &Connection, log: &AnchorLog) -> rusqlite::Result<Option<FirstBad>> {
    for line in &log.lines {
        let kind = match ending_at(conn, SYSTEM_STREAM, int(line.seq))? {
            Ending::At(hash) if hash == line.hash => continue,
            Ending::At(_) | Ending::Across => BadKind::Edited,
            Ending::Nothing => return Ok(Some(bad(SYSTEM_STREAM, 1, BadKind::Truncated))),
            Ending::Before(last) => return Ok(Some(bad(SYSTEM_STREAM, last + 1, BadKind::Truncated))),
        };
        return Ok(Some(FirstBad {
            stream: SYSTEM_STREAM.to_owned(),
            seq: line.seq,
            kind,
        }));
    }
    Ok(log.damaged.then(|| bad("anchors.log", 0, BadKind::Edited)))
}

/// How a stream's frames stand to a certain event.
enum Ending {
    /// A frame ends with it.
    At(Digest),
    /// The last frame ends before it.
    Before(i64),
    /// A frame goes over it.
    Across,
    Nothing,
}

fn ending_at(conn: &Connection, stream: &str, seq: i64) -> rusqlite::Result<Ending> {
    let found: Option<(i64, i64, [u8; 32])> = conn
        .prepare_cached(
            "SELECT f.first_seq, f.n, f.hash FROM frames f JOIN streams s ON s.id = f.stream \
             WHERE s.tenant = 0 AND s.name = ? AND f.first_seq <= ? ORDER BY f.first_seq DESC LIMIT 1",
        )?
        .query_row(params![stream, seq], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    Ok(match found {
        None => Ending::Nothing,
        Some((first, n, hash)) => match (first + n - 1).cmp(&seq) {
            std::cmp::Ordering::Less => Ending::Before(first + n - 1),
            std::cmp::Ordering::Equal => Ending::At(Digest(hash)),
            std::cmp::Ordering::Greater => Ending::Across,
        },
    })
}
