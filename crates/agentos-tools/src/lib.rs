//! Tools: the registry, argument schemas, built-in tools and command tools. Knows nothing of runs.

mod builtin;
mod call;
mod command;
mod cut;
mod problem;
mod registration;
mod registry;
mod schema;
mod short_form;
mod tool;

pub use call::PreparedCall;
pub use command::CommandTool;
pub use problem::{ArgumentProblem, CallError, RegisterError, ToolRefusal};
pub use registration::{HandlerError, ToolRegistration};
pub use registry::{RegisteredTool, ToolsRegistry};
pub use schema::fits;
pub use tool::{Effect, Tool, ToolContext, ToolDefinition, ToolFailure, ToolOutput};
