//! Messages of a conversation, in the form that every provider's adapter translates.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// As how many tokens an image counts at most: what the providers publish for a large one. The price table says
/// which models charge it as more.
pub const IMAGE_TOKENS: u64 = 6_000;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    System,
    User,
    Assistant,
    Tool,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub role: Role,
    #[serde(default, skip_serializing_if = "Content::is_empty")]
    pub content: Content,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// On a `tool` message: the call that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool_call_id: Option<String>,
    /// On an `assistant` message: the calls that the model asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tool_calls: Vec<ToolCall>,
    /// On an `assistant` message: what its provider wants back with it. Never content, and never
    /// sent to another provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_state: Option<Box<ProviderState>>,
}

/// What only the provider that wrote it can read: signed or encrypted thoughts, mostly. Opaque to
/// all but that provider's adapter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProviderState {
    /// The provider's name in `PROVIDER/MODEL`.
    pub provider: String,
    /// As it was asked for: a thought is read by the model that had it.
    pub model: String,
    pub blocks: Value,
}

/// Text, or text and images in parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Content {
    Text(String),
    Parts(Vec<Part>),
}

/// A part of a message's content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Part {
    Text { text: String },
    ImageUrl { image_url: ImageUrl },
}

/// An image: an `https:` address, or a `data:` URL with base64.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImageUrl {
    pub url: String,
}

/// A tool call that a model asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolCall {
    pub id: String,
    pub name: String,
    /// An object. A model's arguments that are not JSON are kept as a string, which no tool's schema accepts.
    #[serde(default)]
    pub arguments: Value,
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Content {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Parts(parts) => parts.is_empty(),
        }
    }

    #[must_use]
    pub fn has_image(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Parts(parts) => parts.iter().any(|part| matches!(part, Part::ImageUrl { .. })),
        }
    }

    /// The text alone, parts joined by line breaks.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Parts(parts) => parts
                .iter()
                .filter_map(|part| match part {
                    Part::Text { text } => Some(text.as_str()),
                    Part::ImageUrl { .. } => None,
                })
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Message {
    fn of(role: Role, content: Content) -> Self {
        Self {
            role,
            content,
            name: None,
            tool_call_id: None,
            tool_calls: Vec::new(),
            provider_state: None,
        }
    }

    #[must_use]
    pub fn system(content: impl Into<Content>) -> Self {
        Self::of(Role::System, content.into())
    }

    #[must_use]
    pub fn user(content: impl Into<Content>) -> Self {
        Self::of(Role::User, content.into())
    }

    #[must_use]
    pub fn assistant(content: impl Into<Content>) -> Self {
        Self::of(Role::Assistant, content.into())
    }

    /// The answer to a tool call.
    #[must_use]
    pub fn tool(call_id: impl Into<String>, content: impl Into<Content>) -> Self {
        Self {
            tool_call_id: Some(call_id.into()),
            ..Self::of(Role::Tool, content.into())
        }
    }

    /// An upper bound of the message's tokens for reservations: no tokenizer in use makes more
    /// tokens than bytes, and an image has a number of its own.
    #[must_use]
    pub fn token_bound(&self) -> u64 {
        const PER_MESSAGE: u64 = 16;
        let len = |text: &str| text.len() as u64;
        let content: u64 = match &self.content {
            Content::Text(text) => len(text),
            Content::Parts(parts) => parts
                .iter()
                .map(|part| match part {
                    Part::Text { text } => len(text),
                    Part::ImageUrl { .. } => IMAGE_TOKENS,
                })
                .sum(),
        };
        let calls: u64 = self
            .tool_calls
            .iter()
            .map(|call| PER_MESSAGE + len(&call.id) + len(&call.name) + json_len(&call.arguments))
            .sum();
        let fields = self.name.as_deref().map_or(0, len) + self.tool_call_id.as_deref().map_or(0, len);
        let state = self
            .provider_state
            .as_ref()
            .map_or(0, |state| json_len(&state.blocks));
        PER_MESSAGE + content + calls + fields + state
    }
}

fn json_len(value: &Value) -> u64 {
    serde_json::to_string(value).map_or(0, |text| text.len() as u64)
}
