//! What a gate is, and what it is asked about.

use agentos_types::{CheckSeverity, Zone};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A list of checks over one text or value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gate {
    pub id: String,
    pub name: String,
    #[serde(default = "custom")]
    pub gate_type: String,
    pub checks: Vec<GateCheck>,
}

/// One check of a gate. The name up to its first `.` says which code evaluates it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GateCheck {
    pub name: String,
    #[serde(default)]
    pub description: String,
    /// What the check's code is to go by, as `{"min": 100}` for `output_length`.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub params: Value,
    /// Said instead of the check's own reason; empty: the reason is said.
    #[serde(default)]
    pub failure_message: String,
    #[serde(default = "error")]
    pub severity: CheckSeverity,
    /// A failure of it fails the gate.
    #[serde(default = "yes")]
    pub blocking: bool,
}

impl GateCheck {
    /// A blocking check of severity `error`.
    #[must_use]
    pub fn new(name: impl Into<String>, params: Value) -> Self {
        Self {
            name: name.into(),
            description: String::new(),
            params,
            failure_message: String::new(),
            severity: CheckSeverity::Error,
            blocking: true,
        }
    }
}

/// What a gate is asked about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GateContext {
    pub agent_id: String,
    pub zone: Zone,
    pub output: Value,
    pub input: Value,
    pub task_id: Option<String>,
    pub metadata: Map<String, Value>,
}

fn custom() -> String {
    "custom".to_owned()
}

fn error() -> CheckSeverity {
    CheckSeverity::Error
}

fn yes() -> bool {
    true
}
