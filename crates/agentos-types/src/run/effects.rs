//! The effect that is under way: begun, taken when its outcome comes, and settled.

use serde_json::Value;

use crate::{
    Message, ModelAnswered, ModelCharged, ModelRequested, PendingEffect, Run, StopReason, ToolAnswered,
    ToolRequested, Usage, Usd,
};

impl Run {
    pub(super) fn ask_model(&mut self, requested: &ModelRequested) {
        self.reserve(requested);
        // Another attempt of the same call: what had come is withdrawn by word, or gone on with.
        if self.pending_step() != Some(requested.step) {
            self.partial = None;
        }
        self.pending = Some(PendingEffect::Model(requested.clone()));
        self.gates_until = None;
        self.released = false;
    }

    pub(super) fn ask_judge(&mut self, requested: &ModelRequested) {
        self.reserve(requested);
        self.pending = Some(PendingEffect::Judge(requested.clone()));
    }

    fn reserve(&mut self, requested: &ModelRequested) {
        self.step = requested.step;
        self.reserved = self.reserved + requested.reserved;
        self.reserved_tokens = self.reserved_tokens.saturating_add(requested.reserved_tokens);
    }

    pub(super) fn model_answered(&mut self, answer: &ModelAnswered) -> Option<()> {
        let requested = self.take_model(answer.step)?;
        self.settle(&requested, answer.usage, answer.cost);
        self.ran_ms = answer.ran_ms;
        self.partial = None;
        self.cut_by = requested
            .lowered_by
            .filter(|_| answer.stop_reason == StopReason::MaxTokens);
        self.withheld = answer.stop_reason == StopReason::ContentFilter;
        self.open_calls.clone_from(&answer.tool_calls);
        self.push(Message {
            tool_calls: answer.tool_calls.clone(),
            provider_state: answer.provider_state.clone(),
            ..Message::assistant(answer.content.clone())
        });
        self.model = Some(answer.model.clone());
        self.is_fallback |= answer.is_fallback;
        self.substituted |= answer.substituted;
        Some(())
    }

    pub(super) fn call_tool(&mut self, requested: &ToolRequested) {
        let repeats = matches!(&self.pending, Some(PendingEffect::Tool(lost)) if lost.step == requested.step);
        self.step = requested.step;
        self.tool_calls += u64::from(!repeats);
        self.pending = Some(PendingEffect::Tool(requested.clone()));
    }

    pub(super) fn tool_answered(&mut self, answer: &ToolAnswered) -> Option<()> {
        let requested = self.take_tool(answer.step)?;
        self.ran_ms = answer.ran_ms;
        let text = match (&answer.error, &answer.output) {
            (Some(error), _) => format!("error {}: {}", error.code, error.message),
            (None, Value::String(text)) => text.clone(),
            (None, other) => other.to_string(),
        };
        self.answer_call(requested.call_id, text);
        Some(())
    }

    pub(super) fn take_model(&mut self, step: u64) -> Option<ModelRequested> {
        match self.pending.take() {
            Some(PendingEffect::Model(requested)) if requested.step == step => Some(requested),
            other => {
                self.pending = other;
                None
            }
        }
    }

    pub(super) fn take_judge(&mut self, step: u64) -> Option<ModelRequested> {
        match self.pending.take() {
            Some(PendingEffect::Judge(requested)) if requested.step == step => Some(requested),
            other => {
                self.pending = other;
                None
            }
        }
    }

    pub(super) fn take_tool(&mut self, step: u64) -> Option<ToolRequested> {
        match self.pending.take() {
            Some(PendingEffect::Tool(requested) | PendingEffect::Unknown(requested))
                if requested.step == step =>
            {
                Some(requested)
            }
            other => {
                self.pending = other;
                None
            }
        }
    }

    /// Attempts of the call under way are paid for; nothing is reserved for it any more.
    pub(super) fn charge(&mut self, charged: &ModelCharged) -> Option<()> {
        let mut requested = match &self.pending {
            Some(PendingEffect::Model(requested) | PendingEffect::Judge(requested))
                if requested.step == charged.step =>
            {
                requested.clone()
            }
            _ => return None,
        };
        self.settle(&requested, charged.usage, charged.cost);
        (requested.reserved, requested.reserved_tokens) = (Usd::ZERO, 0);
        if let Some(PendingEffect::Model(pending) | PendingEffect::Judge(pending)) = &mut self.pending {
            *pending = requested;
        }
        Some(())
    }

    pub(super) fn settle(&mut self, requested: &ModelRequested, usage: Usage, cost: Usd) {
        self.reserved = self.reserved - requested.reserved;
        self.reserved_tokens = self.reserved_tokens.saturating_sub(requested.reserved_tokens);
        self.usage += usage;
        self.cost = self.cost + cost;
    }
}
