//! A streamed message, event by event.

use std::collections::{HashMap, VecDeque};

use agentos_types::{Delta, ErrorClass, ModelRequest, ProviderError, Usage};
use serde_json::{Value, json};

use super::pause;
use super::response::{Place, forget_unsigned, hear, stop_reason, usage_of};
use super::wire::{self, BlockDelta, Event};
use crate::assembly::Assembly;
use crate::errors;
use crate::sent::Sent;
use crate::sse::{Broken, Decoder, Flow};

pub(super) struct MessageDecoder {
    assembly: Assembly,
    /// What each block is.
    places: HashMap<u64, Place>,
    usage: Option<wire::Usage>,
}

impl MessageDecoder {
    pub(super) fn new(request: &ModelRequest, sent: &Sent) -> Self {
        Self {
            assembly: Assembly::new(request, sent),
            places: HashMap::new(),
            usage: None,
        }
    }

    /// The first event counts the input, the last one the output. Counts only grow: some servers say
    /// nought where they have nothing to add.
    fn count(&mut self, new: Option<wire::Usage>) {
        let Some(new) = new else { return };
        let old = self.usage.unwrap_or_default();
        let usage = wire::Usage {
            input_tokens: new.input_tokens.max(old.input_tokens),
            output_tokens: new.output_tokens.max(old.output_tokens),
            cache_read_input_tokens: new.cache_read_input_tokens.max(old.cache_read_input_tokens),
            cache_creation_input_tokens: new
                .cache_creation_input_tokens
                .max(old.cache_creation_input_tokens),
            cache_creation: new.cache_creation.or(old.cache_creation),
            output_tokens_details: new.output_tokens_details.or(old.output_tokens_details),
        };
        self.usage = Some(usage);
        self.assembly.usage = Some(usage_of(&usage));
    }

    fn piece(&mut self, place: Place, delta: BlockDelta, out: &mut VecDeque<Delta>) {
        match (delta, place) {
            (BlockDelta::TextDelta { text }, _) => self.assembly.text(&text, out),
            (BlockDelta::ThinkingDelta { thinking }, place) => {
                self.assembly.thinking(&thinking, out);
                if let Place::Kept(at) = place {
                    self.assembly.kept().extend(at, "thinking", &thinking);
                }
            }
            (BlockDelta::SignatureDelta { signature }, Place::Kept(at)) => {
                self.assembly.kept().extend(at, "signature", &signature);
            }
            (BlockDelta::InputJsonDelta { partial_json }, Place::Call(at)) => {
                self.assembly.arguments(at, &partial_json, out);
            }
            // A piece of a block that is no call belongs to a tool that we did not ask for.
            (
                BlockDelta::InputJsonDelta { .. } | BlockDelta::SignatureDelta { .. } | BlockDelta::Other,
                _,
            ) => {}
        }
    }
}

impl Decoder for MessageDecoder {
    fn event(&mut self, _: &str, data: &str, out: &mut VecDeque<Delta>) -> Result<Flow, Broken> {
        let event: Event = match serde_json::from_str(data) {
            Ok(event) => event,
            Err(error) => {
                let said = serde_json::from_str::<Value>(data)
                    .ok()
                    .as_ref()
                    .and_then(errors::of_value);
                return Err(said.map_or_else(|| Broken::from(error), Broken::Failed));
            }
        };
        match event {
            Event::MessageStart { message } => {
                self.assembly.model = message.model;
                self.count(message.usage);
            }
            Event::ContentBlockStart { index, content_block } => {
                let place = hear(&mut self.assembly, content_block, out);
                self.places.insert(index, place);
            }
            Event::ContentBlockDelta { index, delta } => {
                let place = self.places.get(&index).copied().unwrap_or(Place::Nowhere);
                self.piece(place, delta, out);
            }
            Event::MessageDelta { delta, usage } => {
                if delta.stop_reason.as_deref() == Some("pause_turn") {
                    self.assembly.keep(pause::mark());
                }
                self.assembly.stop = delta
                    .stop_reason
                    .as_deref()
                    .map(stop_reason)
                    .or(self.assembly.stop);
                self.count(usage);
            }
            Event::MessageStop => {
                forget_unsigned(&mut self.assembly);
                self.assembly.finish_into(out)?;
                return Ok(Flow::Ended);
            }
            Event::Error { error } => {
                let said = errors::of_value(&json!({ "type": "error", "error": error }));
                let unknown =
                    || ProviderError::new(ErrorClass::Overloaded, format!("answered with an error: {error}"));
                return Err(Broken::Failed(said.unwrap_or_else(unknown)));
            }
            Event::Other => {}
        }
        Ok(Flow::More)
    }

    /// Only `message_stop` ends a message.
    fn end(&mut self, _: &mut VecDeque<Delta>) -> Result<(), Broken> {
        Ok(())
    }

    fn usage(&self) -> Option<Usage> {
        self.usage.as_ref().map(usage_of)
    }
}

#[cfg(test)]
mod tests;
