//! Providers over real HTTP, against a small server on loopback.
#![expect(clippy::unwrap_used, reason = "tests abort on surprise")]

mod calls;
mod failures;
mod secrets;
mod server;
mod streams;
