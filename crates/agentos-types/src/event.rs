//! Everything that happens to a run. The journal stores these; a run is their fold.
//!
//! A kind's number and its payload's fields are for ever: a change of meaning is a new version.

mod gates;
mod model;
mod policy;
#[cfg(test)]
mod tests;

pub use self::gates::{AnswerGated, GateRequested, JudgeAnswered, JudgeFailed, JudgeRequested, ValueGated};
pub use self::model::{CallPiece, ModelCharged, ModelStreamed};
pub use self::policy::{PolicyDecided, PolicySettled};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    ApprovalDecided, ApprovalExpired, ApprovalId, ApprovalRequested, ApprovalUsed, Digest, ErrorClass,
    GateResult, Limits, Message, ModelRef, ProviderState, RunError, RunId, StopReason, Timestamp, ToolCall,
    Usage, Usd, WaitingFor, Zone,
};

fn is_false(b: &bool) -> bool {
    !b
}
fn is_true(b: &bool) -> bool {
    *b
}
fn yes() -> bool {
    true
}

macro_rules! events {
    ($($code:literal $name:literal $kind:ident;)*) => {
        /// What sort of event it is. The number is what the journal's frame header holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum EventKind { $($kind = $code,)* }

        impl EventKind {
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            #[must_use]
            pub const fn code(self) -> u16 {
                self as u16
            }

            #[must_use]
            pub const fn from_code(code: u16) -> Option<Self> {
                match code { $($code => Some(Self::$kind),)* _ => None }
            }

            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }
        }

        /// An event of a run.
        #[derive(Clone, Debug, PartialEq)]
        pub enum EventBody { $($kind(Box<$kind>),)* }

        impl EventBody {
            #[must_use]
            pub const fn kind(&self) -> EventKind {
                match self { $(Self::$kind(_) => EventKind::$kind,)* }
            }

            /// The payload's bytes as the journal stores and hashes them.
            ///
            /// # Errors
            /// Only what `serde_json` cannot express, such as a map whose keys are not strings.
            pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Self::$kind(body) => serde_json::to_vec(body),)* }
            }

            /// The event of a kind and version from its stored bytes.
            ///
            /// # Errors
            /// A kind or version from a newer program, or bytes that are not that kind's payload.
            pub fn decode(kind: u16, version: u8, payload: &[u8]) -> Result<Self, DecodeError> {
                let Some(known) = EventKind::from_code(kind) else {
                    return Err(DecodeError::NeedsNewer { kind, version });
                };
                if version != 1 {
                    return Err(DecodeError::NeedsNewer { kind, version });
                }
                match known {
                    $(EventKind::$kind => serde_json::from_slice(payload)
                        .map(|body| Self::$kind(Box::new(body)))
                        .map_err(|source| DecodeError::Malformed { kind: known.name(), source }),)*
                }
            }
        }

        $(impl From<$kind> for EventBody {
            fn from(body: $kind) -> Self {
                Self::$kind(Box::new(body))
            }
        })*
    };
}

events! {
    1 "run_created" RunCreated;
    2 "run_started" RunStarted;
    3 "run_paused" RunPaused;
    4 "run_resumed" RunResumed;
    5 "run_completed" RunCompleted;
    6 "run_failed" RunFailed;
    7 "run_cancelled" RunCancelled;
    8 "run_claimed" RunClaimed;
    9 "message_added" MessageAdded;
    10 "model_requested" ModelRequested;
    11 "model_answered" ModelAnswered;
    12 "model_failed" ModelFailed;
    13 "tool_requested" ToolRequested;
    14 "tool_answered" ToolAnswered;
    15 "tool_refused" ToolRefused;
    16 "tool_outcome_unknown" ToolOutcomeUnknown;
    17 "tool_resolved" ToolResolved;
    18 "gates_evaluated" GatesEvaluated;
    19 "model_refused" ModelRefused;
    20 "approval_requested" ApprovalRequested;
    21 "approval_decided" ApprovalDecided;
    22 "approval_expired" ApprovalExpired;
    23 "approval_used" ApprovalUsed;
    30 "judge_requested" JudgeRequested;
    31 "judge_answered" JudgeAnswered;
    32 "judge_failed" JudgeFailed;
    33 "gate_requested" GateRequested;
    34 "value_gated" ValueGated;
    24 "policy_decided" PolicyDecided;
    25 "policy_settled" PolicySettled;
    35 "model_charged" ModelCharged;
    36 "model_streamed" ModelStreamed;
    37 "answer_gated" AnswerGated;
}

/// Stored bytes that this program cannot turn into an event.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    #[error("event kind {kind} version {version} was written by a newer version of this program")]
    NeedsNewer { kind: u16, version: u8 },
    #[error("the payload of a `{kind}` event is not what that kind holds")]
    Malformed {
        kind: &'static str,
        source: serde_json::Error,
    },
}

