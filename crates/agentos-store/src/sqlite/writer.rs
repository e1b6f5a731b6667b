//! The writing side: its connection, what it remembers, and the transaction that a group shares.
//!
//! After a COMMIT that failed nobody knows what the disk holds: no write is taken until the database
//! is opened again.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use agentos_types::Digest;
use foldhash::{HashMap, HashSet};
use rusqlite::{Connection, OptionalExtension as _, Statement, params};
use tokio::sync::watch;

use super::flush_mark;
use super::heads::{Head, Heads};
use super::ledger::Balances;
use super::open::unavailable;
use super::prepare::nat;
use super::readers::raise;
use super::rows;
use super::summary;
use crate::StoreError;

/// Shared blobs known to be stored, so that they are not written again.
const KNOWN_BLOBS: usize = 4096;

/// Statements of the hot path, compiled once.
pub(super) struct Statements<'c> {
    begin: Statement<'c>,
    commit: Statement<'c>,
    data_version: Statement<'c>,
    pub(super) insert_frame: Statement<'c>,
    pub(super) update_head: Statement<'c>,
    pub(super) update_run: Statement<'c>,
}

pub(super) struct Writer<'c> {
    pub(super) conn: &'c Connection,
    pub(super) path: Arc<str>,
    pub(super) hot: Statements<'c>,
    pub(super) heads: Heads,
    pub(super) known_blobs: HashSet<Digest>,
    /// Workers that renewed their lease here; their numbers never change.
    pub(super) workers: HashMap<String, i64>,
    pub(super) leased: HashSet<i64>,
    pub(super) names: HashMap<String, i64>,
    pub(super) balances: Balances,
    /// The position of the last anchor.
    pub(super) anchored: Option<i64>,
    /// How long to wait for another process.
    pub(super) patience: Duration,
    /// The mark of a failed flush; `None` in memory.
    mark: Option<PathBuf>,
    next_pos: i64,
    seen: Option<i64>,
    poison: Option<StoreError>,
    committed: watch::Sender<u64>,
    transactions: Arc<AtomicU64>,
}

/// How a group's transaction ended badly.
pub(super) enum Failed {
    /// Nothing was written, and nothing can be now.
    Begin(StoreError),
    /// A write failed and all was rolled back; alone, the others may succeed.
    Write(StoreError),
    /// For good.
    Commit(StoreError),
}

impl Failed {
    pub(super) fn into_error(self) -> StoreError {
        match self {
            Self::Begin(error) | Self::Write(error) | Self::Commit(error) => error,
        }
    }
}

impl<'c> Writer<'c> {
    pub(super) fn new(
        conn: &'c Connection,
        path: Arc<str>,
        patience: Duration,
        mark: Option<PathBuf>,
        committed: watch::Sender<u64>,
        transactions: Arc<AtomicU64>,
    ) -> rusqlite::Result<Self> {
        let set = "UPDATE streams SET seq=?2, hash=?3, at=?4, fence=?5, owner=?6, taken=?7";
        let run = summary::COLUMNS
            .iter()
            .zip(8..)
            .fold(set.to_owned(), |sql, (column, n)| format!("{sql}, {column}=?{n}"));
        let hot = Statements {
            begin: conn.prepare("BEGIN IMMEDIATE")?,
            commit: conn.prepare("COMMIT")?,
            data_version: conn.prepare("PRAGMA data_version")?,
            insert_frame: conn.prepare(
                "INSERT INTO frames (pos, stream, first_seq, n, at, fence, header, payload, salt, hash) \
                 VALUES (?,?,?,?,?,?,?,?,?,?)",
            )?,
            update_head: conn.prepare(&format!("{set} WHERE id=?1"))?,
            update_run: conn.prepare(&format!("{run} WHERE id=?1"))?,
        };
        Ok(Self {
            conn,
            path,
            hot,
            heads: Heads::default(),
            known_blobs: HashSet::default(),
            workers: HashMap::default(),
            leased: HashSet::default(),
            names: HashMap::default(),
            balances: Balances::default(),
            anchored: None,
            patience,
            mark,
            next_pos: 1,
            seen: None,
            poison: None,
            committed,
            transactions,
        })
    }

