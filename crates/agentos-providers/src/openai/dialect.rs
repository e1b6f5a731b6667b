//! How servers that speak chat completions differ. Values, not copies.

/// What one server takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    pub(super) cap: CapField,
    pub(super) seed: SeedField,
    /// Ask for usage at the end of a stream.
    pub(super) stream_usage: bool,
    pub(super) top_k: bool,
    /// At most so many stop sequences.
    pub(super) max_stops: usize,
    /// Call ids must be nine letters or digits.
    pub(super) short_call_ids: bool,
    /// Thinking models refuse assistant messages without their reasoning; an empty one is taken.
    pub(super) echo_reasoning: bool,
    /// Content may have parts, and so images.
    pub(super) parts: bool,
}

/// Where the cap on generated tokens is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CapField {
    MaxCompletionTokens,
    MaxTokens,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SeedField {
    Seed,
    RandomSeed,
    /// Not taken.
    Nowhere,
}

impl Dialect {
    /// OpenAI itself.
    #[must_use]
    pub const fn openai() -> Self {
        Self {
            cap: CapField::MaxCompletionTokens,
            max_stops: 4,
            ..Self::compatible()
        }
    }

    /// What every compatible server takes.
    #[must_use]
    pub const fn compatible() -> Self {
        Self {
            cap: CapField::MaxTokens,
            seed: SeedField::Seed,
            stream_usage: true,
            top_k: false,
            max_stops: 4,
            short_call_ids: false,
            echo_reasoning: false,
            parts: true,
        }
    }

    /// llama.cpp, vLLM, Ollama.
    #[must_use]
    pub const fn local() -> Self {
        Self {
            top_k: true,
            max_stops: 16,
            ..Self::compatible()
        }
    }

    #[must_use]
    pub const fn deepseek() -> Self {
        Self {
            max_stops: 16,
            seed: SeedField::Nowhere,
            echo_reasoning: true,
            parts: false,
            ..Self::compatible()
        }
    }

    /// Refuses fields that it does not know, and sends usage without being asked.
    #[must_use]
    pub const fn mistral() -> Self {
        Self {
            seed: SeedField::RandomSeed,
            stream_usage: false,
            short_call_ids: true,
            ..Self::compatible()
        }
    }

    /// The dialect of a provider's name; an unknown one speaks what all compatible servers take.
    #[must_use]
    pub fn of_provider(name: &str) -> Self {
        match name {
            "openai" => Self::openai(),
            "deepseek" => Self::deepseek(),
            "mistral" => Self::mistral(),
            "local" | "ollama" | "llamacpp" | "vllm" => Self::local(),
            _ => Self::compatible(),
        }
    }
}

/// OpenAI's reasoning models refuse every sampling knob and stop sequences.
pub(super) fn refuses_sampling(model: &str) -> bool {
    let name = model.rsplit('/').next().unwrap_or(model);
    let numbered = |prefix: &str| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    numbered("o")
        || name
            .strip_prefix("gpt-")
            .is_some_and(|rest| rest.starts_with(|c: char| ('5'..='9').contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasoning_models_are_known_by_name() {
        for model in [
            "o1",
            "o1-mini",
            "o3",
            "o4-mini-2025-04-16",
            "gpt-5",
            "gpt-5-mini",
            "gpt-5.2",
            "openai/o3",
        ] {
            assert!(refuses_sampling(model), "{model}");
        }
        for model in [
            "gpt-4o",
            "gpt-4.1-mini",
            "gpt-oss-120b",
            "olmo-2",
            "llama-3",
            "open-mixtral",
            "deepseek-chat",
            "",
        ] {
            assert!(!refuses_sampling(model), "{model}");
        }
    }
}
