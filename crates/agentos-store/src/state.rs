//! The user's own data: any key, never a run's. Versioned, with actor, time to live and compare-and-set.

use agentos_types::Timestamp;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Page, StoreError};

/// One version of an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StateEntry {
    pub key: String,
    pub value: Value,
    /// From 1, dense per key, never used again after a deletion.
    pub version: u64,
    pub updated_at: Timestamp,
    pub actor_id: String,
    pub metadata: Map<String, Value>,
}

#[derive(Clone, Debug, Default)]
pub struct PutOptions {
    /// Who writes; `runtime` when empty.
    pub actor_id: String,
    pub metadata: Map<String, Value>,
    /// After so many milliseconds the entry is as if deleted.
    pub ttl_ms: Option<u64>,
    /// Write only if this is the current version; 0 means that there must be no entry.
    pub if_version: Option<u64>,
}

/// Keys and values of the user. Every method takes `now`: the store has no clock of its own.
#[async_trait]
pub trait StateStore: Send + Sync + std::fmt::Debug {
    async fn put(
        &self,
        key: &str,
        value: Value,
        options: PutOptions,
        now: Timestamp,
    ) -> Result<StateEntry, StoreError>;

    async fn get(&self, key: &str, now: Timestamp) -> Result<Option<StateEntry>, StoreError>;

    /// `true` if there was an entry. Its history stays.
    async fn delete(&self, key: &str, options: PutOptions, now: Timestamp) -> Result<bool, StoreError>;

    /// Entries whose key starts with `prefix`, in the order of keys; `limit` 0 means 100.
    async fn list(
        &self,
        prefix: &str,
        limit: usize,
        cursor: Option<&str>,
        now: Timestamp,
    ) -> Result<Page<StateEntry>, StoreError>;

    /// All versions of a key, newest first. A deletion has a version of its own: its value is null, and its
    /// metadata says `"$deleted": true`.
    async fn history(&self, key: &str) -> Result<Vec<StateEntry>, StoreError>;

    /// Takes away entries that were last written before `before`, with their history; or only the `older`
    /// versions of that time. An entry with `hold` in its metadata stays, and so does its history. How many.
    async fn purge_state(&self, before: Timestamp, older: bool, hold: &str) -> Result<u64, StoreError>;
}
