//! The user's data: the current version of each key in one table, older ones and deletions in another.

use agentos_types::Timestamp;
use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::{Map, Value};

use super::prepare::{int, limit as check_size, nat};
use super::rows::unreadable;
use super::runs::PAGE;
use super::writer::Writer;
use super::{SqliteStore, unavailable};
use crate::{Page, PutOptions, StateEntry, StateStore, StoreError};

/// In the metadata of a deletion, as the history shows it.
const DELETED: &str = "$deleted";
const ENTRY: &str = "key, version, value, updated_at, actor, metadata";

/// A change of one key, its JSON written already.
struct Change {
    key: String,
    /// `None`: a deletion.
    value: Option<String>,
    metadata: Option<String>,
    actor: String,
    expires_at: Option<i64>,
    if_version: Option<u64>,
    now: i64,
}

impl Change {
    fn new(
        key: &str,
        value: Option<&Value>,
        options: &PutOptions,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let json = |e: serde_json::Error| unavailable("state", e);
        let value = value.map(serde_json::to_string).transpose().map_err(json)?;
        check_size(
            "a state entry",
            key.len().max(value.as_ref().map_or(0, String::len)),
        )?;
        let metadata = (!options.metadata.is_empty())
            .then(|| serde_json::to_string(&options.metadata))
            .transpose()
            .map_err(json)?;
        Ok(Self {
            key: key.to_owned(),
            value,
            metadata,
            actor: actor(options).to_owned(),
            expires_at: options.ttl_ms.map(|ttl| now.millis().saturating_add(int(ttl))),
            if_version: options.if_version,
            now: now.millis(),
        })
    }
}

fn actor(options: &PutOptions) -> &str {
    if options.actor_id.is_empty() {
        "runtime"
    } else {
        &options.actor_id
    }
}

impl Writer<'_> {
    /// The version that the change made; `None` if there was nothing to delete.
    fn change(&mut self, change: &Change) -> rusqlite::Result<Result<Option<i64>, StoreError>> {
        let key = change.key.as_bytes();
        let row: Option<(i64, Option<i64>)> = self
            .conn
            .prepare_cached("SELECT version, expires_at FROM state WHERE tenant = 0 AND key = ?")?
            .query_row(params![key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let live = row
            .filter(|(_, expires)| expires.is_none_or(|at| at > change.now))
            .map_or(0, |(v, _)| v);
        if let Some(expected) = change.if_version.filter(|v| int(*v) != live) {
            let conflict = StoreError::StateConflict {
                key: change.key.clone(),
                expected,
                current: nat(live),
            };
            return Ok(Err(conflict));
        }
        if change.value.is_none() && live == 0 {
            return Ok(Ok(None));
        }
        let last = match row {
            Some((version, _)) => version,
            None => self
                .conn
                .prepare_cached(
                    "SELECT coalesce(max(version), 0) FROM state_history WHERE tenant = 0 AND key = ?",
                )?
                .query_row(params![key], |row| row.get(0))?,
        };
        self.conn
            .prepare_cached(
                "INSERT INTO state_history (tenant, key, version, value, updated_at, actor, metadata) \
                 SELECT tenant, key, version, value, updated_at, actor, metadata FROM state \
                 WHERE tenant = 0 AND key = ?",
            )?
            .execute(params![key])?;
        let version = last + 1;
        let Change {
            value,
            metadata,
            actor,
            expires_at,
            now,
            ..
        } = change;
        if value.is_some() {
            self.conn
                .prepare_cached(
                    "INSERT OR REPLACE INTO state \
                     (tenant, key, version, value, updated_at, actor, metadata, expires_at) \
                     VALUES (0,?,?,?,?,?,?,?)",
                )?
                .execute(params![key, version, value, now, actor, metadata, expires_at])?;
        } else {
            self.conn
                .prepare_cached("DELETE FROM state WHERE tenant = 0 AND key = ?")?
                .execute(params![key])?;
            self.conn
                .prepare_cached(
                    "INSERT INTO state_history (tenant, key, version, value, updated_at, actor, metadata) \
                     VALUES (0,?,?,NULL,?,?,?)",
                )?
                .execute(params![key, version, now, actor, metadata])?;
        }
        Ok(Ok(Some(version)))
    }
}

impl Writer<'_> {
    /// `held`: where in the metadata of an entry it says that it stays.
    fn purge_state(&mut self, before: i64, older: bool, held: &str) -> rusqlite::Result<u64> {
        const FREE: &str = "coalesce(json_extract(metadata, ?2), 0) IN (0, 'false')";
        let mut purged = 0;
        if !older {
            purged = self
                .conn
                .prepare_cached(&format!("DELETE FROM state WHERE updated_at < ?1 AND {FREE}"))?
                .execute(params![before, held])?;
        }
        let history = self
            .conn
            .prepare_cached(&format!(
                "DELETE FROM state_history WHERE updated_at < ?1 AND {FREE} AND NOT EXISTS \
                 (SELECT 1 FROM state WHERE state.tenant = state_history.tenant AND state.key = state_history.key \
                 AND NOT coalesce(json_extract(state.metadata, ?2), 0) IN (0, 'false'))"
            ))?
            .execute(params![before, held])?;
        Ok((if older { history } else { purged }) as u64)
    }
}

