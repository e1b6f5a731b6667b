//! Reads of streams: heads, events, snapshots, blobs.

use std::sync::Arc;

use agentos_types::Digest;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::lease::NOW;
use super::names::Actors;
use super::prepare::{int, nat};
use super::rows::{self, FRAME};
use crate::{BlobKey, EventFilter, Snapshot, StoredEvent, StreamHead, WorkerId};

/// Reads in one view of the database, whatever is committed meanwhile.
pub(super) fn consistent<T>(
    conn: &Connection,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    // Dropped without a commit: nothing was written.
    let view = conn.unchecked_transaction()?;
    work(&view)
}

pub(super) fn stream_id(conn: &Connection, stream: &str) -> rusqlite::Result<Option<i64>> {
    conn.prepare_cached("SELECT id FROM streams WHERE tenant = 0 AND name = ?")?
        .query_row(params![stream], |row| row.get(0))
        .optional()
}

pub(super) fn head(conn: &Connection, stream: &str) -> rusqlite::Result<Option<StreamHead>> {
    let sql = format!(
        "SELECT s.seq, s.fence, w.name, coalesce(w.lease_until, 0) <= {NOW}, w.lease_until = 0 \
         FROM streams s LEFT JOIN workers w ON w.id = s.owner WHERE s.tenant = 0 AND s.name = ?"
    );
    conn.prepare_cached(&sql)?
        .query_row(params![stream], |row| {
            Ok(StreamHead {
                seq: nat(row.get(0)?),
                fence: nat(row.get(1)?),
                owner: row.get::<_, Option<String>>(2)?.map(WorkerId),
                claimable: row.get(3)?,
                given_up: row.get::<_, Option<bool>>(4)?.unwrap_or(true),
            })
        })
        .optional()
}

pub(super) fn events(conn: &Connection, filter: &EventFilter) -> rusqlite::Result<Vec<StoredEvent>> {
    let limit = if filter.limit == 0 {
        usize::MAX
    } else {
        filter.limit
    };
    consistent(conn, |conn| match &filter.stream {
        Some(stream) => of_stream(conn, stream, int(filter.after), limit),
        None => of_all(conn, int(filter.after), limit),
    })
}

fn of_stream(conn: &Connection, name: &str, after: i64, limit: usize) -> rusqlite::Result<Vec<StoredEvent>> {
    let mut out = Vec::new();
    let mut actors = Actors::new(conn);
    let Some(id) = stream_id(conn, name)? else {
        return Ok(out);
    };
    let sql = format!(
        "SELECT {FRAME} FROM frames f WHERE f.stream = ?1 AND f.first_seq >= coalesce( \
         (SELECT max(first_seq) FROM frames WHERE stream = ?1 AND first_seq <= ?2 + 1), 0) ORDER BY f.first_seq"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params![id, after])?;
    while let Some(row) = found.next()? {
        rows::frame(row)?.events(
            name,
            after,
            &mut actors,
            |digest| own_blob(conn, id, digest),
            &mut out,
        )?;
        if out.len() >= limit {
            out.truncate(limit);
            break;
        }
    }
    Ok(out)
}

/// All events of a frame have its `pos`, so a page never ends inside one: it may be shorter than
/// `limit`, and longer only where its first frame is.
fn of_all(conn: &Connection, after: i64, limit: usize) -> rusqlite::Result<Vec<StoredEvent>> {
    let mut out = Vec::new();
    let mut actors = Actors::new(conn);
    let sql = format!(
        "SELECT {FRAME}, s.name FROM frames f JOIN streams s ON s.id = f.stream WHERE f.pos > ? ORDER BY f.pos"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params![after])?;
    while let Some(row) = found.next()? {
        let frame = rows::frame(row)?;
        let more = usize::try_from(frame.n).unwrap_or(usize::MAX);
        if !out.is_empty() && out.len().saturating_add(more) > limit {
            break;
        }
        let name: String = row.get(11)?;
        frame.events(
            &name,
            0,
            &mut actors,
            |digest| own_blob(conn, frame.stream, digest),
            &mut out,
        )?;
    }
    Ok(out)
}

pub(super) fn own_blob(conn: &Connection, stream: i64, digest: &Digest) -> rusqlite::Result<Option<Vec<u8>>> {
    conn.prepare_cached("SELECT bytes FROM blobs WHERE stream = ? AND digest = ?")?
        .query_row(params![stream, digest.0], |row| row.get(0))
        .optional()
}

pub(super) fn blob(conn: &Connection, key: &BlobKey) -> rusqlite::Result<Option<Arc<[u8]>>> {
    let (id, digest) = match key {
        BlobKey::Shared(digest) => (Some(0), digest),
        BlobKey::Of { stream, digest } => (stream_id(conn, stream)?, digest),
    };
    let Some(id) = id else { return Ok(None) };
    Ok(own_blob(conn, id, digest)?.map(Arc::from))
}

pub(super) fn snapshot(conn: &Connection, stream: &str) -> rusqlite::Result<Option<Snapshot>> {
    conn.prepare_cached(
        "SELECT p.seq, p.bytes FROM snapshots p JOIN streams s ON s.id = p.stream \
         WHERE s.tenant = 0 AND s.name = ?",
    )?
    .query_row(params![stream], |row| {
        Ok(Snapshot {
            seq: nat(row.get(0)?),
            bytes: row.get(1)?,
        })
    })
    .optional()
}
