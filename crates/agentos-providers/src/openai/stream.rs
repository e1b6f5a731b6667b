//! A streamed chat completion, event by event.

use std::collections::VecDeque;

use agentos_types::{Delta, ModelRequest, StopReason, Usage};
use serde_json::Value;

use super::response::{add_arguments, add_call, failure, hear, stop_reason, usage_of};
use super::wire;
use crate::assembly::Assembly;
use crate::errors;
use crate::sent::Sent;
use crate::sse::{Broken, Decoder, Flow};

pub(super) struct ChatDecoder {
    assembly: Assembly,
    /// The server's number of each call, where it gives one.
    numbers: Vec<Option<u64>>,
    refused: bool,
    finished: bool,
}

impl ChatDecoder {
    pub(super) fn new(request: &ModelRequest, sent: &Sent) -> Self {
        Self {
            assembly: Assembly::new(request, sent),
            numbers: Vec::new(),
            refused: false,
            finished: false,
        }
    }

    fn choice(&mut self, choice: wire::Choice, out: &mut VecDeque<Delta>) -> Result<(), Broken> {
        if let Some(error) = failure(choice.error) {
            return Err(error.into());
        }
        let mut spoken = choice.delta.or(choice.message).unwrap_or_default();
        self.refused |= hear(&mut self.assembly, &spoken, out);
        let before = self.assembly.calls();
        for call in spoken.tool_calls.take().into_iter().flatten() {
            self.call(call, before, out);
        }
        if let Some(reason) = choice
            .finish_reason
            .as_deref()
            .filter(|reason| !reason.is_empty())
        {
            self.assembly.stop = Some(stop_reason(reason)?);
            self.finished = true;
        }
        Ok(())
    }

    /// A piece of a call. Servers number calls, or repeat ids, or do neither; some number all calls
    /// 0 and tell them apart by id, or (Gemini's compatible face) by nothing. `before` calls were there before
    /// its event: two equal ones side by side in one are two.
    fn call(&mut self, mut call: wire::SpokenCall, before: usize, out: &mut VecDeque<Delta>) {
        let id = call.id.as_deref().filter(|id| !id.is_empty());
        let mut function = call.function.take().unwrap_or_default();
        let name = function.name.take().filter(|name| !name.is_empty());
        let known = match call.index {
            Some(number) => self.numbers.iter().rposition(|n| *n == Some(number)),
            None => match id {
                Some(id) => (0..self.assembly.calls()).find(|at| self.assembly.id_of(*at) == Some(id)),
                None => self.assembly.calls().checked_sub(1),
            },
        };
        let may_repeat = |at: usize| id.map_or(at < before, |id| self.assembly.id_of(at) == Some(id));
        let piece = function.arguments.as_ref();
        if known.is_some_and(|at| may_repeat(at) && self.assembly.is_repeated(at, name.as_deref(), piece)) {
            return;
        }
        let same = known.filter(|at| match id {
            Some(id) => self.assembly.id_of(*at) == Some(id) || name.is_none(),
            None => !self
                .assembly
                .is_another(*at, name.as_deref(), function.arguments.as_ref()),
        });
        match same {
            Some(at) => {
                self.assembly.name(at, name.as_deref().unwrap_or_default(), out);
                add_arguments(&mut self.assembly, at, function.arguments, out);
            }
            None => {
                self.numbers.push(call.index);
                function.name = name.or_else(|| Some(self.assembly.name_of(known?)?.to_owned()));
                call.function = Some(function);
                add_call(&mut self.assembly, call, out);
            }
        }
    }

    fn done(&mut self, out: &mut VecDeque<Delta>) -> Result<(), Broken> {
        if self.refused {
            self.assembly.stop = Some(StopReason::Refusal);
        }
        Ok(self.assembly.finish_into(out)?)
    }
}

impl Decoder for ChatDecoder {
    fn event(&mut self, name: &str, data: &str, out: &mut VecDeque<Delta>) -> Result<Flow, Broken> {
        // What gateways send so that nobody takes the silence for an end.
        if name == "ping" || data.trim().is_empty() {
            return Ok(Flow::More);
        }
        if data.trim() == "[DONE]" {
            // Without a finish reason and without content, nothing was said: the stream was cut by its server.
            if !self.finished && self.assembly.is_empty() {
                return Err(Broken::Shape("it ends before anything was said".into()));
            }
            self.done(out)?;
            return Ok(Flow::Ended);
        }
        let chunk = match wire::Completion::read(data.as_bytes()) {
            Ok(chunk) => chunk,
            Err(error) => return Err(said(data).unwrap_or_else(|| error.into())),
        };
        if let Some(model) = chunk.model.filter(|model| !model.is_empty()) {
            self.assembly.model = Some(model);
        }
        let of_groq = chunk.x_groq.map_or((None, None), |groq| (groq.usage, groq.error));
        let usage = chunk.usage.or(of_groq.0);
        let has_usage = usage.is_some();
        if let Some(usage) = usage {
            self.assembly.usage = Some(usage_of(&usage));
        }
        if let Some(error) = failure(chunk.error.or(of_groq.1)) {
            return Err(error.into());
        }
        let Some(choices) = chunk.choices else {
            let lacks = || Broken::Shape("it has neither choices nor usage".into());
            return said(data)
                .or_else(|| (!has_usage).then(lacks))
                .map_or(Ok(Flow::More), Err);
        };
        for choice in choices.into_iter().filter(|choice| choice.index == 0) {
            self.choice(choice, out)?;
        }
        Ok(Flow::More)
    }

    fn end(&mut self, out: &mut VecDeque<Delta>) -> Result<(), Broken> {
        // Some compatible servers leave out `[DONE]`; a finish reason says as much.
        if self.finished { self.done(out) } else { Ok(()) }
    }

    fn usage(&self) -> Option<Usage> {
        self.assembly.usage
    }
}

/// The failure that an event of another form speaks of.
fn said(data: &str) -> Option<Broken> {
    let value: Value = serde_json::from_str(data).ok()?;
    errors::of_value(&value).map(Broken::Failed)
}

#[cfg(test)]
mod tests;