/// Reads [`ENTRY`].
fn entry(row: &Row<'_>) -> rusqlite::Result<StateEntry> {
    let value: Option<String> = row.get(2)?;
    let metadata: Option<String> = row.get(5)?;
    let mut metadata: Map<String, Value> = metadata
        .map_or(Ok(Map::new()), |text| serde_json::from_str(&text))
        .map_err(|e| unreadable(5, e))?;
    if value.is_none() {
        metadata.insert(DELETED.to_owned(), Value::Bool(true));
    }
    Ok(StateEntry {
        key: String::from_utf8(row.get(0)?).map_err(|e| unreadable(0, e))?,
        value: value
            .map_or(Ok(Value::Null), |text| serde_json::from_str(&text))
            .map_err(|e| unreadable(2, e))?,
        version: nat(row.get(1)?),
        updated_at: Timestamp(row.get(3)?),
        actor_id: row.get(4)?,
        metadata,
    })
}

fn get(conn: &Connection, key: &str, now: i64) -> rusqlite::Result<Option<StateEntry>> {
    let sql = format!(
        "SELECT {ENTRY} FROM state WHERE tenant = 0 AND key = ? AND (expires_at IS NULL OR expires_at > ?)"
    );
    conn.prepare_cached(&sql)?
        .query_row(params![key.as_bytes(), now], entry)
        .optional()
}

/// Keys from `prefix` on that are below the next prefix of its length. UTF-8 has no byte 0xff, so the
/// last byte can always be counted up.
fn list(
    conn: &Connection,
    prefix: &str,
    limit: usize,
    after: Option<&[u8]>,
    now: i64,
) -> rusqlite::Result<Page<StateEntry>> {
    let limit = if limit == 0 { PAGE } else { limit };
    let mut end = prefix.as_bytes().to_vec();
    match end.last_mut() {
        Some(last) => *last = last.saturating_add(1),
        None => end.push(u8::MAX),
    }
    let sql = format!(
        "SELECT {ENTRY} FROM state WHERE tenant = 0 AND key >= ?1 AND key < ?2 AND (?3 IS NULL OR key > ?3) \
         AND (expires_at IS NULL OR expires_at > ?4) ORDER BY key"
    );
    // Seeks to the cursor; the comparison above keeps the key itself out.
    let start = after.map_or(prefix.as_bytes(), |after| after.max(prefix.as_bytes()));
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![start, end, after, now])?;
    let mut page = Page {
        items: Vec::new(),
        next_cursor: None,
    };
    while let Some(row) = rows.next()? {
        if page.items.len() == limit {
            page.next_cursor = page.items.last().map(|last: &StateEntry| to_cursor(&last.key));
            break;
        }
        page.items.push(entry(row)?);
    }
    Ok(page)
}

fn history(conn: &Connection, key: &str) -> rusqlite::Result<Vec<StateEntry>> {
    let sql = format!(
        "SELECT {ENTRY} FROM state WHERE tenant = 0 AND key = ?1 UNION ALL \
         SELECT {ENTRY} FROM state_history WHERE tenant = 0 AND key = ?1 ORDER BY version DESC"
    );
    conn.prepare_cached(&sql)?
        .query_map(params![key.as_bytes()], entry)?
        .collect()
}

/// A cursor is the last key in hex, so that it passes through addresses and shells.
fn to_cursor(key: &str) -> String {
    key.bytes()
        .fold("k".to_owned(), |cursor, byte| format!("{cursor}{byte:02x}"))
}

fn from_cursor(cursor: &str) -> Result<Vec<u8>, StoreError> {
    let refuse = || StoreError::BadCursor(cursor.to_owned());
    let hex = cursor
        .strip_prefix('k')
        .filter(|hex| hex.len() % 2 == 0)
        .ok_or_else(refuse)?;
    (0..hex.len())
        .step_by(2)
        .map(|at| {
            hex.get(at..at + 2)
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
                .ok_or_else(refuse)
        })
        .collect()
}

#[async_trait]
impl StateStore for SqliteStore {
    async fn put(
        &self,
        key: &str,
        value: Value,
        options: PutOptions,
        now: Timestamp,
    ) -> Result<StateEntry, StoreError> {
        let change = Change::new(key, Some(&value), &options, now)?;
        let version = self.write(move |writer| writer.change(&change)).await?;
        Ok(StateEntry {
            key: key.to_owned(),
            value,
            version: nat(version.unwrap_or(0)),
            updated_at: now,
            actor_id: actor(&options).to_owned(),
            metadata: options.metadata,
        })
    }

    async fn get(&self, key: &str, now: Timestamp) -> Result<Option<StateEntry>, StoreError> {
        let key = key.to_owned();
        self.read(move |conn| get(conn, &key, now.millis())).await
    }

    async fn delete(&self, key: &str, options: PutOptions, now: Timestamp) -> Result<bool, StoreError> {
        let change = Change::new(key, None, &options, now)?;
        Ok(self.write(move |writer| writer.change(&change)).await?.is_some())
    }

    async fn list(
        &self,
        prefix: &str,
        limit: usize,
        cursor: Option<&str>,
        now: Timestamp,
    ) -> Result<Page<StateEntry>, StoreError> {
        let after = cursor.map(from_cursor).transpose()?;
        let prefix = prefix.to_owned();
        self.read(move |conn| list(conn, &prefix, limit, after.as_deref(), now.millis()))
            .await
    }

    async fn history(&self, key: &str) -> Result<Vec<StateEntry>, StoreError> {
        let key = key.to_owned();
        self.read(move |conn| history(conn, &key)).await
    }

    async fn purge_state(&self, before: Timestamp, older: bool, hold: &str) -> Result<u64, StoreError> {
        let held = format!("$.\"{}\"", hold.replace('"', ""));
        let purged = self
            .write(move |writer| {
                writer
                    .purge_state(before.millis(), older, &held)
                    .map(Ok::<_, StoreError>)
            })
            .await?;
        if purged > 0 {
            self.alone(|writer| writer.checkpoint()).await?;
        }
        Ok(purged)
    }
}
