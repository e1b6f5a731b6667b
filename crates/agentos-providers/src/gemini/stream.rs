//! A streamed answer of generateContent. It has no mark for its end: it is complete when a finish
//! reason has come and the body ends in order.

use std::collections::VecDeque;

use agentos_types::{Delta, ModelRequest, Usage};
use serde_json::Value;

use super::response::absorb;
use super::wire;
use crate::assembly::Assembly;
use crate::errors;
use crate::sent::Sent;
use crate::sse::{Broken, Decoder, Flow};

pub(super) struct ContentDecoder {
    assembly: Assembly,
    finished: bool,
}

impl ContentDecoder {
    pub(super) fn new(request: &ModelRequest, sent: &Sent) -> Self {
        Self {
            assembly: Assembly::new(request, sent),
            finished: false,
        }
    }
}

impl Decoder for ContentDecoder {
    fn event(&mut self, _: &str, data: &str, out: &mut VecDeque<Delta>) -> Result<Flow, Broken> {
        let value: Value = serde_json::from_str(data)?;
        if let Some(error) = errors::of_value(&value) {
            return Err(Broken::Failed(error));
        }
        let answer: wire::Answer = serde_json::from_value(value)?;
        if answer.candidates.is_none() && answer.prompt_feedback.is_none() && answer.usage_metadata.is_none()
        {
            return Err(Broken::Shape("it has neither candidates nor usage".into()));
        }
        self.finished |= absorb(&mut self.assembly, answer, out)?;
        Ok(Flow::More)
    }

    fn end(&mut self, out: &mut VecDeque<Delta>) -> Result<(), Broken> {
        if self.finished {
            self.assembly.finish_into(out)?;
        }
        Ok(())
    }

    fn usage(&self) -> Option<Usage> {
        self.assembly.usage
    }
}

#[cfg(test)]
mod tests;