/// The first event of every run. What never changes during the run is pinned here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunCreated {
    pub agent_id: String,
    /// Digest of the blob that holds the pinned agent, system prompt and prices.
    pub pins: Digest,
    #[serde(default = "default_word", skip_serializing_if = "is_default_word")]
    pub task_class: String,
    #[serde(default = "default_word", skip_serializing_if = "is_default_word")]
    pub mode: String,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub input: Value,
    #[serde(default, skip_serializing_if = "is_green")]
    pub zone: Zone,
    /// The default zone that was lowered to what the agent may enter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone_lowered_from: Option<Zone>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_run_id: Option<RunId>,
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub metadata: serde_json::Map<String, Value>,
    #[serde(with = "crate::limits::stored")]
    pub limits: Limits,
    /// Driven by the runtime; `false` when a program calls each step.
    #[serde(default, skip_serializing_if = "is_false")]
    pub auto: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// A model that the request pins: no stand-in, no fallback.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<ModelRef>,
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub gates_enabled: bool,
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub policies_enabled: bool,
}

fn is_green(zone: &Zone) -> bool {
    *zone == Zone::Green
}

fn default_word() -> String {
    "default".to_owned()
}

fn is_default_word(word: &String) -> bool {
    word == "default"
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunStarted {}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunPaused {
    pub waiting_for: WaitingFor,
    /// Time in `running` so far.
    pub ran_ms: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunResumed {}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunCompleted {
    /// `None`: the run's output is the last assistant message, which is not stored twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<Value>,
    pub ran_ms: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunFailed {
    pub error: RunError,
    pub ran_ms: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunCancelled {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub ran_ms: u64,
}

/// A worker has taken the run; the frame carries the raised fence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunClaimed {
    pub worker: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageAdded {
    pub message: Message,
}

/// About to call a model. Durable before the call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelRequested {
    pub step: u64,
    /// The worst case, reserved against the budget.
    #[serde(default, skip_serializing_if = "Usd::is_zero_ref")]
    pub reserved: Usd,
    pub reserved_tokens: u64,
    pub max_tokens: u64,
    /// Set when `max_tokens` is lower than what was asked for, because a budget allows no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowered_by: Option<Budget>,
    /// The UTC day, such as `2026-03-01`, on which budgets beyond the run have booked the reservation; it
    /// is settled there, however late. `None`: there are no such budgets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// After it the call is surely over, whoever made it.
    pub deadline: Timestamp,
}

/// What a call is reserved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Budget {
    Cost,
    Tokens,
}

/// A model has answered; `message` is the conversation's next one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelAnswered {
    pub step: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tool_calls: Vec<ToolCall>,
    pub model: ModelRef,
    pub usage: Usage,
    #[serde(default, skip_serializing_if = "Usd::is_zero_ref")]
    pub cost: Usd,
    pub stop_reason: StopReason,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_state: Option<Box<ProviderState>>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_fallback: bool,
    /// No model of the agent's chain had a key.
    #[serde(default, skip_serializing_if = "is_false")]
    pub substituted: bool,
    /// The hints of the request that the model does not take, by field name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<String>,
    pub ran_ms: u64,
}

/// Every candidate has failed. What the failed attempts cost is charged all the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelFailed {
    pub step: u64,
    pub class: ErrorClass,
    pub message: String,
    #[serde(default)]
    pub usage: Usage,
    #[serde(default)]
    pub cost: Usd,
    pub ran_ms: u64,
}

/// About to call a tool. Durable before the call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolRequested {
    pub step: u64,
    pub tool: String,
    /// The model's call that this answers; `None` when the host called the tool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// Only for a call by the host: a model's arguments stand in its message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arguments: Option<Value>,
    /// May be called again with the same key after a crash.
    #[serde(default, skip_serializing_if = "is_false")]
    pub repeatable: bool,
    /// What it spends, in a run whose agent has financial limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Usd>,
    /// The UTC day on which the agent's `daily_limit` has booked the amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    pub deadline: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolAnswered {
    pub step: u64,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub output: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<RunError>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub truncated: bool,
    pub ran_ms: u64,
}

/// A call that was not let pass, and was not made. The model is told why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolRefused {
    pub step: u64,
    pub tool: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    pub error: RunError,
    /// The rejection that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalId>,
}

/// A model call that was not let pass, and was not made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelRefused {
    pub error: RunError,
}

/// A tool that must not be repeated was under way when its worker was lost, timed out or was cancelled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolOutcomeUnknown {
    pub step: u64,
}

/// An operator's word on an unknown outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum ToolResolved {
    /// It surely did not act: call it again.
    Retry { step: u64 },
    /// Tell the model that it was skipped.
    Skip { step: u64 },
    /// It acted, and this is what it gave.
    Result { step: u64, output: Value },
}

impl ToolResolved {
    /// The step that it is about.
    #[must_use]
    pub const fn step(&self) -> u64 {
        match self {
            Self::Retry { step } | Self::Skip { step } | Self::Result { step, .. } => *step,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GatesEvaluated {
    #[serde(with = "crate::gate_stored")]
    pub results: Vec<GateResult>,
    /// The failures that send the answer back to the model; empty when it may be released.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<String>,
    /// It is neither released nor sent back: nobody asks the model again.
    #[serde(default, skip_serializing_if = "is_false")]
    pub refused: bool,
}
