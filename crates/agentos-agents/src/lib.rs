//! Agent files: three dialects of YAML in, one normalised [`Agent`] out, with diagnostics that show
//! file, line, column, snippet and a way out. Knows nothing of models, stores or runs.
//!
//! [`load_agent`] reads one file, [`AgentIndex`] a folder of packs, [`validate_paths`] says all that is wrong.

mod agent;
mod checks;
mod common;
mod dialect;
mod error;
mod ident;
mod index;
mod load;
mod neighbours;
mod prompt;
mod sections;
mod validate;

pub use agentos_yaml::{Diagnostic, MAX_BYTES, Report, Severity, Source, Span};

pub use agent::{
    Agent, Approval, DeclaredTool, Dialect, ExecutionModel, FinancialLimits, GateRef, McpServer,
    ModelSection, Operations, PresetOverride, TaskClass, ToolsSection, ZoneAccess,
};
pub use error::LoadError;
pub use index::AgentIndex;
pub use load::{Loaded, load_agent, parse_agent};
pub use validate::{FileReport, Kind, ReadPolicies, Validation, validate_paths};
