//! Lists of runs, newest first, page by page.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::lease::NOW;
use super::summary::{self, PURGED, READ};
use crate::{OpenRun, Page, RunFilter, RunSummary, WorkerId};

/// Rows of a page that names no limit.
pub(super) const PAGE: usize = 100;

/// A cursor is the number of the page's last row, which no later run gets.
pub(super) fn parse_cursor(cursor: &str) -> Option<i64> {
    cursor.strip_prefix('r').and_then(|n| n.parse().ok())
}

pub(super) fn runs(
    conn: &Connection,
    filter: &RunFilter,
    before: Option<i64>,
) -> rusqlite::Result<Page<RunSummary>> {
    let limit = if filter.limit == 0 { PAGE } else { filter.limit };
    let sql = format!(
        "SELECT id, {READ} FROM streams WHERE tenant = 0 AND id < ?1 AND status < {PURGED} \
         AND (?2 IS NULL OR status = ?2) AND (?3 IS NULL OR zone = ?3) AND (?4 IS NULL OR agent = (SELECT id FROM names WHERE text = ?4)) \
         ORDER BY id DESC"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![
        before.unwrap_or(i64::MAX),
        filter.status.map(summary::status_number),
        filter.zone.map(summary::zone_number),
        filter.agent_id
    ])?;
    let mut page = Page {
        items: Vec::new(),
        next_cursor: None,
    };
    let mut last = 0;
    while let Some(row) = rows.next()? {
        if page.items.len() == limit {
            page.next_cursor = Some(format!("r{last}"));
            break;
        }
        last = row.get(0)?;
        page.items.push(summary::from_row(row, 1)?);
    }
    Ok(page)
}

pub(super) fn run_summary(conn: &Connection, run_id: &str) -> rusqlite::Result<Option<RunSummary>> {
    let sql = format!("SELECT {READ} FROM streams WHERE tenant = 0 AND name = ? AND status < {PURGED}");
    conn.prepare_cached(&sql)?
        .query_row(params![run_id], |row| summary::from_row(row, 0))
        .optional()
}

pub(super) fn workers(conn: &Connection) -> rusqlite::Result<Vec<WorkerId>> {
    let sql = format!("SELECT name FROM workers WHERE lease_until > {NOW} ORDER BY id");
    conn.prepare_cached(&sql)?
        .query_map([], |row| row.get(0).map(WorkerId))?
        .collect()
}

/// Oldest first: whoever waits longest is taken up first.
pub(super) fn orphans(conn: &Connection) -> rusqlite::Result<Vec<OpenRun>> {
    let sql = format!(
        "SELECT s.name, s.status FROM streams s LEFT JOIN workers w ON w.id = s.owner \
         WHERE s.auto = 1 AND s.status < 2 AND coalesce(w.lease_until, 0) <= {NOW} ORDER BY s.id"
    );
    conn.prepare_cached(&sql)?
        .query_map([], |row| {
            Ok(OpenRun {
                run_id: row.get(0)?,
                status: summary::status(row.get(1)?)?,
            })
        })?
        .collect()
}
