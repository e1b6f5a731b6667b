//! An answer as it is shown: the object of `agentos models complete`.

use agentos_types::{Delta, ErrorClass, StopReason, ToolCall, Usage, Usd};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{Attempt, CallFailed, Incomplete, Routed, RouterEvent, Seam};

/// `agentos models complete --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Completed {
    pub content: String,
    pub tool_calls: Vec<ToolCall>,
    pub provider: String,
    pub model: String,
    pub tokens: CompletedTokens,
    pub cost_usd: Usd,
    /// Nothing where the answer is incomplete.
    pub stop_reason: Option<StopReason>,
    pub is_fallback: bool,
    pub substituted: bool,
    pub cached: bool,
    pub attempts: Vec<Attempt>,
    /// Hints of the request that the model does not take.
    pub dropped: Vec<&'static str>,
    pub incomplete: bool,
    /// How an incomplete answer broke off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<BrokeOff>,
    pub seams: Vec<Seam>,
}

/// Tokens of all attempts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CompletedTokens {
    pub input: u64,
    pub output: u64,
    /// Some of them were counted by us, because a provider did not say.
    pub estimated: bool,
}

/// How an answer broke off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BrokeOff {
    pub error_class: ErrorClass,
    pub message: String,
}

impl From<&Usage> for CompletedTokens {
    fn from(usage: &Usage) -> Self {
        Self {
            input: usage.input,
            output: usage.output,
            estimated: usage.estimated,
        }
    }
}

impl From<&Routed> for Completed {
    fn from(routed: &Routed) -> Self {
        Self {
            content: routed.answer.content.clone(),
            tool_calls: routed.answer.tool_calls.clone(),
            provider: routed.model.provider.clone(),
            model: routed.model.model.clone(),
            tokens: (&routed.usage).into(),
            cost_usd: routed.cost,
            stop_reason: Some(routed.answer.stop_reason),
            is_fallback: routed.is_fallback,
            substituted: routed.substituted,
            cached: routed.cached,
            attempts: routed.attempts.clone(),
            dropped: routed.answer.dropped.clone(),
            incomplete: false,
            error: None,
            seams: routed.seams.clone(),
        }
    }
}

impl From<&Incomplete> for Completed {
    fn from(part: &Incomplete) -> Self {
        Self {
            content: part.answer.content.clone(),
            tool_calls: Vec::new(),
            provider: part.model.provider.clone(),
            model: part.model.model.clone(),
            tokens: (&part.usage).into(),
            cost_usd: part.cost,
            stop_reason: None,
            is_fallback: part.is_fallback,
            substituted: part.substituted,
            cached: false,
            attempts: part.attempts.clone(),
            dropped: Vec::new(),
            incomplete: true,
            error: Some(BrokeOff {
                error_class: part.error_class,
                message: part.message.clone(),
            }),
            seams: part.seams.clone(),
        }
    }
}

impl RouterEvent {
    /// The line of `agentos models complete --stream --json`.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Delta(delta) => delta_json(delta),
            Self::Withdrawn(withdrawn) => typed("withdrawn", json!(withdrawn)),
            Self::Accepted(routed) => typed("accepted", json!(Completed::from(&**routed))),
            Self::Incomplete(part) => typed("incomplete", json!(Completed::from(&**part))),
            Self::Failed(failed) => typed("failed", failed_json(failed)),
        }
    }

    /// Is it the last one?
    #[must_use]
    pub const fn is_last(&self) -> bool {
        matches!(self, Self::Accepted(_) | Self::Incomplete(_) | Self::Failed(_))
    }
}

fn delta_json(delta: &Delta) -> Value {
    let body = match delta {
        Delta::Text(text) => json!({ "text": text }),
        Delta::Thinking(text) => json!({ "thinking": text }),
        Delta::ToolCallStart { index, id, name } => {
            json!({ "tool_call": { "index": index, "id": id, "name": name } })
        }
        Delta::ToolCallArguments { index, fragment } => {
            json!({ "tool_call": { "index": index, "arguments": fragment } })
        }
        // Not sent as a delta; an `accepted` follows.
        Delta::Done(_) => json!({}),
    };
    typed("delta", body)
}

fn failed_json(failed: &CallFailed) -> Value {
    let tokens = CompletedTokens::from(&failed.usage);
    let error = agentos_types::ErrorBody::from(failed);
    json!({ "error": error, "tokens": tokens, "cost_usd": failed.cost, "attempts": failed.attempts })
}

/// The object with its type first.
fn typed(kind: &str, body: Value) -> Value {
    let mut object = serde_json::Map::new();
    object.insert("type".to_owned(), Value::from(kind));
    if let Value::Object(body) = body {
        object.extend(body);
    }
    Value::Object(object)
}
