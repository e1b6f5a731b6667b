//! A neutral request as Responses. What was thought stands in its place in the conversation, as the
//! provider wants it: before what followed from it.

use std::borrow::Cow;

use agentos_types::{
    Content, Message, ModelRequest, Part, PromptCache, ProviderError, Role, ToolCall, ToolChoice,
};

use super::super::models;
use super::wire;
use crate::sent::Sent;
use crate::state::{self, Piece};
use crate::{answer_form, arguments, image, object_schema, reasoning, tool_name};

pub(in crate::openai) fn build<'a>(
    request: &'a ModelRequest,
    provider: &str,
    streamed: bool,
) -> Result<(impl serde::Serialize + use<'a>, Sent), ProviderError> {
    let mut sent = Sent {
        provider: provider.to_owned(),
        ..Sent::default()
    };
    let mut input = Vec::with_capacity(request.messages.len());
    for message in request.messages.iter() {
        add(&mut input, message, provider, &request.model)?;
    }
    let mut wire = wire::Request {
        model: &request.model,
        instructions: instructions(request),
        input,
        tools: request.tools.iter().map(tool).collect(),
        tool_choice: None,
        parallel_tool_calls: None,
        text: text_config(request),
        reasoning: effort(request, &mut sent),
        max_output_tokens: request.max_tokens,
        temperature: None,
        top_p: None,
        store: false,
        // Models that do not reason refuse to be asked for it.
        include: if models::takes_effort(&request.model) {
            &["reasoning.encrypted_content"]
        } else {
            &[]
        },
        stream: streamed,
    };
    if !request.tools.is_empty() {
        wire.tool_choice = tool_choice(&request.tool_choice);
        let takes = models::takes_parallel(&request.model);
        wire.parallel_tool_calls = sent.hint("parallel_tool_calls", takes, request.parallel_tool_calls);
    }
    sample(&mut wire, request, &mut sent);
    if request.prompt_cache != PromptCache::Default {
        sent.drop("prompt_cache");
    }
    Ok((wire, sent))
}

/// The system prompt, and the form of the answer where the model must be told of it.
fn instructions(request: &ModelRequest) -> Option<Cow<'_, str>> {
    let prompt = request.system.as_deref().filter(|text| !text.is_empty());
    let form = request
        .response_schema
        .as_deref()
        .filter(|_| !models::takes_schema(&request.model))
        .map(answer_form::instruction);
    match (prompt, form) {
        (prompt, None) => prompt.map(Cow::Borrowed),
        (None, Some(form)) => Some(Cow::Owned(form)),
        (Some(prompt), Some(form)) => Some(Cow::Owned(format!("{prompt}\n\n{form}"))),
    }
}

fn text_config(request: &ModelRequest) -> Option<wire::TextConfig<'_>> {
    let form = request.response_schema.as_deref()?;
    let format = if models::takes_schema(&request.model) {
        wire::Format::JsonSchema {
            name: tool_name::to_wire(&form.name),
            schema: object_schema::of(&form.schema),
            strict: form.strict,
        }
    } else {
        wire::Format::JsonObject
    };
    Some(wire::TextConfig { format })
}

fn effort(request: &ModelRequest, sent: &mut Sent) -> Option<wire::Reasoning> {
    let wanted = request.reasoning?;
    if !models::takes_effort(&request.model) {
        if reasoning::level(wanted) != agentos_types::ReasoningEffort::None {
            sent.drop("reasoning");
        }
        return None;
    }
    let (effort, exact) = models::effort(&request.model, wanted);
    if !exact {
        sent.drop("reasoning");
    }
    Some(wire::Reasoning { effort })
}

