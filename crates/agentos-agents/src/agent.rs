//! The one agent that everything else works with, whichever dialect its file is written in.

use std::collections::BTreeMap;

use agentos_types::{Limits, Message, ModelRef, Sampling, Usd, Zone};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Which of the three dialects a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dialect {
    /// `identity` and `model`.
    A,
    /// `meta` and `identity`.
    B,
    /// `agent` and `mission`.
    C,
}

/// A normalised agent. Serialised, it is what a run pins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agent {
    /// Canonical: `agent.PACK.REST.v1`.
    pub id: String,
    /// Other names under which it is found: file stem, `agent_id`, slug.
    pub aliases: Vec<String>,
    pub name: String,
    pub version: String,
    pub pack: String,
    pub role: String,
    pub dialect: Dialect,
    pub is_manager: bool,
    pub reports_to: Option<String>,
    /// Composed deterministically from the file, so that it can be hashed into the run.
    pub system_prompt: String,
    /// Example turns that precede the conversation.
    pub examples: Vec<Message>,
    pub model: ModelSection,
    pub zone_access: ZoneAccess,
    pub approval: Approval,
    pub limits: Limits,
    pub financial_limits: Option<FinancialLimits>,
    pub operations: Operations,
    pub tools: ToolsSection,
    pub mcp_servers: Vec<McpServer>,
    pub gates: Vec<GateRef>,
    /// How often a failed gate may send the answer back.
    pub max_revisions: u64,
    /// Everything in the file, known or not, as a YAML parser reads it.
    pub raw: Value,
}

/// Which models answer, and how they are asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ModelSection {
    /// First choice first.
    pub chain: Vec<ModelRef>,
    pub sampling: Sampling,
    pub max_tokens: Option<u64>,
    pub presets: BTreeMap<String, PresetOverride>,
    /// Dialect C: models and parameters by task class.
    pub task_classes: BTreeMap<String, TaskClass>,
}

/// A preset overrides only what it names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PresetOverride {
    #[serde(flatten)]
    pub sampling: Sampling,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferred_providers: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferred_models: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TaskClass {
    pub chain: Vec<ModelRef>,
    pub sampling: Sampling,
    pub max_tokens: Option<u64>,
}

/// The zones whose operations an agent may run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneAccess {
    pub green: bool,
    pub yellow: bool,
    pub red: bool,
}

impl ZoneAccess {
    /// Without an explicit list: the zone itself and those below.
    #[must_use]
    pub const fn up_to(zone: Zone) -> Self {
        Self {
            green: true,
            yellow: matches!(zone, Zone::Yellow | Zone::Red),
            red: matches!(zone, Zone::Red),
        }
    }

    #[must_use]
    pub const fn allows(self, zone: Zone) -> bool {
        match zone {
            Zone::Green => self.green,
            Zone::Yellow => self.yellow,
            Zone::Red => self.red,
        }
    }

    /// The highest zone that may be entered; `None` when there is none.
    #[must_use]
    pub fn highest(self) -> Option<Zone> {
        Zone::ALL.into_iter().rev().find(|zone| self.allows(*zone))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExecutionModel {
    Manual,
    Supervised,
    SemiAutonomous,
    Autonomous,
}

/// What the agent's file says of people's part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    /// `None`: the file says nothing, and the run's zone alone decides.
    pub execution_model: Option<ExecutionModel>,
    pub required: bool,
    /// How long a decision is waited for; `None`: the runtime's 24 hours.
    pub timeout_seconds: Option<u64>,
}

/// Bounds on the amount that a spending tool declares; never on model cost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FinancialLimits {
    pub auto_execute: Option<Usd>,
    pub require_confirmation: Option<Usd>,
    pub absolute_max: Option<Usd>,
    pub daily_limit: Option<Usd>,
}

/// What the agent may do, in words that tools declare as their operations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Operations {
    /// Empty: the file lists none, so none is required.
    pub allowed: Vec<String>,
    pub forbidden: Vec<String>,
}

/// Declared tools describe; only the lists restrict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ToolsSection {
    pub declared: Vec<DeclaredTool>,
    pub allowlist: Option<Vec<String>>,
    pub denylist: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeclaredTool {
    pub name: String,
    pub description: String,
    /// JSON Schema made from the file's type words; `None` where the file gives none.
    pub parameters: Option<Value>,
    pub primary: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct McpServer {
    pub name: String,
    pub transport: String,
    pub priority: String,
    pub url: Option<String>,
    pub command: Option<String>,
    pub args: Vec<String>,
    pub token_env: Option<String>,
}

impl McpServer {
    /// Says how to reach it; one that does not is undeclared, and its tools are unbound.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.url.is_some() || self.command.is_some()
    }
}

/// A gate that the agent's file names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GateRef {
    pub id: String,
    pub required: bool,
    pub description: Option<String>,
    pub threshold: Option<f64>,
    pub max_threshold: Option<f64>,
    pub requires_human: bool,
    /// Dialect C: the gate is for runs of which this is true; such a gate is never `required`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
}
