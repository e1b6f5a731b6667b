//! An answer put together from pieces, for every wire.
//!
//! Each piece that a caller may see at once comes out as a delta; the whole comes out at the end.

use std::collections::VecDeque;

use agentos_types::{
    Delta, ErrorClass, ModelAnswer, ModelRequest, ProviderError, StopReason, ToolCall, Usage,
};
use serde_json::Value;

use crate::{arguments, estimate, tool_name};

#[derive(Debug)]
pub(crate) struct Assembly {
    request: ModelRequest,
    text: String,
    /// Counted only: reasoning is no part of the answer.
    thinking_bytes: usize,
    calls: Vec<Call>,
    pub(crate) usage: Option<Usage>,
    pub(crate) stop: Option<StopReason>,
    pub(crate) model: Option<String>,
}

#[derive(Debug, Default)]
struct Call {
    id: String,
    name: String,
    arguments: String,
    /// Arguments that came whole, where no pieces follow.
    whole: Option<Value>,
    started: bool,
}

impl Assembly {
    pub(crate) fn new(request: &ModelRequest) -> Self {
        Self {
            request: request.clone(),
            text: String::new(),
            thinking_bytes: 0,
            calls: Vec::new(),
            usage: None,
            stop: None,
            model: None,
        }
    }

    pub(crate) fn text(&mut self, piece: &str, out: &mut VecDeque<Delta>) {
        if !piece.is_empty() {
            self.text.push_str(piece);
            out.push_back(Delta::Text(piece.to_owned()));
        }
    }

    pub(crate) fn thinking(&mut self, piece: &str, out: &mut VecDeque<Delta>) {
        if !piece.is_empty() {
            self.thinking_bytes = self.thinking_bytes.saturating_add(piece.len());
            out.push_back(Delta::Thinking(piece.to_owned()));
        }
    }

    /// A new call; gives back its place. An id that the provider leaves out is made, equal whenever
    /// the same answer is read again.
    pub(crate) fn call(&mut self, id: &str, name: &str, out: &mut VecDeque<Delta>) -> usize {
        let index = self.calls.len();
        let id = if id.is_empty() {
            made_id(&self.request, index)
        } else {
            id.to_owned()
        };
        self.calls.push(Call {
            id,
            ..Call::default()
        });
        self.name(index, name, out);
        index
    }

    /// The name of a call, which may come after its beginning.
    pub(crate) fn name(&mut self, index: usize, name: &str, out: &mut VecDeque<Delta>) {
        let Some(call) = self
            .calls
            .get_mut(index)
            .filter(|call| !call.started && !name.is_empty())
        else {
            return;
        };
        call.name = tool_name::from_wire(name, &self.request.tools);
        call.started = true;
        out.push_back(Delta::ToolCallStart {
            index,
            id: call.id.clone(),
            name: call.name.clone(),
        });
        if !call.arguments.is_empty() {
            out.push_back(Delta::ToolCallArguments {
                index,
                fragment: call.arguments.clone(),
            });
        }
    }

    pub(crate) fn arguments(&mut self, index: usize, fragment: &str, out: &mut VecDeque<Delta>) {
        let Some(call) = self.calls.get_mut(index).filter(|_| !fragment.is_empty()) else {
            return;
        };
        call.arguments.push_str(fragment);
        if call.started {
            out.push_back(Delta::ToolCallArguments {
                index,
                fragment: fragment.to_owned(),
            });
        }
    }

    /// Arguments as a value, used when no pieces of text follow.
    pub(crate) fn whole_arguments(&mut self, index: usize, arguments: Value) {
        if let Some(call) = self.calls.get_mut(index) {
            call.whole = Some(arguments);
        }
    }

    pub(crate) fn id_of(&self, index: usize) -> Option<&str> {
        self.calls.get(index).map(|call| call.id.as_str())
    }

    pub(crate) fn calls(&self) -> usize {
        self.calls.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.calls.is_empty()
    }

    /// The whole answer. What is in here afterwards is empty.
    pub(crate) fn finish(&mut self) -> Result<ModelAnswer, ProviderError> {
        let calls = std::mem::take(&mut self.calls);
        let written: usize = calls
            .iter()
            .map(|call| call.name.len() + call.arguments.len())
            .sum();
        let mut tool_calls = Vec::with_capacity(calls.len());
        for call in calls {
            if call.name.is_empty() {
                return Err(ProviderError::new(
                    ErrorClass::MalformedResponse,
                    "asked for a tool call without a name",
                ));
            }
            let arguments = match call.whole {
                Some(whole) if call.arguments.is_empty() => whole,
                _ => arguments::parse(&call.arguments),
            };
            tool_calls.push(ToolCall {
                id: call.id,
                name: call.name,
                arguments,
            });
        }
        let content = std::mem::take(&mut self.text);
        let usage = self
            .usage
            .unwrap_or_else(|| estimate::usage(&self.request, content.len() + self.thinking_bytes + written));
        let stop_reason = match self.stop {
            // Many servers say `stop` also when they ask for tools.
            None | Some(StopReason::EndTurn) if !tool_calls.is_empty() => StopReason::ToolUse,
            Some(StopReason::ToolUse) if tool_calls.is_empty() => StopReason::EndTurn,
            stop => stop.unwrap_or(StopReason::EndTurn),
        };
        let model = self
            .model
            .take()
            .filter(|model| !model.is_empty())
            .unwrap_or_else(|| self.request.model.clone());
        Ok(ModelAnswer {
            content,
            tool_calls,
            usage,
            stop_reason,
            model,
        })
    }
}

/// Distinct within a conversation: no two answers follow equally many messages.
fn made_id(request: &ModelRequest, index: usize) -> String {
    format!("call_{}_{index}", request.messages.len())
}
