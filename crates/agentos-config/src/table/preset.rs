//! `[presets.NAME]`: sampling and preferences under a name.

use crate::key::{Meta, Rows};
use crate::mistake::Sink;
use crate::node::Table;
use crate::section::section;
use crate::setting::Item;

section! {
    /// Sampling and preferred models under a name. A preset overrides only the keys that it has.
    pub PresetConfig in "presets.NAME" {
        /// How far the model strays from the likeliest word.
        temperature: Option<f64> = None, [], Meta::USED.bounds(0.0, 2.0).example("0.2");
        /// Share of likely words that are considered.
        top_p: Option<f64> = None, [], Meta::USED.bounds(0.0, 1.0).example("0.9");
        /// Number of likely words that are considered.
        top_k: Option<u32> = None, [], Meta::USED.at_least(1).example("40");
        /// Penalty on words by how often they were said.
        frequency_penalty: Option<f64> = None, [], Meta::USED.bounds(-2.0, 2.0).example("0.0");
        /// Penalty on words that were said at all.
        presence_penalty: Option<f64> = None, [], Meta::USED.bounds(-2.0, 2.0).example("0.0");
        /// Longest answer; the model's own maximum still holds.
        max_tokens: Option<u64> = None, [], Meta::USED.at_least(1).unit("tokens").example("8000");
        /// The providers that come first; the others stay as fallbacks.
        preferred_providers: Vec<String> = Vec::new(), [], Meta::USED.example("[\"anthropic\"]");
        /// The models that come first; the others stay as fallbacks.
        preferred_models: Vec<String> = Vec::new(), [], Meta::USED.example("[\"claude-sonnet-4-20250514\"]");
    }
}

impl Item for PresetConfig {
    const ROWS: Rows = Rows {
        doc: Self::DOC,
        keys: Self::KEYS,
    };

    fn fill(&mut self, table: &Table, path: &str, sink: &mut Sink) {
        self.read(table, path, sink);
    }
}
