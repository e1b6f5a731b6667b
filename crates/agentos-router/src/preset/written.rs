//! A preset as somebody writes it: in `snake_case` or `camelCase`, and with no word that nobody knows.

use agentos_types::Sampling;
use serde::Deserialize;

use super::Preset;
use crate::api::{OneOrMore, or_default};

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub(super) struct Written {
    temperature: Option<f64>,
    #[serde(alias = "topP")]
    top_p: Option<f64>,
    #[serde(alias = "topK")]
    top_k: Option<u32>,
    #[serde(alias = "frequencyPenalty")]
    frequency_penalty: Option<f64>,
    #[serde(alias = "presencePenalty")]
    presence_penalty: Option<f64>,
    #[serde(alias = "stop", alias = "stopSequences", deserialize_with = "or_default")]
    stop_sequences: OneOrMore,
    seed: Option<u64>,
    #[serde(alias = "maxTokens")]
    max_tokens: Option<u64>,
    #[serde(alias = "preferredProviders", deserialize_with = "or_default")]
    preferred_providers: OneOrMore,
    #[serde(alias = "preferredModels", deserialize_with = "or_default")]
    preferred_models: OneOrMore,
}

impl From<Written> for Preset {
    fn from(written: Written) -> Self {
        Self {
            sampling: Sampling {
                temperature: written.temperature,
                top_p: written.top_p,
                top_k: written.top_k,
                frequency_penalty: written.frequency_penalty,
                presence_penalty: written.presence_penalty,
                stop_sequences: written.stop_sequences.into(),
                seed: written.seed,
            },
            max_tokens: written.max_tokens,
            preferred_providers: written.preferred_providers.into(),
            preferred_models: written.preferred_models.into(),
        }
    }
}
