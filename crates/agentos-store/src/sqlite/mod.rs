//! The store on one SQLite file: one thread writes, two read, many appends share a flush.
//!
//! A second process may open the same file. A handle is cheap to clone; when the last one goes, what
//! was accepted is flushed and the threads end.

mod anchor;
mod anchor_log;
mod answer;
mod append;
mod group;
mod heads;
mod inbox;
mod journal;
mod lease;
mod migrations;
mod mounts;
mod names;
mod open;
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
use std::sync::{Arc, Mutex, PoisonError};
use std::{fmt, thread};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot, watch};

use crate::StoreError;
use answer::{Answer, Call};
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
    /// `None` only while the last handle goes.
    jobs: Option<mpsc::Sender<Job>>,
    /// `None` in memory, where there is one connection and the writer reads.
    reads: Option<mpsc::Sender<Read>>,
    threads: Mutex<Vec<thread::JoinHandle<()>>>,
}

impl SqliteStore {
    /// Opens the database, or creates it.
    ///
    /// # Errors
    /// The file cannot be used, lies on a network file system, is another program's, or has a newer schema.
    pub fn open(options: SqliteOptions) -> Result<Self, StoreError> {
        let conn = open::open_writer(&options)?;
        let shown: Arc<str> = options.path.display().to_string().into();
        let (committed, watched) = watch::channel(0);
        let (reads, mut threads) = readers::start(&options, &shown, &committed)?;
        let (jobs, writer) = start_writer(conn, &shown, &options, committed)?;
        threads.push(writer);
        Ok(Self(Arc::new(Shared {
            path: shown,
            anchors_log: Some(anchor_log::place(&options.path)),
            salts: Arc::new(Salts::new()),
            committed: watched,
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
        let (jobs, writer) = start_writer(conn, &shown, &options, committed)?;
        Ok(Self(Arc::new(Shared {
            path: shown,
            anchors_log: None,
            salts: Arc::new(Salts::new()),
            committed: watched,
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

    /// Where the database lies, as messages show it; `:memory:` if nowhere.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Does `work` in a transaction that it may share, and answers after the flush.
    async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Writer<'_>) -> rusqlite::Result<Result<T, E>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.send(Job::Group(Box::new(Call {
            work,
            result: None,
            reply,
        })))
        .await?;
        let Answer { result, rest } = answer.await.map_err(|_| StoreError::Closed)?;
        // The others of the group, woken from here rather than from the writer's thread.
        drop(rest);
        result
    }

    /// Does `work` on the writer's thread outside of any transaction.
    async fn alone<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let work = move |writer: &mut Writer<'_>| {
            let _ = reply.send(work(writer));
        };
        self.send(Job::Alone(Box::new(work))).await?;
        answer.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Reads, beside whatever is being written.
    async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    {
        let path = Arc::clone(&self.0.path);
        let work = move |conn: &Connection| work(conn).map_err(|e| unavailable(&path, e));
        let Some(reads) = &self.0.reads else {
            return self.alone(move |writer| work(writer.conn)).await;
        };
        let (reply, answer) = oneshot::channel();
        let work = move |conn: &Connection| {
            let _ = reply.send(work(conn));
        };
        reads
            .send(Read::Run(Box::new(work)))
            .await
            .map_err(|_| StoreError::Closed)?;
        answer.await.unwrap_or(Err(StoreError::Closed))
    }

    async fn send(&self, job: Job) -> Result<(), StoreError> {
        let jobs = self.0.jobs.as_ref().ok_or(StoreError::Closed)?;
        jobs.send(job).await.map_err(|_| StoreError::Closed)
    }

    /// Ends the threads; every later call finds the store closed.
    async fn stop(&self) {
        let _ = self.send(Job::Stop).await;
        let threads = self
            .0
            .threads
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len();
        if let Some(reads) = &self.0.reads {
            for _ in 1..threads {
                let _ = reads.send(Read::Stop).await;
            }
            reads.closed().await;
        }
        if let Some(jobs) = &self.0.jobs {
            jobs.closed().await;
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.jobs = None;
        self.reads = None;
        let threads = std::mem::take(self.threads.get_mut().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            // A thread that panicked has nothing left to flush.
            let _ = thread.join();
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
    committed: watch::Sender<u64>,
) -> Result<Started, StoreError> {
    let (jobs, receiver) = mpsc::channel(WAITING);
    let (ready, outcome) = std::sync::mpsc::sync_channel(1);
    let shown = Arc::clone(path);
    let (max_group, patience) = (options.max_group.max(1), options.busy_timeout);
    let thread = thread::Builder::new()
        .name("agentos-write".to_owned())
        .spawn(
            move || match Writer::new(&conn, Arc::clone(&shown), patience, committed) {
                Ok(writer) => group::run(writer, max_group, receiver, &ready),
                Err(e) => drop(ready.send(Err(unavailable(&shown, e)))),
            },
        )
        .map_err(|e| unavailable(path, e))?;
    outcome.recv().unwrap_or(Err(StoreError::Closed))?;
    Ok((jobs, thread))
}
