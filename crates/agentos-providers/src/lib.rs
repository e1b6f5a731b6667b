//! Model providers: each speaks one wire, and all look the same from outside.
//!
//! One folder per wire: `wire.rs` (its serde types), `request.rs`, `response.rs`, `stream.rs`; what
//! is the same everywhere lies beside them (`call.rs` is the way of every call).
//! Knows nothing of routing, prices or runs.

mod all_of;
mod answer_form;
mod anthropic;
mod arguments;
mod assembly;
mod build_error;
mod call;
mod deltas;
mod endpoint;
mod errors;
mod estimate;
mod gemini;
mod http_client;
mod image;
mod key;
mod local;
mod object_schema;
mod openai;
mod provider;
mod reasoning;
mod recorded;
mod scripted;
mod sent;
mod sse;
mod state;
#[cfg(test)]
mod testing;
mod tool_name;
mod usage;

pub use anthropic::{ANTHROPIC_BASE_URL, Anthropic, AnthropicOptions};
pub use build_error::BuildError;
pub use gemini::{GEMINI_BASE_URL, Gemini, GeminiOptions};
pub use http_client::HttpClient;
pub use local::find_local;
pub use openai::{Api, DEEPSEEK_BASE_URL, Dialect, OPENAI_BASE_URL, OpenAi, OpenAiOptions};
pub use provider::{DeltaStream, Provider};
pub use recorded::Recorded;
pub use scripted::{ScriptError, Scripted};
pub use usage::{UnknownUsage, read_usage};
