//! The catalogue of presets that every agent may use, as `PRESET-CODING-PRECISE` or `coding-precise`.

use agentos_types::Sampling;

use super::Preset;

const PREFIX: &str = "PRESET-";

type Row = (&'static str, Preset);

const fn row(
    name: &'static str,
    temperature: f64,
    top_p: f64,
    top_k: u32,
    penalties: (f64, f64),
    max_tokens: u64,
) -> Row {
    let preset = Preset {
        sampling: Sampling {
            temperature: Some(temperature),
            top_p: Some(top_p),
            top_k: Some(top_k),
            frequency_penalty: Some(penalties.0),
            presence_penalty: Some(penalties.1),
            stop_sequences: Vec::new(),
            seed: None,
        },
        max_tokens: Some(max_tokens),
        preferred_providers: Vec::new(),
        preferred_models: Vec::new(),
    };
    (name, preset)
}

/// Name, temperature, top p, top k, (frequency, presence) penalty, longest answer.
static ROWS: [Row; 25] = [
    row("PRESET-CREATIVE-HIGH", 0.95, 0.98, 100, (0.3, 0.4), 4_096),
    row("PRESET-CREATIVE-MED", 0.80, 0.92, 60, (0.2, 0.3), 4_096),
    row("PRESET-CREATIVE-LOW", 0.60, 0.85, 40, (0.1, 0.2), 4_096),
    row("PRESET-ANALYTICAL-STRICT", 0.10, 0.70, 10, (0.0, 0.0), 8_192),
    row("PRESET-ANALYTICAL-MOD", 0.30, 0.80, 20, (0.05, 0.05), 8_192),
    row("PRESET-ANALYTICAL-FLEX", 0.50, 0.85, 30, (0.1, 0.1), 8_192),
    row("PRESET-CODING-PRECISE", 0.15, 0.75, 15, (0.0, 0.0), 16_384),
    row("PRESET-CODING-BALANCED", 0.30, 0.85, 25, (0.05, 0.05), 16_384),
    row("PRESET-CODING-EXPLORE", 0.50, 0.90, 40, (0.1, 0.15), 16_384),
    row("PRESET-LEGAL-RESEARCH", 0.20, 0.80, 20, (0.0, 0.0), 8_192),
    row("PRESET-LEGAL-DRAFTING", 0.35, 0.85, 30, (0.05, 0.1), 16_384),
    row("PRESET-LEGAL-PRIVILEGE", 0.05, 0.60, 5, (0.0, 0.0), 2_048),
    row("PRESET-LEGAL-STRATEGY", 0.55, 0.88, 35, (0.1, 0.15), 8_192),
    row("PRESET-CONVO-NATURAL", 0.70, 0.90, 50, (0.2, 0.3), 2_048),
    row("PRESET-CONVO-PRO", 0.50, 0.85, 35, (0.1, 0.2), 4_096),
    row("PRESET-CONVO-CONCISE", 0.40, 0.80, 25, (0.15, 0.1), 1_024),
    row("PRESET-FAST-CHEAP", 0.30, 0.80, 20, (0.0, 0.0), 1_024),
    row("PRESET-BALANCED", 0.40, 0.85, 30, (0.0, 0.0), 4_096),
    row("PRESET-MAX-QUALITY", 0.30, 0.90, 40, (0.0, 0.0), 16_384),
    row("PRESET-CLASSIFY", 0.05, 0.60, 5, (0.0, 0.0), 512),
    row("PRESET-JSON", 0.00, 0.50, 1, (0.0, 0.0), 4_096),
    row("PRESET-REASON-CHAIN", 0.20, 0.80, 20, (0.0, 0.0), 8_192),
    row("PRESET-QA", 0.15, 0.75, 15, (0.0, 0.0), 2_048),
    row("PRESET-SUMMARY-EXTRACT", 0.10, 0.70, 10, (0.3, 0.0), 1_024),
    row("PRESET-SUMMARY-ABSTRACT", 0.40, 0.85, 30, (0.2, 0.1), 2_048),
];

pub(super) fn names<'a>() -> impl Iterator<Item = &'a str> {
    ROWS.iter().map(|(name, _)| *name)
}

/// The name without spaces around it and without the prefix, in any letters.
fn short(name: &str) -> &str {
    let name = name.trim();
    let (head, rest) = name.split_at_checked(PREFIX.len()).unwrap_or_default();
    if head.eq_ignore_ascii_case(PREFIX) {
        rest
    } else {
        name
    }
}

/// Whether two names are one, as the catalogue's may be written. Asked at every decision, so nothing is allocated.
pub(super) fn alike(one: &str, other: &str) -> bool {
    short(one).eq_ignore_ascii_case(short(other))
}

/// The name in upper case, without the prefix.
pub(super) fn bare(name: &str) -> String {
    short(name).to_ascii_uppercase()
}

pub(super) fn find(name: &str) -> Option<&'static Preset> {
    let row = named(name).or_else(|| ROWS.iter().find(|(known, _)| alike(known, name)));
    row.map(|(_, preset)| preset)
}

/// What is used when neither agent nor request says anything.
pub(super) fn balanced() -> Option<&'static Preset> {
    named("PRESET-BALANCED").map(|(_, preset)| preset)
}

/// The one of just this name.
fn named(name: &str) -> Option<&'static Row> {
    ROWS.iter().find(|(known, _)| *known == name)
}
