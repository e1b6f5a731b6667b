//! An answer put together from pieces, for every wire.
//!
//! Each piece that a caller may see at once comes out as a delta; the whole comes out at the end.

use std::collections::VecDeque;

use agentos_types::{
    Delta, ErrorClass, ModelAnswer, ModelRequest, ProviderError, StopReason, ToolCall, Usage,
};
use serde_json::Value;

use crate::sent::Sent;
use crate::state::Kept;
use crate::{answer_form, arguments, estimate, tool_name};

#[derive(Debug)]
pub(crate) struct Assembly {
    request: ModelRequest,
    sent: Sent,
    text: String,
    /// Plain text where the answer is to come as a call: it is the answer only if none comes.
    aside: String,
    /// Reasoning is no part of the answer; its text is kept only where it must go back.
    thinking: String,
    thinking_bytes: usize,
    calls: Vec<Call>,
    kept: Kept,
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
    /// Its arguments are the answer's text.
    is_answer: bool,
}

impl Assembly {
    pub(crate) fn new(request: &ModelRequest, sent: &Sent) -> Self {
        Self {
            request: request.clone(),
            sent: sent.clone(),
            text: String::new(),
            aside: String::new(),
            thinking: String::new(),
            thinking_bytes: 0,
            calls: Vec::new(),
            kept: Kept::default(),
            usage: None,
            stop: None,
            model: None,
        }
    }

    pub(crate) fn text(&mut self, piece: &str, out: &mut VecDeque<Delta>) {
        if self.sent.answer_tool {
            self.aside.push_str(piece);
        } else if !piece.is_empty() {
            self.text.push_str(piece);
            out.push_back(Delta::Text(piece.to_owned()));
        }
    }

    pub(crate) fn thinking(&mut self, piece: &str, out: &mut VecDeque<Delta>) {
        if !piece.is_empty() {
            self.thinking_bytes = self.thinking_bytes.saturating_add(piece.len());
            if self.sent.keep_thinking {
                self.thinking.push_str(piece);
            }
            out.push_back(Delta::Thinking(piece.to_owned()));
        }
    }

    /// A block that goes back to the provider with this answer, at this place in it; gives back its number.
    pub(crate) fn keep(&mut self, block: Value) -> usize {
        let calls = self.calls.iter().filter(|call| !call.is_answer).count();
        self.kept.push(self.text.len(), calls, block)
    }

    /// The blocks that go back, so far.
    pub(crate) const fn kept(&mut self) -> &mut Kept {
        &mut self.kept
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
        call.started = true;
        if self.sent.answer_tool && name == answer_form::TOOL {
            call.is_answer = true;
            let early = call.arguments.clone();
            self.answer_text(&early, out);
            return;
        }
        call.name = tool_name::from_wire(name, &self.request.tools);
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
        if call.is_answer {
            self.answer_text(fragment, out);
        } else if call.started {
            out.push_back(Delta::ToolCallArguments {
                index,
                fragment: fragment.to_owned(),
            });
        }
    }

    fn answer_text(&mut self, piece: &str, out: &mut VecDeque<Delta>) {
        if !piece.is_empty() {
            self.text.push_str(piece);
            out.push_back(Delta::Text(piece.to_owned()));
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

    pub(crate) fn name_of(&self, index: usize) -> Option<&str> {
        self.calls.get(index).map(|call| call.name.as_str())
    }

    /// Does a piece say once more what is whole? Some servers repeat a call at its end.
    pub(crate) fn is_repeated(&self, index: usize, name: Option<&str>, piece: Option<&Value>) -> bool {
        let (Some(call), Some(Value::String(piece))) = (self.calls.get(index), piece) else {
            return false;
        };
        let is_named_so =
            name.is_none_or(|name| tool_name::from_wire(name, &self.request.tools) == call.name);
        is_named_so && *piece == call.arguments && arguments::are_whole(piece)
    }

    /// Is a piece with this name and these arguments, and without an id, of another call than that one?
    /// No call has two names, and none goes on behind its arguments with an object more.
    pub(crate) fn is_another(&self, index: usize, name: Option<&str>, piece: Option<&Value>) -> bool {
        let Some(call) = self
            .calls
            .get(index)
            .filter(|call| call.started && !call.is_answer)
        else {
            return false;
        };
        let other_name =
            name.is_some_and(|name| tool_name::from_wire(name, &self.request.tools) != call.name);
        let begins = match piece {
            Some(Value::String(piece)) => piece.trim_start().starts_with('{'),
            piece => piece.is_some_and(Value::is_object),
        };
        other_name || begins && arguments::are_whole(&call.arguments)
    }

    pub(crate) fn calls(&self) -> usize {
        self.calls.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.aside.is_empty() && self.calls.is_empty()
    }

    /// The whole answer as a stream's end.
    pub(crate) fn finish_into(&mut self, out: &mut VecDeque<Delta>) -> Result<(), ProviderError> {
        let seen = self.text.len();
        let answer = self.finish()?;
        if let Some(unseen) = answer.content.get(seen..).filter(|unseen| !unseen.is_empty()) {
            out.push_back(Delta::Text(unseen.to_owned()));
        }
        out.push_back(Delta::Done(answer));
        Ok(())
    }

    /// The whole answer. What is in here afterwards is empty.
    pub(crate) fn finish(&mut self) -> Result<ModelAnswer, ProviderError> {
        let calls = std::mem::take(&mut self.calls);
        let mut content = std::mem::take(&mut self.text);
        let written: usize = calls
            .iter()
            .filter(|call| !call.is_answer)
            .map(|call| call.name.len() + call.arguments.len())
            .sum();
        let mut tool_calls = Vec::with_capacity(calls.len());
        for call in calls {
            if call.is_answer {
                if let Some(whole) = call.whole.filter(|_| content.is_empty()) {
                    content = whole.to_string();
                }
                continue;
            }
            if call.name.is_empty() {
                let message = "asked for a tool call without a name";
                return Err(ProviderError {
                    usage: self.usage,
                    ..ProviderError::new(ErrorClass::MalformedResponse, message)
                });
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
        if content.is_empty() {
            content = std::mem::take(&mut self.aside);
        }
        if !self.thinking.is_empty() {
            let thinking = std::mem::take(&mut self.thinking);
            self.kept.push(0, 0, Value::String(thinking));
        }
        let provider_state =
            std::mem::take(&mut self.kept).into_state(&self.sent.provider, &self.request.model);
        // No call uses nothing: who counts so does not count.
        let usage = self
            .usage
            .filter(|usage| usage.total() > 0)
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
            provider_state,
            dropped: std::mem::take(&mut self.sent.dropped),
        })
    }
}

/// Distinct within a conversation: no two answers follow equally many messages.
fn made_id(request: &ModelRequest, index: usize) -> String {
    format!("call_{}_{index}", request.messages.len())
}
