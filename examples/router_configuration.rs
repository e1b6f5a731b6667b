//! Model router configuration: which models there are, in which order, at which price, how often each is
//! asked.
//!
//! `cargo run --example router_configuration`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{Clock, ModelEndpoint, ModelRouter, RouteRequest, RouterConfig, SystemClock, json};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // As in `agentos.toml`, `[[router.endpoints]]`. A price of the configuration wins over the list's.
    let endpoints: Vec<ModelEndpoint> = serde_json::from_value(json!([
        {
            "provider": "anthropic",
            "model": "claude-sonnet-4-20250514",
            "priority": 1,
            "rate_limit": 1000, // requests per minute
            "cost_per_1k_input": 0.003,
            "cost_per_1k_output": 0.015
        },
        {
            "provider": "openai",
            "model": "gpt-4-turbo",
            "priority": 2,
            "rate_limit": 500,
            "cost_per_1k_input": 0.01,
            "cost_per_1k_output": 0.03
        },
        {
            "provider": "anthropic",
            "model": "claude-3-5-sonnet-20241022",
            "priority": 3, // Fallback
            "rate_limit": 2000,
            "cost_per_1k_input": 0.002,
            "cost_per_1k_output": 0.01
        }
    ]))?;
    let config = RouterConfig {
        endpoints,
        max_retries: 3,
        retry_delay_ms: 1_000,
        cost_tracking: true,
        // The strategy is `next_priority` where nobody says otherwise.
        ..RouterConfig::default()
    };

    // A program without keys names the providers that it would ask. With keys,
    // `agentos::setup::router` makes all of this from `agentos.toml` and the environment.
    let router = ModelRouter::builder()
        .without_key("anthropic", &["ANTHROPIC_API_KEY"])
        .without_key("openai", &["OPENAI_API_KEY"])
        .scripted()
        .offline(true)
        .config(&config)
        .build()?;

    for endpoint in router.health() {
        println!("{}/{}: {:?}", endpoint.provider, endpoint.model, endpoint.state);
    }

    // No provider has a key: the offline model answers, and the three are named with the reason.
    let request: RouteRequest = serde_json::from_value(json!({
        "messages": [{ "role": "user", "content": "Hello" }]
    }))?;
    let result = router.route_request(&request, SystemClock.now())?;
    println!("{}", result.reason);
    for rejected in &result.rejected {
        println!(
            "not {}/{}: {}",
            rejected.provider, rejected.model, rejected.reason
        );
    }
    Ok(())
}
