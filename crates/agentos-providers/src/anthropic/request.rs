//! A neutral request as messages: turns alternate, tool results are the user's and come first in
//! their turn, and system messages, wherever they stand, join the system prompt.

use std::borrow::Cow;

use agentos_types::{Content, Message, ModelRequest, Part, PromptCache, ProviderError, Role, ToolCall};

use super::features::Features;
use super::{knobs, wire};
use crate::sent::Sent;
use crate::state::{self, Piece};
use crate::{arguments, image, tool_name};

pub(super) fn build<'a>(
    request: &'a ModelRequest,
    provider: &str,
    streamed: bool,
) -> Result<(wire::Request<'a>, Sent), ProviderError> {
    let mut sent = Sent {
        provider: provider.to_owned(),
        ..Sent::default()
    };
    let mut turns = Turns::default();
    for message in request.messages.iter() {
        turns.add(message, provider, &request.model)?;
    }
    let features = Features::of(request, &mut sent);
    let stops = request.sampling.stop_sequences.iter().map(String::as_str);
    let mut wire = wire::Request {
        model: &request.model,
        max_tokens: request.max_tokens,
        system: system(request).map(wire::System::Text),
        messages: turns.0,
        tools: features.tools,
        tool_choice: features.tool_choice,
        thinking: features.thinking,
        output_config: features.output_config,
        temperature: None,
        top_p: None,
        top_k: None,
        stop_sequences: stops.filter(|s| !blank(s)).collect(),
        stream: streamed,
    };
    sample(&mut wire, request, &mut sent);
    mark(&mut wire, request.prompt_cache);
    Ok((wire, sent))
}

fn sample(wire: &mut wire::Request<'_>, request: &ModelRequest, sent: &mut Sent) {
    let knobs = &*request.sampling;
    let thinks = matches!(
        wire.thinking,
        Some(wire::Thinking::Enabled { .. } | wire::Thinking::Adaptive)
    );
    let takes = knobs::takes_sampling(&request.model) && !thinks;
    wire.temperature = sent
        .hint("temperature", takes, knobs.temperature)
        .map(|t| t.clamp(0.0, 1.0));
    // Most models take one of the two; the temperature is what people set on purpose.
    wire.top_p = sent.hint("top_p", takes && knobs.temperature.is_none(), knobs.top_p);
    wire.top_k = sent.hint("top_k", takes, knobs.top_k);
    sent.hint("frequency_penalty", false, knobs.frequency_penalty);
    sent.hint("presence_penalty", false, knobs.presence_penalty);
    sent.hint("seed", false, knobs.seed);
    if wire.stop_sequences.len() < knobs.stop_sequences.len() {
        sent.drop("stop_sequences");
    }
}

/// Marks up to where the prompt is to be kept: tools, system prompt, and the conversation so far. The
/// next call begins with the same words, so that it finds them; short prompts are not kept, and cost
/// no more for the mark.
fn mark(wire: &mut wire::Request<'_>, cache: PromptCache) {
    let control = wire::CacheControl {
        ttl: match cache {
            PromptCache::Off => return,
            PromptCache::Default => None,
            PromptCache::Hour => Some("1h"),
        },
    };
    if let Some(tool) = wire.tools.last_mut() {
        tool.cache_control = Some(control);
    }
    wire.system = wire.system.take().map(|system| match system {
        wire::System::Text(text) => wire::System::Marked([wire::TextBlock {
            text,
            cache_control: control,
        }]),
        marked @ wire::System::Marked(_) => marked,
    });
    let last = wire
        .messages
        .iter_mut()
        .rfind(|message| message.role == wire::Role::User)
        .and_then(|message| message.content.last_mut());
    if let Some(
        wire::Block::Text { cache_control, .. }
        | wire::Block::Image { cache_control, .. }
        | wire::Block::ToolResult { cache_control, .. },
    ) = last
    {
        *cache_control = Some(control);
    }
}

