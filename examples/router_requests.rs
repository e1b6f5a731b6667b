//! Routing requests: who would be asked, at which cost, and then the answer.
//!
//! `cargo run --example router_requests`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{Clock, Message, ModelRef, ModelRouter, RouteRequest, RouterConfig, SystemClock, json};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Two offline models stand for two real ones, each with a price.
    let config: RouterConfig = serde_json::from_value(json!({
        "endpoints": [
            { "provider": "scripted", "model": "demo", "priority": 1,
              "cost_per_1k_input": 0.003, "cost_per_1k_output": 0.015 },
            { "provider": "openai", "model": "gpt-4o", "priority": 2 }
        ],
        "fallback_strategy": "next_priority"
    }))?;
    let router = ModelRouter::builder()
        .scripted()
        .without_key("openai", &["OPENAI_API_KEY"])
        .config(&config)
        .build()?;

    // Route a request to the best available model.
    let request = RouteRequest {
        messages: vec![Message::user("Analyze this code for security issues")],
        use_case: Some("code_analysis".into()),
        max_tokens: Some(4_000),
        ..RouteRequest::default()
    };
    let now = SystemClock.now();
    let result = router.route_request(&request, now)?;
    println!(
        "Routed to: {}/{}",
        result.endpoint.provider, result.endpoint.model
    );
    // The most that the call can cost: every byte of the question a token, and the longest answer.
    println!("Estimated cost: ${}", result.estimated_cost);
    println!("{}", result.reason);
    for rejected in &result.rejected {
        println!(
            "not {}/{}: {}",
            rejected.provider, rejected.model, rejected.reason
        );
    }

    // The same decision, and the call. What every attempt has cost is in the answer or in the error.
    let routed = router.complete_request(&request, now).await??;
    println!(
        "{} answered in {} attempt(s)",
        routed.model,
        routed.attempts.len()
    );
    println!("Cost: ${} of at most ${}", routed.cost, result.estimated_cost);
    assert!(routed.cost <= result.estimated_cost);
    assert_eq!(routed.model, ModelRef::new("scripted", "demo"));
    Ok(())
}
