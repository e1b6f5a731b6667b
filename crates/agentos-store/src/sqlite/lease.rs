//! Leases of workers, by the database's clock: every process that opens the file reads the same one.

use rusqlite::params;

use super::prepare::int;
use super::writer::{Failed, Writer};

/// Milliseconds since 1970 by the database's clock.
pub(super) const NOW: &str = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

impl Writer<'_> {
    pub(super) fn renew(&mut self, worker: &str, lease_ms: u64) -> rusqlite::Result<()> {
        let id = self.worker(worker)?;
        let sql = format!("UPDATE workers SET lease_until = {NOW} + ? WHERE id = ?");
        self.conn
            .prepare_cached(&sql)?
            .execute(params![int(lease_ms), id])?;
        self.leased.insert(id);
        Ok(())
    }

    pub(super) fn release(&mut self, worker: &str) -> rusqlite::Result<()> {
        let id = self.worker(worker)?;
        self.conn
            .prepare_cached("UPDATE workers SET lease_until = 0 WHERE id = ?")?
            .execute(params![id])?;
        self.leased.remove(&id);
        Ok(())
    }

    /// Gives up every lease that was renewed here, when the store closes. A lease that stays runs out.
    pub(super) fn release_all(&mut self) {
        let leased = std::mem::take(&mut self.leased);
        if leased.is_empty() {
            return;
        }
        let released = self.transact(|writer| {
            for id in &leased {
                writer
                    .conn
                    .prepare_cached("UPDATE workers SET lease_until = 0 WHERE id = ?")?
                    .execute(params![id])?;
            }
            Ok(())
        });
        if let Err(error) = released.map_err(Failed::into_error) {
            tracing::warn!(%error, "leases could not be given up; they run out by themselves");
        }
    }
}
