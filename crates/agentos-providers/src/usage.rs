//! A provider's own usage object, read without a call: for cost reports over logs and bills.

use agentos_types::Usage;
use serde_json::Value;

use crate::{anthropic, gemini, openai};

/// The object is not what that provider sends, or counts what has no price.
#[derive(Debug, thiserror::Error)]
#[error("this cannot be read as usage of `{provider}`: {problem}")]
pub struct UnknownUsage {
    pub provider: String,
    pub problem: String,
}

/// The usage in `object`; a whole response that holds one is taken too. Providers that are not
/// named here speak as OpenAI does, in either of its interfaces.
pub fn read_usage(provider: &str, object: &Value) -> Result<Usage, UnknownUsage> {
    let fail = |problem: String| UnknownUsage {
        provider: provider.to_owned(),
        problem,
    };
    let known: &[&str] = match provider {
        "anthropic" => &["input_tokens", "output_tokens"],
        "gemini" | "google" => &[
            "promptTokenCount",
            "candidatesTokenCount",
            "totalTokenCount",
            "prompt_token_count",
            "candidates_token_count",
        ],
        _ => &[
            "prompt_tokens",
            "completion_tokens",
            "input_tokens",
            "output_tokens",
        ],
    };
    let holders = ["usage", "usageMetadata", "usage_metadata"];
    let inner = holders
        .iter()
        .filter_map(|key| object.get(key))
        .chain([object])
        .find(|object| known.iter().any(|key| object.get(key).is_some()))
        .ok_or_else(|| fail(format!("it has none of {}", known.join(", "))))?;
    // Sound has prices of its own, which no table here has: as text it would be reckoned too cheap.
    if counts_audio(inner) {
        return Err(fail(
            "it counts audio tokens, which have no price here".to_owned(),
        ));
    }
    match provider {
        "anthropic" => anthropic::read_usage(inner),
        "gemini" | "google" => gemini::read_usage(inner),
        _ => openai::read_usage(inner),
    }
    .map_err(|error| fail(error.to_string()))
}

/// Does the object count any token of sound, as OpenAI (`audio_tokens`) or as Gemini does (a `modality`)?
fn counts_audio(usage: &Value) -> bool {
    let some = |count: Option<&Value>| count.and_then(Value::as_u64).is_some_and(|count| count > 0);
    match usage {
        Value::Object(fields) => {
            let modality = fields.get("modality").and_then(Value::as_str);
            let count = fields.get("tokenCount").or_else(|| fields.get("token_count"));
            some(fields.get("audio_tokens"))
                || (modality == Some("AUDIO") && some(count))
                || fields.values().any(counts_audio)
        }
        Value::Array(items) => items.iter().any(counts_audio),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_provider_counts_in_its_own_way() {
        let check = |provider: &str, object: Value, expected: Usage| {
            assert_eq!(read_usage(provider, &object).unwrap(), expected, "{provider}");
            let wrapped = json!({ "id": "x", "usage": object });
            assert_eq!(read_usage(provider, &wrapped).unwrap(), expected, "{provider}");
        };
        check(
            "openai",
            json!({"prompt_tokens": 2006, "completion_tokens": 300, "prompt_tokens_details": {"cached_tokens": 1920},
                   "completion_tokens_details": {"reasoning_tokens": 128}}),
            Usage {
                input: 2006,
                output: 300,
                cached_input: 1920,
                reasoning: 128,
                ..Usage::default()
            },
        );
        check(
            "openai",
            json!({"input_tokens": 2006, "input_tokens_details": {"cached_tokens": 1920, "cache_write_tokens": 80},
                   "output_tokens": 300, "output_tokens_details": {"reasoning_tokens": 128}, "total_tokens": 2306}),
            Usage {
                input: 2006,
                output: 300,
                cached_input: 1920,
                cache_write: 80,
                reasoning: 128,
                ..Usage::default()
            },
        );
        check(
            "anthropic",
            json!({"input_tokens": 10, "cache_read_input_tokens": 1000, "cache_creation_input_tokens": 300,
                   "cache_creation": {"ephemeral_5m_input_tokens": 100, "ephemeral_1h_input_tokens": 200}, "output_tokens": 5}),
            Usage {
                input: 1310,
                output: 5,
                cached_input: 1000,
                cache_write: 100,
                cache_write_1h: 200,
                ..Usage::default()
            },
        );
        check(
            "gemini",
            json!({"promptTokenCount": 100, "candidatesTokenCount": 20, "thoughtsTokenCount": 30, "cachedContentTokenCount": 40}),
            Usage {
                input: 100,
                output: 50,
                cached_input: 40,
                reasoning: 30,
                ..Usage::default()
            },
        );
        check(
            "gemini",
            json!({"prompt_token_count": 100, "candidates_token_count": 20, "thoughts_token_count": null}),
            Usage {
                input: 100,
                output: 20,
                ..Usage::default()
            },
        );
        check(
            "deepseek",
            json!({"completion_tokens": 20, "prompt_cache_hit_tokens": 64, "prompt_cache_miss_tokens": 36}),
            Usage {
                input: 100,
                output: 20,
                cached_input: 64,
                ..Usage::default()
            },
        );
        check(
            "deepseek",
            json!({"prompt_tokens": 100, "completion_tokens": 20, "prompt_cache_hit_tokens": 64, "prompt_cache_miss_tokens": 36}),
            Usage {
                input: 100,
                output: 20,
                cached_input: 64,
                ..Usage::default()
            },
        );
    }

    #[test]
    fn no_sound_is_no_reason_to_refuse() {
        for (provider, object) in [
            (
                "openai",
                json!({"prompt_tokens": 9, "prompt_tokens_details": {"audio_tokens": 0}}),
            ),
            (
                "gemini",
                json!({"promptTokenCount": 9, "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 9}]}),
            ),
        ] {
            assert_eq!(read_usage(provider, &object).unwrap().input, 9, "{provider}");
        }
    }

    #[test]
    fn other_objects_are_refused() {
        for (provider, object) in [
            ("openai", json!({})),
            ("openai", json!({"input_tokens": "many"})),
            ("openai", json!({"promptTokenCount": 1})),
            ("anthropic", json!({"prompt_tokens": 1})),
            ("anthropic", json!({"input_tokens": "many"})),
            ("gemini", json!([1])),
            ("openai", json!({"prompt_tokens": -1})),
            (
                "openai",
                json!({"prompt_tokens": 9, "prompt_tokens_details": {"audio_tokens": 1}}),
            ),
            (
                "gemini",
                json!({"promptTokenCount": 9, "promptTokensDetails": [{"modality": "AUDIO", "tokenCount": 9}]}),
            ),
            (
                "gemini",
                json!({"prompt_token_count": 9, "candidates_tokens_details": [{"modality": "AUDIO", "token_count": 1}]}),
            ),
        ] {
            assert!(read_usage(provider, &object).is_err(), "{provider} {object}");
        }
    }
}
