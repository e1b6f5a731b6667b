//! Whole gates, on a stopped clock.
#![expect(clippy::panic, reason = "tests abort on surprise")]

mod executor;
