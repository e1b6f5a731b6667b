//! A neutral request as messages: turns alternate, tool results are the user's and come first in
//! their turn, and system messages, wherever they stand, join the system prompt.

use std::borrow::Cow;

use agentos_types::{Content, Message, ModelRequest, Part, ProviderError, Role, ToolSpec};
use serde_json::json;

use super::{knobs, wire};
use crate::{arguments, image, tool_name};

pub(super) fn build(request: &ModelRequest, streamed: bool) -> Result<wire::Request<'_>, ProviderError> {
    let mut turns = Turns::default();
    for message in request.messages.iter() {
        turns.add(message)?;
    }
    let (tools, tool_choice) = tools(request);
    let mut wire = wire::Request {
        model: &request.model,
        max_tokens: request.max_tokens,
        system: system(request),
        messages: turns.0,
        tools,
        tool_choice,
        temperature: None,
        top_p: None,
        top_k: None,
        stop_sequences: request
            .sampling
            .stop_sequences
            .iter()
            .map(String::as_str)
            .filter(|s| !blank(s))
            .collect(),
        stream: streamed,
    };
    if knobs::takes_sampling(&request.model) {
        let knobs = &*request.sampling;
        wire.temperature = knobs.temperature.map(|t| t.clamp(0.0, 1.0));
        // Most models take one of the two; the temperature is what people set on purpose.
        wire.top_p = knobs.top_p.filter(|_| knobs.temperature.is_none());
        wire.top_k = knobs.top_k;
    }
    Ok(wire)
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

/// The request's tools. A conversation that used tools must name them even when none may be used any more.
fn tools(request: &ModelRequest) -> (Vec<wire::Tool<'_>>, Option<wire::ToolChoice>) {
    if !request.tools.is_empty() {
        return (request.tools.iter().map(tool).collect(), None);
    }
    let mut used: Vec<&str> = request
        .messages
        .iter()
        .flat_map(|m| &m.tool_calls)
        .map(|call| call.name.as_str())
        .collect();
    used.sort_unstable();
    used.dedup();
    let choice = (!used.is_empty()).then_some(wire::ToolChoice::None);
    let schema = || Cow::Owned(json!({"type": "object"}));
    let tools = used.into_iter().map(|name| wire::Tool {
        name: tool_name::to_wire(name),
        description: "",
        input_schema: schema(),
    });
    (tools.collect(), choice)
}

fn tool(spec: &ToolSpec) -> wire::Tool<'_> {
    wire::Tool {
        name: tool_name::to_wire(&spec.name),
        description: &spec.description,
        input_schema: Cow::Borrowed(&spec.parameters),
    }
}

#[derive(Default)]
struct Turns<'a>(Vec<wire::Message<'a>>);

impl<'a> Turns<'a> {
    fn add(&mut self, message: &'a Message) -> Result<(), ProviderError> {
        match message.role {
            Role::System => {}
            Role::User => self.extend(wire::Role::User, blocks(&message.content)?),
            Role::Assistant => {
                let mut said = blocks(&message.content)?;
                said.extend(message.tool_calls.iter().map(|call| wire::Block::ToolUse {
                    id: call_id(&call.id),
                    name: tool_name::to_wire(&call.name),
                    input: arguments::object(&call.arguments),
                }));
                self.extend(wire::Role::Assistant, said);
            }
            Role::Tool => {
                let result = wire::Block::ToolResult {
                    tool_use_id: call_id(message.tool_call_id.as_deref().unwrap_or_default()),
                    content: blocks(&message.content)?,
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

/// Blocks of text and images; blank text is refused by the wire and left out.
fn blocks(content: &Content) -> Result<Vec<wire::Block<'_>>, ProviderError> {
    let text = |text| (!blank(text)).then_some(wire::Block::Text { text });
    match content {
        Content::Text(words) => Ok(text(words).into_iter().collect()),
        Content::Parts(parts) => parts
            .iter()
            .filter_map(|part| match part {
                Part::Text { text: words } => text(words).map(Ok),
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
    Ok(wire::Block::Image { source })
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