fn sample(wire: &mut wire::Request<'_>, request: &ModelRequest, sent: &mut Sent) {
    let knobs = &*request.sampling;
    let still = wire.reasoning.as_ref().is_some_and(|r| r.effort == "none");
    let takes = !models::reasons(&request.model) || still;
    wire.temperature = sent
        .hint("temperature", takes, knobs.temperature)
        .map(|t| t.clamp(0.0, 2.0));
    wire.top_p = sent.hint("top_p", takes, knobs.top_p);
    sent.hint("top_k", false, knobs.top_k);
    sent.hint("frequency_penalty", false, knobs.frequency_penalty);
    sent.hint("presence_penalty", false, knobs.presence_penalty);
    sent.hint("seed", false, knobs.seed);
    sent.stops(&knobs.stop_sequences, 0);
}

fn tool_choice(choice: &ToolChoice) -> Option<wire::ToolChoice<'_>> {
    Some(match choice {
        ToolChoice::Auto => return None,
        ToolChoice::None => wire::ToolChoice::Word("none"),
        ToolChoice::Required => wire::ToolChoice::Word("required"),
        ToolChoice::Tool(name) => wire::ToolChoice::Tool(wire::NamedTool {
            name: tool_name::to_wire(name),
        }),
    })
}

fn tool(spec: &agentos_types::ToolSpec) -> wire::Tool<'_> {
    wire::Tool {
        name: tool_name::to_wire(&spec.name),
        description: &spec.description,
        parameters: object_schema::of(&spec.parameters),
        strict: false,
    }
}

fn add<'a>(
    input: &mut Vec<wire::Item<'a>>,
    message: &'a Message,
    provider: &str,
    model: &str,
) -> Result<(), ProviderError> {
    match message.role {
        Role::System => input.push(said("system", text_only(&message.content))),
        Role::User => input.push(said("user", content(&message.content)?)),
        Role::Assistant => match state::weave(message, provider, model) {
            Some(mut pieces) => {
                // A thought that nothing followed, since the answer's cap came first, is refused.
                while let Some(Piece::Block(_)) = pieces.last() {
                    pieces.pop();
                }
                input.extend(pieces.into_iter().map(|piece| match piece {
                    Piece::Text(text) => said("assistant", wire::Content::Text(Cow::Borrowed(text))),
                    Piece::Call(call) => call_item(call),
                    Piece::Block(item) => wire::Item::Own(item),
                }));
            }
            None => {
                if !message.content.is_empty() || message.tool_calls.is_empty() {
                    input.push(said("assistant", text_only(&message.content)));
                }
                input.extend(message.tool_calls.iter().map(call_item));
            }
        },
        Role::Tool => input.push(wire::Item::FunctionCallOutput {
            call_id: message.tool_call_id.as_deref().unwrap_or_default(),
            output: content(&message.content)?,
        }),
    }
    Ok(())
}

const fn said<'a>(role: &'static str, content: wire::Content<'a>) -> wire::Item<'a> {
    wire::Item::Message { role, content }
}

fn call_item(call: &ToolCall) -> wire::Item<'_> {
    wire::Item::FunctionCall {
        call_id: &call.id,
        name: tool_name::to_wire(&call.name),
        arguments: arguments::object(&call.arguments).to_string(),
    }
}

fn text_only(content: &Content) -> wire::Content<'_> {
    wire::Content::Text(match content {
        Content::Text(words) => Cow::Borrowed(words),
        Content::Parts(_) => Cow::Owned(content.text()),
    })
}

fn content(content: &Content) -> Result<wire::Content<'_>, ProviderError> {
    let parts = match content {
        Content::Text(words) => return Ok(wire::Content::Text(Cow::Borrowed(words))),
        Content::Parts(parts) => parts,
    };
    let parts = parts.iter().map(|part| match part {
        Part::Text { text } => Ok(wire::Part::InputText { text }),
        Part::ImageUrl { image_url } => {
            image::read(&image_url.url)?;
            Ok(wire::Part::InputImage {
                image_url: &image_url.url,
                detail: "auto",
            })
        }
    });
    parts.collect::<Result<_, _>>().map(wire::Content::Parts)
}

#[cfg(test)]
mod tests;
