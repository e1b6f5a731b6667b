//! From configuration to a router: its settings, limits, prices, presets and endpoints.

use std::time::Duration;

use agentos_config::{
    CacheConfig, Capability, Config, EndpointConfig, FallbackStrategy, OnLimit, RateLimitsConfig,
};
use agentos_router::{
    BreakerOptions, CacheOptions, Capabilities, ConfiguredPrice, Endpoint, OnLimit as Held, PriceTable,
    RateLimits, Router, RouterBuilder, Strategy,
};
use agentos_runtime::{Refusal, RuntimeError};
use agentos_types::{ModelRef, codes};

use super::providers::Opener;
use super::{Setup, presets};

pub(super) async fn router(config: &Config, setup: &Setup) -> Result<Router, RuntimeError> {
    let opener = Opener::new(config);
    let builder = opener.add_to(Router::builder(), setup).await?;
    let mut builder = settings(builder, config).prices(prices(config)?);
    for endpoint in &config.router.endpoints {
        builder = builder.endpoint(configured(&opener, endpoint)?);
    }
    builder.build().map_err(|error| Refusal::of(&error).into())
}

fn settings(builder: RouterBuilder, config: &Config) -> RouterBuilder {
    let router = &config.router;
    let builder = match router.first_token_timeout_ms {
        Some(ms) => builder.first_token_timeout(Duration::from_millis(ms)),
        None => builder,
    };
    builder
        .strategy(strategy(router.fallback_strategy))
        .max_retries(router.max_retries)
        .retry_delay_ms(router.retry_delay_ms)
        .attempt_timeout(Duration::from_millis(config.orchestrator.model_timeout_ms))
        .idle_timeout(Duration::from_millis(router.idle_timeout_ms))
        .breaker(BreakerOptions {
            failures: router.breaker_failures,
            open_ms: router.breaker_open_ms,
            ..BreakerOptions::default()
        })
        .on_limit(match router.on_limit {
            OnLimit::Wait => Held::Wait,
            OnLimit::Next => Held::Next,
        })
        .rate_limiting(config.features.rate_limiting)
        .rate_limits(rate_limits(config))
        .cache(cache(&config.cache))
        .presets(presets(&config.presets))
}

/// A default limits nobody: the section holds once somebody has set a part of it, or asked for limits.
fn rate_limits(config: &Config) -> RateLimits {
    let wanted = config.is_set("rate_limits") || config.is_set("features.rate_limiting");
    if !wanted {
        return RateLimits::default();
    }
    let RateLimitsConfig {
        requests_per_minute,
        burst,
        per_agent_limit,
    } = config.rate_limits;
    RateLimits {
        requests_per_minute: Some(requests_per_minute),
        burst: Some(burst),
        per_agent_limit: Some(per_agent_limit),
    }
}

fn cache(cache: &CacheConfig) -> CacheOptions {
    CacheOptions {
        enabled: cache.enabled,
        ttl: cache.ttl,
        max_size: usize::try_from(cache.max_size).unwrap_or(usize::MAX),
    }
}

const fn strategy(strategy: FallbackStrategy) -> Strategy {
    match strategy {
        FallbackStrategy::NextPriority => Strategy::NextPriority,
        FallbackStrategy::LeastCost => Strategy::LeastCost,
        FallbackStrategy::LowestLatency => Strategy::LowestLatency,
        FallbackStrategy::Weighted => Strategy::Weighted,
        FallbackStrategy::None => Strategy::None,
    }
}

/// The built-in list, under the rows of the configuration's file.
fn prices(config: &Config) -> Result<PriceTable, RuntimeError> {
    let builtin = PriceTable::builtin();
    let Some(path) = &config.router.prices else {
        return Ok(builtin);
    };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let message = format!("`{name}` is no list of prices: {error}");
        RuntimeError::from(Refusal::new(codes::PRICES_INVALID, message))
    })?;
    builtin
        .with_file(&name, &text)
        .map_err(|error| Refusal::of(&error).into())
}

fn configured(opener: &Opener<'_>, endpoint: &EndpointConfig) -> Result<Endpoint, RuntimeError> {
    let price = match (
        endpoint.free,
        endpoint.cost_per_1k_input,
        endpoint.cost_per_1k_output,
    ) {
        (true, _, _) => Some(ConfiguredPrice::Free),
        (false, Some(input), Some(output)) => Some(ConfiguredPrice::PerThousand { input, output }),
        _ => None,
    };
    // The offline model has no limits of its own.
    let limit = |limit: Option<u64>| limit.filter(|_| endpoint.provider != "scripted");
    Ok(Endpoint {
        provider: opener.of_endpoint(endpoint)?,
        known_as: known_as(endpoint),
        priority: endpoint.priority,
        weight: endpoint.weight,
        price,
        enabled: endpoint.enabled,
        timeout: endpoint.timeout_ms.map(Duration::from_millis),
        rate_limit: limit(endpoint.rate_limit),
        tpm: limit(endpoint.tpm),
        capabilities: endpoint.capabilities.as_deref().map(capabilities),
        missing_key: opener.missing_key(endpoint),
        ..Endpoint::new(ModelRef::new(&endpoint.provider, &endpoint.model))
    })
}

/// Its address and its key's variable; an endpoint without anything of its own is its provider's, whatever that is.
pub fn known_as(endpoint: &EndpointConfig) -> Option<String> {
    let address = endpoint.base_url.as_ref().map(|url| url.as_str());
    let said: Vec<&str> = [address, endpoint.api_key_env.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn capabilities(can: &[Capability]) -> Capabilities {
    Capabilities {
        tools: can.contains(&Capability::Tools),
        vision: can.contains(&Capability::Vision),
        schema: can.contains(&Capability::Schema),
        stream: can.contains(&Capability::Stream),
    }
}

#[cfg(test)]
#[path = "router_tests.rs"]
mod tests;
