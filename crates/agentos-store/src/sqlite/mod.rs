//! The store on one SQLite file: one thread writes, two read, many appends share a flush.
//!
//! A second process may open the same file. A handle is cheap to clone; when the last one goes, what
//! was accepted is flushed and the threads end.

mod anchor;
mod anchor_log;
mod answer;
mod append;
mod approvals;
mod dispatch;
mod flush_mark;
mod group;
mod heads;
mod inbox;
mod journal;
mod lease;
mod ledger;
mod migrations;
mod mounts;
mod names;
mod open;
mod policies;
mod prepare;
mod purge;
mod read;
mod readers;
mod rows;
mod runs;
mod salts;
mod state;
mod summary;
mod verify;
mod writer;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fmt, thread};

use rusqlite::Connection;
use tokio::sync::{mpsc, watch};

use crate::StoreError;
use group::Job;
use open::unavailable;
use readers::Read;
use salts::Salts;
use writer::Writer;

pub use open::SqliteOptions;

/// Writes that wait for the writer.
const WAITING: usize = 1024;

/// A handle of an open store.
#[derive(Clone)]
pub struct SqliteStore(Arc<Shared>);

struct Shared {
    path: Arc<str>,
    /// `None` in memory.
    anchors_log: Option<PathBuf>,
    salts: Arc<Salts>,
    committed: watch::Receiver<u64>,
    transactions: Arc<AtomicU64>,
    /// `None` only while the last handle goes.
    jobs: Option<mpsc::Sender<Job>>,
    /// `None` in memory, where there is one connection and the writer reads.
    reads: Option<mpsc::Sender<Read>>,
    /// The writer is the last.
    threads: Mutex<Vec<thread::JoinHandle<()>>>,
}

impl SqliteStore {
    /// Opens the database, or creates it.
    ///
    /// # Errors
    /// The file cannot be used, lies on a network file system, is another program's, or has a newer
    /// schema; or a flush failed when it was last open, and the journal does not verify.
    pub fn open(options: SqliteOptions) -> Result<Self, StoreError> {
        let conn = open::open_writer(&options)?;
        let shown: Arc<str> = options.path.display().to_string().into();
        let (committed, watched) = watch::channel(0);
        flush_mark::check(&conn, &options.path, &shown)?;
        let mark = Some(flush_mark::place(&options.path));
        let (reads, mut threads) = readers::start(&options, &shown, &committed)?;
        let transactions = Arc::default();
        let (jobs, writer) = start_writer(conn, &shown, &options, mark, committed, &transactions)?;
        threads.push(writer);
        Ok(Self(Arc::new(Shared {
            path: shown,
            anchors_log: Some(anchor_log::place(&options.path)),
            salts: Arc::new(Salts::new()),
            committed: watched,
            transactions,
            jobs: Some(jobs),
            reads: Some(reads),
            threads: Mutex::new(threads),
        })))
    }

    /// A store of this process alone, gone with its last handle.
    ///
    /// # Errors
    /// There is no memory or no thread to be had.
    pub fn in_memory() -> Result<Self, StoreError> {
        let options = SqliteOptions::default();
        let conn = open::open_in_memory(&options)?;
        let shown: Arc<str> = ":memory:".into();
        let (committed, watched) = watch::channel(0);
        let transactions = Arc::default();
        let (jobs, writer) = start_writer(conn, &shown, &options, None, committed, &transactions)?;
        Ok(Self(Arc::new(Shared {
            path: shown,
            anchors_log: None,
            salts: Arc::new(Salts::new()),
            committed: watched,
            transactions,
            jobs: Some(jobs),
            reads: None,
            threads: Mutex::new(vec![writer]),
        })))
    }

    /// The highest committed `pos`. Another process's commits show once something reads or writes here.
    #[must_use]
    pub fn committed(&self) -> watch::Receiver<u64> {
        self.0.committed.clone()
    }

    /// How many transactions this handle's writer has flushed: appends that wait together share one.
    #[must_use]
    pub fn transactions(&self) -> u64 {
        self.0.transactions.load(Ordering::Relaxed)
    }

    /// Where the database lies, as messages show it; `:memory:` if nowhere.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let mut threads = std::mem::take(self.threads.get_mut().unwrap_or_else(PoisonError::into_inner));
        // The writer goes last: the last connection empties the log and takes it away.
        let writer = threads.pop();
        self.reads = None;
        for reader in threads {
            // A thread that panicked has nothing left to do.
            let _ = reader.join();
        }
        self.jobs = None;
        if let Some(writer) = writer {
            let _ = writer.join();
        }
    }
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore")
            .field("path", &self.0.path)
            .finish_non_exhaustive()
    }
}

type Started = (mpsc::Sender<Job>, thread::JoinHandle<()>);

fn start_writer(
    conn: Connection,
    path: &Arc<str>,
    options: &SqliteOptions,
    mark: Option<PathBuf>,
    committed: watch::Sender<u64>,
    transactions: &Arc<AtomicU64>,
) -> Result<Started, StoreError> {
    let (jobs, mut receiver) = mpsc::channel(WAITING);
    let (ready, outcome) = std::sync::mpsc::sync_channel(1);
    let (shown, transactions) = (Arc::clone(path), Arc::clone(transactions));
    let (max_group, patience) = (options.max_group.max(1), options.busy_timeout);
    let thread = thread::Builder::new()
        .name("agentos-write".to_owned())
        .spawn(move || {
            match Writer::new(&conn, Arc::clone(&shown), patience, mark, committed, transactions) {
                Ok(writer) => group::run(writer, max_group, &mut receiver, &ready),
                Err(e) => drop(ready.send(Err(unavailable(&shown, e)))),
            }
            // Whoever waits for the end of the store waits for the file to be let go.
            drop(conn);
            drop(receiver);
        })
        .map_err(|e| unavailable(path, e))?;
    outcome.recv().unwrap_or(Err(StoreError::Closed))?;
    Ok((jobs, thread))
}