    /// Runs `work` in one transaction and flushes it.
    pub(super) fn transact(
        &mut self,
        work: impl FnOnce(&mut Self) -> rusqlite::Result<()>,
    ) -> Result<(), Failed> {
        if let Some(error) = &self.poison {
            return Err(Failed::Begin(error.clone()));
        }
        self.hot
            .begin
            .execute([])
            .map_err(|e| Failed::Begin(unavailable(&self.path, e)))?;
        if let Err(e) = self.notice_others().and_then(|()| work(self)) {
            let error = unavailable(&self.path, e);
            self.roll_back();
            return Err(Failed::Write(error));
        }
        if let Err(e) = self.hot.commit.execute([]) {
            let error = StoreError::FailedFlush {
                path: self.path.to_string(),
                reason: e.to_string(),
            };
            tracing::error!(path = %self.path, error = %e, "a commit failed; the store takes no more writes");
            self.poison = Some(error.clone());
            if let Some(mark) = &self.mark {
                flush_mark::set(mark);
            }
            self.roll_back();
            return Err(Failed::Commit(error));
        }
        self.transactions.fetch_add(1, Ordering::Relaxed);
        raise(&self.committed, nat(self.next_pos - 1));
        Ok(())
    }

    /// Reads where the journal stands, once, when the store is opened.
    pub(super) fn look(&mut self) -> Result<(), StoreError> {
        self.transact(|_| Ok(())).map_err(Failed::into_error)
    }

    /// The next position, given out in the order of commits.
    pub(super) const fn take_pos(&mut self) -> i64 {
        let pos = self.next_pos;
        self.next_pos += 1;
        pos
    }

    pub(super) const fn last_pos(&self) -> i64 {
        self.next_pos - 1
    }

    /// Where a stream stands.
    pub(super) fn head(&mut self, stream: &str) -> rusqlite::Result<Option<Head>> {
        if let Some(head) = self.heads.get(stream) {
            return Ok(Some(head));
        }
        let found = self
            .conn
            .prepare_cached(rows::HEAD_BY_NAME)?
            .query_row(params![stream], rows::head)
            .optional()?;
        if let Some(head) = found {
            self.heads.set(stream, head);
        }
        Ok(found)
    }

    /// The number of a worker; one that never had a lease gets a row whose lease is over.
    pub(super) fn worker(&mut self, name: &str) -> rusqlite::Result<i64> {
        if let Some(id) = self.workers.get(name) {
            return Ok(*id);
        }
        self.conn
            .prepare_cached("INSERT OR IGNORE INTO workers (name, lease_until) VALUES (?, 0)")?
            .execute(params![name])?;
        let id = self
            .conn
            .prepare_cached("SELECT id FROM workers WHERE name = ?")?
            .query_row(params![name], |row| row.get(0))?;
        self.workers.insert(name.to_owned(), id);
        Ok(id)
    }

    pub(super) fn knows_blob(&mut self, digest: Digest) -> bool {
        if self.known_blobs.contains(&digest) {
            return true;
        }
        if self.known_blobs.len() >= KNOWN_BLOBS {
            self.known_blobs.clear();
        }
        self.known_blobs.insert(digest);
        false
    }

    /// What is remembered holds only while nobody else writes; asked inside the transaction.
    fn notice_others(&mut self) -> rusqlite::Result<()> {
        let now: i64 = self.hot.data_version.query_row([], |row| row.get(0))?;
        if self.seen == Some(now) {
            return Ok(());
        }
        self.forget();
        self.next_pos = self
            .conn
            .prepare_cached("SELECT coalesce(max(pos), 0) + 1 FROM frames")?
            .query_row([], |row| row.get(0))?;
        self.seen = Some(now);
        Ok(())
    }

    fn forget(&mut self) {
        self.seen = None;
        self.heads.clear();
        self.known_blobs.clear();
        self.workers.clear();
        self.names.clear();
        self.balances.clear();
        self.anchored = None;
    }

    fn roll_back(&mut self) {
        self.forget();
        // After some errors SQLite has rolled back by itself.
        if !self.conn.is_autocommit()
            && let Err(e) = self.conn.execute_batch("ROLLBACK")
        {
            tracing::error!(path = %self.path, error = %e, "a transaction could not be rolled back");
        }
    }
}
