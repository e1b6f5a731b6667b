//! What has come of an answer that is not whole: for people and audits, never for the run itself.

use serde::{Deserialize, Serialize};

use crate::{ModelStreamed, PendingEffect, Run};

/// What a model has said before its answer broke off, or has said so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Partial {
    /// The step of the call.
    pub step: u64,
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<PartialCall>,
}

/// A tool call that a model had begun to ask for. It is never made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PartialCall {
    pub name: String,
    /// JSON, as far as it has come.
    pub arguments: String,
}

/// No provider lets an answer ask for more calls than this.
const MOST_CALLS: usize = 1024;

impl Run {
    /// The step of the model call under way.
    pub(super) fn pending_step(&self) -> Option<u64> {
        match &self.pending {
            Some(PendingEffect::Model(requested)) => Some(requested.step),
            _ => None,
        }
    }

    pub(super) fn stream(&mut self, streamed: &ModelStreamed) -> Option<()> {
        if self.pending_step()? != streamed.step {
            return None;
        }
        let partial = self.partial.get_or_insert_default();
        if streamed.withdrawn || partial.step != streamed.step {
            **partial = Partial {
                step: streamed.step,
                ..Partial::default()
            };
        }
        partial.text += &streamed.text;
        for piece in &streamed.calls {
            while partial.calls.len() <= piece.index && piece.index < MOST_CALLS {
                partial.calls.push(PartialCall::default());
            }
            if let Some(call) = partial.calls.get_mut(piece.index) {
                call.name += piece.name.as_deref().unwrap_or_default();
                call.arguments += &piece.arguments;
            }
        }
        Some(())
    }
}
