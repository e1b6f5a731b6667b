//! The effect that is under way: taken when its outcome comes, and settled.

use crate::{ModelRequested, PendingEffect, Run, ToolRequested, Usage, Usd};

impl Run {
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

    pub(super) fn settle(&mut self, requested: &ModelRequested, usage: Usage, cost: Usd) {
        self.reserved = self.reserved - requested.reserved;
        self.reserved_tokens = self.reserved_tokens.saturating_sub(requested.reserved_tokens);
        self.usage += usage;
        self.cost = self.cost + cost;
    }
}
