//! A run's summary as columns, and back.

use agentos_types::{RunStatus, Timestamp, Usd, Zone};
use rusqlite::Row;

use super::prepare::{int, nat};
use crate::RunSummary;

/// The status of a run that was purged; above every index in [`RunStatus::ALL`].
pub(super) const PURGED: i64 = 9;

/// The columns of a summary.
pub(super) const COLUMNS: [&str; 14] = [
    "status",
    "auto",
    "zone",
    "agent",
    "task_class",
    "waiting_for",
    "cost",
    "tokens_input",
    "tokens_output",
    "tool_calls",
    "error_code",
    "created_at",
    "updated_at",
    "ended_at",
];

/// What [`from_row`] reads: the name, then the columns.
pub(super) const READ: &str = "name, status, auto, zone, (SELECT text FROM names WHERE id = agent), \
     (SELECT text FROM names WHERE id = task_class), waiting_for, cost, tokens_input, tokens_output, \
     tool_calls, error_code, created_at, coalesce(updated_at, at), ended_at";

/// What of a summary is not a column's value as it stands.
pub(super) struct Values {
    pub(super) status: i64,
    pub(super) zone: i64,
    pub(super) waiting_for: Option<String>,
    pub(super) tokens_input: i64,
    pub(super) tokens_output: i64,
    pub(super) tool_calls: i64,
}

pub(super) fn values(summary: &RunSummary) -> Values {
    Values {
        status: status_number(summary.status),
        zone: zone_number(summary.zone),
        // An enum of strings and numbers always has a JSON form.
        waiting_for: summary
            .waiting_for
            .as_ref()
            .and_then(|w| serde_json::to_string(w).ok()),
        tokens_input: int(summary.tokens_input),
        tokens_output: int(summary.tokens_output),
        tool_calls: int(summary.tool_calls),
    }
}

pub(super) fn status_number(status: RunStatus) -> i64 {
    RunStatus::ALL
        .iter()
        .zip(0..)
        .find(|(s, _)| **s == status)
        .map_or(PURGED, |(_, n)| n)
}

pub(super) fn zone_number(zone: Zone) -> i64 {
    zone as i64
}

pub(super) fn status(number: i64) -> rusqlite::Result<RunStatus> {
    let index = usize::try_from(number).unwrap_or(usize::MAX);
    RunStatus::ALL
        .get(index)
        .copied()
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(0, number))
}

/// Reads [`READ`], beginning at column `from`.
pub(super) fn from_row(row: &Row<'_>, from: usize) -> rusqlite::Result<RunSummary> {
    let zone: i64 = row.get(from + 3)?;
    let waiting_for: Option<String> = row.get(from + 6)?;
    Ok(RunSummary {
        run_id: row.get(from)?,
        status: status(row.get(from + 1)?)?,
        auto: row.get(from + 2)?,
        zone: usize::try_from(zone)
            .ok()
            .and_then(|z| Zone::ALL.get(z).copied())
            .ok_or(rusqlite::Error::IntegralValueOutOfRange(from + 3, zone))?,
        agent_id: row.get(from + 4)?,
        task_class: row.get(from + 5)?,
        waiting_for: waiting_for
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|e| super::rows::unreadable(from + 6, e))?,
        cost_usd: Usd::from_nanos(row.get(from + 7)?),
        tokens_input: nat(row.get(from + 8)?),
        tokens_output: nat(row.get(from + 9)?),
        tool_calls: nat(row.get(from + 10)?),
        error_code: row.get(from + 11)?,
        created_at: Timestamp(row.get(from + 12)?),
        updated_at: Timestamp(row.get(from + 13)?),
        ended_at: row.get::<_, Option<i64>>(from + 14)?.map(Timestamp),
    })
}
