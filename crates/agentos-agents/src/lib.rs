//! Agent files: three dialects of YAML in, one normalised [`Agent`] out, with diagnostics that show
//! file, line, column, snippet and a way out. Knows nothing of models, stores or runs.
//!
//! [`load_agent`] reads one file, [`AgentIndex`] a folder of packs, [`validate_paths`] says all that is wrong.

mod agent;
mod checks;
mod common;
mod diagnostic;
mod dialect;
mod dialect_a;
mod dialect_b;
mod dialect_c;
mod error;
mod field;
mod ident;
mod index;
mod load;
mod neighbours;
mod prompt;
mod report;
mod sections;
mod source;
mod suggest;
mod validate;
mod walk;
mod yaml;

pub use agent::{
    Agent, Approval, DeclaredTool, Dialect, ExecutionModel, FinancialLimits, GateRef, McpServer,
    ModelSection, Operations, PresetOverride, TaskClass, ToolsSection, ZoneAccess,
};
pub use diagnostic::{Diagnostic, Severity};
pub use error::LoadError;
pub use index::AgentIndex;
pub use load::{Loaded, load_agent, parse_agent};
pub use report::Report;
pub use source::{MAX_BYTES, Source, Span};
pub use validate::{FileReport, Kind, Validation, validate_paths};
