//! What was seen of an answer that may break off.

use agentos_types::{Delta, ModelAnswer, ProviderError, Usage};

const BYTES_PER_TOKEN: u64 = 4;

#[derive(Debug, Default)]
pub(crate) struct Partial {
    pub(crate) text: String,
    /// Reasoning and tool calls, which no other model goes on with.
    other_bytes: usize,
    pub(crate) has_tool_calls: bool,
}

impl Partial {
    pub(crate) fn take(&mut self, delta: &Delta) {
        match delta {
            Delta::Text(text) => self.text.push_str(text),
            Delta::Thinking(text) => self.other_bytes += text.len(),
            Delta::ToolCallStart { name, .. } => {
                self.has_tool_calls = true;
                self.other_bytes += name.len();
            }
            Delta::ToolCallArguments { fragment, .. } => self.other_bytes += fragment.len(),
            Delta::Done(_) => (),
        }
    }

    pub(crate) fn tokens(&self) -> u64 {
        ((self.text.len() + self.other_bytes) as u64).div_ceil(BYTES_PER_TOKEN)
    }

    /// What it has used: the provider's own count of the input where it gave one, and of the output
    /// whichever is more of what it said and what was seen. It seldom says before the end.
    pub(crate) fn usage(&self, error: &ProviderError, seen: Usage) -> Usage {
        match error.usage {
            Some(said) if said.output >= seen.output => said,
            Some(said) => Usage {
                output: seen.output,
                estimated: true,
                ..said
            },
            None => seen,
        }
    }

    pub(crate) fn into_answer(self, before: String, model: &str, usage: Usage) -> ModelAnswer {
        ModelAnswer {
            content: before + &self.text,
            usage,
            model: model.to_owned(),
            ..ModelAnswer::default()
        }
    }
}
