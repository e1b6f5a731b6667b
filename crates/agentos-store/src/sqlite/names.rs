//! Names that stand in many rows, each stored once: actors, agents, task classes. Rows hold the number.

use std::collections::HashMap;
use std::sync::Arc;

use agentos_types::Actor;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::rows::unreadable;
use super::writer::Writer;
use crate::frame::hashed_names;

/// Names that the writer remembers.
const REMEMBERED: usize = 4096;

impl Writer<'_> {
    /// The number of a name, which it gets if it is new. A number never changes.
    pub(super) fn name(&mut self, text: &str) -> rusqlite::Result<i64> {
        if let Some(id) = self.names.get(text) {
            return Ok(*id);
        }
        let known = self
            .conn
            .prepare_cached("SELECT id FROM names WHERE text = ?")?
            .query_row(params![text], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => {
                self.conn
                    .prepare_cached("INSERT INTO names (text) VALUES (?)")?
                    .execute(params![text])?;
                self.conn.last_insert_rowid()
            }
        };
        if self.names.len() >= REMEMBERED {
            self.names.clear();
        }
        self.names.insert(text.to_owned(), id);
        Ok(id)
    }
}

/// The actors behind the numbers of headers, for the time of one read.
pub(super) struct Actors<'c> {
    conn: &'c Connection,
    known: HashMap<i64, Option<(Arc<Actor>, String)>>,
}

impl<'c> Actors<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        Self {
            conn,
            known: HashMap::new(),
        }
    }

    pub(super) fn get(&mut self, id: i64) -> rusqlite::Result<Arc<Actor>> {
        match self.look_up(id)? {
            Some((actor, _)) => Ok(Arc::clone(actor)),
            None => Err(unreadable(6, format!("actor {id} is missing"))),
        }
    }

    /// The names as they are hashed; `None` if one is missing.
    pub(super) fn hashed(&mut self, ids: &[i64]) -> rusqlite::Result<Option<Vec<u8>>> {
        let mut names = Vec::with_capacity(ids.len());
        for id in ids {
            match self.look_up(*id)? {
                Some((_, name)) => names.push(name.clone()),
                None => return Ok(None),
            }
        }
        Ok(Some(hashed_names(&names)))
    }

    fn look_up(&mut self, id: i64) -> rusqlite::Result<Option<&(Arc<Actor>, String)>> {
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        if !self.known.contains_key(&id) {
            let text: Option<String> = self
                .conn
                .prepare_cached("SELECT text FROM names WHERE id = ?")?
                .query_row(params![id], |row| row.get(0))
                .optional()?;
            let actor = text.and_then(|text| text.parse().ok().map(|actor| (Arc::new(actor), text)));
            self.known.insert(id, actor);
        }
        Ok(self.known.get(&id).and_then(Option::as_ref))
    }
}
