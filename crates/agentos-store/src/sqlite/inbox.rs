//! Commands for a run's owner: posted by anyone, taken by the owner's next append.

use agentos_types::Actor;
use rusqlite::{Connection, params};

use super::lease::NOW;
use super::rows;
use super::writer::Writer;
use crate::{InboxRow, StoreError, WorkerId};

impl Writer<'_> {
    pub(super) fn post(
        &mut self,
        stream: &str,
        actor: &Actor,
        payload: &[u8],
    ) -> rusqlite::Result<Result<i64, StoreError>> {
        let Some(mut head) = self.head(stream)? else {
            return Ok(Err(StoreError::NoStream(stream.to_owned())));
        };
        head.posted += 1;
        let sql = format!("INSERT INTO inbox (stream, n, actor, at, payload) VALUES (?,?,?,{NOW},?)");
        self.conn
            .prepare_cached(&sql)?
            .execute(params![head.id, head.posted, actor.to_string(), payload])?;
        self.conn
            .prepare_cached("UPDATE streams SET posted = ? WHERE id = ?")?
            .execute(params![head.posted, head.id])?;
        self.heads.set(stream, head);
        Ok(Ok(head.posted))
    }
}

pub(super) fn inbox(conn: &Connection, stream: &str) -> rusqlite::Result<Vec<InboxRow>> {
    conn.prepare_cached(
        "SELECT i.n, i.actor, i.payload FROM streams s JOIN inbox i ON i.stream = s.id \
         WHERE s.tenant = 0 AND s.name = ? ORDER BY i.n",
    )?
    .query_map(params![stream], rows::inbox_row)?
    .collect()
}

pub(super) fn owned_with_inbox(conn: &Connection, worker: &WorkerId) -> rusqlite::Result<Vec<String>> {
    conn.prepare_cached(
        "SELECT s.name FROM (SELECT DISTINCT stream FROM inbox) i JOIN streams s ON s.id = i.stream \
         WHERE s.owner = (SELECT id FROM workers WHERE name = ?) ORDER BY s.id",
    )?
    .query_map(params![worker.0], |row| row.get(0))?
    .collect()
}
