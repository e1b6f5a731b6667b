//! The schema, as SQL files in a list; `PRAGMA user_version` says how far a database has come.

use rusqlite::{Connection, TransactionBehavior};

use super::open::unavailable;
use crate::StoreError;

/// In order; the n-th makes version n.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_journal.sql"),
    include_str!("migrations/0002_budgets.sql"),
    include_str!("migrations/0003_approvals.sql"),
    include_str!("migrations/0004_policies.sql"),
    include_str!("migrations/0005_policy_versions.sql"),
];
/// `AGOS`: marks a database as ours.
const APPLICATION_ID: i64 = 0x4147_4f53;

/// Brings the schema up to date, once, whoever opens the file first.
pub(super) fn migrate(conn: &mut Connection, path: &str) -> Result<(), StoreError> {
    let known = MIGRATIONS.len() as i64;
    let failed = |e| unavailable(path, e);
    if version(conn).map_err(failed)? == known {
        return Ok(());
    }
    let tx = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(failed)?;
    let found = version(&tx).map_err(failed)?;
    if found > known {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    let application: i64 = tx
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(failed)?;
    let tables: i64 = tx
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed)?;
    if tables > 0 && application != APPLICATION_ID {
        return Err(StoreError::Unavailable {
            path: path.to_owned(),
            reason: "it is the database of another program".to_owned(),
        });
    }
    for sql in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        tx.execute_batch(sql).map_err(failed)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(failed)?;
    tx.pragma_update(None, "user_version", known).map_err(failed)?;
    tx.commit().map_err(failed)
}

fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}
