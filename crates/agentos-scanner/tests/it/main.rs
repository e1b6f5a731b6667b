//! What a user of the scanner sees.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests abort on surprise"
)]

mod custom;
mod entity;
mod limit;
mod pieces;
mod pii;
mod redact;
mod scan;
mod stream;
mod value;
