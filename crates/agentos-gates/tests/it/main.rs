//! Whole gates, on a stopped clock.
#![expect(clippy::panic, clippy::unwrap_used, reason = "tests abort on surprise")]

mod executor;
mod fall_open;
mod modes;
mod scanned;
