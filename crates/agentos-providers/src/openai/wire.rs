//! Chat completions as they are written: what we send, and what we read of what comes.

use std::borrow::Cow;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

#[derive(Debug, Default, Serialize)]
pub(super) struct Request<'a> {
    pub(super) model: &'a str,
    pub(super) messages: Vec<Message<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tools: Vec<Tool<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tool_choice: Option<ToolChoice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parallel_tool_calls: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) response_format: Option<ResponseFormat<'a>>,
    /// DeepSeek.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) thinking: Option<Thinking>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reasoning_effort: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_completion_tokens: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_tokens: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) temperature: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) top_p: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) top_k: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) frequency_penalty: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) presence_penalty: Option<f64>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) stop: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) random_seed: Option<u64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stream_options: Option<StreamOptions>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum ToolChoice<'a> {
    Word(&'static str),
    Tool {
        #[serde(rename = "type")]
        kind: Function,
        function: Named<'a>,
    },
}

#[derive(Debug, Serialize)]
pub(super) struct Named<'a> {
    pub(super) name: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ResponseFormat<'a> {
    JsonObject,
    JsonSchema { json_schema: JsonSchema<'a> },
}

#[derive(Debug, Serialize)]
pub(super) struct JsonSchema<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) schema: Cow<'a, Value>,
    pub(super) strict: bool,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Thinking {
    Enabled,
    Disabled,
}

#[derive(Debug, Serialize)]
pub(super) struct StreamOptions {
    pub(super) include_usage: bool,
}

#[derive(Debug, Serialize)]
#[serde(tag = "role", rename_all = "lowercase")]
pub(super) enum Message<'a> {
    System {
        content: Content<'a>,
    },
    User {
        content: Content<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'a str>,
    },
    Assistant {
        /// `null` beside tool calls.
        content: Option<Content<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasoning_content: Option<&'a str>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tool_calls: Vec<Call<'a>>,
    },
    Tool {
        tool_call_id: Cow<'a, str>,
        content: Content<'a>,
    },
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Content<'a> {
    Text(Cow<'a, str>),
    Parts(Vec<Part<'a>>),
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Part<'a> {
    Text { text: &'a str },
    ImageUrl { image_url: ImageUrl<'a> },
}

#[derive(Debug, Serialize)]
pub(super) struct ImageUrl<'a> {
    pub(super) url: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct Call<'a> {
    pub(super) id: Cow<'a, str>,
    #[serde(rename = "type")]
    pub(super) kind: Function,
    pub(super) function: CallFunction<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct CallFunction<'a> {
    pub(super) name: Cow<'a, str>,
    /// JSON as text.
    pub(super) arguments: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Tool<'a> {
    #[serde(rename = "type")]
    pub(super) kind: Function,
    pub(super) function: ToolFunction<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct ToolFunction<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) description: &'a str,
    pub(super) parameters: Cow<'a, Value>,
}

/// The one kind of tool.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Function {
    Function,
}

/// A whole answer, or one event of a stream.
#[derive(Debug, Deserialize)]
pub(super) struct Completion {
    pub(super) model: Option<String>,
    /// Some servers leave it out where they report usage alone.
    pub(super) choices: Option<Vec<Choice>>,
    pub(super) usage: Option<Usage>,
    /// OpenRouter reports a failure after the answer's beginning beside the choices.
    pub(super) error: Option<Value>,
    /// Groq puts a stream's usage here.
    pub(super) x_groq: Option<XGroq>,
}

impl Completion {
    /// An answer that is paid for is not lost over counts that cannot be read: they are as if not said.
    pub(super) fn read(json: &[u8]) -> serde_json::Result<Self> {
        serde_json::from_slice(json).or_else(|error| Self::without_usage(json).ok_or(error))
    }

    fn without_usage(json: &[u8]) -> Option<Self> {
        let mut json: Value = serde_json::from_slice(json).ok()?;
        json.as_object_mut()?.remove("usage")?;
        Self::deserialize(json).ok()
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct XGroq {
    pub(super) usage: Option<Usage>,
    /// Why a stream was stopped early.
    pub(super) error: Option<Value>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    pub(super) index: u64,
    /// In a whole answer. Perplexity repeats the answer so far here in each event of a stream.
    pub(super) message: Option<Spoken>,
    /// In an event of a stream.
    pub(super) delta: Option<Spoken>,
    pub(super) finish_reason: Option<String>,
    /// OpenRouter.
    pub(super) error: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Spoken {
    pub(super) content: Option<SpokenContent>,
    pub(super) refusal: Option<String>,
    /// DeepSeek, vLLM, llama.cpp.
    pub(super) reasoning_content: Option<String>,
    /// OpenRouter, Groq, newer vLLM.
    pub(super) reasoning: Option<Value>,
    pub(super) tool_calls: Option<Vec<SpokenCall>>,
}

/// Text; with Mistral's reasoning models, parts.
#[derive(Debug)]
pub(super) enum SpokenContent {
    Text(String),
    Parts(Vec<SpokenPart>),
}

// By hand: an untagged enum reads a long answer twice.
impl<'de> Deserialize<'de> for SpokenContent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct TextOrParts;

        impl<'de> Visitor<'de> for TextOrParts {
            type Value = SpokenContent;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("text or parts")
            }

            fn visit_str<E>(self, text: &str) -> Result<SpokenContent, E> {
                Ok(SpokenContent::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<SpokenContent, E> {
                Ok(SpokenContent::Text(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, parts: A) -> Result<SpokenContent, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(parts)).map(SpokenContent::Parts)
            }
        }

        from.deserialize_any(TextOrParts)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct SpokenPart {
    pub(super) text: Option<String>,
    pub(super) thinking: Option<Vec<SpokenThought>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SpokenThought {
    pub(super) text: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SpokenCall {
    pub(super) index: Option<u64>,
    pub(super) id: Option<String>,
    pub(super) function: Option<SpokenFunction>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct SpokenFunction {
    pub(super) name: Option<String>,
    /// JSON as text; some servers send it as JSON.
    pub(super) arguments: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Usage {
    pub(super) prompt_tokens: Option<u64>,
    pub(super) completion_tokens: Option<u64>,
    pub(super) total_tokens: Option<u64>,
    pub(super) prompt_tokens_details: Option<PromptDetails>,
    pub(super) completion_tokens_details: Option<CompletionDetails>,
    /// DeepSeek.
    pub(super) prompt_cache_hit_tokens: Option<u64>,
    pub(super) prompt_cache_miss_tokens: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PromptDetails {
    pub(super) cached_tokens: Option<u64>,
    pub(super) cache_write_tokens: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CompletionDetails {
    pub(super) reasoning_tokens: Option<u64>,
}
