//! Which providers can be asked: those with a key, those at an address on this machine, and the
//! offline one.

use std::sync::Arc;
use std::time::Duration;

use agentos_config::{Config, EndpointConfig, Profile, SecretString};
use agentos_providers::{
    ANTHROPIC_BASE_URL, Anthropic, AnthropicOptions, BuildError, DEEPSEEK_BASE_URL, GEMINI_BASE_URL, Gemini,
    GeminiOptions, HttpClient, OPENAI_BASE_URL, OpenAi, OpenAiOptions, Provider, find_local,
};
use agentos_router::{ConfiguredPrice, Endpoint, Router};
use agentos_runtime::{Refusal, RuntimeError};
use agentos_types::{ModelRef, codes};

use super::Setup;

/// Ollama's usual address: where `local` is when nobody says otherwise.
const OLLAMA: &str = "http://127.0.0.1:11434/v1";

/// Each provider that needs a key, and the variables that may hold it.
const KEYED: [(&str, &[&str]); 4] = [
    ("anthropic", &["ANTHROPIC_API_KEY"]),
    ("openai", &["OPENAI_API_KEY"]),
    (
        "gemini",
        &["GOOGLE_AI_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY"],
    ),
    ("deepseek", &["DEEPSEEK_API_KEY"]),
];

pub(super) async fn router(config: &Config, setup: &Setup) -> Result<Router, RuntimeError> {
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
    let http = HttpClient::new();
    let mut builder = Router::builder()
        .max_retries(config.router.max_retries)
        .retry_delay_ms(config.router.retry_delay_ms)
        .attempt_timeout(Duration::from_millis(config.orchestrator.model_timeout_ms));
    if !real_only {
        builder = builder.scripted().offline(true);
    }
    for (name, variables) in KEYED {
        builder = match config.keys.of(name) {
            Some(key) => {
                let url = config.base_urls.of(name).map(|url| url.as_str());
                builder.provider(name, provider(name, url, Some(key), &http)?)
            }
            None => builder.without_key(name, variables),
        };
    }
    if let Some(url) = local(config, setup, &http).await {
        builder = builder.provider("local", provider("local", Some(&url), None, &http)?);
    }
    for endpoint in &config.router.endpoints {
        builder = builder.endpoint(configured(config, endpoint, &http)?);
    }
    builder.build().map_err(|error| Refusal::of(&error).into())
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

fn configured(
    config: &Config,
    endpoint: &EndpointConfig,
    http: &HttpClient,
) -> Result<Endpoint, RuntimeError> {
    let own = endpoint.base_url.is_some() || endpoint.api_key_env.is_some();
    let instance = if own {
        let url = endpoint
            .base_url
            .as_ref()
            .or_else(|| config.base_urls.of(&endpoint.provider));
        Some(provider(
            &endpoint.provider,
            url.map(|url| url.as_str()),
            config.endpoint_key(endpoint),
            http,
        )?)
    } else {
        None
    };
    let price = match (
        endpoint.free,
        endpoint.cost_per_1k_input,
        endpoint.cost_per_1k_output,
    ) {
        (true, _, _) => Some(ConfiguredPrice::Free),
        (false, Some(input), Some(output)) => Some(ConfiguredPrice::PerThousand { input, output }),
        _ => None,
    };
    Ok(Endpoint {
        provider: instance,
        priority: endpoint.priority,
        price,
        enabled: endpoint.enabled,
        timeout: endpoint.timeout_ms.map(Duration::from_millis),
        ..Endpoint::new(ModelRef::new(&endpoint.provider, &endpoint.model))
    })
}

fn provider(
    name: &str,
    url: Option<&str>,
    key: Option<&SecretString>,
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
            let options = GeminiOptions {
                api_key: key.cloned(),
                ..options
            };
            Arc::new(Gemini::new(options).map_err(unusable)?)
        }
        _ => {
            let usual = match name {
                "openai" => OPENAI_BASE_URL,
                "deepseek" => DEEPSEEK_BASE_URL,
                _ => OLLAMA,
            };
            let options = OpenAiOptions::new(name, url.unwrap_or(usual), http);
            let options = OpenAiOptions {
                api_key: key.cloned(),
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
