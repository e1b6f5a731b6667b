//! A neutral request as contents. Gemini pairs results with calls by its ids, where it has given some, else by
//! name and order, so the results of one turn stand together in the order of its calls.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use agentos_types::{Content, Message, ModelRequest, Part, PromptCache, ProviderError, Role, ToolCall};
use serde_json::{Value, json};

use super::features::{Features, version};
use super::wire;
use crate::sent::Sent;
use crate::state::{self, Piece};
use crate::{arguments, image, tool_name};

const MAX_STOPS: usize = 5;
/// What the provider documents for calls whose own signature is not at hand.
const NO_SIGNATURE: &str = "skip_thought_signature_validator";

pub(super) fn build<'a>(
    request: &'a ModelRequest,
    provider: &'a str,
) -> Result<(wire::Request<'a>, Sent), ProviderError> {
    let mut sent = Sent {
        provider: provider.to_owned(),
        ..Sent::default()
    };
    let features = Features::of(request, &mut sent);
    let knobs = &*request.sampling;
    let seed = knobs.seed.and_then(|seed| i32::try_from(seed).ok());
    sent.hint("seed", seed.is_some(), knobs.seed);
    // Penalties are refused by the current models, and so left out.
    sent.hint("frequency_penalty", false, knobs.frequency_penalty);
    sent.hint("presence_penalty", false, knobs.presence_penalty);
    if request.prompt_cache != PromptCache::Default {
        sent.drop("prompt_cache");
    }
    let wire = wire::Request {
        system_instruction: instruction(request),
        contents: Contents::new(&request.model, provider).of(&request.messages)?,
        tools: features.tools,
        tool_config: features.tool_config,
        generation_config: wire::Config {
            max_output_tokens: request.max_tokens,
            temperature: knobs.temperature.map(|t| t.clamp(0.0, 2.0)),
            top_p: knobs.top_p,
            top_k: knobs.top_k,
            stop_sequences: sent.stops(&knobs.stop_sequences, MAX_STOPS),
            seed,
            response_mime_type: features.response_mime_type,
            response_schema: features.response_schema.own,
            response_json_schema: features.response_schema.json_schema,
            thinking_config: features.thinking_config,
        },
    };
    Ok((wire, sent))
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
        .map(text_part)
        .collect();
    (!parts.is_empty()).then_some(wire::Instruction { parts })
}

struct Contents<'a> {
    model: &'a str,
    provider: &'a str,
    contents: Vec<wire::Content<'a>>,
    /// Of the last turn of calls: each call's place and name.
    calls: HashMap<&'a str, (usize, &'a str)>,
    /// The ids that the model itself gave to calls of that turn.
    ids: HashSet<&'a str>,
    /// Results of that turn, with their call's place.
    results: Vec<(usize, wire::Part<'a>)>,
    signs: bool,
}

impl<'a> Contents<'a> {
    fn new(model: &'a str, provider: &'a str) -> Self {
        Self {
            model,
            provider,
            contents: Vec::new(),
            calls: HashMap::new(),
            ids: HashSet::new(),
            results: Vec::new(),
            // From Gemini 3 on, calls in the conversation must carry a signature.
            signs: version(model) >= (3, 0),
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
                    self.note_calls(&message.tool_calls);
                    self.ids.clear();
                    let said = match state::weave(message, self.provider, self.model) {
                        Some(pieces) => {
                            self.ids.extend(pieces.iter().filter_map(own_id));
                            self.said(pieces)
                        }
                        None => {
                            let mut said = parts(&message.content)?;
                            let calls: Vec<_> = message.tool_calls.iter().map(Piece::Call).collect();
                            said.extend(self.said(calls));
                            said
                        }
                    };
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

    fn note_calls(&mut self, calls: &'a [ToolCall]) {
        self.calls = calls
            .iter()
            .enumerate()
            .map(|(at, call)| (call.id.as_str(), (at, call.name.as_str())))
            .collect();
    }

    /// Signatures stand on the part that they came with: before a call, or after text.
    fn said(&self, pieces: Vec<Piece<'a>>) -> Vec<wire::Part<'a>> {
        let mut parts: Vec<wire::Part<'a>> = Vec::with_capacity(pieces.len());
        let mut of_call: Option<&str> = None;
        let mut first_call = true;
        for piece in pieces {
            match piece {
                Piece::Text(text) => {
                    parts.extend((!text.trim().is_empty()).then(|| text_part(Cow::Borrowed(text))))
                }
                Piece::Call(call) => {
                    // Only the first call of a turn must be signed.
                    let stand_in = (self.signs && first_call).then_some(NO_SIGNATURE);
                    first_call = false;
                    parts.push(wire::Part::Call {
                        function_call: wire::Call {
                            id: self.ids.get(call.id.as_str()).copied(),
                            name: tool_name::to_wire(&call.name),
                            args: arguments::object(&call.arguments),
                        },
                        thought_signature: of_call.take().or(stand_in),
                    });
                }
                Piece::Block(block) => {
                    let signature = |field: &str| block.get(field).and_then(Value::as_str);
                    of_call = signature("call").or(of_call);
                    let Some(of_text) = signature("text") else {
                        continue;
                    };
                    match parts.last_mut() {
                        Some(wire::Part::Text {
                            thought_signature: unsigned @ None,
                            ..
                        }) => *unsigned = Some(of_text),
                        _ => parts.push(wire::Part::Text {
                            text: Cow::Borrowed(""),
                            thought_signature: Some(of_text),
                        }),
                    }
                }
            }
        }
        parts
    }

    fn add_result(&mut self, message: &'a Message) {
        let call = message
            .tool_call_id
            .as_deref()
            .and_then(|id| self.calls.get(id))
            .copied();
        let (place, name) = call.unwrap_or((usize::MAX, message.name.as_deref().unwrap_or("tool")));
        let id = message.tool_call_id.as_deref();
        let function_response = wire::CallResult {
            id: id.and_then(|id| self.ids.get(id)).copied(),
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

fn own_id<'a>(piece: &Piece<'a>) -> Option<&'a str> {
    match piece {
        Piece::Block(block) => block.get("id")?.as_str(),
        Piece::Text(_) | Piece::Call(_) => None,
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
    let text = |words: &'_ str| (!words.trim().is_empty()).then_some(());
    match content {
        Content::Text(words) => Ok(text(words)
            .map(|()| text_part(Cow::Borrowed(words)))
            .into_iter()
            .collect()),
        Content::Parts(parts) => parts
            .iter()
            .filter_map(|part| match part {
                Part::Text { text: words } => text(words).map(|()| Ok(text_part(Cow::Borrowed(words)))),
                Part::ImageUrl { image_url } => Some(image_part(&image_url.url)),
            })
            .collect(),
    }
}

const fn text_part(text: Cow<'_, str>) -> wire::Part<'_> {
    wire::Part::Text {
        text,
        thought_signature: None,
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

#[cfg(test)]
mod tests;
