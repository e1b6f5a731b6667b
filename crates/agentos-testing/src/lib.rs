//! For tests: a provider server that speaks the four wires, and test contexts.
//!
//! [`FakeProvider`] is a real HTTP server on loopback; the program `fake-provider` is the same as a
//! process. Its answers come from a [`Script`], its refusals from the providers' published schemas,
//! and what it was asked is in its journal. Knows nothing of our own adapters: it takes and gives
//! only what the providers document.

mod answer;
mod body;
mod context;
mod fake;
mod fault;
mod journal;
mod loopback;
mod play;
mod problem;
mod refusal;
mod schema;
mod script;
mod server;
mod state;
mod wire;

pub use answer::{Answer, ScriptedCall, Stop, UsageNumbers};
pub use context::{TestContext, shared};
pub use fake::FakeProvider;
pub use fault::{Fault, StatusFault};
pub use journal::{Outcome, RecordedRequest};
pub use loopback::{Loopback, Reply};
pub use script::Script;
pub use wire::Wire;
