//! A model call without an outcome, found between two steps: its process is gone, or has lost it. Nobody will say
//! what it has cost, so that it is charged as what it could have.

use agentos_types::{ModelCharged, ModelRequested, PendingEffect, Usage, Usd};

use super::Session;
use crate::error::RuntimeError;

impl Session {
    /// Charges the call that was lost: no run ends, and no call is made again, with something of it still reserved.
    /// For whoever stands between two steps; then nothing is under way.
    pub(crate) fn charge_lost(&mut self) -> Result<(), RuntimeError> {
        if self.run.status.is_ended() {
            return Ok(());
        }
        let Some(lost) = self.reserved() else {
            return Ok(());
        };
        let output = lost.max_tokens.min(lost.reserved_tokens);
        let charged = ModelCharged {
            step: lost.step,
            usage: Usage {
                input: lost.reserved_tokens - output,
                output,
                estimated: true,
                ..Usage::default()
            },
            cost: lost.reserved,
            ran_ms: self.ran_ms(),
        };
        self.record_own(charged)
    }

    /// The model call for which something is reserved.
    pub(crate) fn reserved(&self) -> Option<&ModelRequested> {
        match &self.run.pending {
            Some(PendingEffect::Model(call) | PendingEffect::Judge(call))
                if call.reserved_tokens > 0 || call.reserved > Usd::ZERO =>
            {
                Some(call)
            }
            _ => None,
        }
    }
}
