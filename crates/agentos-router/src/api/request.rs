//! What is asked of a router, in the product document's form.

use agentos_types::{
    Content, Message, Part, PromptCache, ReasoningEffort, ResponseSchema, Role, Sampling, ToolChoice,
    ToolSpec,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{said, wanted};
use crate::StreamRecovery;
use crate::preset::fill_up;

/// `router.route({…})` and `agentos models route|complete`. Knobs at the top level win over
/// `parameters`, those over the preset, that over the use case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RouteRequest {
    #[serde(deserialize_with = "said::messages")]
    pub messages: Vec<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    #[serde(alias = "useCase", skip_serializing_if = "Option::is_none")]
    pub use_case: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// Comes first; the others stay as fallbacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Comes first; with or without its provider before a slash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    #[serde(alias = "maxTokens", skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u64>,
    #[serde(
        deserialize_with = "wanted::or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub tools: Vec<ToolGiven>,
    #[serde(alias = "toolChoice", deserialize_with = "wanted::tool_choice")]
    pub tool_choice: ToolChoice,
    #[serde(alias = "parallelToolCalls", skip_serializing_if = "Option::is_none")]
    pub parallel_tool_calls: Option<bool>,
    /// The form of the answer, a JSON Schema.
    #[serde(
        alias = "responseFormat",
        alias = "response_schema",
        deserialize_with = "wanted::response_format",
        skip_serializing_if = "Option::is_none"
    )]
    pub response_format: Option<ResponseSchema>,
    #[serde(alias = "reasoning_effort", skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<ReasoningEffort>,
    #[serde(alias = "promptCache")]
    pub prompt_cache: PromptCache,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameters: Option<crate::Preset>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    #[serde(alias = "topP", skip_serializing_if = "Option::is_none")]
    pub top_p: Option<f64>,
    #[serde(alias = "topK", skip_serializing_if = "Option::is_none")]
    pub top_k: Option<u32>,
    #[serde(alias = "frequencyPenalty", skip_serializing_if = "Option::is_none")]
    pub frequency_penalty: Option<f64>,
    #[serde(alias = "presencePenalty", skip_serializing_if = "Option::is_none")]
    pub presence_penalty: Option<f64>,
    #[serde(
        alias = "stop",
        alias = "stopSequences",
        deserialize_with = "wanted::texts",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub stop_sequences: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    #[serde(deserialize_with = "wanted::or_default")]
    pub stream: bool,
    #[serde(alias = "streamRecovery")]
    pub stream_recovery: StreamRecovery,
    /// Whose limit per minute the call counts against.
    #[serde(alias = "agentId", skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<String>,
    /// At least so many tokens of input are reckoned with.
    #[serde(alias = "estimatedInputTokens", skip_serializing_if = "Option::is_none")]
    pub estimated_input_tokens: Option<u64>,
    /// The deadline over all attempts.
    #[serde(alias = "timeoutMs", skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
}

/// A tool as it is, or in the form of function calling.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ToolGiven {
    Function { function: Function },
    Plain(Function),
}

/// Name, description and schema of the arguments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Function {
    pub name: String,
    #[serde(default)]
    pub description: String,
    #[serde(default = "no_arguments", alias = "input_schema")]
    pub parameters: Value,
}

fn no_arguments() -> Value {
    serde_json::json!({ "type": "object", "properties": {} })
}

impl From<&ToolGiven> for ToolSpec {
    fn from(tool: &ToolGiven) -> Self {
        let (ToolGiven::Function { function } | ToolGiven::Plain(function)) = tool;
        Self {
            name: function.name.clone(),
            description: function.description.clone(),
            parameters: function.parameters.clone(),
        }
    }
}

impl RouteRequest {
    /// The system prompt, that of the first messages included, and the messages after it.
    pub(super) fn conversation(&self) -> (Option<String>, &[Message]) {
        let leading = self
            .messages
            .iter()
            .take_while(|message| message.role == Role::System)
            .count();
        let (system, rest) = self.messages.split_at(leading);
        let texts = system.iter().map(|message| message.content.text());
        let texts = self.system.iter().cloned().chain(texts);
        (texts.reduce(|all, text| all + "\n\n" + &text), rest)
    }

    pub(super) fn has_image(&self) -> bool {
        let is_image = |part: &Part| matches!(part, Part::ImageUrl { .. });
        self.messages.iter().any(|message| match &message.content {
            Content::Text(_) => false,
            Content::Parts(parts) => parts.iter().any(is_image),
        })
    }

    /// `below` with the request's own knobs over it.
    pub(super) fn sampling(&self, below: &Sampling) -> Sampling {
        let mut sampling = Sampling {
            temperature: self.temperature,
            top_p: self.top_p,
            top_k: self.top_k,
            frequency_penalty: self.frequency_penalty,
            presence_penalty: self.presence_penalty,
            stop_sequences: self.stop_sequences.clone(),
            seed: self.seed,
        };
        if let Some(given) = &self.parameters {
            fill_up(&mut sampling, &given.sampling);
        }
        fill_up(&mut sampling, below);
        sampling
    }
}
