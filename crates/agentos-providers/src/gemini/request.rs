//! A neutral request as contents. Gemini pairs results with calls by name and order, so the results
//! of one turn stand together in the order of its calls.

use std::borrow::Cow;
use std::collections::HashMap;

use agentos_types::{Content, Message, ModelRequest, Part, ProviderError, Role, ToolCall};
use serde_json::{Value, json};

use super::{schema, wire};
use crate::{arguments, image, tool_name};

const MAX_STOPS: usize = 5;
/// What the provider documents for calls whose own signature is not at hand.
const NO_SIGNATURE: &str = "skip_thought_signature_validator";

pub(super) fn build(request: &ModelRequest) -> Result<wire::Request<'_>, ProviderError> {
    let knobs = &*request.sampling;
    let declarations: Vec<_> = request.tools.iter().map(declaration).collect();
    let tools = if declarations.is_empty() {
        Vec::new()
    } else {
        vec![wire::Tools {
            function_declarations: declarations,
        }]
    };
    Ok(wire::Request {
        system_instruction: instruction(request),
        contents: Contents::new(&request.model).of(&request.messages)?,
        tools,
        generation_config: wire::Config {
            max_output_tokens: request.max_tokens,
            temperature: knobs.temperature.map(|t| t.clamp(0.0, 2.0)),
            top_p: knobs.top_p,
            top_k: knobs.top_k,
            // Penalties are refused by the current models, and so left out.
            stop_sequences: knobs
                .stop_sequences
                .get(..MAX_STOPS)
                .unwrap_or(&knobs.stop_sequences),
            seed: knobs.seed.and_then(|seed| i32::try_from(seed).ok()),
        },
    })
}

fn instruction(request: &ModelRequest) -> Option<wire::Instruction<'_>> {
    let prompt = request.system.as_deref().map(Cow::Borrowed);
    let later = request
        .messages
        .iter()
        .filter(|m| m.role == Role::System)
        .map(|m| Cow::Owned(m.content.text()));
    let parts: Vec<_> = prompt
        .into_iter()
        .chain(later)
        .filter(|text| !text.trim().is_empty())
        .map(|text| wire::Part::Text { text })
        .collect();
    (!parts.is_empty()).then_some(wire::Instruction { parts })
}

fn declaration(spec: &agentos_types::ToolSpec) -> wire::Declaration<'_> {
    wire::Declaration {
        name: tool_name::to_wire(&spec.name),
        description: &spec.description,
        parameters: schema::parameters(&spec.parameters),
    }
}

struct Contents<'a> {
    contents: Vec<wire::Content<'a>>,
    /// Of the last turn of calls: each call's place and name.
    calls: HashMap<&'a str, (usize, &'a str)>,
    /// Results of that turn, with their call's place.
    results: Vec<(usize, wire::Part<'a>)>,
    signs: bool,
}

impl<'a> Contents<'a> {
    fn new(model: &str) -> Self {
        Self {
            contents: Vec::new(),
            calls: HashMap::new(),
            results: Vec::new(),
            signs: wants_signatures(model),
        }
    }

    fn of(mut self, messages: &'a [Message]) -> Result<Vec<wire::Content<'a>>, ProviderError> {
        for message in messages {
            match message.role {
                Role::System => {}
                Role::Tool => self.add_result(message),
                Role::User => {
                    self.end_results();
                    self.extend(wire::Role::User, parts(&message.content)?);
                }
                Role::Assistant => {
                    self.end_results();
                    let mut said = parts(&message.content)?;
                    said.extend(self.calls_of(&message.tool_calls));
                    self.extend(wire::Role::Model, said);
                }
            }
        }
        self.end_results();
        Ok(self.contents)
    }

    fn extend(&mut self, role: wire::Role, parts: Vec<wire::Part<'a>>) {
        if parts.is_empty() {
            return;
        }
        match self.contents.last_mut() {
            // Results keep a turn of their own.
            Some(last)
                if last.role == role
                    && !last.parts.iter().any(|p| matches!(p, wire::Part::Result { .. })) =>
            {
                last.parts.extend(parts);
            }
            _ => self.contents.push(wire::Content { role, parts }),
        }
    }

    fn calls_of(&mut self, calls: &'a [ToolCall]) -> Vec<wire::Part<'a>> {
        self.calls = calls
            .iter()
            .enumerate()
            .map(|(at, call)| (call.id.as_str(), (at, call.name.as_str())))
            .collect();
        calls
            .iter()
            .enumerate()
            .map(|(at, call)| wire::Part::Call {
                function_call: wire::Call {
                    name: tool_name::to_wire(&call.name),
                    args: arguments::object(&call.arguments),
                },
                // Only the first call of a turn is signed.
                thought_signature: (self.signs && at == 0).then_some(NO_SIGNATURE),
            })
            .collect()
    }

    fn add_result(&mut self, message: &'a Message) {
        let call = message
            .tool_call_id
            .as_deref()
            .and_then(|id| self.calls.get(id))
            .copied();
        let (place, name) = call.unwrap_or((usize::MAX, message.name.as_deref().unwrap_or("tool")));
        let function_response = wire::CallResult {
            name: tool_name::to_wire(name),
            response: result(&message.content.text()),
        };
        self.results
            .push((place, wire::Part::Result { function_response }));
    }

    fn end_results(&mut self) {
        if self.results.is_empty() {
            return;
        }
        self.results.sort_by_key(|(place, _)| *place);
        let parts = std::mem::take(&mut self.results)
            .into_iter()
            .map(|(_, part)| part)
            .collect();
        self.contents.push(wire::Content {
            role: wire::Role::User,
            parts,
        });
    }
}

/// A result must be an object.
fn result(text: &str) -> Value {
    match serde_json::from_str::<Value>(text) {
        Ok(object @ Value::Object(_)) => object,
        _ => json!({ "result": text }),
    }
}

fn parts(content: &Content) -> Result<Vec<wire::Part<'_>>, ProviderError> {
    let text = |text: &'_ str| !text.trim().is_empty();
    match content {
        Content::Text(words) => Ok(text(words)
            .then(|| wire::Part::Text {
                text: Cow::Borrowed(words),
            })
            .into_iter()
            .collect()),
        Content::Parts(parts) => parts
            .iter()
            .filter_map(|part| match part {
                Part::Text { text: words } => text(words).then(|| {
                    Ok(wire::Part::Text {
                        text: Cow::Borrowed(words),
                    })
                }),
                Part::ImageUrl { image_url } => Some(image_part(&image_url.url)),
            })
            .collect(),
    }
}

fn image_part(url: &str) -> Result<wire::Part<'_>, ProviderError> {
    Ok(match image::read(url)? {
        image::Image::Data { media_type, base64 } => wire::Part::Inline {
            inline_data: wire::Inline {
                mime_type: media_type,
                data: base64,
            },
        },
        image::Image::Url(url) => wire::Part::File {
            file_data: wire::File {
                mime_type: mime_type(url),
                file_uri: url,
            },
        },
    })
}

/// By the address's ending, where that tells.
fn mime_type(url: &str) -> Option<&'static str> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    Some(match ending.as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "heic" => "image/heic",
        _ => return None,
    })
}

/// From Gemini 3 on, calls in the conversation must carry a signature.
fn wants_signatures(model: &str) -> bool {
    let name = model.rsplit('/').next().unwrap_or(model);
    let version = name.strip_prefix("gemini-").unwrap_or_default();
    let major: String = version.chars().take_while(char::is_ascii_digit).collect();
    major.parse::<u32>().is_ok_and(|major| major >= 3)
}

#[cfg(test)]
mod tests;
