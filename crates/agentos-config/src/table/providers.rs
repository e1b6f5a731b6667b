//! The providers' keys and addresses.

use secrecy::SecretString;

use crate::BaseUrl;
use crate::key::Meta;
use crate::section::section;

section! {
    /// The providers' keys, from the environment alone.
    pub ProviderKeys in "keys" {
        /// The key of Anthropic.
        anthropic: Option<SecretString> = None, [], Meta::USED.env(&["ANTHROPIC_API_KEY"]);
        /// The key of OpenAI.
        openai: Option<SecretString> = None, [], Meta::USED.env(&["OPENAI_API_KEY"]);
        /// The key of Google AI (Gemini).
        google_ai: Option<SecretString> = None, [],
            Meta::USED.env(&["GOOGLE_AI_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY"]);
        /// The key of DeepSeek.
        deepseek: Option<SecretString> = None, [], Meta::USED.env(&["DEEPSEEK_API_KEY"]);
        /// The key of Groq.
        groq: Option<SecretString> = None, [], Meta::USED.env(&["GROQ_API_KEY"]);
        /// The key of Mistral.
        mistral: Option<SecretString> = None, [], Meta::USED.env(&["MISTRAL_API_KEY"]);
        /// The key of OpenRouter.
        openrouter: Option<SecretString> = None, [], Meta::USED.env(&["OPENROUTER_API_KEY"]);
    }
}

section! {
    /// The providers' addresses, where they are not the usual ones.
    pub BaseUrls in "base_urls" {
        /// The address of OpenAI; it ends in `/v1`.
        openai: Option<BaseUrl> = None, [],
            Meta::USED.env(&["OPENAI_BASE_URL"]).example("\"https://api.openai.com/v1\"");
        /// The address of Anthropic, without version.
        anthropic: Option<BaseUrl> = None, [],
            Meta::USED.env(&["ANTHROPIC_BASE_URL"]).unversioned().example("\"https://api.anthropic.com\"");
        /// The address of Google AI, without version.
        google_ai: Option<BaseUrl> = None, [],
            Meta::USED
                .env(&["GOOGLE_AI_BASE_URL"])
                .unversioned()
                .example("\"https://generativelanguage.googleapis.com\"");
        /// The address of DeepSeek.
        deepseek: Option<BaseUrl> = None, [],
            Meta::USED.env(&["DEEPSEEK_BASE_URL"]).example("\"https://api.deepseek.com\"");
        /// The address of an OpenAI-compatible server of your own, for `local/…` models; it ends in `/v1`.
        local: Option<BaseUrl> = None, [],
            Meta::USED.env(&["LOCAL_BASE_URL"]).example("\"http://127.0.0.1:11434/v1\"");
    }
}

impl ProviderKeys {
    /// The key of that provider, in the words of agent files: `google` and `gemini` are one.
    #[must_use]
    pub fn of(&self, provider: &str) -> Option<&SecretString> {
        match provider {
            "anthropic" => self.anthropic.as_ref(),
            "openai" => self.openai.as_ref(),
            "google" | "gemini" | "google_ai" => self.google_ai.as_ref(),
            "deepseek" => self.deepseek.as_ref(),
            "groq" => self.groq.as_ref(),
            "mistral" => self.mistral.as_ref(),
            "openrouter" => self.openrouter.as_ref(),
            _ => None,
        }
    }
}

impl BaseUrls {
    /// The address of that provider, in the words of agent files: `google` and `gemini` are one.
    #[must_use]
    pub fn of(&self, provider: &str) -> Option<&BaseUrl> {
        match provider {
            "anthropic" => self.anthropic.as_ref(),
            "openai" => self.openai.as_ref(),
            "google" | "gemini" | "google_ai" => self.google_ai.as_ref(),
            "deepseek" => self.deepseek.as_ref(),
            "local" => self.local.as_ref(),
            _ => None,
        }
    }
}
