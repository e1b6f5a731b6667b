//! The three presets of the product document.

use std::sync::LazyLock;

use agentos_types::Sampling;

use super::Preset;

static PRESETS: LazyLock<[(&str, Preset); 3]> = LazyLock::new(|| {
    [
        ("quick", preset(0.3, 2_000, &["anthropic", "openai"], &[])),
        (
            "thorough",
            preset(0.2, 8_000, &["anthropic"], &["claude-sonnet-4-20250514"]),
        ),
        ("creative", preset(0.8, 4_000, &["openai", "anthropic"], &[])),
    ]
});

pub(super) fn names<'a>() -> impl Iterator<Item = &'a str> {
    PRESETS.iter().map(|(name, _)| *name)
}

pub(super) fn find(name: &str) -> Option<&'static Preset> {
    let known = PRESETS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    known.map(|(_, preset)| preset)
}

fn preset(temperature: f64, max_tokens: u64, providers: &[&str], models: &[&str]) -> Preset {
    let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    Preset {
        sampling: Sampling {
            temperature: Some(temperature),
            ..Sampling::default()
        },
        max_tokens: Some(max_tokens),
        preferred_providers: owned(providers),
        preferred_models: owned(models),
    }
}
