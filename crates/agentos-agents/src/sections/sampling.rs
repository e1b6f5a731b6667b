//! Sampling knobs and presets. A value that no provider takes is an error; a knob that is absent stays open.

use agentos_types::Sampling;
use agentos_yaml::Field;

use crate::agent::PresetOverride;
use crate::sections::normal_provider;

/// The knobs in a mapping, and its cap on generated tokens under either name.
pub(crate) fn sampling(map: &Field) -> (Sampling, Option<u64>) {
    let sampling = Sampling {
        temperature: map.field("temperature").number_in(0.0, 2.0),
        top_p: map.field("top_p").number_in(0.0, 1.0),
        top_k: map.field("top_k").number_in(0.0, 1_000_000.0).map(|k| k as u32),
        frequency_penalty: map.field("frequency_penalty").number_in(-2.0, 2.0),
        presence_penalty: map.field("presence_penalty").number_in(-2.0, 2.0),
        stop_sequences: map.field("stop_sequences").texts(),
        seed: map.field("seed").whole(),
    };
    let max_tokens = ["max_tokens", "max_output_tokens"]
        .into_iter()
        .find_map(|key| map.field(key).count());
    (sampling, max_tokens)
}

/// A preset overrides only the keys that it has.
pub(crate) fn preset(map: &Field) -> PresetOverride {
    let (sampling, max_tokens) = sampling(map);
    let preferred_providers = map.field("preferred_providers").texts();
    PresetOverride {
        sampling,
        max_tokens,
        preferred_providers: preferred_providers
            .iter()
            .map(|name| normal_provider(name))
            .collect(),
        preferred_models: map.field("preferred_models").texts(),
    }
}
