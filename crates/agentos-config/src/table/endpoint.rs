//! `[[router.endpoints]]`: one model at one address.

use agentos_types::Usd;

use crate::key::{Meta, Rows};
use crate::mistake::{Sink, list};
use crate::nearest::nearest;
use crate::node::{Node, Table};
use crate::section::section;
use crate::setting::Item;
use crate::{BaseUrl, Capability, EndpointApi};

/// The providers that need no address of their own. `google` is another name of `gemini`.
const PROVIDERS: &[&str] = &[
    "anthropic",
    "openai",
    "gemini",
    "google",
    "deepseek",
    "groq",
    "mistral",
    "openrouter",
    "ollama",
    "local",
    "scripted",
];

section! {
    /// A model at a provider, with its price, limits and place in the order.
    pub EndpointConfig in "router.endpoints[]" {
        /// The provider: `anthropic`, `openai`, `gemini`, `deepseek`, `groq`, `mistral`, `openrouter`, `ollama`, `local`; any other name needs `base_url`.
        provider: String = String::new(), [], Meta::USED.required().example("\"anthropic\"");
        /// The model, in the provider's words.
        model: String = String::new(), [], Meta::USED.required().example("\"claude-sonnet-4-20250514\"");
        /// The order, lowest first; equal ones in the order of writing.
        priority: u32 = 100, [], Meta::USED.example("1");
        /// Most requests per minute.
        rate_limit: Option<u64> = None, [], Meta::USED.at_least(1).unit("requests/min").example("1000");
        /// Most tokens per minute.
        tpm: Option<u64> = None, [], Meta::USED.at_least(1).unit("tokens/min").example("400000");
        /// Price of a thousand input tokens.
        cost_per_1k_input: Option<Usd> = None, [], Meta::USED.unit("USD").example("0.003");
        /// Price of a thousand output tokens.
        cost_per_1k_output: Option<Usd> = None, [], Meta::USED.unit("USD").example("0.015");
        /// Longest time of one attempt; without it, `orchestrator.model_timeout_ms`.
        timeout_ms: Option<u64> = None, [], Meta::USED.ms().example("60000");
        /// The address, where it is not the provider's own.
        base_url: Option<BaseUrl> = None, [], Meta::USED.example("\"https://api.anthropic.com\"");
        /// The variable that holds its key, where it is not the provider's own.
        api_key_env: Option<String> = None, [], Meta::USED.variable().example("\"ANTHROPIC_API_KEY\"");
        /// What the model can do, where the built-in table does not know it: `tools`, `vision`, `schema`, `stream`.
        capabilities: Option<Vec<Capability>> = None, [], Meta::USED.example("[\"tools\", \"vision\"]");
        /// Its share under the strategy `weighted`.
        weight: f64 = 1.0, [], Meta::USED.bounds(0.0, 1_000_000.0);
        /// OpenAI's interface: `chat` for chat completions, or `responses`.
        api: EndpointApi = EndpointApi::Chat, [], Meta::USED;
        /// The version in Gemini's addresses, where it is not the usual one.
        api_version: Option<String> = None, [], Meta::USED.example("\"v1beta\"");
        /// Whether it is asked at all.
        enabled: bool = true, [], Meta::USED;
        /// Whether it costs nothing; a model without a price is refused otherwise.
        free: bool = false, [], Meta::USED;
    }
}

impl Item for EndpointConfig {
    const ROWS: Rows = Rows {
        doc: Self::DOC,
        keys: Self::KEYS,
    };

    fn fill(&mut self, table: &Table, path: &str, sink: &mut Sink) {
        self.read(table, path, sink);
    }

    fn verify(&self, node: &Node, path: &str, sink: &mut Sink) {
        let place = |name: &str| {
            node.table()
                .and_then(|table| table.get(name))
                .unwrap_or(node)
                .place
                .clone()
        };
        if !self.provider.is_empty()
            && !PROVIDERS.contains(&self.provider.as_str())
            && self.base_url.is_none()
        {
            let (name, known) = (&self.provider, list(PROVIDERS));
            sink.push(
                &place("provider"),
                format!(
                    "`{path}.provider` must be one of {known}, or come with a `base_url`; it is `{name}`"
                ),
                nearest(name, PROVIDERS.iter().copied()),
            );
        }
        match (self.cost_per_1k_input, self.cost_per_1k_output) {
            (Some(_), None) => sink.push(
                &place("cost_per_1k_input"),
                format!(
                    "`{path}` has `cost_per_1k_input` without `cost_per_1k_output`: half a price is none"
                ),
                None,
            ),
            (None, Some(_)) => sink.push(
                &place("cost_per_1k_output"),
                format!(
                    "`{path}` has `cost_per_1k_output` without `cost_per_1k_input`: half a price is none"
                ),
                None,
            ),
            (Some(input), Some(output)) if self.free && !(input.is_zero() && output.is_zero()) => {
                sink.push(
                    &place("free"),
                    format!("`{path}` is `free` and has a price"),
                    None,
                );
            }
            _ => {}
        }
    }
}
