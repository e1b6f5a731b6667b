//! A mark beside the database that a flush has failed: whoever opens it next verifies the journal first.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::anchor_log;
use super::open::unavailable;
use super::verify::verify;
use crate::StoreError;

pub(super) fn place(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-unverified");
    PathBuf::from(name)
}

/// As well as may be: the disk has just failed.
pub(super) fn set(mark: &Path) {
    if let Err(error) = File::create(mark).and_then(|file| file.sync_all()) {
        tracing::error!(mark = %mark.display(), %error, "the mark of a failed flush could not be written");
    }
}

/// Takes the mark away if the journal verifies.
///
/// # Errors
/// It does not, or cannot be read.
pub(super) fn check(conn: &Connection, database: &Path, shown: &str) -> Result<(), StoreError> {
    let mark = place(database);
    if !mark.exists() {
        return Ok(());
    }
    let log = anchor_log::read(&anchor_log::place(database)).map_err(|e| unavailable(shown, e))?;
    let report = verify(conn, &log).map_err(|e| unavailable(shown, e))?;
    if let Some(bad) = report.first_bad {
        let reason = format!(
            "a flush failed, and since then the journal does not verify: `{}` is bad at event {}",
            bad.stream, bad.seq
        );
        return Err(unavailable(shown, reason));
    }
    std::fs::remove_file(&mark).map_err(|e| unavailable(shown, e))
}
