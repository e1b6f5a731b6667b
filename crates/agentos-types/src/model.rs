//! A model call in the neutral form that adapters translate to and from each provider's wire.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Message, PromptCache, ProviderState, ReasoningEffort, ResponseSchema, ToolCall, ToolChoice, Usage,
};

/// `provider/model`, as in `anthropic/claude-sonnet-4-20250514`. The model may itself hold slashes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelRef {
    pub provider: String,
    pub model: String,
}

impl ModelRef {
    #[must_use]
    pub fn new(provider: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            provider: provider.into(),
            model: model.into(),
        }
    }

    /// Is it meant by `MODEL`, or by `PROVIDER/MODEL`?
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        name == self.model
            || name
                .strip_prefix(&*self.provider)
                .and_then(|rest| rest.strip_prefix('/'))
                .is_some_and(|model| model == self.model)
    }
}

impl fmt::Display for ModelRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.provider, self.model)
    }
}

impl FromStr for ModelRef {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('/') {
            Some((provider, model)) if !provider.is_empty() && !model.is_empty() => {
                Ok(Self::new(provider, model))
            }
            _ => Err(format!(
                "`{text}` names no model; write `PROVIDER/MODEL`, as in `openai/gpt-4o-mini`"
            )),
        }
    }
}

impl Serialize for ModelRef {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ModelRef {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Sampling knobs are hints: one that a provider lacks is dropped.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sampling {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_p: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_k: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency_penalty: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presence_penalty: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stop_sequences: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// A tool as a model is told of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolSpec {
    pub name: String,
    pub description: String,
    /// JSON Schema of the arguments; always of type `object`.
    pub parameters: Value,
}

/// What is asked of a model. Conversation, system prompt and tools are shared, never copied per call.
#[derive(Clone, Debug, Default)]
pub struct ModelRequest {
    pub model: String,
    pub system: Option<Arc<str>>,
    pub messages: Arc<Vec<Message>>,
    pub tools: Arc<Vec<ToolSpec>>,
    pub sampling: Arc<Sampling>,
    /// Cap on generated tokens; already lowered to what the budget allows.
    pub max_tokens: u64,
    pub tool_choice: ToolChoice,
    /// Whether an answer may ask for several tools at once; none leaves it to the provider.
    pub parallel_tool_calls: Option<bool>,
    /// The answer's text is to be JSON of this form.
    pub response_schema: Option<Arc<ResponseSchema>>,
    /// How much the model is to think first; none leaves it to the provider.
    pub reasoning: Option<ReasoningEffort>,
    pub prompt_cache: PromptCache,
}

/// Why a model stopped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// It had said all.
    #[default]
    EndTurn,
    /// `max_tokens` was reached: the text is cut.
    MaxTokens,
    StopSequence,
    ToolUse,
    /// The provider's filter cut or withheld the answer.
    ContentFilter,
    /// The model declined.
    Refusal,
}

/// A model's whole answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelAnswer {
    pub content: String,
    pub tool_calls: Vec<ToolCall>,
    pub usage: Usage,
    pub stop_reason: StopReason,
    /// The model as the provider names it in its answer.
    pub model: String,
    /// What the provider wants back with this answer on the next turn.
    pub provider_state: Option<Box<ProviderState>>,
    /// The hints of the request that this provider or model does not take, by field name.
    pub dropped: Vec<&'static str>,
}

/// A piece of a streamed answer. Deltas are provisional until the answer is complete.
#[derive(Clone, Debug, PartialEq)]
pub enum Delta {
    Text(String),
    /// Reasoning text, where the provider shows it.
    Thinking(String),
    ToolCallStart {
        index: usize,
        id: String,
        name: String,
    },
    /// A fragment of the JSON text of call `index`'s arguments.
    ToolCallArguments {
        index: usize,
        fragment: String,
    },
    /// The last item of a stream that ended well; a stream without it was cut.
    Done(ModelAnswer),
}
