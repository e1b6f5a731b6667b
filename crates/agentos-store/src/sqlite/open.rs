//! Opening the database: folder and file rights, refusal of network file systems, pragmas, schema.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::migrations::migrate;
use super::mounts::network_file_system;
use crate::StoreError;

/// Where the database lies and how it is opened.
#[derive(Clone, Debug)]
pub struct SqliteOptions {
    /// The database's file; missing folders are created, for the owner alone.
    pub path: PathBuf,
    /// How long a write waits for another process that holds the file.
    pub busy_timeout: Duration,
    /// At most this many appends share one transaction and one flush.
    pub max_group: usize,
}

impl SqliteOptions {
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            ..Self::default()
        }
    }
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self {
            path: PathBuf::from(".agentos/agentos.db"),
            busy_timeout: Duration::from_secs(10),
            max_group: 256,
        }
    }
}

/// What SQLite said, as our error.
pub(super) fn unavailable(path: &str, error: impl std::fmt::Display) -> StoreError {
    StoreError::Unavailable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

/// The connection that writes; after this the schema is current.
pub(super) fn open_writer(options: &SqliteOptions) -> Result<Connection, StoreError> {
    let path = &options.path;
    let shown = path.display().to_string();
    create_file(path).map_err(|e| unavailable(&shown, e))?;
    if let Some(kind) = network_file_system(path) {
        let reason = format!("it lies on a network file system (`{kind}`), where locks cannot be trusted");
        return Err(StoreError::Unavailable { path: shown, reason });
    }
    let mut conn = Connection::open(path).map_err(|e| unavailable(&shown, e))?;
    prepare_writer(&mut conn, options, &shown)?;
    Ok(conn)
}

/// A database of this process alone, gone when it is closed.
pub(super) fn open_in_memory(options: &SqliteOptions) -> Result<Connection, StoreError> {
    let mut conn = Connection::open_in_memory().map_err(|e| unavailable(":memory:", e))?;
    prepare_writer(&mut conn, options, ":memory:")?;
    Ok(conn)
}

/// A connection for reads; the schema is there already.
pub(super) fn open_reader(options: &SqliteOptions) -> Result<Connection, StoreError> {
    let shown = options.path.display().to_string();
    let open = || -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&options.path, flags)?;
        conn.busy_timeout(options.busy_timeout)?;
        conn.pragma_update(None, "query_only", true)?;
        conn.pragma_update(None, "temp_store", "MEMORY")?;
        conn.set_prepared_statement_cache_capacity(32);
        Ok(conn)
    };
    open().map_err(|e| unavailable(&shown, e))
}

fn prepare_writer(conn: &mut Connection, options: &SqliteOptions, shown: &str) -> Result<(), StoreError> {
    let pragmas = |conn: &Connection| -> rusqlite::Result<()> {
        conn.busy_timeout(options.busy_timeout)?;
        conn.pragma_update(None, "temp_store", "MEMORY")?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "foreign_keys", true)?;
        // Erased bytes are overwritten, not only given up.
        conn.pragma_update(None, "secure_delete", true)?;
        conn.pragma_update(None, "cache_size", -8192)?;
        // A longer log is checkpointed less often, and a page that was written often is copied once.
        conn.pragma_update(None, "wal_autocheckpoint", 4000)?;
        conn.pragma_update(None, "journal_size_limit", 32 << 20)?;
        conn.set_prepared_statement_cache_capacity(64);
        Ok(())
    };
    pragmas(conn).map_err(|e| unavailable(shown, e))?;
    write_ahead(conn, options.busy_timeout).map_err(|e| unavailable(shown, e))?;
    migrate(conn, shown)
}

/// Two processes that create one file at once: the change to WAL does not wait by itself.
fn write_ahead(conn: &Connection, patience: Duration) -> rusqlite::Result<()> {
    let until = Instant::now() + patience;
    loop {
        match conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0)) {
            Ok(_) => return Ok(()),
            Err(e) if e.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < until => {
                std::thread::sleep(Duration::from_millis(10));
            }
            Err(e) => return Err(e),
        }
    }
}

/// Creates folder and file for the owner alone. A file that is there is not opened: closing it again
/// would drop the locks that another connection of this process holds on it.
fn create_file(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => Err(e),
        _ => Ok(()),
    }
}
