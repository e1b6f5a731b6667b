//! The store's suite: the same tests over every backend, then what is SQLite's own.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests abort on surprise"
)]

/// Runs each function over a file and in memory.
macro_rules! for_every_backend {
    ($($name:ident)*) => { $(mod $name {
        use super::*;
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn on_disk() {
            let disk = OnDisk::new();
            super::$name(&disk.store).await;
        }
        #[tokio::test]
        async fn in_memory() {
            super::$name(&SqliteStore::in_memory().unwrap()).await;
        }
    })* };
}

mod anchors;
mod approvals;
mod erasure;
mod journal;
mod ledger;
mod policies;
mod random;
mod runs;
mod sqlite;
mod state;
mod support;
mod tamper;
