//! Threads that read. Each has its own connection, so that a long read delays neither writes nor other reads.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, watch};

use super::open::{SqliteOptions, open_reader, unavailable};
use super::prepare::nat;
use crate::StoreError;

const THREADS: usize = 2;
const WAITING: usize = 256;

pub(super) enum Read {
    Run(Box<dyn FnOnce(&Connection) + Send>),
    Stop,
}

/// The sender of reads, and the threads that do them.
pub(super) type Readers = (mpsc::Sender<Read>, Vec<thread::JoinHandle<()>>);

pub(super) fn start(
    options: &SqliteOptions,
    path: &str,
    committed: &watch::Sender<u64>,
) -> Result<Readers, StoreError> {
    let (sender, receiver) = mpsc::channel(WAITING);
    let receiver = Arc::new(Mutex::new(receiver));
    let mut threads = Vec::with_capacity(THREADS);
    for n in 0..THREADS {
        let conn = open_reader(options)?;
        let receiver = Arc::clone(&receiver);
        let committed = committed.clone();
        let thread = thread::Builder::new()
            .name(format!("agentos-read-{n}"))
            .spawn(move || {
                run(&conn, &receiver, &committed);
                drop(conn);
                drop(receiver);
            })
            .map_err(|e| unavailable(path, e))?;
        threads.push(thread);
    }
    Ok((sender, threads))
}

fn run(conn: &Connection, jobs: &Mutex<mpsc::Receiver<Read>>, committed: &watch::Sender<u64>) {
    let mut seen = None;
    loop {
        // The lock is held while waiting: whoever has it is next.
        let job = jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .blocking_recv();
        let Some(Read::Run(work)) = job else { return };
        notice(conn, &mut seen, committed);
        work(conn);
    }
}

/// Tells those who wait for commits of what another process has committed.
fn notice(conn: &Connection, seen: &mut Option<i64>, committed: &watch::Sender<u64>) {
    let ask = |sql| {
        conn.prepare_cached(sql)?
            .query_row([], |row| row.get::<_, i64>(0))
    };
    let version = ask("PRAGMA data_version").ok();
    if version.is_none() || version == *seen {
        return;
    }
    *seen = version;
    if let Ok(highest) = ask("SELECT coalesce(max(pos), 0) FROM frames").map(nat) {
        raise(committed, highest);
    }
}

/// Positions only go up, whoever notices them first.
pub(super) fn raise(committed: &watch::Sender<u64>, highest: u64) {
    committed.send_if_modified(|pos| {
        let newer = highest > *pos;
        *pos = highest.max(*pos);
        newer
    });
}
