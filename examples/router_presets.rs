//! Use case presets: how a model is asked for a kind of work, under a name.
//!
//! `cargo run --example router_presets`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use std::collections::BTreeMap;

use agentos::{Clock, Coded, Message, ModelRouter, Preset, RouteRequest, SystemClock, json};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Define presets for different use cases, here or under `[presets.NAME]` of `agentos.toml`.
    let presets: BTreeMap<String, Preset> = serde_json::from_value(json!({
        "quick": {
            "temperature": 0.3,
            "max_tokens": 2000,
            "preferred_providers": ["anthropic", "openai"]
        },
        "thorough": {
            "temperature": 0.2,
            "max_tokens": 8000,
            "preferred_providers": ["anthropic"],
            "preferred_models": ["claude-sonnet-4-20250514"]
        },
        "creative": {
            "temperature": 0.8,
            "max_tokens": 4000,
            "preferred_providers": ["openai", "anthropic"]
        }
    }))?;
    let router = ModelRouter::builder()
        .scripted()
        .offline(true)
        .presets(presets)
        .build()?;

    // Use a preset. A knob of the request itself would win over it.
    let mut request = RouteRequest {
        messages: vec![Message::user("Compare three ways to store sessions")],
        preset: Some("thorough".into()),
        ..RouteRequest::default()
    };
    for name in ["quick", "thorough", "creative"] {
        request.preset = Some(name.into());
        let result = router.route_request(&request, SystemClock.now())?;
        println!("{name}: {}", json!(result.parameters));
    }

    // A name that nobody has is an error with the nearest ones.
    request.preset = Some("thorogh".into());
    if let Err(refusal) = router.route_request(&request, SystemClock.now()) {
        println!("{}: {refusal}", refusal.code().name);
    }
    Ok(())
}
