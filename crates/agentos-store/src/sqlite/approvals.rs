//! Rows of approvals: written with the events that they are a fold of, and read page by page.

use agentos_types::{Actor, ApprovalId, ApprovalStatus, Operation, Timestamp, Zone};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::rows::unreadable;
use super::runs::PAGE;
use super::summary::{PURGED, zone_number};
use super::writer::Writer;
use crate::{ApprovalChange, ApprovalFilter, ApprovalSummary, Page};

/// What [`from_row`] reads. `CROSS JOIN` keeps SQLite from walking all streams to find a few approvals.
const READ: &str = "a.at, a.random, s.name, (SELECT text FROM names WHERE id = s.agent), a.operation, \
     (SELECT text FROM names WHERE id = a.resource), a.zone, (SELECT text FROM names WHERE id = a.initiator), \
     a.status, a.expires_at, (SELECT text FROM names WHERE id = a.decided_by)";

impl Writer<'_> {
    pub(super) fn write_approval(&mut self, stream: i64, change: &ApprovalChange) -> rusqlite::Result<()> {
        match change {
            ApprovalChange::Asked(asked) => {
                let (resource, initiator) = (
                    self.name(&asked.resource)?,
                    self.name(&asked.initiator.to_string())?,
                );
                self.conn
                    .prepare_cached(
                        "INSERT INTO approvals (at, random, stream, status, zone, operation, resource, \
                         initiator, expires_at) VALUES (?,?,?,0,?,?,?,?,?)",
                    )?
                    .execute(params![
                        asked.id.epoch_ms,
                        asked.id.random.cast_signed(),
                        stream,
                        zone_number(asked.zone),
                        operation_number(asked.operation),
                        resource,
                        initiator,
                        asked.expires_at.millis()
                    ])?;
            }
            ApprovalChange::Stands {
                id,
                status,
                expires_at,
                decided_by,
            } => {
                let by = match decided_by {
                    Some(actor) => Some(self.name(&actor.to_string())?),
                    None => None,
                };
                self.conn
                    .prepare_cached(
                        "UPDATE approvals SET status = ?4, expires_at = coalesce(?5, expires_at), \
                         decided_by = coalesce(?6, decided_by) WHERE at = ?1 AND random = ?2 AND stream = ?3",
                    )?
                    .execute(params![
                        id.epoch_ms,
                        id.random.cast_signed(),
                        stream,
                        status_number(*status),
                        expires_at.map(Timestamp::millis),
                        by
                    ])?;
            }
        }
        Ok(())
    }
}

/// The rows of a stream go with its payloads.
pub(super) fn forget(conn: &Connection, stream: i64) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM approvals WHERE stream = ?")?
        .execute(params![stream])?;
    Ok(())
}

/// A cursor is the page's last id.
pub(super) fn parse_cursor(cursor: &str) -> Option<ApprovalId> {
    cursor.parse().ok()
}

/// Newest first.
pub(super) fn approvals(
    conn: &Connection,
    filter: &ApprovalFilter,
    before: Option<ApprovalId>,
) -> rusqlite::Result<Page<ApprovalSummary>> {
    let limit = if filter.limit == 0 { PAGE } else { filter.limit };
    let sql = format!(
        "SELECT {READ} FROM approvals a CROSS JOIN streams s ON s.id = a.stream \
         WHERE s.tenant = 0 AND s.status < {PURGED} AND (?1 IS NULL OR (a.at, a.random) < (?1, ?2)) \
         AND (?3 IS NULL OR a.status = ?3) AND (?4 IS NULL OR s.name = ?4) AND (?5 IS NULL OR a.zone = ?5) \
         ORDER BY a.at DESC, a.random DESC"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![
        before.map(|id| id.epoch_ms),
        before.map(|id| id.random.cast_signed()),
        filter.status.map(status_number),
        filter.run_id,
        filter.zone.map(zone_number)
    ])?;
    let mut page: Page<ApprovalSummary> = Page {
        items: Vec::new(),
        next_cursor: None,
    };
    while let Some(row) = rows.next()? {
        if page.items.len() == limit {
            page.next_cursor = page.items.last().map(|last| last.id.to_string());
            break;
        }
        page.items.push(from_row(row)?);
    }
    Ok(page)
}

pub(super) fn approval(conn: &Connection, id: ApprovalId) -> rusqlite::Result<Option<ApprovalSummary>> {
    let sql = format!(
        "SELECT {READ} FROM approvals a CROSS JOIN streams s ON s.id = a.stream \
         WHERE s.tenant = 0 AND s.status < {PURGED} AND a.at = ? AND a.random = ?"
    );
    conn.prepare_cached(&sql)?
        .query_row(params![id.epoch_ms, id.random.cast_signed()], from_row)
        .optional()
}

/// Pending ones, the soonest to expire first.
pub(super) fn pending(
    conn: &Connection,
    until: Timestamp,
    limit: usize,
) -> rusqlite::Result<Vec<ApprovalSummary>> {
    let sql = format!(
        "SELECT {READ} FROM approvals a CROSS JOIN streams s ON s.id = a.stream \
         WHERE a.status = 0 AND a.expires_at <= ? AND s.tenant = 0 AND s.status < {PURGED} \
         ORDER BY a.expires_at LIMIT ?"
    );
    conn.prepare_cached(&sql)?
        .query_map(
            params![until.millis(), i64::try_from(limit).unwrap_or(i64::MAX)],
            from_row,
        )?
        .collect()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ApprovalSummary> {
    let actor = |column: usize, text: String| {
        text.parse::<Actor>()
            .map_err(|reason| unreadable(column, std::io::Error::other(reason)))
    };
    let random: i64 = row.get(1)?;
    let at: i64 = row.get(0)?;
    Ok(ApprovalSummary {
        id: ApprovalId {
            epoch_ms: at,
            random: random.cast_unsigned(),
        },
        run_id: row.get(2)?,
        agent_id: row.get(3)?,
        operation: one_of(&Operation::ALL, row, 4)?,
        resource: row.get(5)?,
        zone: one_of(&Zone::ALL, row, 6)?,
        initiator: actor(7, row.get(7)?)?,
        status: one_of(&ApprovalStatus::ALL, row, 8)?,
        requested_at: Timestamp(at),
        expires_at: Timestamp(row.get(9)?),
        decided_by: row
            .get::<_, Option<String>>(10)?
            .map(|text| actor(10, text))
            .transpose()?,
    })
}

fn one_of<T: Copy>(all: &[T], row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let number: i64 = row.get(column)?;
    usize::try_from(number)
        .ok()
        .and_then(|place| all.get(place).copied())
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(column, number))
}

fn status_number(status: ApprovalStatus) -> i64 {
    place(&ApprovalStatus::ALL, status)
}

fn operation_number(operation: Operation) -> i64 {
    place(&Operation::ALL, operation)
}

fn place<T: PartialEq>(all: &[T], value: T) -> i64 {
    all.iter()
        .zip(0..)
        .find(|(one, _)| **one == value)
        .map_or(-1, |(_, place)| place)
}
