//! A neutral request as chat completions.

use std::borrow::Cow;

use agentos_types::{
    Content, ErrorClass, Message, ModelRequest, Part, PromptCache, ProviderError, Role, ToolCall,
};
use serde_json::Value;

use super::Dialect;
use super::dialect::{CapField, ReasoningField, SeedField};
use super::{features, models, wire};
use crate::sent::Sent;
use crate::{answer_form, arguments, image, object_schema, state, tool_name};

const NO_IMAGE_HERE: &str = "(an image, which a tool's result cannot carry here)";

pub(super) fn build<'a>(
    request: &'a ModelRequest,
    dialect: Dialect,
    provider: &str,
    streamed: bool,
) -> Result<(wire::Request<'a>, Sent), ProviderError> {
    let mut sent = Sent {
        provider: provider.to_owned(),
        keep_thinking: dialect.echo_reasoning,
        ..Sent::default()
    };
    let mut messages = Vec::with_capacity(request.messages.len() + 1);
    messages.extend(system(request, dialect).map(|content| wire::Message::System { content }));
    for message in request.messages.iter() {
        messages.push(message_of(message, dialect, provider, request)?);
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
    features::add(&mut wire, request, dialect, &mut sent);
    sample(&mut wire, request, dialect, &mut sent);
    if request.prompt_cache != PromptCache::Default {
        sent.drop("prompt_cache");
    }
    Ok((wire, sent))
}

/// The system prompt, and the form of the answer where the model must be told of it.
fn system(request: &ModelRequest, dialect: Dialect) -> Option<wire::Content<'_>> {
    let prompt = request.system.as_deref().filter(|text| !text.is_empty());
    let form = request
        .response_schema
        .as_deref()
        .filter(|_| !features::takes_schema(request, dialect))
        .map(answer_form::instruction);
    match (prompt, form) {
        (prompt, None) => prompt.map(text),
        (None, Some(form)) => Some(wire::Content::Text(Cow::Owned(form))),
        (Some(prompt), Some(form)) => Some(wire::Content::Text(Cow::Owned(format!("{prompt}\n\n{form}")))),
    }
}

fn sample<'a>(wire: &mut wire::Request<'a>, request: &'a ModelRequest, dialect: Dialect, sent: &mut Sent) {
    let knobs = &*request.sampling;
    // A model that is thinking takes none of them at OpenAI, and ignores most at DeepSeek.
    let reasons = models::reasons(&request.model) && wire.reasoning_effort != Some("none");
    let thinks = dialect.reasoning == ReasoningField::Switch && features::thinks(request);
    let takes = !reasons && !thinks;
    let seed_here = |field: SeedField| knobs.seed.filter(|_| dialect.seed == field && !reasons);
    wire.temperature = sent
        .hint("temperature", takes, knobs.temperature)
        .map(|t| t.clamp(0.0, 2.0));
    wire.top_p = sent.hint("top_p", takes, knobs.top_p);
    wire.top_k = sent.hint("top_k", dialect.top_k && takes, knobs.top_k);
    wire.frequency_penalty = sent.hint("frequency_penalty", takes, knobs.frequency_penalty);
    wire.presence_penalty = sent.hint("presence_penalty", takes, knobs.presence_penalty);
    wire.stop = sent.stops(&knobs.stop_sequences, if reasons { 0 } else { dialect.max_stops });
    wire.seed = seed_here(SeedField::Seed);
    wire.random_seed = seed_here(SeedField::RandomSeed);
    if wire.seed.or(wire.random_seed) != knobs.seed {
        sent.drop("seed");
    }
}

fn message_of<'a>(
    message: &'a Message,
    dialect: Dialect,
    provider: &str,
    request: &ModelRequest,
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
            let thought = state::own(message, provider, &request.model)
                .into_iter()
                .find_map(Value::as_str);
            // One that thinks refuses calls without the thought that led to them.
            let echo = features::thinks(request) && !tool_calls.is_empty();
            wire::Message::Assistant {
                content: (!silent).then(|| text_only(&message.content)),
                reasoning_content: thought.or(echo.then_some("")).filter(|_| dialect.echo_reasoning),
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
        parameters: object_schema::of(&spec.parameters),
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