fn system(request: &ModelRequest) -> Option<Cow<'_, str>> {
    let prompt = request.system.as_deref().filter(|text| !blank(text));
    let later: Vec<String> = request
        .messages
        .iter()
        .filter(|m| m.role == Role::System)
        .map(|m| m.content.text())
        .filter(|text| !blank(text))
        .collect();
    if later.is_empty() {
        return prompt.map(Cow::Borrowed);
    }
    let all: Vec<&str> = prompt
        .into_iter()
        .chain(later.iter().map(String::as_str))
        .collect();
    Some(Cow::Owned(all.join("\n\n")))
}

#[derive(Default)]
struct Turns<'a>(Vec<wire::Message<'a>>);

impl<'a> Turns<'a> {
    fn add(&mut self, message: &'a Message, provider: &str, model: &str) -> Result<(), ProviderError> {
        match message.role {
            Role::System => {}
            Role::User => self.extend(wire::Role::User, blocks(&message.content)?),
            Role::Assistant => {
                let said = match state::weave(message, provider, model) {
                    Some(pieces) => pieces.into_iter().filter_map(piece).collect(),
                    None => {
                        let mut said = blocks(&message.content)?;
                        said.extend(message.tool_calls.iter().map(call_block));
                        said
                    }
                };
                self.extend(wire::Role::Assistant, said);
            }
            Role::Tool => {
                let result = wire::Block::ToolResult {
                    tool_use_id: call_id(message.tool_call_id.as_deref().unwrap_or_default()),
                    content: blocks(&message.content)?,
                    cache_control: None,
                };
                self.add_result(result);
            }
        }
        Ok(())
    }

    fn extend(&mut self, role: wire::Role, content: Vec<wire::Block<'a>>) {
        if content.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.role == role => last.content.extend(content),
            _ => self.0.push(wire::Message { role, content }),
        }
    }

    fn add_result(&mut self, result: wire::Block<'a>) {
        match self.0.last_mut() {
            Some(last) if last.role == wire::Role::User => {
                let results = last
                    .content
                    .iter()
                    .take_while(|b| matches!(b, wire::Block::ToolResult { .. }))
                    .count();
                last.content.insert(results, result);
            }
            _ => self.0.push(wire::Message {
                role: wire::Role::User,
                content: vec![result],
            }),
        }
    }
}

fn piece(piece: Piece<'_>) -> Option<wire::Block<'_>> {
    match piece {
        Piece::Text(text) => text_block(text),
        Piece::Call(call) => Some(call_block(call)),
        Piece::Block(block) => Some(wire::Block::Own(block)),
    }
}

fn call_block(call: &ToolCall) -> wire::Block<'_> {
    wire::Block::ToolUse {
        id: call_id(&call.id),
        name: tool_name::to_wire(&call.name),
        input: arguments::object(&call.arguments),
    }
}

fn text_block(text: &str) -> Option<wire::Block<'_>> {
    (!blank(text)).then_some(wire::Block::Text {
        text,
        cache_control: None,
    })
}

/// Blocks of text and images; blank text is refused by the wire and left out.
fn blocks(content: &Content) -> Result<Vec<wire::Block<'_>>, ProviderError> {
    match content {
        Content::Text(words) => Ok(text_block(words).into_iter().collect()),
        Content::Parts(parts) => parts
            .iter()
            .filter_map(|part| match part {
                Part::Text { text } => text_block(text).map(Ok),
                Part::ImageUrl { image_url } => Some(image_block(&image_url.url)),
            })
            .collect(),
    }
}

fn image_block(url: &str) -> Result<wire::Block<'_>, ProviderError> {
    let source = match image::read(url)? {
        image::Image::Url(url) => wire::Source::Url { url },
        image::Image::Data { media_type, base64 } => wire::Source::Base64 {
            media_type,
            data: base64,
        },
    };
    Ok(wire::Block::Image {
        source,
        cache_control: None,
    })
}

/// Ids of other providers may hold more than this wire takes.
fn call_id(id: &str) -> Cow<'_, str> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if id.is_empty() {
        Cow::Borrowed("call")
    } else if id.chars().all(fits) {
        Cow::Borrowed(id)
    } else {
        Cow::Owned(id.chars().map(|c| if fits(c) { c } else { '_' }).collect())
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
mod tests;
