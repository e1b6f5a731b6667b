//! Tools: the registry, argument schemas, built-in tools and command tools. Knows nothing of runs.

mod tool;

pub use tool::{Effect, Tool, ToolContext, ToolDefinition, ToolFailure, ToolOutput};
