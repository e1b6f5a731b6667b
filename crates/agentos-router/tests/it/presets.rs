//! Presets by name, in layers.

use std::collections::BTreeMap;

use agentos_router::{Preset, PresetError, Resolved, resolve_sampling};
use agentos_types::{Coded, Sampling, codes};

use crate::fake::models;

fn preset(temperature: Option<f64>, max_tokens: Option<u64>) -> Preset {
    Preset {
        sampling: Sampling {
            temperature,
            ..Sampling::default()
        },
        max_tokens,
        ..Preset::default()
    }
}

fn named(name: &str, preset: Preset) -> BTreeMap<String, Preset> {
    BTreeMap::from([(name.to_owned(), preset)])
}

fn resolve(agent: &Preset, preset: Option<&str>, use_case: Option<&str>) -> Result<Resolved, PresetError> {
    resolve_sampling(agent, &BTreeMap::new(), &BTreeMap::new(), preset, use_case)
}

#[test]
fn who_says_something_is_heard_in_order() {
    let silent = Preset::default();
    let agent = preset(Some(0.7), None);
    for (who, preset, use_case, temperature, top_p, max_tokens) in [
        // Nobody says anything: BALANCED.
        (&silent, None, None, Some(0.4), Some(0.85), Some(4_096)),
        (
            &silent,
            None,
            Some("prd_creation"),
            Some(0.4),
            Some(0.85),
            Some(4_096),
        ),
        // The agent's own settings are not filled up.
        (&agent, None, None, Some(0.7), None, None),
        (&agent, None, Some("prd_creation"), Some(0.7), None, None),
        (
            &agent,
            None,
            Some("code_analysis"),
            Some(0.3),
            Some(0.85),
            Some(16_384),
        ),
        (&agent, Some("thorough"), None, Some(0.2), None, Some(8_000)),
        (&silent, Some("thorough"), None, Some(0.2), None, Some(8_000)),
        (
            &agent,
            Some("thorough"),
            Some("code_analysis"),
            Some(0.2),
            Some(0.85),
            Some(8_000),
        ),
        (
            &agent,
            Some("PRESET-CODING-PRECISE"),
            None,
            Some(0.15),
            Some(0.75),
            Some(16_384),
        ),
        (
            &agent,
            Some("coding-precise"),
            None,
            Some(0.15),
            Some(0.75),
            Some(16_384),
        ),
        (&agent, Some("json"), None, Some(0.0), Some(0.5), Some(4_096)),
        (&agent, Some("Creative"), None, Some(0.8), None, Some(4_000)),
    ] {
        let resolved = resolve(who, preset, use_case).unwrap();
        let got = (
            resolved.sampling.temperature,
            resolved.sampling.top_p,
            resolved.max_tokens,
        );
        assert_eq!(got, (temperature, top_p, max_tokens), "{preset:?} {use_case:?}");
    }
}

#[test]
fn each_layer_overrides_only_the_keys_that_it_has() {
    let agent_presets = named("thorough", preset(None, Some(12_000)));
    let configured = named("Thorough", preset(Some(0.1), Some(9_000)));
    let resolved = resolve_sampling(
        &Preset::default(),
        &agent_presets,
        &configured,
        Some("thorough"),
        None,
    )
    .unwrap();
    assert_eq!(
        (resolved.sampling.temperature, resolved.max_tokens),
        (Some(0.1), Some(12_000))
    );
    // Of the product document's preset what nobody above it says.
    assert_eq!(resolved.preferred_models, ["claude-sonnet-4-20250514"]);
}

/// A configured layer over the catalogue counts however the catalogue's name is written, and for use cases.
#[test]
fn a_name_of_the_catalogue_is_the_same_in_every_layer() {
    for key in [
        "PRESET-CODING-BALANCED",
        "coding-balanced",
        "Preset-Coding-Balanced",
    ] {
        let configured = named(key, preset(Some(0.9), None));
        let none = BTreeMap::new();
        for (name, use_case) in [
            (Some("PRESET-CODING-BALANCED"), None),
            (Some("coding-balanced"), None),
            (None, Some("code_analysis")),
        ] {
            let asked = |agent: &_, configured: &_| {
                resolve_sampling(&Preset::default(), agent, configured, name, use_case).unwrap()
            };
            for resolved in [asked(&none, &configured), asked(&configured, &none)] {
                assert_eq!(
                    (
                        resolved.sampling.temperature,
                        resolved.sampling.top_k,
                        resolved.max_tokens
                    ),
                    (Some(0.9), Some(25), Some(16_384)),
                    "{key} {name:?} {use_case:?}"
                );
            }
        }
    }
}

