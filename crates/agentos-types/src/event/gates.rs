//! Events of gates: a model that judges, gates that ask other programs, and values that were held back or
//! changed on their way.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{ErrorClass, GateResult, ModelRef, ModelRequested, Timestamp, Usage, Usd};

/// About to ask a model to judge. Durable before the call, and reserved like any model call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgeRequested {
    /// The gates whose questions it is asked.
    pub gates: Vec<String>,
    #[serde(flatten)]
    pub call: ModelRequested,
}

/// A model has judged. It is no part of the conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgeAnswered {
    pub step: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    pub model: ModelRef,
    pub usage: Usage,
    #[serde(default, skip_serializing_if = "Usd::is_zero_ref")]
    pub cost: Usd,
    pub ran_ms: u64,
}

/// No model has judged. What the failed attempts cost is charged all the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgeFailed {
    pub step: u64,
    pub class: ErrorClass,
    pub message: String,
    #[serde(default)]
    pub usage: Usage,
    #[serde(default)]
    pub cost: Usd,
    pub ran_ms: u64,
}

/// About to run gates that ask other programs. Durable before they are asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GateRequested {
    pub gates: Vec<String>,
    /// After it the programs have surely been given up, whoever asks them. `None`: it was not kept then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Timestamp>,
}

/// Gates, or the scanner, have looked at a value on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueGated {
    /// `input`, `tool_arguments` or `tool_results`.
    pub point: String,
    /// The tool's step; `None` for the input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// The model's call, whose answer is to be changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    #[serde(with = "crate::gate_stored", default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<GateResult>,
    /// What the model is shown in place of what the tool gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// Why it is not shown, or shown otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What was found, without its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<Value>,
}

/// Gates have looked at what a model has said, before anything is done with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerGated {
    /// The answer's.
    pub step: u64,
    #[serde(with = "crate::gate_stored")]
    pub results: Vec<GateResult>,
    /// The failures that send it back to the model; empty when it may be used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<String>,
    /// It is neither used nor sent back: nobody asks the model again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refused: bool,
}
