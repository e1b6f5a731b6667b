//! A streamed response, event by event. Only its last event, which holds the whole, ends it.

use std::collections::{HashMap, VecDeque};

use agentos_types::{Delta, ErrorClass, ModelRequest, ProviderError, Usage};
use serde_json::{Value, json};

use super::response::{end, hear, keep};
use super::wire::{Event, OutputItem, Response};
use crate::assembly::Assembly;
use crate::errors;
use crate::sent::Sent;
use crate::sse::{Broken, Decoder, Flow};

pub(in crate::openai) struct EventDecoder {
    assembly: Assembly,
    /// Which item is which call, and whether arguments have come in pieces.
    calls: HashMap<u64, (usize, bool)>,
    refused: bool,
    /// Something was said that is no call.
    spoke: bool,
    /// Of the message under way, pieces have come.
    in_pieces: bool,
}

impl EventDecoder {
    pub(in crate::openai) fn new(request: &ModelRequest, sent: &Sent) -> Self {
        Self {
            assembly: Assembly::new(request, sent),
            calls: HashMap::new(),
            refused: false,
            spoke: false,
            in_pieces: false,
        }
    }

    fn done(&mut self, index: u64, item: OutputItem, out: &mut VecDeque<Delta>) {
        match item {
            OutputItem::FunctionCall {
                call_id,
                name,
                arguments,
            } => {
                // Its beginning may have been left out.
                if !self.calls.contains_key(&index) {
                    let place = self.assembly.call(&call_id, &name, out);
                    self.calls.insert(index, (place, false));
                }
                self.whole_arguments(index, &arguments, out);
            }
            thought @ OutputItem::Reasoning { .. } => keep(&mut self.assembly, thought),
            message @ OutputItem::Message { .. } => {
                if !std::mem::take(&mut self.in_pieces) {
                    self.spoke = true;
                    self.refused |= hear(&mut self.assembly, message, out);
                }
            }
            OutputItem::Other => {}
        }
    }

    /// Arguments as they are said at a call's end: heard, where no pieces came before.
    fn whole_arguments(&mut self, index: u64, arguments: &str, out: &mut VecDeque<Delta>) {
        if let Some((place, in_pieces @ false)) = self.calls.get_mut(&index) {
            *in_pieces = true;
            self.assembly.arguments(*place, arguments, out);
        }
    }

    fn words(&mut self, piece: &str, out: &mut VecDeque<Delta>) {
        (self.spoke, self.in_pieces) = (true, true);
        self.assembly.text(piece, out);
    }

    fn ended(&mut self, mut response: Response, out: &mut VecDeque<Delta>) -> Result<(), ProviderError> {
        // A server that sends no pieces has the whole here.
        let items = std::mem::take(&mut response.output);
        if !self.spoke && self.calls.is_empty() {
            self.assembly.kept().retain(|_| false);
            for item in items {
                self.refused |= hear(&mut self.assembly, item, out);
            }
        }
        end(&mut self.assembly, response, self.refused)?;
        self.assembly.finish_into(out)
    }
}

impl Decoder for EventDecoder {
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
            Event::Created { response } => self.assembly.model = response.model,
            Event::ItemAdded { output_index, item } => {
                if let OutputItem::FunctionCall { call_id, name, .. } = item {
                    let place = self.assembly.call(&call_id, &name, out);
                    self.calls.insert(output_index, (place, false));
                }
            }
            Event::ItemDone { output_index, item } => self.done(output_index, item, out),
            Event::Text { delta } => self.words(&delta, out),
            Event::Refusal { delta } => {
                self.refused = true;
                self.words(&delta, out);
            }
            Event::Thinking { delta } => self.assembly.thinking(&delta, out),
            Event::Arguments { output_index, delta } => {
                if let Some((place, in_pieces)) = self.calls.get_mut(&output_index) {
                    *in_pieces = true;
                    self.assembly.arguments(*place, &delta, out);
                }
            }
            Event::ArgumentsDone {
                output_index,
                arguments,
            } => self.whole_arguments(output_index, &arguments, out),
            Event::Ended { response } => {
                self.ended(response, out)?;
                return Ok(Flow::Ended);
            }
            Event::Error(said) => {
                // Flat in the published form, wrapped from some servers.
                let error = said.get("error").cloned().unwrap_or(said);
                let unknown =
                    || ProviderError::new(ErrorClass::Overloaded, format!("answered with an error: {error}"));
                let said = errors::of_value(&json!({ "error": error }));
                return Err(Broken::Failed(said.unwrap_or_else(unknown)));
            }
            Event::Other => {}
        }
        Ok(Flow::More)
    }

    /// A stream without its last event was cut.
    fn end(&mut self, _: &mut VecDeque<Delta>) -> Result<(), Broken> {
        Ok(())
    }

    fn usage(&self) -> Option<Usage> {
        self.assembly.usage
    }
}

#[cfg(test)]
mod tests;
