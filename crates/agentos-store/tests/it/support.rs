//! Appends and stores for tests.

use std::sync::Arc;

use agentos_store::{NewEvent, RunSummary, SqliteOptions, SqliteStore, StreamAppend, WorkerId};
use agentos_types::{Actor, RunStatus, Timestamp, Usd, Zone};
use tempfile::TempDir;

/// A store on a file, and the folder that goes with it.
pub(crate) struct OnDisk {
    pub(crate) folder: TempDir,
    pub(crate) store: SqliteStore,
}

impl OnDisk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder);
        Self { folder, store }
    }

    pub(crate) fn reopened(self) -> Self {
        let Self { folder, store } = self;
        drop(store);
        let store = open(&folder);
        Self { folder, store }
    }

    /// A raw connection, as somebody who tampers has one.
    pub(crate) fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(path(&self.folder)).unwrap()
    }
}

pub(crate) fn path(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("data").join("agentos.db")
}

pub(crate) fn open(folder: &TempDir) -> SqliteStore {
    SqliteStore::open(SqliteOptions::new(path(folder))).unwrap()
}

pub(crate) fn event(payload: impl Into<Vec<u8>>) -> NewEvent {
    NewEvent {
        kind: 9,
        version: 1,
        actor: Arc::new(Actor::user("ann")),
        zone: Some(Zone::Green),
        payload: payload.into(),
    }
}

/// One event with a payload that says which.
pub(crate) fn append(stream: &str, expected_seq: u64) -> StreamAppend {
    with_events(
        stream,
        expected_seq,
        vec![event(format!("{{\"{stream}\":{}}}", expected_seq + 1))],
    )
}

pub(crate) fn with_events(stream: &str, expected_seq: u64, events: Vec<NewEvent>) -> StreamAppend {
    let at = Timestamp(1_700_000_000_000 + i64::try_from(expected_seq).unwrap());
    StreamAppend::events(stream, expected_seq, 1, at, events)
}

pub(crate) fn summary(run: &str, status: RunStatus) -> RunSummary {
    RunSummary {
        run_id: run.to_owned(),
        agent_id: "agent.product.prd_writer.v1".to_owned(),
        status,
        waiting_for: None,
        zone: Zone::Green,
        task_class: "prd_creation".to_owned(),
        auto: true,
        cost_usd: Usd::from_nanos(336_900),
        tokens_input: 1200,
        tokens_output: 345,
        tool_calls: 1,
        error_code: None,
        created_at: Timestamp(1_700_000_000_000),
        updated_at: Timestamp(1_700_000_000_500),
        ended_at: status.is_ended().then_some(Timestamp(1_700_000_000_500)),
    }
}

/// An append of a run that `owner` drives.
pub(crate) fn run(
    name: &str,
    expected_seq: u64,
    status: RunStatus,
    owner: Option<&WorkerId>,
) -> StreamAppend {
    StreamAppend {
        summary: Some(summary(name, status)),
        owner: Some(owner.cloned()),
        ..append(name, expected_seq)
    }
}

pub(crate) fn worker(name: &str) -> WorkerId {
    WorkerId(name.to_owned())
}
