//! What the server's tasks share: the script, where it stands, the journal, the end.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

use crate::journal::Journal;
use crate::{Answer, Script, Wire};

#[derive(Debug, Default)]
pub(crate) struct State {
    playing: Mutex<Playing>,
    pub(crate) journal: Journal,
    pub(crate) stop: CancellationToken,
}

#[derive(Debug, Default)]
struct Playing {
    script: Script,
    taken: HashMap<List, usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum List {
    Model(String),
    Wire(Wire),
    All,
}

impl State {
    pub(crate) fn new(script: Script) -> Self {
        Self {
            playing: Mutex::new(Playing {
                script,
                taken: HashMap::new(),
            }),
            ..Self::default()
        }
    }

    fn playing(&self) -> MutexGuard<'_, Playing> {
        self.playing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_script(&self, script: Script) {
        *self.playing() = Playing {
            script,
            taken: HashMap::new(),
        };
    }

    /// Starts the script over and forgets the journal.
    pub(crate) fn reset(&self) {
        self.playing().taken.clear();
        self.journal.clear();
    }

    pub(crate) fn api_key(&self) -> Option<String> {
        self.playing().script.api_key.clone()
    }

    pub(crate) fn models(&self) -> Vec<String> {
        self.playing().script.models.clone()
    }

    pub(crate) fn knows(&self, model: &str) -> bool {
        self.playing().script.knows(model)
    }

    /// The next answer for this wire and model.
    pub(crate) fn take(&self, wire: Wire, model: &str) -> Answer {
        let mut playing = self.playing();
        let script = &playing.script;
        let (list, answers) = if let Some(answers) = script.by_model.get(model) {
            (List::Model(model.to_owned()), answers.clone())
        } else if let Some(answers) = script.wires.get(&wire) {
            (List::Wire(wire), answers.clone())
        } else {
            (List::All, script.answers.clone())
        };
        let taken = playing.taken.entry(list).or_default();
        let at = (*taken).min(answers.len().saturating_sub(1));
        *taken += 1;
        answers
            .into_iter()
            .nth(at)
            .unwrap_or_else(|| Answer::text("Hello from the fake provider."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_by_model_then_wire_then_all_and_the_last_repeats() {
        let texts = |texts: &[&str]| texts.iter().map(|text| Answer::text(*text)).collect::<Vec<_>>();
        let state = State::new(
            Script::new(texts(&["a", "b"]))
                .wire(Wire::Gemini, texts(&["g"]))
                .model("m", texts(&["m1", "m2"])),
        );
        let said: Vec<_> = [
            (Wire::OpenAi, "x"),
            (Wire::Anthropic, "m"),
            (Wire::Gemini, "x"),
            (Wire::DeepSeek, "x"),
            (Wire::OpenAi, "y"),
            (Wire::Gemini, "m"),
            (Wire::Gemini, "m"),
        ]
        .iter()
        .map(|(wire, model)| state.take(*wire, model).text.unwrap())
        .collect();
        assert_eq!(said, ["a", "m1", "g", "b", "b", "m2", "m2"]);
    }
}
