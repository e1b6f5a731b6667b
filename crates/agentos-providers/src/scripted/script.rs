//! A script in turns: what an answer is preceded by, and the answer itself.

use std::time::Duration;

use agentos_types::{Message, ModelAnswer, ModelRequest, ProviderError, Role, StopReason, ToolCall, Usage};
use serde_json::Value;

use crate::estimate;

/// Turns in order; never empty.
#[derive(Debug)]
pub(super) struct Script {
    turns: Vec<Turn>,
    /// What is left of the last turn when it repeats.
    last: Turn,
}

/// One answer, and the failures and delays that come before it. Only the last turn may lack the answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    pub(super) before: Vec<Step>,
    pub(super) reply: Option<Reply>,
}

/// A step that is no answer. Each is used up by the attempt that meets it.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Wait(Duration),
    Fail(ProviderError),
}

/// What the model says.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) text: String,
    /// Name and arguments.
    pub(super) tool_calls: Vec<(String, Value)>,
    /// Estimated when the script says nothing.
    pub(super) usage: Option<Usage>,
}

impl Script {
    pub(super) fn new(turns: Vec<Turn>) -> Self {
        let last = turns.last().map_or_else(Turn::default, |turn| match &turn.reply {
            Some(reply) => Turn {
                before: Vec::new(),
                reply: Some(reply.clone()),
            },
            None => Turn {
                before: turn.before.last().cloned().into_iter().collect(),
                reply: None,
            },
        });
        Self { turns, last }
    }

    /// The turn of a conversation that was answered so often. Looks no further than the script is
    /// long, so a long conversation costs no more than a short one.
    pub(super) fn turn(&self, messages: &[Message]) -> &Turn {
        let answered = messages
            .iter()
            .filter(|m| m.role == Role::Assistant)
            .take(self.turns.len())
            .count();
        self.turns.get(answered).unwrap_or(&self.last)
    }
}

impl Reply {
    /// The answer to `request`. Like every model it stops at `max_tokens`: what is over is cut off.
    pub(super) fn answer(self, request: &ModelRequest) -> ModelAnswer {
        let arguments: usize = self
            .tool_calls
            .iter()
            .map(|(name, value)| name.len() + value.to_string().len())
            .sum();
        let mut usage = self
            .usage
            .unwrap_or_else(|| estimate::usage(request, self.text.len() + arguments));
        let turn = request.messages.len();
        let tool_calls: Vec<ToolCall> = self
            .tool_calls
            .into_iter()
            .enumerate()
            .map(|(n, (name, arguments))| ToolCall {
                id: format!("call_{turn}_{n}"),
                name,
                arguments,
            })
            .collect();
        let model = request.model.clone();
        if usage.output > request.max_tokens {
            usage.output = request.max_tokens;
            usage.reasoning = usage.reasoning.min(usage.output);
            let content = cut(self.text, estimate::bytes(request.max_tokens));
            return ModelAnswer {
                content,
                tool_calls: Vec::new(),
                usage,
                stop_reason: StopReason::MaxTokens,
                model,
                ..ModelAnswer::default()
            };
        }
        let stop_reason = if tool_calls.is_empty() {
            StopReason::EndTurn
        } else {
            StopReason::ToolUse
        };
        ModelAnswer {
            content: self.text,
            tool_calls,
            usage,
            stop_reason,
            model,
            ..ModelAnswer::default()
        }
    }
}

fn cut(mut text: String, bytes: u64) -> String {
    let end = usize::try_from(bytes).unwrap_or(usize::MAX);
    text.truncate(text.floor_char_boundary(end));
    text
}
