//! Messages in the ways in which callers write them: ours, and that of chat completions, where an assistant
//! that calls tools has `null` as content and its calls stand below `function`, their arguments as a text.

use agentos_types::{Content, Message, Part, ProviderState, Role, ToolCall};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::wanted::or_default;

#[derive(Deserialize)]
struct Said {
    role: Speaker,
    #[serde(default, deserialize_with = "content")]
    content: Content,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    tool_call_id: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    tool_calls: Vec<Call>,
    #[serde(default)]
    provider_state: Option<Box<ProviderState>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Speaker {
    #[serde(alias = "developer")]
    System,
    User,
    Assistant,
    Tool,
}

#[derive(Deserialize)]
struct Call {
    id: String,
    #[serde(flatten)]
    what: What,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum What {
    Function { function: Named },
    Plain(Named),
}

#[derive(Deserialize)]
struct Named {
    name: String,
    #[serde(default)]
    arguments: Value,
}

pub(super) fn messages<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Message>, D::Error> {
    let said = Vec::<Said>::deserialize(from)?;
    Ok(said.into_iter().map(Message::from).collect())
}

/// A text, `null` for none, or parts.
fn content<'de, D: Deserializer<'de>>(from: D) -> Result<Content, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Parts(Vec<Part>),
        None(()),
    }
    let written = Written::deserialize(from).map_err(|_| {
        serde::de::Error::custom(
            "a message's `content` is a text, or a list of parts of `type` text or image_url",
        )
    })?;
    Ok(match written {
        Written::Text(text) => Content::Text(text),
        Written::Parts(parts) => Content::Parts(parts),
        Written::None(()) => Content::default(),
    })
}

impl From<Said> for Message {
    fn from(said: Said) -> Self {
        Self {
            role: match said.role {
                Speaker::System => Role::System,
                Speaker::User => Role::User,
                Speaker::Assistant => Role::Assistant,
                Speaker::Tool => Role::Tool,
            },
            content: said.content,
            name: said.name,
            tool_call_id: said.tool_call_id,
            tool_calls: said.tool_calls.into_iter().map(ToolCall::from).collect(),
            provider_state: said.provider_state,
        }
    }
}

impl From<Call> for ToolCall {
    fn from(call: Call) -> Self {
        let (named, is_text) = match call.what {
            What::Function { function } => (function, true),
            What::Plain(named) => (named, false),
        };
        // What is no JSON stays the text that the model has said.
        let arguments = match named.arguments {
            Value::String(text) if is_text => serde_json::from_str(&text).unwrap_or(Value::String(text)),
            arguments => arguments,
        };
        Self {
            id: call.id,
            name: named.name,
            arguments,
        }
    }
}
