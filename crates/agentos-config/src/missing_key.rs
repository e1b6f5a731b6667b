//! Staging and production need a provider that can answer.

use agentos_types::codes::MISSING_API_KEY;
use agentos_types::{Code, Coded};
use serde_json::{Value, json};

use crate::config::sections;
use crate::mistake::list;
use crate::{Config, Profile};

/// The providers whose adapters are there, in the order in which they stand in.
const PROVIDERS: [&str; 4] = ["anthropic", "openai", "google_ai", "deepseek"];

/// Those that answer whoever names them, and stand in for nobody.
const BY_NAME: [&str; 3] = ["groq", "mistral", "openrouter"];

/// No model can answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no model provider has a key, and profile `{profile}` never answers with the offline model; set {}",
    list(&self.variables.iter().map(String::as_str).collect::<Vec<_>>())
)]
pub struct MissingApiKey {
    pub profile: Profile,
    /// Every variable that would do.
    pub variables: Vec<String>,
}

impl Coded for MissingApiKey {
    fn code(&self) -> Code {
        MISSING_API_KEY
    }

    fn details(&self) -> Option<Value> {
        Some(json!({ "profile": self.profile.as_str(), "variables": self.variables }))
    }
}

impl Config {
    /// Is there a provider that a call could go to? A server of the user's own needs no key.
    #[must_use]
    pub fn has_provider(&self) -> bool {
        PROVIDERS
            .iter()
            .chain(&BY_NAME)
            .any(|provider| self.keys.of(provider).is_some())
            || self.base_urls.local.is_some()
            || self
                .router
                .endpoints
                .iter()
                .filter(|endpoint| endpoint.enabled)
                .any(|endpoint| {
                    let keyless = matches!(endpoint.provider.as_str(), "local" | "ollama")
                        && endpoint.api_key_env.is_none();
                    keyless || self.endpoint_key(endpoint).is_some()
                })
    }

    /// Staging and production refuse to start without a provider.
    ///
    /// # Errors
    /// There is none; names every variable that would do.
    pub fn require_provider_key(&self) -> Result<(), MissingApiKey> {
        match self.profile {
            Some(profile) if profile.is_strict() && !self.has_provider() => Err(MissingApiKey {
                profile,
                variables: self.key_variables(),
            }),
            _ => Ok(()),
        }
    }

    /// Every variable whose being set would give a provider, first choice first.
    #[must_use]
    pub fn key_variables(&self) -> Vec<String> {
        let rows = |section: &str| {
            sections()
                .iter()
                .filter(move |s| s.name == section)
                .flat_map(|s| s.keys)
                .collect::<Vec<_>>()
        };
        let mut variables: Vec<String> = Vec::new();
        for provider in PROVIDERS {
            let row = rows("keys").into_iter().find(|key| key.name == provider);
            variables.extend(row.iter().flat_map(|key| key.env_names()).map(String::from));
        }
        let named = self.router.endpoints.iter().filter(|endpoint| endpoint.enabled);
        variables.extend(named.filter_map(|endpoint| endpoint.api_key_env.clone()));
        let local = rows("base_urls").into_iter().find(|key| key.name == "local");
        variables.extend(local.iter().flat_map(|key| key.env_names()).map(String::from));
        let mut seen = Vec::new();
        variables.retain(|variable| {
            let new = !seen.contains(variable);
            seen.push(variable.clone());
            new
        });
        variables
    }
}
