//! What a tool is.

use std::time::Duration;

use agentos_types::{Code, Coded, Zone, codes};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

/// What a tool does to the world. One that says nothing is taken to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    Reads,
    #[default]
    Writes,
    Spends,
    Sends,
    Deletes,
}

impl Effect {
    /// The word for it in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reads => "reads",
            Self::Writes => "writes",
            Self::Spends => "spends",
            Self::Sends => "sends",
            Self::Deletes => "deletes",
        }
    }
}

/// A tool's description, from the program, the configuration or a built-in.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolDefinition {
    pub name: String,
    pub description: String,
    /// JSON Schema of the arguments, of type `object`. The product's short form is turned into it.
    pub parameters: Value,
    pub zone: Zone,
    /// Narrows the zones in which it is usable; `None`: its own zone and those above.
    pub allowed_zones: Option<Vec<Zone>>,
    pub requires_approval: bool,
    pub effect: Effect,
    /// Calling it twice with the same key is the same as calling it once.
    pub idempotent: bool,
    pub timeout: Duration,
    pub max_output_bytes: usize,
    /// What it does, in the words of agent files' `allowed_operations`; empty: it declares nothing.
    pub operations: Vec<String>,
    /// The argument that holds the amount in US dollars, of a tool that spends: a number, or a text that
    /// is one. `None`: nobody can say beforehand what a call spends.
    pub amount: Option<String>,
}

impl ToolDefinition {
    /// What a tool is that says nothing but its name.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: String::new(),
            parameters: Value::Object(serde_json::Map::new()),
            zone: Zone::Green,
            allowed_zones: None,
            requires_approval: false,
            effect: Effect::Writes,
            idempotent: false,
            timeout: Duration::from_secs(30),
            max_output_bytes: 64 * 1024,
            operations: Vec::new(),
            amount: None,
        }
    }

    /// May be called again after a crash?
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        self.idempotent || self.effect == Effect::Reads
    }
}

/// What a call knows of its surroundings.
#[derive(Clone, Debug)]
pub struct ToolContext {
    pub run_id: String,
    pub agent_id: String,
    pub zone: Zone,
    /// `run:step`, equal over all attempts of one call.
    pub idempotency_key: String,
    /// Cancelled when the run is, or its time is up.
    pub cancel: CancellationToken,
}

/// What a tool gives back: `{success, output}` of the product document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolOutput {
    pub success: bool,
    pub output: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The output was longer than the tool's cap and was cut.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub truncated: bool,
}

impl ToolOutput {
    #[must_use]
    pub fn ok(output: impl Into<Value>) -> Self {
        Self {
            success: true,
            output: output.into(),
            error: None,
            truncated: false,
        }
    }

    /// The tool itself says that it could not do what was asked.
    #[must_use]
    pub fn failed(error: impl Into<String>) -> Self {
        Self {
            success: false,
            output: Value::Null,
            error: Some(error.into()),
            truncated: false,
        }
    }
}

/// A call without an outcome that the tool itself stated.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ToolFailure {
    #[error("tool `{tool}` did not answer within {timeout_ms} ms")]
    Timeout { tool: String, timeout_ms: u64 },
    #[error("the call of tool `{tool}` was cancelled")]
    Cancelled { tool: String },
    /// It did not run at all, so it surely had no effect.
    #[error("tool `{tool}` could not be started: {reason}")]
    NotStarted { tool: String, reason: String },
    /// It ran and broke off: it may have had its effect.
    #[error("tool `{tool}` broke off: {reason}")]
    Broken { tool: String, reason: String },
}

impl ToolFailure {
    /// It surely had no effect, so nothing has to be found out about it.
    #[must_use]
    pub const fn is_without_effect(&self) -> bool {
        matches!(self, Self::NotStarted { .. })
    }
}

impl Coded for ToolFailure {
    fn code(&self) -> Code {
        match self {
            Self::Timeout { .. } => codes::TOOL_TIMEOUT,
            Self::Cancelled { .. } => codes::CANCELLED,
            Self::NotStarted { .. } | Self::Broken { .. } => codes::TOOL_FAILED,
        }
    }
}

/// A tool's code. `arguments` are validated and defaults filled in before it is called.
#[async_trait]
pub trait Tool: Send + Sync {
    async fn call(&self, arguments: Value, context: ToolContext) -> Result<ToolOutput, ToolFailure>;
}
