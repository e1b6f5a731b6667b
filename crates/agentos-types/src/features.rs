//! What a request may ask for beyond text: how tools are chosen, the form of the answer, how much to
//! think, and what of the prompt to keep.
//!
//! The first two are requirements, which an adapter meets in one way or another; the last two are
//! hints, like the sampling knobs.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Whether the model calls tools. Without tools in the request it means nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToolChoice {
    /// It may.
    #[default]
    Auto,
    /// It may not, though it is told of them.
    None,
    /// It must call one.
    Required,
    /// It must call this one.
    Tool(String),
}

impl ToolChoice {
    /// A call is demanded.
    #[must_use]
    pub const fn is_forced(&self) -> bool {
        matches!(self, Self::Required | Self::Tool(_))
    }
}

/// The form that an answer's text must have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResponseSchema {
    /// Letters, digits, `_` and `-`; what else is in it is changed for the wire.
    pub name: String,
    /// JSON Schema of an object.
    pub schema: Value,
    /// The provider is to refuse a schema that it cannot hold the model to, rather than do its best.
    #[serde(default)]
    pub strict: bool,
}

/// The name of the form in which a gate's judge answers, by which the offline model knows that it is asked to judge.
pub const VERDICTS_SCHEMA: &str = "gate_verdicts";

impl ResponseSchema {
    /// An upper bound of the prompt's tokens that it adds, in whichever way a model is told of it.
    #[must_use]
    pub fn token_bound(&self) -> u64 {
        const AROUND_IT: u64 = 512;
        let schema = serde_json::to_string(&self.schema).map_or(0, |text| text.len() as u64);
        // Rules that a provider does not take are told in words, beside their names.
        AROUND_IT + self.name.len() as u64 + schema.saturating_mul(2)
    }
}

/// How much a model thinks before it answers: a level, or at most so many tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub enum ReasoningEffort {
    /// Not at all, where the model can be kept from it.
    None,
    Minimal,
    Low,
    Medium,
    High,
    Tokens(u32),
}

/// In configuration: a word, or a number of tokens.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Level(Level),
    Tokens(u32),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    None,
    Minimal,
    Low,
    Medium,
    High,
}

impl From<Written> for ReasoningEffort {
    fn from(written: Written) -> Self {
        match written {
            Written::Level(Level::None) | Written::Tokens(0) => Self::None,
            Written::Level(Level::Minimal) => Self::Minimal,
            Written::Level(Level::Low) => Self::Low,
            Written::Level(Level::Medium) => Self::Medium,
            Written::Level(Level::High) => Self::High,
            Written::Tokens(tokens) => Self::Tokens(tokens),
        }
    }
}

impl From<ReasoningEffort> for Written {
    fn from(effort: ReasoningEffort) -> Self {
        match effort {
            ReasoningEffort::None => Self::Level(Level::None),
            ReasoningEffort::Minimal => Self::Level(Level::Minimal),
            ReasoningEffort::Low => Self::Level(Level::Low),
            ReasoningEffort::Medium => Self::Level(Level::Medium),
            ReasoningEffort::High => Self::Level(Level::High),
            ReasoningEffort::Tokens(tokens) => Self::Tokens(tokens),
        }
    }
}

/// What of the prompt a provider is to keep for the next call, where that must be asked for. Most
/// providers keep prompts by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromptCache {
    /// For as long as the provider does by default: five minutes.
    #[default]
    Default,
    /// For an hour, at a higher price.
    Hour,
    Off,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn efforts_are_words_or_numbers() {
        for (written, effort) in [
            (json!("none"), ReasoningEffort::None),
            (json!("minimal"), ReasoningEffort::Minimal),
            (json!("high"), ReasoningEffort::High),
            (json!(4096), ReasoningEffort::Tokens(4096)),
        ] {
            assert_eq!(
                serde_json::from_value::<ReasoningEffort>(written.clone()).unwrap(),
                effort
            );
            assert_eq!(serde_json::to_value(effort).unwrap(), written);
        }
        assert_eq!(
            serde_json::from_value::<ReasoningEffort>(json!(0)).unwrap(),
            ReasoningEffort::None
        );
        assert!(serde_json::from_value::<ReasoningEffort>(json!("much")).is_err());
        assert!(serde_json::from_value::<ReasoningEffort>(json!(-1)).is_err());
    }

    #[test]
    fn choices_are_words_or_a_tool() {
        for (written, choice) in [
            (json!("auto"), ToolChoice::Auto),
            (json!("none"), ToolChoice::None),
            (json!("required"), ToolChoice::Required),
            (json!({"tool": "weather"}), ToolChoice::Tool("weather".into())),
        ] {
            assert_eq!(
                serde_json::from_value::<ToolChoice>(written.clone()).unwrap(),
                choice
            );
            assert_eq!(serde_json::to_value(choice).unwrap(), written);
        }
    }
}
