//! Which providers can be asked: those with a key, those at an address on this machine, and the
//! offline one.

use std::sync::Arc;
use std::time::Duration;

use agentos_config::{Config, EndpointApi, EndpointConfig, Profile, SecretString};
use agentos_providers::{
    ANTHROPIC_BASE_URL, Anthropic, AnthropicOptions, Api, BuildError, DEEPSEEK_BASE_URL, GEMINI_BASE_URL,
    Gemini, GeminiOptions, HttpClient, OPENAI_BASE_URL, OpenAi, OpenAiOptions, Provider, find_local,
};
use agentos_router::RouterBuilder;
use agentos_runtime::{Refusal, RuntimeError};
use agentos_types::codes;

use super::Setup;

/// Ollama's usual address: where `local` is when nobody says otherwise.
const OLLAMA: &str = "http://127.0.0.1:11434/v1";

/// Each provider that needs a key, and the variables that may hold it.
const KEYED: [(&str, &[&str]); 7] = [
    ("anthropic", &["ANTHROPIC_API_KEY"]),
    ("openai", &["OPENAI_API_KEY"]),
    (
        "gemini",
        &["GOOGLE_AI_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY"],
    ),
    ("deepseek", &["DEEPSEEK_API_KEY"]),
    ("groq", &["GROQ_API_KEY"]),
    ("mistral", &["MISTRAL_API_KEY"]),
    ("openrouter", &["OPENROUTER_API_KEY"]),
];

/// Opens providers; all of them share one HTTP client.
pub(super) struct Opener<'a> {
    config: &'a Config,
    http: HttpClient,
}

impl<'a> Opener<'a> {
    pub(super) fn new(config: &'a Config) -> Self {
        Self {
            config,
            http: HttpClient::with_connect_timeout(Duration::from_millis(config.router.connect_timeout_ms)),
        }
    }

    fn usual(&self) -> Spoken<'_> {
        Spoken {
            organization: self.config.openai_org_id.as_deref(),
            ..Spoken::default()
        }
    }

    /// Names every provider that there is, with or without a key.
    pub(super) async fn add_to(
        &self,
        mut builder: RouterBuilder,
        setup: &Setup,
    ) -> Result<RouterBuilder, RuntimeError> {
        let config = self.config;
        let real_only = matches!(config.profile, Some(Profile::Staging | Profile::Production));
        if real_only && !setup.offline {
            config
                .require_provider_key()
                .map_err(|error| RuntimeError::from(Refusal::of(&error)))?;
            if let Some(model) = setup.models.iter().find(|model| model.provider == "scripted") {
                return Err(Refusal::new(
                    codes::MISSING_API_KEY,
                    format!("`{model}` is the offline model, which is refused in staging and production"),
                )
                .into());
            }
        }
        if !real_only {
            builder = builder.scripted().offline(true);
        }
        for (name, variables) in KEYED {
            builder = match config.keys.of(name) {
                Some(key) => {
                    let url = config.base_urls.of(name).map(|url| url.as_str());
                    builder.provider(name, provider(name, url, Some(key), self.usual(), &self.http)?)
                }
                None => builder.without_key(name, variables),
            };
        }
        let ollama = provider("ollama", None, None, Spoken::default(), &self.http)?;
        builder = builder.provider("ollama", ollama);
        if let Some(url) = local(config, setup, &self.http).await {
            let local = provider("local", Some(&url), None, Spoken::default(), &self.http)?;
            builder = builder.provider("local", local);
        }
        Ok(builder)
    }

    /// The variable of an endpoint that is to have a key of its own, where it is not set.
    pub(super) fn missing_key(&self, endpoint: &EndpointConfig) -> Option<String> {
        let missing = self.config.endpoint_key(endpoint).is_none();
        endpoint.api_key_env.clone().filter(|_| missing)
    }

    /// An instance of its own for an endpoint that has something of its own.
    pub(super) fn of_endpoint(
        &self,
        endpoint: &EndpointConfig,
    ) -> Result<Option<Arc<dyn Provider>>, RuntimeError> {
        let spoken = Spoken {
            api: endpoint.api,
            version: endpoint.api_version.as_deref(),
            ..self.usual()
        };
        let own = endpoint.base_url.is_some() || endpoint.api_key_env.is_some();
        let key = self.config.endpoint_key(endpoint);
        // Without a key of its own and without an address, it is its provider's lack that counts.
        if !own && (spoken.is_usual() || key.is_none()) {
            return Ok(None);
        }
        let url = endpoint
            .base_url
            .as_ref()
            .or_else(|| self.config.base_urls.of(&endpoint.provider));
        let url = url.map(|url| url.as_str());
        provider(&endpoint.provider, url, key, spoken, &self.http).map(Some)
    }
}

