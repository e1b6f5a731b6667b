//! What the fake provider will say: lists of answers, per wire or model.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Answer, Wire};

/// Answers are taken in order and the last one repeats. The list of the asked model comes first,
/// then that of the wire, then `answers`. A refused request takes none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Script {
    pub answers: Vec<Answer>,
    pub wires: BTreeMap<Wire, Vec<Answer>>,
    pub by_model: BTreeMap<String, Vec<Answer>>,
    /// The models that exist; any other is answered as unknown. Empty: every name exists.
    pub models: Vec<String>,
    /// The one key that is right. Without it any key is.
    pub api_key: Option<String>,
}

impl Script {
    #[must_use]
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self {
            answers: answers.into_iter().collect(),
            ..Self::default()
        }
    }

    /// One answer, for ever.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::new([Answer::text(text)])
    }

    #[must_use]
    pub fn wire(mut self, wire: Wire, answers: impl IntoIterator<Item = Answer>) -> Self {
        self.wires.insert(wire, answers.into_iter().collect());
        self
    }

    #[must_use]
    pub fn model(mut self, model: impl Into<String>, answers: impl IntoIterator<Item = Answer>) -> Self {
        self.by_model.insert(model.into(), answers.into_iter().collect());
        self
    }

    #[must_use]
    pub fn with_api_key(mut self, key: impl Into<String>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    #[must_use]
    pub fn with_models<S: Into<String>>(mut self, models: impl IntoIterator<Item = S>) -> Self {
        self.models = models.into_iter().map(Into::into).collect();
        self
    }

    pub(crate) fn knows(&self, model: &str) -> bool {
        self.models.is_empty() || self.models.iter().any(|known| known == model)
    }
}
