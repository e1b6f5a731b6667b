//! The store's suite: the same tests over every backend, then what is SQLite's own.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests abort on surprise"
)]

mod anchors;
mod erasure;
mod journal;
mod random;
mod sqlite;
mod state;
mod support;
mod tamper;
