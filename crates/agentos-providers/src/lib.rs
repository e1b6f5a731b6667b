//! Model providers: each speaks one wire, and all look the same from outside.
//!
//! One folder per wire: `wire.rs` (its serde types), `request.rs`, `response.rs`, `stream.rs`.
//! Knows nothing of routing, prices or runs.

mod deltas;
mod estimate;
mod provider;
mod scripted;

pub use provider::{DeltaStream, Provider};
pub use scripted::{ScriptError, Scripted};
