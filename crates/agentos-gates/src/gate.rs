//! What a gate is, and what it is asked about.

use std::fmt;

use agentos_types::{CheckSeverity, Zone};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::applies::{AppliesTo, Exemption};
use crate::checks::Compiled;

/// A list of checks over one text or value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gate {
    pub id: String,
    pub name: String,
    #[serde(default = "custom")]
    pub gate_type: String,
    pub checks: Vec<GateCheck>,
    /// How the gate's verdict follows from those of its checks.
    #[serde(default)]
    pub mode: EvaluationMode,
    /// The score that `weighted` needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    #[serde(default)]
    pub fail_action: FailAction,
    /// For all checks together; `None`: the executor's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    /// Where the runtime runs it by itself. Empty: only where it is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<Point>,
    #[serde(default, skip_serializing_if = "AppliesTo::is_everything")]
    pub applies_to: AppliesTo,
}

/// How a gate's verdict follows from those of its checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationMode {
    /// No blocking check may fail.
    #[default]
    All,
    /// One check that passes is enough.
    Any,
    /// The weights of the checks that pass, as a share of all that say something, reach the threshold.
    Weighted,
}

/// What follows from a gate that fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailAction {
    #[default]
    Block,
    /// Nothing is held back; the failures are in the result, and said on stderr.
    Warn,
    /// Nothing is held back; the failures are in the result.
    LogOnly,
}

/// A place on a run's way at which gates look at what passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// What the run is asked, before the first model call.
    Input,
    /// What the model has said, before its calls are made or it is used.
    ModelOutput,
    /// What a tool is called with.
    ToolArguments,
    /// What a tool gave, before the model sees it.
    ToolResults,
    /// What would be the run's output.
    Output,
}

impl Point {
    pub const ALL: [Self; 5] = [
        Self::Input,
        Self::ModelOutput,
        Self::ToolArguments,
        Self::ToolResults,
        Self::Output,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::ModelOutput => "model_output",
            Self::ToolArguments => "tool_arguments",
            Self::ToolResults => "tool_results",
            Self::Output => "output",
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Code of a check that is a program, or an endpoint that answers over HTTP. Whoever embeds us runs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum External {
    /// A program and its arguments, never a shell line. It reads `{check, context}` as JSON.
    Command(Vec<String>),
    /// An address to which `{check, context}` is posted.
    Http(String),
}

/// One check of a gate. The name up to its first `.` says which code evaluates it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GateCheck {
    pub name: String,
    #[serde(default)]
    pub description: String,
    /// What the check's code is to go by, as `{"min": 100}` for `output_length`. The product document
    /// calls it `condition`, the shipped policy files `config`.
    #[serde(
        default,
        alias = "condition",
        alias = "config",
        skip_serializing_if = "Value::is_null"
    )]
    pub params: Value,
    /// Said instead of the check's own reason; empty: the reason is said.
    #[serde(default)]
    pub failure_message: String,
    #[serde(default = "error")]
    pub severity: CheckSeverity,
    /// A failure of it fails the gate.
    #[serde(default = "yes")]
    pub blocking: bool,
    /// Its part in a weighted gate, and in a score.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: f64,
    #[serde(default, skip_serializing_if = "AppliesTo::is_everything")]
    pub applies_to: AppliesTo,
    /// Packs that need not pass it for a while.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exemptions: Vec<Exemption>,
    /// What evaluates it in place of a built-in check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external: Option<External>,
    /// Written for other code, whose parameters it may have beside ours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub foreign: bool,
    /// The code made from name and parameters, kept from one run of the gate to the next.
    #[serde(skip)]
    #[doc(hidden)]
    pub compiled: Compiled,
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
            weight: 1.0,
            applies_to: AppliesTo::default(),
            exemptions: Vec::new(),
            external: None,
            foreign: false,
            compiled: Compiled::default(),
        }
    }

    /// `output_length.min` is evaluated by `output_length`.
    #[must_use]
    pub fn selector(&self) -> &str {
        self.name.split('.').next().unwrap_or_default()
    }
}

/// What a gate is asked about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GateContext {
    pub agent_id: String,
    pub zone: Zone,
    /// What is looked at: the output, or at another point what passes there.
    pub output: Value,
    pub input: Value,
    pub task_id: Option<String>,
    /// The agent's pack, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// What the host and the runtime know: `cost_usd`, `recipient`, `artifact_type`, … Never what a model said.
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

fn one() -> f64 {
    1.0
}

fn is_one(weight: &f64) -> bool {
    (*weight - 1.0).abs() < f64::EPSILON
}
