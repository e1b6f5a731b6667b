//! The run: the fold of its events. Nothing else changes a run, and the fold asks nobody.

mod approvals;
mod conversation;
mod effects;
mod fold;
mod partial;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::fold::FoldError;
pub use self::partial::{Partial, PartialCall};

use crate::{
    Approval, Budget, Digest, GateResult, Limits, Message, ModelRef, ModelRequested, RunId, RunStatus,
    Timestamp, ToolCall, ToolRequested, Usage, Usd, WaitingFor, Zone,
};

/// Why a run or a call failed: a stable code and a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}: {message}")]
pub struct RunError {
    pub code: String,
    pub message: String,
}

/// An effect whose intent is durable and whose outcome is not yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PendingEffect {
    Model(ModelRequested),
    Tool(ToolRequested),
    /// A model call whose answer is a gate's, and no part of the conversation.
    Judge(ModelRequested),
    /// Nobody knows whether the tool acted.
    Unknown(ToolRequested),
}

/// A run as its events have made it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub run_id: RunId,
    pub agent_id: String,
    pub pins: Digest,
    pub status: RunStatus,
    pub waiting_for: Option<WaitingFor>,
    pub zone: Zone,
    pub task_class: String,
    pub mode: String,
    pub input: Arc<Value>,
    pub metadata: serde_json::Map<String, Value>,
    pub parent_run_id: Option<RunId>,
    pub limits: Limits,
    pub auto: bool,
    pub preset: Option<String>,
    /// The model that the request pins.
    pub pinned_model: Option<ModelRef>,
    pub gates_enabled: bool,
    pub policies_enabled: bool,

    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// When the last event happened.
    pub updated_at: Timestamp,
    /// Time in `running`, as of the last event.
    pub ran_ms: u64,

    /// Shared with a model call that is under way; changed in place when no call is.
    pub messages: Arc<Vec<Message>>,
    /// Upper bound of the conversation's tokens, kept as messages come so that no step counts them again.
    pub token_bound: u64,
    /// Somebody has shown an image: only a model that sees may answer.
    pub has_images: bool,
    /// The last answer's tool calls that have no result yet, first one next.
    pub open_calls: Vec<ToolCall>,
    /// Messages that came while tool calls were open: no provider takes any between a call and its
    /// result, so they follow the last result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held_messages: Vec<Message>,
    pub pending: Option<PendingEffect>,
    /// Number of the last effect's step.
    pub step: u64,
    pub usage: Usage,
    pub cost: Usd,
    /// Reserved by calls under way, and by a call that a crash has left without an outcome until it is charged.
    pub reserved: Usd,
    pub reserved_tokens: u64,
    pub tool_calls: u64,
    /// How often gates have sent the answer back.
    pub revisions: u64,
    /// Gates have let the last answer pass.
    pub released: bool,

    pub output: Option<Value>,
    pub gate_results: Vec<GateResult>,
    pub error: Option<RunError>,
    /// The model that answered last.
    pub model: Option<ModelRef>,
    pub is_fallback: bool,
    pub substituted: bool,
    /// The last answer was cut because this budget had lowered its cap: it is no answer.
    pub cut_by: Option<Budget>,
    /// The provider's filter has cut or withheld the last answer: it is no answer.
    #[serde(default)]
    pub withheld: bool,

    /// Gates ask other programs about the last answer, until then at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gates_until: Option<Timestamp>,

    /// Open approvals: pending, approved and not used up, or rejected and not yet answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<Approval>,

    /// What has come of the last answer that was streamed and did not become whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial: Option<Box<Partial>>,

    /// Number of the last event.
    pub seq: u64,
}

impl Run {
    /// Tokens of all attempts so far and what calls under way may still use.
    #[must_use]
    pub const fn committed_tokens(&self) -> u64 {
        self.usage.total().saturating_add(self.reserved_tokens)
    }

    /// Cost of all attempts so far and what calls under way may still cost.
    #[must_use]
    pub fn committed_cost(&self) -> Usd {
        self.cost + self.reserved
    }

    /// Was it the offline model that answered?
    #[must_use]
    pub fn offline(&self) -> bool {
        self.model
            .as_ref()
            .is_some_and(|model| model.provider == "scripted")
    }
}
