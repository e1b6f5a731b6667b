//! `verify`: is every frame what was appended, and where it was appended?
//!
//! Everything is recomputed from the frames; heads, anchors and `anchors.log` are only compared with
//! them. What they betray is asked in that order, and the first that betrays something names the place.

mod anchors;
mod chain;
mod classify;

use rusqlite::Connection;

use super::anchor_log::AnchorLog;
use super::prepare::nat;
use super::read::consistent;
use crate::{BadKind, FirstBad, JOURNAL_ORDER, VerifyReport};
use agentos_types::Digest;

/// `log` was read before: an anchor's line is written after its commit.
pub(super) fn verify(conn: &Connection, log: &AnchorLog) -> rusqlite::Result<VerifyReport> {
    consistent(conn, |conn| {
        let mut report = VerifyReport {
            ok: false,
            streams: 0,
            frames: 0,
            events: 0,
            erased: 0,
            purged: 0,
            first_bad: None,
        };
        let mut bad = chain::check(conn, &mut report)?;
        if bad.is_none() {
            bad = anchors::check(conn)?;
        }
        if bad.is_none() {
            bad = anchors::check_log(conn, log)?;
        }
        if bad.is_none() {
            bad = shared_blobs(conn)?;
        }
        if bad.is_none() {
            bad = order(conn, report.frames)?;
        }
        report.ok = bad.is_none();
        report.first_bad = bad;
        Ok(report)
    })
}

fn bad(stream: impl Into<String>, seq: i64, kind: BadKind) -> FirstBad {
    FirstBad {
        stream: stream.into(),
        seq: nat(seq),
        kind,
    }
}

/// Shared blobs are named by their content.
fn shared_blobs(conn: &Connection) -> rusqlite::Result<Option<FirstBad>> {
    let mut statement = conn.prepare_cached("SELECT digest, bytes FROM blobs WHERE stream = 0")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let digest = row.get_ref(0)?.as_blob()?;
        if Digest::of(row.get_ref(1)?.as_blob()?).0 != digest {
            let name = digest
                .iter()
                .fold("blob:".to_owned(), |name, byte| format!("{name}{byte:02x}"));
            return Ok(Some(bad(name, 0, BadKind::Edited)));
        }
    }
    Ok(None)
}

/// Positions are dense from 1. A hole that nothing else explains is a frame whose stream nobody knows.
fn order(conn: &Connection, frames: u64) -> rusqlite::Result<Option<FirstBad>> {
    let mut statement = conn.prepare_cached("SELECT pos FROM frames NOT INDEXED ORDER BY pos")?;
    let mut rows = statement.query([])?;
    let mut next = 1;
    while let Some(row) = rows.next()? {
        let pos: i64 = row.get(0)?;
        if pos != next {
            return Ok(Some(bad(JOURNAL_ORDER, next, BadKind::Removed)));
        }
        next += 1;
    }
    // The chains were read through an index; what only the table holds was not looked at.
    Ok((nat(next - 1) != frames).then(|| bad(JOURNAL_ORDER, next, BadKind::Inserted)))
}
