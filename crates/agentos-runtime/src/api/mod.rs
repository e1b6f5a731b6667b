//! The inside of the orchestrator's methods, a file each, and the types that they take and give.

pub(crate) mod approvals;
pub(crate) mod completion;
pub(crate) mod create;
pub(crate) mod lifecycle;
pub(crate) mod lost;
pub(crate) mod run_agent;
pub(crate) mod tool;
mod types;

pub use approvals::{ApprovalDetail, Decision};
pub use create::runtime_limits;
pub use types::{CompletionOptions, CompletionResponse, CreateRun, RunOptions, ToolExecution};
