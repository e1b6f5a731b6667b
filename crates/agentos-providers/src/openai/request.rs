//! A neutral request as chat completions.

use std::borrow::Cow;

use agentos_types::{Content, ErrorClass, Message, ModelRequest, Part, ProviderError, Role, ToolCall};

use super::Dialect;
use super::dialect::{CapField, SeedField, refuses_sampling};
use super::wire;
use crate::{arguments, image, tool_name};

const NO_IMAGE_HERE: &str = "(an image, which a tool's result cannot carry here)";

pub(super) fn build<'a>(
    request: &'a ModelRequest,
    dialect: Dialect,
    streamed: bool,
) -> Result<wire::Request<'a>, ProviderError> {
    let mut messages = Vec::with_capacity(request.messages.len() + 1);
    if let Some(system) = request.system.as_deref().filter(|text| !text.is_empty()) {
        messages.push(wire::Message::System {
            content: text(system),
        });
    }
    for message in request.messages.iter() {
        messages.push(message_of(message, dialect, &request.model)?);
    }
    let cap = |field| (dialect.cap == field).then_some(request.max_tokens);
    let mut wire = wire::Request {
        model: &request.model,
        messages,
        tools: request.tools.iter().map(tool).collect(),
        max_completion_tokens: cap(CapField::MaxCompletionTokens),
        max_tokens: cap(CapField::MaxTokens),
        stream: streamed,
        stream_options: (streamed && dialect.stream_usage)
            .then_some(wire::StreamOptions { include_usage: true }),
        ..wire::Request::default()
    };
    if !refuses_sampling(&request.model) {
        sample(&mut wire, request, dialect);
    }
    Ok(wire)
}

fn sample<'a>(wire: &mut wire::Request<'a>, request: &'a ModelRequest, dialect: Dialect) {
    let knobs = &*request.sampling;
    let seed = |field| knobs.seed.filter(|_| dialect.seed == field);
    wire.temperature = knobs.temperature.map(|t| t.clamp(0.0, 2.0));
    wire.top_p = knobs.top_p;
    wire.top_k = knobs.top_k.filter(|_| dialect.top_k);
    wire.frequency_penalty = knobs.frequency_penalty;
    wire.presence_penalty = knobs.presence_penalty;
    wire.stop = knobs
        .stop_sequences
        .get(..dialect.max_stops)
        .unwrap_or(&knobs.stop_sequences);
    wire.seed = seed(SeedField::Seed);
    wire.random_seed = seed(SeedField::RandomSeed);
}

fn message_of<'a>(
    message: &'a Message,
    dialect: Dialect,
    model: &str,
) -> Result<wire::Message<'a>, ProviderError> {
    Ok(match message.role {
        Role::System => wire::Message::System {
            content: text_only(&message.content),
        },
        Role::User => wire::Message::User {
            content: content(&message.content, dialect)?,
            name: message
                .name
                .as_deref()
                .filter(|name| tool_name::to_wire(name) == *name),
        },
        Role::Assistant => {
            let tool_calls: Vec<_> = message
                .tool_calls
                .iter()
                .map(|call| call_of(call, dialect))
                .collect();
            let silent = message.content.is_empty() && !tool_calls.is_empty();
            let echo = dialect.echo_reasoning && model != "deepseek-chat" && !tool_calls.is_empty();
            wire::Message::Assistant {
                content: (!silent).then(|| text_only(&message.content)),
                reasoning_content: echo.then_some(""),
                tool_calls,
            }
        }
        Role::Tool => wire::Message::Tool {
            tool_call_id: call_id(message.tool_call_id.as_deref().unwrap_or_default(), dialect),
            content: text_only(&message.content),
        },
    })
}

/// The content of roles that take no images.
fn text_only(content: &Content) -> wire::Content<'_> {
    let parts = match content {
        Content::Text(words) => return text(words),
        Content::Parts(parts) => parts,
    };
    let words = parts.iter().map(|part| match part {
        Part::Text { text } => text.as_str(),
        Part::ImageUrl { .. } => NO_IMAGE_HERE,
    });
    wire::Content::Text(Cow::Owned(words.collect::<Vec<_>>().join("\n")))
}

fn content(content: &Content, dialect: Dialect) -> Result<wire::Content<'_>, ProviderError> {
    let parts = match content {
        Content::Text(words) => return Ok(text(words)),
        Content::Parts(parts) => parts,
    };
    if !dialect.parts {
        let image = parts.iter().any(|part| matches!(part, Part::ImageUrl { .. }));
        let refused = || ProviderError::new(ErrorClass::InvalidRequest, "was not asked: it takes no images");
        return if image {
            Err(refused())
        } else {
            Ok(text_only(content))
        };
    }
    let parts = parts.iter().map(|part| match part {
        Part::Text { text } => Ok(wire::Part::Text { text }),
        Part::ImageUrl { image_url } => {
            image::read(&image_url.url)?;
            Ok(wire::Part::ImageUrl {
                image_url: wire::ImageUrl { url: &image_url.url },
            })
        }
    });
    parts.collect::<Result<_, _>>().map(wire::Content::Parts)
}

fn call_of(call: &ToolCall, dialect: Dialect) -> wire::Call<'_> {
    let arguments = arguments::object(&call.arguments).to_string();
    wire::Call {
        id: call_id(&call.id, dialect),
        kind: wire::Function::Function,
        function: wire::CallFunction {
            name: tool_name::to_wire(&call.name),
            arguments,
        },
    }
}

/// The call's id, in nine letters and digits where a server wants that; equal ids stay equal.
fn call_id(id: &str, dialect: Dialect) -> Cow<'_, str> {
    if !dialect.short_call_ids || (id.len() == 9 && id.bytes().all(|b| b.is_ascii_alphanumeric())) {
        return Cow::Borrowed(id);
    }
    let mut hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    });
    let digits = std::iter::repeat_with(|| {
        let digit = u32::try_from(hash % 36).unwrap_or(0);
        hash /= 36;
        char::from_digit(digit, 36).unwrap_or('0')
    });
    Cow::Owned(digits.take(9).collect())
}

fn tool(spec: &agentos_types::ToolSpec) -> wire::Tool<'_> {
    let function = wire::ToolFunction {
        name: tool_name::to_wire(&spec.name),
        description: &spec.description,
        parameters: &spec.parameters,
    };
    wire::Tool {
        kind: wire::Function::Function,
        function,
    }
}

fn text(words: &str) -> wire::Content<'_> {
    wire::Content::Text(Cow::Borrowed(words))
}

#[cfg(test)]
mod tests;
