//! What was really asked: an answer is read with it.

/// What of a request's hints was left out, and how its answer comes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent {
    /// The provider's name in `PROVIDER/MODEL`.
    pub(crate) provider: String,
    /// Hints that the provider or model does not take, by field name.
    pub(crate) dropped: Vec<&'static str>,
    /// The answer comes as the arguments of `answer_form::TOOL`.
    pub(crate) answer_tool: bool,
    /// The thoughts go back with the answer on the next turn, as text.
    pub(crate) keep_thinking: bool,
}

impl Sent {
    /// The hint where it is taken; what is left out is noted.
    pub(crate) fn hint<T>(&mut self, name: &'static str, takes: bool, value: Option<T>) -> Option<T> {
        if value.is_some() && !takes {
            self.drop(name);
        }
        value.filter(|_| takes)
    }

    pub(crate) fn drop(&mut self, name: &'static str) {
        if !self.dropped.contains(&name) {
            self.dropped.push(name);
        }
    }

    /// At most `max` of the stop sequences.
    pub(crate) fn stops<'a>(&mut self, all: &'a [String], max: usize) -> &'a [String] {
        match all.get(..max) {
            Some(some) if all.len() > max => {
                self.drop("stop_sequences");
                some
            }
            _ => all,
        }
    }
}