#[test]
fn an_unknown_name_is_an_error_with_the_nearest() {
    let own = named("detailed_spec", Preset::default());
    for (name, nearest) in [
        ("thorogh", "thorough"),
        ("detailed", "detailed_spec"),
        ("coding-precize", "PRESET-CODING-PRECISE"),
        ("PRESET-JSN", "PRESET-JSON"),
    ] {
        let error =
            resolve_sampling(&Preset::default(), &own, &BTreeMap::new(), Some(name), None).unwrap_err();
        assert_eq!(
            (error.code(), error.nearest[0].as_str()),
            (codes::UNKNOWN_PRESET, nearest),
            "{name}"
        );
        assert!(error.to_string().contains(&format!("`{nearest}`")), "{error}");
        assert_eq!(error.nearest.len(), 3);
    }
    assert!(resolve(&Preset::default(), Some(""), None).is_err());
}

#[test]
fn what_is_preferred_comes_first_and_the_others_stay() {
    let chain = models(&[
        "openai/gpt-4-turbo",
        "anthropic/claude-3-5-sonnet",
        "gemini/gemini-1.5-pro",
        "anthropic/claude-sonnet-4-20250514",
    ]);
    let prefer = |providers: &[&str], preferred: &[&str]| {
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let resolved = Resolved {
            preferred_providers: owned(providers),
            preferred_models: owned(preferred),
            ..Resolved::default()
        };
        resolved
            .prefer(chain.clone())
            .iter()
            .map(|model| model.model.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (providers, preferred, expected) in [
        (
            &[][..],
            &[][..],
            "gpt-4-turbo claude-3-5-sonnet gemini-1.5-pro claude-sonnet-4-20250514",
        ),
        (
            &["anthropic"],
            &[],
            "claude-3-5-sonnet claude-sonnet-4-20250514 gpt-4-turbo gemini-1.5-pro",
        ),
        (
            &["anthropic"],
            &["claude-sonnet-4-20250514"],
            "claude-sonnet-4-20250514 claude-3-5-sonnet gpt-4-turbo gemini-1.5-pro",
        ),
        (
            &["google", "openai"],
            &[],
            "gemini-1.5-pro gpt-4-turbo claude-3-5-sonnet claude-sonnet-4-20250514",
        ),
        (
            &["nobody"],
            &["nothing"],
            "gpt-4-turbo claude-3-5-sonnet gemini-1.5-pro claude-sonnet-4-20250514",
        ),
        (
            &[],
            &["openai/gpt-4-turbo"],
            "gpt-4-turbo claude-3-5-sonnet gemini-1.5-pro claude-sonnet-4-20250514",
        ),
    ] {
        assert_eq!(
            prefer(providers, preferred),
            expected,
            "{providers:?} {preferred:?}"
        );
    }
    assert_eq!(
        resolve(&Preset::default(), Some("quick"), None)
            .unwrap()
            .preferred_providers,
        ["anthropic", "openai"]
    );
}

#[test]
fn every_preset_of_the_catalogue_is_found_by_both_names() {
    let names = [
        "CREATIVE-HIGH",
        "CREATIVE-MED",
        "CREATIVE-LOW",
        "ANALYTICAL-STRICT",
        "ANALYTICAL-MOD",
        "ANALYTICAL-FLEX",
        "CODING-PRECISE",
        "CODING-BALANCED",
        "CODING-EXPLORE",
        "LEGAL-RESEARCH",
        "LEGAL-DRAFTING",
        "LEGAL-PRIVILEGE",
        "LEGAL-STRATEGY",
        "CONVO-NATURAL",
        "CONVO-PRO",
        "CONVO-CONCISE",
        "FAST-CHEAP",
        "BALANCED",
        "MAX-QUALITY",
        "CLASSIFY",
        "JSON",
        "REASON-CHAIN",
        "QA",
        "SUMMARY-EXTRACT",
        "SUMMARY-ABSTRACT",
    ];
    assert_eq!(names.len(), 25);
    for name in names {
        let silent = Preset::default();
        let long = resolve(&silent, Some(&format!("PRESET-{name}")), None).unwrap();
        assert_eq!(
            long,
            resolve(&silent, Some(&name.to_lowercase()), None).unwrap(),
            "{name}"
        );
        assert!(
            long.sampling.top_k.is_some() && long.max_tokens.is_some(),
            "{name}"
        );
    }
}