/// Which of a provider's interfaces is spoken.
#[derive(Clone, Copy, Default)]
struct Spoken<'a> {
    api: EndpointApi,
    version: Option<&'a str>,
    /// Of OpenAI's own account.
    organization: Option<&'a str>,
}

impl Spoken<'_> {
    fn is_usual(self) -> bool {
        self.api == EndpointApi::default() && self.version.is_none()
    }
}

/// The address of a server on this machine. It is looked for only where something asks for it.
async fn local(config: &Config, setup: &Setup, http: &HttpClient) -> Option<String> {
    if let Some(url) = &config.base_urls.local {
        return Some(url.as_str().to_owned());
    }
    let wanted = setup.models.iter().any(|model| model.provider == "local")
        || config
            .router
            .endpoints
            .iter()
            .any(|endpoint| endpoint.provider == "local" && endpoint.base_url.is_none());
    if !wanted {
        return None;
    }
    // Where none answers now, one may by the time of the call; else the call's error names the address.
    Some(find_local(http).await.unwrap_or_else(|| OLLAMA.to_owned()))
}

fn provider(
    name: &str,
    url: Option<&str>,
    key: Option<&SecretString>,
    spoken: Spoken<'_>,
    http: &HttpClient,
) -> Result<Arc<dyn Provider>, RuntimeError> {
    let http = http.clone();
    let provider: Arc<dyn Provider> = match name {
        "anthropic" => {
            let options = AnthropicOptions::new(url.unwrap_or(ANTHROPIC_BASE_URL), http);
            let options = AnthropicOptions {
                api_key: key.cloned(),
                ..options
            };
            Arc::new(Anthropic::new(options).map_err(unusable)?)
        }
        "gemini" | "google" => {
            let options = GeminiOptions::new(url.unwrap_or(GEMINI_BASE_URL), http);
            let version = spoken.version.map(str::to_owned);
            let options = GeminiOptions {
                api_key: key.cloned(),
                version: version.or(options.version),
                ..options
            };
            Arc::new(Gemini::new(options).map_err(unusable)?)
        }
        _ => {
            let usual = match name {
                "openai" => OPENAI_BASE_URL,
                "deepseek" => DEEPSEEK_BASE_URL,
                "groq" => "https://api.groq.com/openai/v1",
                "mistral" => "https://api.mistral.ai/v1",
                "openrouter" => "https://openrouter.ai/api/v1",
                _ => OLLAMA,
            };
            let options = OpenAiOptions::new(name, url.unwrap_or(usual), http);
            let options = OpenAiOptions {
                api_key: key.cloned(),
                api: match spoken.api {
                    EndpointApi::Chat => Api::Chat,
                    EndpointApi::Responses => Api::Responses,
                },
                organization: spoken
                    .organization
                    .filter(|_| name == "openai")
                    .map(str::to_owned),
                ..options
            };
            Arc::new(OpenAi::new(options).map_err(unusable)?)
        }
    };
    Ok(provider)
}

fn unusable(error: BuildError) -> RuntimeError {
    Refusal::of(&error).into()
}
