//! What a chat completion may be asked for beyond text: the choice of tools, the form of the answer,
//! how much to think.

use agentos_types::{ModelRequest, ReasoningEffort, ToolChoice};

use super::dialect::{Dialect, ReasoningField};
use super::{models, wire};
use crate::sent::Sent;
use crate::{object_schema, reasoning, tool_name};

pub(super) fn add<'a>(
    wire: &mut wire::Request<'a>,
    request: &'a ModelRequest,
    dialect: Dialect,
    sent: &mut Sent,
) {
    if !request.tools.is_empty() {
        wire.tool_choice = tool_choice(&request.tool_choice);
        let takes = dialect.parallel
            && (dialect.reasoning != ReasoningField::ByModel || models::takes_parallel(&request.model));
        wire.parallel_tool_calls = sent.hint("parallel_tool_calls", takes, request.parallel_tool_calls);
    }
    wire.response_format = request.response_schema.as_deref().map(|form| {
        if takes_schema(request, dialect) {
            let json_schema = wire::JsonSchema {
                name: tool_name::to_wire(&form.name),
                schema: object_schema::of(&form.schema),
                strict: form.strict,
            };
            wire::ResponseFormat::JsonSchema { json_schema }
        } else {
            wire::ResponseFormat::JsonObject
        }
    });
    if let Some(wanted) = request.reasoning {
        reason(wire, request, wanted, dialect, sent);
    }
}

/// The server holds the model to the form; otherwise the model is told of it.
pub(super) fn takes_schema(request: &ModelRequest, dialect: Dialect) -> bool {
    dialect.schema && models::takes_schema(&request.model)
}

/// DeepSeek's models think unless they are told not to, but for the one whose name says that it does not.
pub(super) fn thinks(request: &ModelRequest) -> bool {
    match request.reasoning.map(reasoning::level) {
        None => request.model != "deepseek-chat",
        Some(ReasoningEffort::None) => request.model == "deepseek-reasoner",
        Some(_) => true,
    }
}

fn tool_choice(choice: &ToolChoice) -> Option<wire::ToolChoice<'_>> {
    match choice {
        ToolChoice::Auto => None,
        ToolChoice::None => Some(wire::ToolChoice::Word("none")),
        ToolChoice::Required => Some(wire::ToolChoice::Word("required")),
        ToolChoice::Tool(name) => Some(wire::ToolChoice::Tool {
            kind: wire::Function::Function,
            function: wire::Named {
                name: tool_name::to_wire(name),
            },
        }),
    }
}

fn reason(
    wire: &mut wire::Request<'_>,
    request: &ModelRequest,
    wanted: ReasoningEffort,
    dialect: Dialect,
    sent: &mut Sent,
) {
    let level = reasoning::level(wanted);
    match dialect.reasoning {
        ReasoningField::ByModel if models::takes_effort(&request.model) => {
            let (word, exact) = models::effort(&request.model, wanted);
            wire.reasoning_effort = Some(word);
            if !exact {
                sent.drop("reasoning");
            }
        }
        ReasoningField::Word => {
            wire.reasoning_effort = Some(match level {
                ReasoningEffort::Minimal => "low",
                level => reasoning::word(level),
            });
        }
        ReasoningField::Switch if level == ReasoningEffort::None && thinks(request) => sent.drop("reasoning"),
        ReasoningField::Switch if level == ReasoningEffort::None => {
            wire.thinking = Some(wire::Thinking::Disabled)
        }
        ReasoningField::Switch => {
            wire.thinking = Some(wire::Thinking::Enabled);
            wire.reasoning_effort = Some(match level {
                ReasoningEffort::Minimal | ReasoningEffort::Low => "low",
                _ => "high",
            });
        }
        ReasoningField::ByModel | ReasoningField::Nowhere => {
            // A model that does not reason does what was asked.
            if level != ReasoningEffort::None {
                sent.drop("reasoning");
            }
        }
    }
}
