//! What callers give and get. Field names are the product document's.

use agentos_types::{
    Limits, ModelRef, ReasoningEffort, ResponseSchema, RunError, RunId, StopReason, ToolCall, ToolChoice,
    Usd, Zone,
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::run::result::Tokens;
use crate::streams::StreamOptions;

/// What a run is created with. Every field has a default.
#[derive(Clone, Debug, Default)]
pub struct CreateRun {
    /// Any word; an agent's file may have models and parameters for it. Empty: `default`.
    pub task_class: String,
    /// Empty: `default`.
    pub mode: String,
    /// Recorded and offered to policies and gates; not part of the conversation.
    pub input: Value,
    /// `None`: the default zone, lowered to what the agent may enter.
    pub zone: Option<Zone>,
    pub parent_run_id: Option<RunId>,
    pub metadata: Map<String, Value>,
    pub preset: Option<String>,
    /// Pins the model: no stand-in and no fallback.
    pub model: Option<ModelRef>,
    /// Stricter limits than those of runtime and agent; looser ones change nothing.
    pub limits: Limits,
    /// Somebody listens to the answers while they are made, as long as this process has the run.
    pub stream: Option<StreamOptions>,
}

/// What `run_agent` creates its run with: the same, for a run that is driven.
pub type RunOptions = CreateRun;

/// What a single model call may change.
#[derive(Clone, Debug, Default)]
pub struct CompletionOptions {
    /// Chooses a preset by what the call is for.
    pub use_case: String,
    /// Empty: the run's, or the agent's own parameters.
    pub preset: String,
    pub max_tokens: Option<u64>,
    /// Do not offer the agent's tools to the model.
    pub without_tools: bool,
    /// Whether the model must, may or must not call a tool, or which.
    pub tool_choice: ToolChoice,
    /// Whether an answer may ask for several tools at once; none leaves it to the provider.
    pub parallel_tool_calls: Option<bool>,
    /// The answer's text is to be JSON of this form. A model that cannot is no candidate.
    pub response_schema: Option<ResponseSchema>,
    /// How much the model is to think first; none leaves it to the provider.
    pub reasoning: Option<ReasoningEffort>,
    /// Somebody listens to this answer while it is made.
    pub stream: Option<StreamOptions>,
}

/// A model's answer to one call.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompletionResponse {
    pub content: String,
    /// Calls that the model asks for; a program makes them with `execute_tool`.
    pub tool_calls: Vec<ToolCall>,
    pub provider: String,
    pub model: String,
    pub tokens: Tokens,
    /// Of all attempts of this call.
    pub cost_usd: Usd,
    pub stop_reason: StopReason,
    pub is_fallback: bool,
    /// The hints that this model does not take, by field name.
    pub dropped: Vec<String>,
}

/// What a tool has given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToolExecution {
    pub success: bool,
    pub output: Value,
    pub error: Option<RunError>,
    pub duration_ms: u64,
    /// The output was longer than the tool's cap and was cut.
    pub truncated: bool,
}
