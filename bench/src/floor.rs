//! The floor: a plain loop over SQLite that writes what our run has written and does nothing else.
//!
//! The same schema, rows and bytes in the same order, `synchronous=FULL`, and as many appends in one
//! transaction as ran at once. No hashing, no folding, no JSON, no second thread.

use std::path::Path;
use std::time::{Duration, Instant};

use agentos::{SqliteOptions, SqliteStore};
use rusqlite::{Connection, OpenFlags, params};

/// What our run has written, frame by frame.
pub(crate) struct Work {
    frames: Vec<Frame>,
}

struct Frame {
    stream: i64,
    first_seq: i64,
    n: i64,
    header: Vec<u8>,
    payload: Vec<u8>,
    salt: Vec<u8>,
    hash: Vec<u8>,
    name: String,
    agent_id: String,
}

/// Read back at most this many frames: enough to fill a second, little enough to keep in memory.
const MOST: i64 = 400_000;

impl Work {
    pub(crate) fn read(database: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let conn = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut rows = conn.prepare(
            "SELECT f.stream, f.first_seq, f.n, f.header, f.payload, f.salt, f.hash, s.name, s.agent_id \
             FROM frames f JOIN streams s ON s.id = f.stream WHERE s.status IS NOT NULL ORDER BY f.pos LIMIT ?",
        )?;
        let frames = rows.query_map([MOST], |row| {
            Ok(Frame {
                stream: row.get(0)?,
                first_seq: row.get(1)?,
                n: row.get(2)?,
                header: row.get(3)?,
                payload: row.get(4)?,
                salt: row.get(5)?,
                hash: row.get(6)?,
                name: row.get(7)?,
                agent_id: row.get(8)?,
            })
        })?;
        Ok(Self {
            frames: frames.collect::<Result<_, _>>()?,
        })
    }

    pub(crate) fn appends(&self) -> usize {
        self.frames.len()
    }
}

/// How long the plain loop takes for all of it.
pub(crate) fn floor(
    folder: &Path,
    work: &Work,
    appends_per_commit: usize,
) -> Result<Duration, Box<dyn std::error::Error>> {
    let database = folder.join("agentos.db");
    drop(SqliteStore::open(SqliteOptions::new(&database))?);
    let mut conn = Connection::open(&database)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    let began = Instant::now();
    for batch in work.frames.chunks(appends_per_commit.max(1)) {
        let transaction = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for frame in batch {
            write(&transaction, frame)?;
        }
        transaction.commit()?;
    }
    Ok(began.elapsed())
}

fn write(conn: &Connection, frame: &Frame) -> rusqlite::Result<()> {
    if frame.first_seq == 1 {
        conn.prepare_cached(
            "INSERT INTO streams (id, tenant, name, seq, hash, at, fence, posted, taken, status, auto, zone, agent_id, \
             task_class, cost, tokens_input, tokens_output, tool_calls, created_at, updated_at) \
             VALUES (?, 0, ?, ?, ?, 1, 1, 0, 0, 1, 1, 0, ?, 'default', 0, 0, 0, 0, 1, 1)",
        )?
        .execute(params![frame.stream, frame.name, frame.n, frame.hash, frame.agent_id])?;
    } else {
        conn.prepare_cached(
            "UPDATE streams SET seq = ?, hash = ?, at = 2, cost = 0, tokens_input = 10, tokens_output = 10, \
             tool_calls = 1, updated_at = 2 WHERE id = ?",
        )?
        .execute(params![frame.first_seq + frame.n, frame.hash, frame.stream])?;
    }
    conn.prepare_cached(
        "INSERT INTO frames (stream, first_seq, n, at, fence, header, payload, salt, hash) \
         VALUES (?, ?, ?, 1, 1, ?, ?, ?, ?)",
    )?
    .execute(params![
        frame.stream,
        frame.first_seq,
        frame.n,
        frame.header,
        frame.payload,
        frame.salt,
        frame.hash
    ])?;
    Ok(())
}
