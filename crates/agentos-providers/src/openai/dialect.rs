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
    /// Takes `parallel_tool_calls`.
    pub(super) parallel: bool,
    /// Takes a JSON Schema for the answer, not only the word that it is JSON.
    pub(super) schema: bool,
    pub(super) reasoning: ReasoningField,
}

/// How the wish to think more or less is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReasoningField {
    /// A word, and which words depends on OpenAI's model.
    ByModel,
    /// A word of any model.
    Word,
    /// DeepSeek: a switch, and a word.
    Switch,
    /// Not taken.
    Nowhere,
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
            reasoning: ReasoningField::ByModel,
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
            parallel: true,
            schema: true,
            reasoning: ReasoningField::Word,
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
            parallel: false,
            schema: false,
            reasoning: ReasoningField::Switch,
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
            reasoning: ReasoningField::Nowhere,
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
