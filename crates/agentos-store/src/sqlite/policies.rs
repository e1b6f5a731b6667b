//! Changes in the state of policies: written with the events that say why, and followed by every process.
//! What they mean is the policy engine's.

use rusqlite::{Connection, params};

use super::prepare::{int, nat};
use super::writer::Writer;
use crate::{PolicyAppend, PolicyRow};
use agentos_types::Timestamp;

/// Between the names of parts in a row.
const BETWEEN: char = '\u{1f}';
/// Rows that say nothing any more and go with a new one: more than come, so that they do not pile up.
const SWEPT: i64 = 8;

impl Writer<'_> {
    /// Has another worker changed something that the append was decided by?
    pub(super) fn has_moved(&mut self, policies: &PolicyAppend) -> rusqlite::Result<bool> {
        if policies.reads.is_empty() {
            return Ok(false);
        }
        let mut changes = self.conn.prepare_cached(
            "SELECT touches FROM policy_changes WHERE pos > ? AND worker <> ? AND touches <> ''",
        )?;
        let mut rows = changes.query(params![int(policies.seen), policies.worker])?;
        while let Some(row) = rows.next()? {
            let touches = row.get_ref(0)?.as_str()?;
            let is_read = |part: &str| policies.reads.iter().any(|read| read == part);
            if touches.split(BETWEEN).any(is_read) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// For the frame that is being written. What says nothing any more goes.
    pub(super) fn write_policies(&mut self, policies: &PolicyAppend, now: i64) -> rusqlite::Result<()> {
        let Some(bytes) = &policies.bytes else {
            return Ok(());
        };
        let pos = self.last_pos();
        let touches = policies.touches.join(&BETWEEN.to_string());
        let until = policies.until.map(Timestamp::millis);
        self.conn
            .prepare_cached(
                "INSERT INTO policy_changes (pos, worker, touches, until, bytes) VALUES (?,?,?,?,?)",
            )?
            .execute(params![pos, policies.worker, touches, until, bytes])?;
        self.conn
            .prepare_cached(
                "DELETE FROM policy_changes WHERE pos IN \
                 (SELECT pos FROM policy_changes WHERE until < ? ORDER BY until LIMIT ?)",
            )?
            .execute(params![now, SWEPT])?;
        Ok(())
    }
}

pub(super) fn after(conn: &Connection, pos: u64) -> rusqlite::Result<Vec<PolicyRow>> {
    conn.prepare_cached("SELECT pos, bytes FROM policy_changes WHERE pos > ? ORDER BY pos")?
        .query_map(params![int(pos)], |row| {
            Ok(PolicyRow {
                pos: nat(row.get(0)?),
                bytes: row.get(1)?,
            })
        })?
        .collect()
}
