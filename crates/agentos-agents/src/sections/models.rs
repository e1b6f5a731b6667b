//! Which provider a model belongs to, told by its name where the file does not say.

use agentos_types::ModelRef;

const BY_PREFIX: &[(&str, &[&str])] = &[
    ("anthropic", &["claude"]),
    ("openai", &["gpt", "o1", "o3", "o4", "chatgpt", "codex"]),
    ("gemini", &["gemini"]),
    ("deepseek", &["deepseek"]),
    (
        "mistral",
        &[
            "mistral",
            "mixtral",
            "ministral",
            "magistral",
            "codestral",
            "pixtral",
        ],
    ),
    ("local", &["llama", "qwen", "phi", "gemma", "smollm"]),
];

/// The provider of a model of that name; `None` for a word that is no model's name.
pub(crate) fn provider_of(model: &str) -> Option<&'static str> {
    let model = model.trim().to_ascii_lowercase();
    BY_PREFIX.iter().find_map(|(provider, prefixes)| {
        let known = prefixes.iter().any(|prefix| {
            // `o1` is a model, `o1ympic` is not: after the prefix comes an end, a digit or a separator.
            model
                .strip_prefix(prefix)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        });
        known.then_some(*provider)
    })
}

/// The name under which the router knows a provider.
pub(crate) fn normal_provider(provider: &str) -> String {
    let provider = provider.trim().to_ascii_lowercase();
    match provider.as_str() {
        "google" | "google_ai" | "google-ai" | "googleai" | "vertex" => "gemini".to_owned(),
        _ => provider,
    }
}

/// `PROVIDER/MODEL`, or a model's name alone; `fallback` where the name says no provider.
pub(crate) fn model_ref(model: &str, fallback: Option<&str>) -> Option<ModelRef> {
    let model = model.trim();
    if let Some((head, tail)) = model.split_once('/') {
        let provider = normal_provider(head);
        if !tail.is_empty() && (BY_PREFIX.iter().any(|(known, _)| *known == provider) || fallback.is_none()) {
            return Some(ModelRef::new(provider, tail));
        }
    }
    let provider = provider_of(model)
        .map(str::to_owned)
        .or_else(|| fallback.map(normal_provider))?;
    (!model.is_empty()).then(|| ModelRef::new(provider, model))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_are_told_by_the_name() {
        for (model, provider) in [
            ("claude-4-opus", Some("anthropic")),
            ("gpt-5", Some("openai")),
            ("o1", Some("openai")),
            ("o3-mini", Some("openai")),
            ("chatgpt-4o-latest", Some("openai")),
            ("gemini-2.0-flash", Some("gemini")),
            ("deepseek-chat", Some("deepseek")),
            ("mistral-large", Some("mistral")),
            ("llama3.1", Some("local")),
            ("analytical", None),
            ("task_router", None),
            ("optimised", None),
            ("philosophical", None),
            ("", None),
        ] {
            assert_eq!(provider_of(model), provider, "{model}");
        }
    }

    #[test]
    fn models_are_named_with_or_without_their_provider() {
        for (model, fallback, expected) in [
            ("openai/gpt-4o", None, Some("openai/gpt-4o")),
            ("google/gemini-2.0-flash", None, Some("gemini/gemini-2.0-flash")),
            ("gpt-4o", Some("anthropic"), Some("openai/gpt-4o")),
            ("house-model", Some("Google"), Some("gemini/house-model")),
            ("meta/llama-3", Some("groq"), Some("groq/meta/llama-3")),
            ("analytical", None, None),
            ("", Some("openai"), None),
        ] {
            let found = model_ref(model, fallback).map(|found| found.to_string());
            assert_eq!(found.as_deref(), expected, "{model}");
        }
    }
}
