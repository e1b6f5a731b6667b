//! The three presets of the product document.

use agentos_types::Sampling;

use super::Preset;

const NAMES: [&str; 3] = ["quick", "thorough", "creative"];

pub(super) fn names<'a>() -> impl Iterator<Item = &'a str> {
    NAMES.into_iter()
}

pub(super) fn find(name: &str) -> Option<Preset> {
    let known = NAMES.into_iter().find(|known| known.eq_ignore_ascii_case(name))?;
    let (temperature, max_tokens, providers, models): (_, _, &[&str], &[&str]) = match known {
        "quick" => (0.3, 2_000, &["anthropic", "openai"], &[]),
        "thorough" => (0.2, 8_000, &["anthropic"], &["claude-sonnet-4-20250514"]),
        "creative" => (0.8, 4_000, &["openai", "anthropic"], &[]),
        _ => return None,
    };
    let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    Some(Preset {
        sampling: Sampling {
            temperature: Some(temperature),
            ..Sampling::default()
        },
        max_tokens: Some(max_tokens),
        preferred_providers: owned(providers),
        preferred_models: owned(models),
    })
}
