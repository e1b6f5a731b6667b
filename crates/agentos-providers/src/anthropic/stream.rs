//! A streamed message, event by event.

use std::collections::{HashMap, VecDeque};

use agentos_types::{Delta, ErrorClass, ModelRequest, ProviderError, Usage};
use serde_json::{Value, json};

use super::response::{hear, stop_reason, usage_of};
use super::wire::{self, BlockDelta, Event};
use crate::assembly::Assembly;
use crate::errors;
use crate::sse::{Broken, Decoder, Flow};

pub(super) struct MessageDecoder {
    assembly: Assembly,
    /// Which block is which call.
    calls: HashMap<u64, usize>,
    usage: Option<wire::Usage>,
}

impl MessageDecoder {
    pub(super) fn new(request: &ModelRequest) -> Self {
        Self {
            assembly: Assembly::new(request),
            calls: HashMap::new(),
            usage: None,
        }
    }

    /// The first event counts the input, the last one the output; later numbers replace earlier ones.
    fn count(&mut self, new: Option<wire::Usage>) {
        let Some(new) = new else { return };
        let old = self.usage.unwrap_or_default();
        let usage = wire::Usage {
            input_tokens: new.input_tokens.or(old.input_tokens),
            output_tokens: new.output_tokens.or(old.output_tokens),
            cache_read_input_tokens: new.cache_read_input_tokens.or(old.cache_read_input_tokens),
            cache_creation_input_tokens: new
                .cache_creation_input_tokens
                .or(old.cache_creation_input_tokens),
            cache_creation: new.cache_creation.or(old.cache_creation),
        };
        self.usage = Some(usage);
        self.assembly.usage = Some(usage_of(&usage));
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
                if let Some(place) = hear(&mut self.assembly, content_block, out) {
                    self.calls.insert(index, place);
                }
            }
            Event::ContentBlockDelta { index, delta } => match delta {
                BlockDelta::TextDelta { text } => self.assembly.text(&text, out),
                BlockDelta::ThinkingDelta { thinking } => self.assembly.thinking(&thinking, out),
                BlockDelta::InputJsonDelta { partial_json } => {
                    // A piece of a block that is no call belongs to a tool that we did not ask for.
                    if let Some(place) = self.calls.get(&index) {
                        self.assembly.arguments(*place, &partial_json, out);
                    }
                }
                BlockDelta::Other => {}
            },
            Event::MessageDelta { delta, usage } => {
                self.assembly.stop = delta
                    .stop_reason
                    .as_deref()
                    .map(stop_reason)
                    .or(self.assembly.stop);
                self.count(usage);
            }
            Event::MessageStop => {
                out.push_back(Delta::Done(self.assembly.finish()?));
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
