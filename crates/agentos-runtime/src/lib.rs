//! The orchestrator: creates runs, drives them through one governed pipeline, and makes every step
//! durable before its effect.
//!
//! Start with [`Orchestrator`]; the way of a step is `pipeline::govern`, the loop around it
//! `driver::drive`, and what comes next `run::step::next_step`. Knows no HTTP, no SQL and no
//! provider's wire format.

mod api;
mod approvals;
mod budgets;
mod builder;
mod clock;
mod commands;
mod driver;
mod error;
mod events;
mod hide;
mod inner;
mod live_gates;
mod orchestrator;
mod pipeline;
mod policies;
mod queues;
mod retention;
mod run;
mod spending;
mod state;
mod streams;
mod worker;

pub use agentos_config::StreamRelease;
pub use agentos_router::StreamRecovery;
pub use api::{
    ApprovalDetail, CompletionOptions, CompletionResponse, CreateRun, Decision, RunOptions, ToolExecution,
    runtime_limits,
};
pub use budgets::utc_day;
pub use builder::Builder;
pub use clock::{Clock, SystemClock};
pub use error::{Refusal, RuntimeError};
pub use events::{EventPayload, HandlerCounts, HandlerId, HandlerOutput, RunEvent};
pub use inner::load_run;
pub use live_gates::LiveGates;
pub use orchestrator::Orchestrator;
pub use pipeline::InjectionAction;
pub use retention::{Retained, keeps_runs, purge_runs, retain};
pub use run::pins::PinnedAgent;
pub use run::result::{RunResult, Tokens};
pub use run::step::{Step, Taken, next_step};
pub use state::{ListOptions, State};
pub use streams::{Listener, StreamEvent, StreamOptions};
