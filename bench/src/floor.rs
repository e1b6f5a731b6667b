//! The floor: a plain loop over SQLite that writes what our run has written and does nothing else.
//!
//! The same schema, rows and bytes in the same order, `synchronous=FULL`, and as many appends in one
//! transaction as ran at once. No hashing, no folding, no JSON, no second thread.
#![expect(clippy::indexing_slicing, reason = "columns are indexed by their own numbers")]

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use agentos::{SqliteOptions, SqliteStore};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Statement, params_from_iter};

type Row = Vec<Value>;

/// What our run has written: its frames in order, and the row of each stream.
pub(crate) struct Work {
    frame_columns: Vec<String>,
    stream_columns: Vec<String>,
    /// With the frame's stream, and whether it is the stream's first.
    frames: Vec<(i64, bool, Row)>,
    streams: HashMap<i64, Row>,
}

/// Read back at most this many frames: enough to fill seconds, little enough to keep in memory.
const MOST: i64 = 400_000;

impl Work {
    pub(crate) fn read(database: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let conn = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let frames_sql = format!(
            "SELECT frames.stream, frames.first_seq, frames.* FROM frames JOIN streams ON streams.id = frames.stream \
             WHERE streams.status IS NOT NULL ORDER BY frames.pos LIMIT {MOST}"
        );
        let mut statement = conn.prepare(&frames_sql)?;
        let frame_columns = names(&statement, 2);
        let frames = statement
            .query_map([], |row| {
                Ok((
                    row.get(0)?,
                    row.get::<_, i64>(1)? == 1,
                    values(row, 2, frame_columns.len())?,
                ))
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let mut statement = conn.prepare("SELECT id, streams.* FROM streams WHERE status IS NOT NULL")?;
        let stream_columns = names(&statement, 1);
        let streams = statement
            .query_map([], |row| Ok((row.get(0)?, values(row, 1, stream_columns.len())?)))?
            .collect::<Result<HashMap<_, _>, _>>()?;
        Ok(Self {
            frame_columns,
            stream_columns,
            frames,
            streams,
        })
    }

    pub(crate) fn appends(&self) -> usize {
        self.frames.len()
    }
}

fn names(statement: &Statement<'_>, skip: usize) -> Vec<String> {
    statement.column_names().skip(skip).map(str::to_owned).collect()
}

fn values(row: &rusqlite::Row<'_>, from: usize, count: usize) -> rusqlite::Result<Row> {
    (from..from + count).map(|at| row.get(at)).collect()
}

/// How long the plain loop takes for all of it.
pub(crate) fn floor(
    folder: &Path,
    work: &Work,
    appends_per_commit: f64,
) -> Result<Duration, Box<dyn std::error::Error>> {
    let database = folder.join("agentos.db");
    // The store makes the schema; its own few rows do no harm.
    drop(SqliteStore::open(SqliteOptions::new(&database))?);
    let mut conn = Connection::open(&database)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", false)?;
    let insert_frame = insert("frames", &work.frame_columns);
    let insert_stream = insert("streams", &work.stream_columns);
    // What a run is called does not change; the rest of its row does.
    let changing: Vec<usize> = (0..work.stream_columns.len())
        .filter(|at| !matches!(work.stream_columns[*at].as_str(), "id" | "tenant" | "name"))
        .collect();
    let sets: Vec<String> = changing
        .iter()
        .map(|at| format!("{} = ?", work.stream_columns[*at]))
        .collect();
    let update_stream = format!("UPDATE streams SET {} WHERE id = ?", sets.join(", "));
    let began = Instant::now();
    let (mut done, mut batches) = (0, 0.0);
    while done < work.frames.len() {
        // Batches of the same mean size, whole appends each.
        batches += 1.0;
        let end = ((batches * appends_per_commit).round() as usize).clamp(done + 1, work.frames.len());
        let batch = &work.frames[done..end];
        done = end;
        let transaction = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for (stream, first, frame) in batch {
            let row = work.streams.get(stream).ok_or("a frame without a stream")?;
            if *first {
                transaction
                    .prepare_cached(&insert_stream)?
                    .execute(params_from_iter(row))?;
            } else {
                let id = Value::Integer(*stream);
                let changed = changing.iter().map(|at| &row[*at]).chain([&id]);
                transaction
                    .prepare_cached(&update_stream)?
                    .execute(params_from_iter(changed))?;
            }
            transaction
                .prepare_cached(&insert_frame)?
                .execute(params_from_iter(frame))?;
        }
        transaction.commit()?;
    }
    Ok(began.elapsed())
}

fn insert(table: &str, columns: &[String]) -> String {
    let marks = vec!["?"; columns.len()].join(", ");
    format!("INSERT INTO {table} ({}) VALUES ({marks})", columns.join(", "))
}
