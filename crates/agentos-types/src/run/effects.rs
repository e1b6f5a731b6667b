//! The effect that is under way: taken when its outcome comes, and settled.

use crate::{ModelCharged, ModelRequested, PendingEffect, Run, ToolRequested, Usage, Usd};

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
