//! Changes in the state of policies: written with the events that say why, and followed by every process.
//! What they mean is the policy engine's.

use rusqlite::{Connection, params};

use super::prepare::{int, nat};
use super::writer::Writer;
use crate::PolicyRow;

impl Writer<'_> {
    /// For the frame that is being written.
    pub(super) fn write_policies(&mut self, bytes: &[u8]) -> rusqlite::Result<()> {
        let pos = self.last_pos();
        self.conn
            .prepare_cached("INSERT INTO policy_changes (pos, bytes) VALUES (?,?)")?
            .execute(params![pos, bytes])?;
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
