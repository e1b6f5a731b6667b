//! One scripted answer, in no provider's form: the wires give it theirs.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Fault;

/// What the model says, how much it used, and what goes wrong on the way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    pub text: Option<String>,
    /// Reasoning text, on the wires that show it.
    pub thinking: Option<String>,
    pub tool_calls: Vec<ScriptedCall>,
    /// Without it: `tool_use` if there are tool calls, else `end_turn`.
    pub stop: Option<Stop>,
    /// Without it: counted from the lengths of question and answer.
    pub usage: Option<UsageNumbers>,
    /// The provider's own usage object, word for word; `null` leaves usage out of the answer.
    #[serde(with = "present", skip_serializing_if = "Option::is_none")]
    pub raw_usage: Option<Value>,
    /// The model's name in the answer; without it the one that was asked for.
    pub model: Option<String>,
    /// Characters in one streamed delta; 8 when 0.
    pub delta_chars: usize,
    /// A pause before each streamed event.
    pub event_delay_ms: u64,
    pub fault: Option<Fault>,
}

/// A tool call that the model asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptedCall {
    /// Without it, one in the provider's form.
    #[serde(default)]
    pub id: Option<String>,
    pub name: String,
    /// A string is sent as it stands where the wire carries JSON as text, so that it can be broken.
    #[serde(default)]
    pub arguments: Value,
}

/// Why the model stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    EndTurn,
    MaxTokens,
    StopSequence,
    ToolUse,
    ContentFilter,
    Refusal,
    /// Gemini's answer without candidates; elsewhere the same as `content_filter`.
    PromptBlocked,
}

/// Tokens in one meaning: `input` and `output` count all, the others are parts of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UsageNumbers {
    pub input: u64,
    pub output: u64,
    pub cached: u64,
    pub cache_write: u64,
    pub cache_write_1h: u64,
    pub reasoning: u64,
}

impl Answer {
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: Some(text.into()),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn tool_call(name: impl Into<String>, arguments: Value) -> Self {
        Self::default().and_tool_call(name, arguments)
    }

    #[must_use]
    pub fn fault(fault: Fault) -> Self {
        Self::text("Hello from the fake provider.").with_fault(fault)
    }

    #[must_use]
    pub fn and_tool_call(mut self, name: impl Into<String>, arguments: Value) -> Self {
        self.tool_calls.push(ScriptedCall {
            id: None,
            name: name.into(),
            arguments,
        });
        self
    }

    #[must_use]
    pub fn with_fault(mut self, fault: Fault) -> Self {
        self.fault = Some(fault);
        self
    }

    #[must_use]
    pub fn with_usage(mut self, usage: UsageNumbers) -> Self {
        self.usage = Some(usage);
        self
    }

    #[must_use]
    pub fn with_stop(mut self, stop: Stop) -> Self {
        self.stop = Some(stop);
        self
    }

    pub(crate) fn stop(&self) -> Stop {
        self.stop.unwrap_or(if self.tool_calls.is_empty() {
            Stop::EndTurn
        } else {
            Stop::ToolUse
        })
    }

    /// The text in deltas.
    pub(crate) fn deltas(&self, text: &str) -> Vec<String> {
        let size = if self.delta_chars == 0 {
            8
        } else {
            self.delta_chars
        };
        let chars: Vec<char> = text.chars().collect();
        chars.chunks(size).map(|chunk| chunk.iter().collect()).collect()
    }

    /// `null` in a script must differ from a missing key.
    pub(crate) fn usage_or(&self, made: impl FnOnce(UsageNumbers) -> Value, asked: u64) -> Option<Value> {
        match &self.raw_usage {
            Some(Value::Null) => None,
            Some(raw) => Some(raw.clone()),
            None => Some(made(self.usage.unwrap_or_else(|| self.counted(asked)))),
        }
    }

    fn counted(&self, asked: u64) -> UsageNumbers {
        let len = |text: &Option<String>| text.as_deref().map_or(0, str::len) as u64;
        let calls: u64 = self
            .tool_calls
            .iter()
            .map(|call| call.arguments.to_string().len() as u64 + 16)
            .sum();
        let reasoning = len(&self.thinking) / 4;
        UsageNumbers {
            input: asked,
            output: (len(&self.text) + calls) / 4 + reasoning + 1,
            reasoning,
            ..UsageNumbers::default()
        }
    }
}

impl ScriptedCall {
    pub(crate) fn id_or(&self, made: impl FnOnce() -> String) -> String {
        self.id.clone().unwrap_or_else(made)
    }

    /// The arguments as JSON text.
    pub(crate) fn arguments_text(&self) -> String {
        match &self.arguments {
            Value::String(text) => text.clone(),
            Value::Null => "{}".to_owned(),
            other => other.to_string(),
        }
    }

    /// The arguments as an object, for wires that carry one.
    pub(crate) fn arguments_object(&self) -> Value {
        match &self.arguments {
            Value::Null => Value::Object(serde_json::Map::new()),
            other => other.clone(),
        }
    }
}

mod present {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::Value;

    pub(super) fn serialize<S: Serializer>(value: &Option<Value>, s: S) -> Result<S::Ok, S::Error> {
        value.serialize(s)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Value>, D::Error> {
        Value::deserialize(d).map(Some)
    }
}
