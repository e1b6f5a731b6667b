//! Taking payloads away: of one stream, or of every run that ended long ago. Headers and hashes stay,
//! and in the place of each payload the hash that keeps the chain whole.
//!
//! Shared blobs stay: another run may refer to them.

use agentos_types::Digest;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::summary::PURGED;
use super::writer::Writer;
use crate::frame::payload_hash;
use crate::{SYSTEM_STREAM, StoreError};

/// Runs purged in one transaction; between two, others are let in.
pub(super) const CHUNK: usize = 64;

/// How far a purge has come.
pub(super) struct Purged {
    pub(super) runs: u64,
    /// Where to go on; `None` when there is no more.
    pub(super) after: Option<i64>,
}

impl Writer<'_> {
    /// The number of frames whose payload went.
    pub(super) fn erase(&mut self, stream: &str) -> rusqlite::Result<Result<u64, StoreError>> {
        if stream == SYSTEM_STREAM {
            let reason = "the anchors in `system` are what the journal is verified by; it cannot be erased";
            return Ok(Err(StoreError::Unavailable {
                path: self.path.to_string(),
                reason: reason.to_owned(),
            }));
        }
        match self.head(stream)? {
            Some(head) => erase_payloads(self.conn, head.id).map(Ok),
            None => Ok(Err(StoreError::NoStream(stream.to_owned()))),
        }
    }

    /// The next runs after row `after` that ended before `before`.
    pub(super) fn purge(&mut self, before: i64, after: i64) -> rusqlite::Result<Purged> {
        let ids: Vec<i64> = self
            .conn
            .prepare_cached(
                "SELECT id FROM streams WHERE id > ? AND status IS NOT NULL AND ended_at < ? ORDER BY id LIMIT ?",
            )?
            .query_map(params![after, before, CHUNK as i64], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in &ids {
            self.purge_run(*id)?;
        }
        let after = ids.last().copied().filter(|_| ids.len() == CHUNK);
        Ok(Purged {
            runs: ids.len() as u64,
            after,
        })
    }

    /// These runs, where they have ended.
    pub(super) fn purge_runs(&mut self, runs: &[String]) -> rusqlite::Result<u64> {
        let mut purged = 0;
        for run in runs {
            let id: Option<i64> = self
                .conn
                .prepare_cached(
                    "SELECT id FROM streams WHERE tenant = 0 AND name = ? AND status IS NOT NULL \
                     AND ended_at IS NOT NULL",
                )?
                .query_row(params![run], |row| row.get(0))
                .optional()?;
            if let Some(id) = id {
                self.purge_run(id)?;
                purged += 1;
            }
        }
        Ok(purged)
    }

    fn purge_run(&self, id: i64) -> rusqlite::Result<()> {
        erase_payloads(self.conn, id)?;
        self.conn
            .prepare_cached("DELETE FROM inbox WHERE stream = ?")?
            .execute(params![id])?;
        self.conn
            .prepare_cached(
                "UPDATE streams SET status = ?, auto = NULL, zone = NULL, agent = NULL, \
                 task_class = NULL, waiting_for = NULL, cost = NULL, tokens_input = NULL, \
                 tokens_output = NULL, tool_calls = NULL, error_code = NULL, created_at = NULL, \
                 updated_at = NULL, ended_at = NULL WHERE id = ?",
            )?
            .execute(params![PURGED, id])?;
        Ok(())
    }

    /// Moves the log into the database and empties it: erased bytes go from the disk with it. While
    /// another process reads, they stay until it is done.
    pub(super) fn checkpoint(&mut self) -> Result<(), StoreError> {
        let moved = self
            .conn
            .busy_timeout(std::time::Duration::from_millis(200))
            .and_then(|()| {
                self.conn
                    .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            })
            .and_then(|()| self.conn.busy_timeout(self.patience));
        moved.map_err(|e| super::unavailable(&self.path, e))
    }
}

fn erase_payloads(conn: &Connection, stream: i64) -> rusqlite::Result<u64> {
    let frames: Vec<(i64, Digest)> = conn
        .prepare_cached(
            "SELECT pos, salt, payload FROM frames WHERE stream = ? AND payload IS NOT NULL AND salt IS NOT NULL",
        )?
        .query_map(params![stream], |row| {
            let (salt, payload) = (row.get_ref(1)?.as_blob()?, row.get_ref(2)?.as_blob()?);
            Ok((row.get(0)?, payload_hash(salt, payload)))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut update =
        conn.prepare_cached("UPDATE frames SET payload = NULL, salt = NULL, payload_hash = ? WHERE pos = ?")?;
    for (pos, hash) in &frames {
        update.execute(params![hash.0, pos])?;
    }
    conn.prepare_cached("DELETE FROM blobs WHERE stream = ?")?
        .execute(params![stream])?;
    conn.prepare_cached("DELETE FROM snapshots WHERE stream = ?")?
        .execute(params![stream])?;
    super::approvals::forget(conn, stream)?;
    Ok(frames.len() as u64)
}
