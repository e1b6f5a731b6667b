//! Model providers: each speaks one wire, and all look the same from outside.
//!
//! One folder per wire: `wire.rs` (its serde types), `request.rs`, `response.rs`, `stream.rs`; what
//! is the same everywhere lies beside them (`call.rs` is the way of every call).
//! Knows nothing of routing, prices or runs.

mod assembly;
mod build_error;
mod call;
mod deltas;
mod endpoint;
mod errors;
mod estimate;
mod http;
mod image;
mod key;
mod openai;
mod provider;
mod scripted;
mod sse;
#[cfg(test)]
mod testing;
mod tool_name;

pub use build_error::BuildError;
pub use http::HttpClient;
pub use openai::{Dialect, OPENAI_BASE_URL, OpenAi, OpenAiOptions};
pub use provider::{DeltaStream, Provider};
pub use scripted::{ScriptError, Scripted};
