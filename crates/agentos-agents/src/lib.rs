//! Agent files: three dialects of YAML in, one normalised [`Agent`] out, with diagnostics that show
//! file, line, column, snippet and a way out. Knows nothing of models, stores or runs.

mod agent;

pub use agent::{
    Agent, Approval, DeclaredTool, Dialect, ExecutionModel, FinancialLimits, GateRef, McpServer, ModelSection,
    Operations, PresetOverride, TaskClass, ToolsSection, ZoneAccess,
};
