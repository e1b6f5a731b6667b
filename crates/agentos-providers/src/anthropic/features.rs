//! Tools, their choice, the form of the answer, and thinking: what is asked for, in the ways that a
//! model takes together. Tools cannot be forced on a model while it thinks; the form may be a tool.

use std::borrow::Cow;

use agentos_types::{ModelRequest, ReasoningEffort, Role, ToolChoice, ToolSpec};
use serde_json::json;

use super::expressible::is_expressible;
use super::knobs::{Off, Thinking};
use super::{knobs, schema, wire};
use crate::sent::Sent;
use crate::{answer_form, object_schema, reasoning, state, tool_name};

const MIN_BUDGET: u32 = 1_024;

#[derive(Debug, Default)]
pub(super) struct Features<'a> {
    pub(super) tools: Vec<wire::Tool<'a>>,
    pub(super) tool_choice: Option<wire::ToolChoice<'a>>,
    pub(super) thinking: Option<wire::Thinking>,
    pub(super) output_config: wire::OutputConfig,
}

impl<'a> Features<'a> {
    pub(super) fn of(request: &'a ModelRequest, sent: &mut Sent) -> Self {
        let mut features = Self {
            tools: tools(request),
            ..Self::default()
        };
        let mut choice = choice(request);
        if let Some(form) = request.response_schema.as_deref() {
            if knobs::takes_schema(&request.model) && is_expressible(&form.schema) {
                let schema = schema::of_answer(&form.schema);
                features.output_config.format = Some(wire::Format { schema });
            } else if !choice.is_forced() {
                features.tools.push(wire::Tool {
                    name: Cow::Borrowed(answer_form::TOOL),
                    description: answer_form::TOOL_DESCRIPTION,
                    input_schema: object_schema::of(&form.schema),
                    cache_control: None,
                });
                choice = match choice {
                    ToolChoice::Auto if !request.tools.is_empty() => ToolChoice::Required,
                    _ => ToolChoice::Tool(answer_form::TOOL.to_owned()),
                };
                sent.answer_tool = true;
            }
        }
        features.think(request, &mut choice, sent);
        let single = request.parallel_tool_calls == Some(false) || sent.answer_tool;
        features.tool_choice = (!features.tools.is_empty())
            .then(|| wire_choice(choice, single))
            .flatten();
        features
    }

    fn think(&mut self, request: &ModelRequest, choice: &mut ToolChoice, sent: &mut Sent) {
        let forced = choice.is_forced();
        let level = request.reasoning.map(reasoning::level);
        let wanted = level.is_some_and(|level| level != ReasoningEffort::None);
        match knobs::thinking(&request.model) {
            Thinking::Unknown if wanted => sent.drop("reasoning"),
            Thinking::Budget if wanted => {
                let budget = request.reasoning.map_or(0, reasoning::tokens).max(MIN_BUDGET);
                let room = u32::try_from(request.max_tokens.saturating_sub(1)).unwrap_or(u32::MAX);
                if forced || room < MIN_BUDGET || !thoughts_are_at_hand(request, &sent.provider) {
                    sent.drop("reasoning");
                } else {
                    let budget_tokens = budget.min(room);
                    self.thinking = Some(wire::Thinking::Enabled { budget_tokens });
                }
            }
            Thinking::Unknown | Thinking::Budget => {}
            Thinking::Adaptive(_) if wanted && !forced => {
                self.thinking = Some(wire::Thinking::Adaptive);
                self.output_config.effort = level.map(effort);
            }
            // What nobody asks about is left to the model.
            Thinking::Adaptive(_) if level.is_none() && !forced => {}
            Thinking::Adaptive(off) => {
                if wanted {
                    sent.drop("reasoning");
                }
                match off {
                    Off::Unasked => {}
                    Off::Disabled => self.thinking = Some(wire::Thinking::Disabled),
                    Off::BetweenTools => self.thinking = Some(wire::Thinking::BetweenTools),
                    Off::Never => {
                        self.output_config.effort = level.map(effort);
                        if level == Some(ReasoningEffort::None) {
                            sent.drop("reasoning");
                        }
                        if forced {
                            sent.drop("tool_choice");
                            *choice = ToolChoice::Auto;
                        }
                    }
                }
            }
        }
    }
}

const fn effort(level: ReasoningEffort) -> &'static str {
    match level {
        ReasoningEffort::None | ReasoningEffort::Minimal | ReasoningEffort::Low => "low",
        ReasoningEffort::Medium => "medium",
        ReasoningEffort::High | ReasoningEffort::Tokens(_) => "high",
    }
}

/// A model with a budget goes on with a turn of tools only if it is given the thoughts that began it.
fn thoughts_are_at_hand(request: &ModelRequest, provider: &str) -> bool {
    request
        .messages
        .iter()
        .rev()
        .take_while(|message| message.role != Role::User)
        .filter(|message| !message.tool_calls.is_empty())
        .all(|message| !state::own(message, provider, &request.model).is_empty())
}

/// The request's choice; a conversation that used tools must name them even when none may be used any more.
fn choice(request: &ModelRequest) -> ToolChoice {
    if request.tools.is_empty() {
        ToolChoice::None
    } else {
        request.tool_choice.clone()
    }
}

fn wire_choice<'a>(choice: ToolChoice, disable_parallel_tool_use: bool) -> Option<wire::ToolChoice<'a>> {
    Some(match choice {
        ToolChoice::Auto if !disable_parallel_tool_use => return None,
        ToolChoice::Auto => wire::ToolChoice::Auto {
            disable_parallel_tool_use,
        },
        ToolChoice::None => wire::ToolChoice::None,
        ToolChoice::Required => wire::ToolChoice::Any {
            disable_parallel_tool_use,
        },
        ToolChoice::Tool(name) => wire::ToolChoice::Tool {
            name: Cow::Owned(tool_name::to_wire(&name).into_owned()),
            disable_parallel_tool_use,
        },
    })
}

/// The request's tools; without any, those that the conversation used.
fn tools(request: &ModelRequest) -> Vec<wire::Tool<'_>> {
    if !request.tools.is_empty() {
        return request.tools.iter().map(tool).collect();
    }
    let mut used: Vec<&str> = request
        .messages
        .iter()
        .flat_map(|m| &m.tool_calls)
        .map(|call| call.name.as_str())
        .collect();
    used.sort_unstable();
    used.dedup();
    let tools = used.into_iter().map(|name| wire::Tool {
        name: tool_name::to_wire(name),
        description: "",
        input_schema: Cow::Owned(json!({"type": "object"})),
        cache_control: None,
    });
    tools.collect()
}

fn tool(spec: &ToolSpec) -> wire::Tool<'_> {
    wire::Tool {
        name: tool_name::to_wire(&spec.name),
        description: &spec.description,
        input_schema: object_schema::of(&spec.parameters),
        cache_control: None,
    }
}
