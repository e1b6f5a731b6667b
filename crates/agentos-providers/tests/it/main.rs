//! Providers over real HTTP, against a small server on loopback.
#![expect(clippy::panic, clippy::unwrap_used, reason = "tests abort on surprise")]

mod calls;
mod failures;
mod fake;
mod features;
mod pause;
mod schemas;
mod secrets;
mod server;
mod streams;
