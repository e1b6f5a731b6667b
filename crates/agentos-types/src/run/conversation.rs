//! The conversation of a run: what follows what, so that every provider takes it.

use std::sync::Arc;

use crate::{
    AnswerGated, GatesEvaluated, Message, PendingEffect, Role, Run, ToolRequested, ToolResolved, ValueGated,
};

impl Run {
    /// The text of the last message, when the model wrote it.
    #[must_use]
    pub fn last_answer(&self) -> Option<String> {
        let last = self.messages.last()?;
        (last.role == Role::Assistant).then(|| last.content.text())
    }

    pub(super) fn push(&mut self, message: Message) {
        self.token_bound = self.token_bound.saturating_add(message.token_bound());
        self.has_images |= message.content.has_image();
        Arc::make_mut(&mut self.messages).push(message);
        self.released = false;
    }

    /// One that comes while tool calls are open waits for their results.
    pub(super) fn add_message(&mut self, message: Message) {
        match &message.tool_call_id {
            // A program that answers a tool call itself closes it.
            Some(id) => {
                self.close_call(id);
                self.push(message);
                self.release_held();
            }
            None if self.open_calls.is_empty() => self.push(message),
            None => self.held_messages.push(message),
        }
    }

    /// Shows the model what gates have made of a tool's result.
    pub(super) fn gate_value(&mut self, gated: &ValueGated) {
        let (Some(call_id), Some(shown)) = (&gated.call_id, &gated.shown) else {
            return;
        };
        let messages = Arc::make_mut(&mut self.messages);
        let answers = |message: &&mut Message| message.tool_call_id.as_deref() == Some(call_id);
        if let Some(message) = messages.iter_mut().rev().find(answers) {
            let before = message.token_bound();
            message.content = shown.clone().into();
            self.token_bound = self
                .token_bound
                .saturating_sub(before)
                .saturating_add(message.token_bound());
        }
    }

    /// An answer that gates do not accept has no calls to be made.
    pub(super) fn gate_answer(&mut self, gated: &AnswerGated) {
        if gated.feedback.is_empty() && !gated.refused {
            return;
        }
        for call in std::mem::take(&mut self.open_calls) {
            let text = "not called: the answer that asks for it was not accepted";
            self.push(Message::tool(call.id, text));
        }
        self.release_held();
        if gated.refused {
            self.gate_results.clone_from(&gated.results);
        } else {
            self.send_back(&gated.feedback);
        }
    }

    /// What gates make of the last answer.
    pub(super) fn evaluate(&mut self, gates: &GatesEvaluated) {
        self.gate_results.clone_from(&gates.results);
        self.gates_until = None;
        if gates.refused {
            self.released = false;
        } else if gates.feedback.is_empty() {
            self.released = true;
        } else {
            self.send_back(&gates.feedback);
        }
    }

    /// Tells the model why its answer is not accepted.
    pub(super) fn send_back(&mut self, feedback: &[String]) {
        self.revisions += 1;
        let reasons = feedback.join("\n- ");
        self.push(Message::user(format!(
            "Your answer was not accepted:\n- {reasons}\nGive the whole answer again with this mended."
        )));
    }

    pub(super) fn answer_call(&mut self, call_id: Option<String>, text: String) {
        let Some(id) = call_id else { return };
        // One that a program has answered meanwhile has its result.
        if self.close_call(&id) {
            self.push(Message::tool(id, text));
            self.release_held();
        }
    }

    /// Closes the first open call of that id: a model may give two calls the same one.
    pub(super) fn close_call(&mut self, id: &str) -> bool {
        let place = self.open_calls.iter().position(|call| call.id == id);
        place.map(|place| self.open_calls.remove(place)).is_some()
    }

    pub(super) fn release_held(&mut self) {
        if self.open_calls.is_empty() {
            for message in std::mem::take(&mut self.held_messages) {
                self.push(message);
            }
        }
    }

    pub(super) fn resolve(&mut self, resolved: &ToolResolved) -> Option<()> {
        match resolved {
            // The same call again, under the same key; its intent says anew whether it may be repeated.
            ToolResolved::Retry { step } => {
                let requested = self.take_tool(*step)?;
                self.pending = Some(PendingEffect::Tool(ToolRequested {
                    repeatable: true,
                    ..requested
                }));
            }
            ToolResolved::Skip { step } => {
                let requested = self.take_tool(*step)?;
                self.answer_call(requested.call_id, "skipped by an operator".to_owned());
            }
            ToolResolved::Result { step, output } => {
                let requested = self.take_tool(*step)?;
                let text = output.as_str().map_or_else(|| output.to_string(), str::to_owned);
                self.answer_call(requested.call_id, text);
            }
        }
        Some(())
    }
}
