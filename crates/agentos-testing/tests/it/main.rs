//! The fake provider from outside: over HTTP, as a client meets it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests abort on surprise"
)]

mod answers;
mod faults;
mod handle;
mod program;
mod refusals;
mod support;
