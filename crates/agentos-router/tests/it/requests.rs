//! The product document's configuration, requests and results.

use std::sync::Arc;

use agentos_router::{Completed, RouteRequest, RouteResult, Router, RouterBuilder, RouterConfig};
use agentos_types::{Coded, ErrorClass, codes};
use serde_json::{Value, json};

use crate::fake::{Fake, NOW, fail, fail_after};

/// The document's own configuration, in its JavaScript names.
fn config() -> RouterConfig {
    serde_json::from_value(json!({
        "endpoints": [
            {"provider": "anthropic", "model": "claude-sonnet-4-20250514", "priority": 1, "rate_limit": 1000,
             "cost_per_1k_input": 0.003, "cost_per_1k_output": 0.015},
            {"provider": "openai", "model": "gpt-4-turbo", "priority": 2, "rate_limit": 500,
             "cost_per_1k_input": 0.01, "cost_per_1k_output": 0.03},
            {"provider": "anthropic", "model": "claude-3-5-sonnet-20241022", "priority": 3, "rate_limit": 2000,
             "cost_per_1k_input": 0.002, "cost_per_1k_output": 0.01},
        ],
        "fallback_strategy": "next_priority", "max_retries": 3, "retry_delay_ms": 1000, "cost_tracking": true,
    }))
    .unwrap()
}

fn builder(fake: &Arc<Fake>) -> RouterBuilder {
    Router::builder()
        .provider("anthropic", fake.clone())
        .provider("openai", fake.clone())
        .random(|| 0.0)
}

fn document() -> Router {
    builder(&Fake::new(&[])).config(&config()).build().unwrap()
}

fn read(value: Value) -> RouteRequest {
    serde_json::from_value(value).unwrap()
}

fn routed(router: &Router, value: Value) -> RouteResult {
    let mut request =
        json!({"messages": [{"role": "user", "content": "Analyze this code for security issues"}]});
    for (key, value) in value.as_object().unwrap() {
        request[key] = value.clone();
    }
    router.route_request(&read(request), NOW).unwrap()
}

fn name(result: &RouteResult) -> String {
    format!("{}/{}", result.endpoint.provider, result.endpoint.model)
}

#[test]
fn the_documents_request_is_answered_field_by_field() {
    let result = routed(
        &document(),
        json!({"use_case": "code_analysis", "max_tokens": 4000}),
    );
    let shown = serde_json::to_value(&result).unwrap();
    assert_eq!(shown["endpoint"]["provider"], "anthropic");
    assert_eq!(shown["endpoint"]["model"], "claude-sonnet-4-20250514");
    assert_eq!(shown["endpoint"]["priority"], 1);
    assert_eq!(shown["endpoint"]["rate_limit"], 1000);
    assert_eq!(shown["endpoint"]["cost_per_1k_input"], 0.003);
    // 37 bytes and 16 of the message at 3.00 (at 6.00 if a cache of an hour were written), 4,000 at 15.00.
    assert_eq!(shown["estimated_cost"], 0.06 + 53.0 * 6e-6);
    assert_eq!(shown["is_fallback"], false);
    assert_eq!(shown["fallback_attempts"], 0);
    assert_eq!(shown["rejected"], json!([]));
    // CODING-BALANCED, and the request's own cap over its 16,384.
    assert_eq!(shown["parameters"]["temperature"], 0.3);
    assert_eq!(shown["parameters"]["max_tokens"], 4000);
    assert_eq!(
        shown["reason"],
        "`anthropic/claude-sonnet-4-20250514` comes first by priority 1, of 3 candidates"
    );
    let fallbacks = json!(["openai/gpt-4-turbo", "anthropic/claude-3-5-sonnet-20241022"]);
    assert_eq!(shown["fallbacks"], fallbacks);
    assert!(result.reservation > result.estimated_cost);
}

#[test]
fn names_in_camel_case_are_read_and_unknown_ones_are_not() {
    let camel = json!({
        "endpoints": [{"provider": "openai", "model": "gpt-4o", "rateLimit": 5, "costPer1kInput": 1, "costPer1kOutput": 2}],
        "fallbackStrategy": "least_cost", "maxRetries": 1, "retryDelayMs": 5, "costTracking": false,
        "onLimit": "next", "rateLimits": {"requestsPerMinute": 100, "burst": 20, "perAgentLimit": 10},
        "cache": {"enabled": true, "maxSize": 7},
    });
    let config: RouterConfig = serde_json::from_value(camel).unwrap();
    assert_eq!((config.endpoints[0].rate_limit, config.max_retries), (Some(5), 1));
    assert_eq!(
        (config.rate_limits.per_agent_limit, config.cache.max_size),
        (Some(10), 7)
    );
    assert!(serde_json::from_value::<RouterConfig>(json!({"endpoint": []})).is_err());
    assert!(serde_json::from_value::<RouteRequest>(json!({"usecase": "x"})).is_err());
    assert_eq!(read(json!({"useCase": "x", "maxTokens": 3})).max_tokens, Some(3));
}

#[test]
fn parameters_are_read_in_both_ways_of_writing_and_their_unknown_words_are_not() {
    let router = document();
    let given = json!({"maxTokens": 77, "topP": 0.5, "stop": "END", "presencePenalty": 0.25});
    let request = routed(&router, json!({"parameters": given})).request;
    assert_eq!(request.max_tokens, 77);
    assert_eq!(
        (request.sampling.top_p, request.sampling.presence_penalty),
        (Some(0.5), Some(0.25))
    );
    assert_eq!(request.sampling.stop_sequences, ["END"]);
    let over = json!({"stop": ["A", "B"], "parameters": {"stop_sequences": ["C"], "seed": 3}});
    let request = routed(&router, over).request;
    assert_eq!(request.sampling.stop_sequences, ["A", "B"]);
    assert_eq!(request.sampling.seed, Some(3));
    for bad in [
        json!({"parameters": {"maxtokens": 77}}),
        json!({"parameters": {"temperatur": 0.1}}),
        json!({"stop": 3}),
    ] {
        let request = serde_json::from_value::<RouteRequest>(bad.clone());
        assert!(request.is_err(), "{bad}");
    }
}

#[test]
fn messages_are_read_in_the_form_of_chat_completions_too() {
    let router = document();
    let call = |arguments: &str| {
        json!([
            {"role": "developer", "content": "be brief"},
            {"role": "user", "content": "weather?"},
            {"role": "assistant", "content": null, "refusal": null, "tool_calls": [
                {"id": "c1", "type": "function", "function": {"name": "weather", "arguments": arguments}}]},
            {"role": "tool", "tool_call_id": "c1", "content": "sun"},
        ])
    };
    for (written, arguments) in [
        (r#"{"city": "Rome"}"#, json!({"city": "Rome"})),
        ("{oops", json!("{oops")),
    ] {
        let request = json!({"messages": call(written), "stop": null, "tools": null, "stream": null});
        let request = routed(&router, request).request;
        assert_eq!(request.system.as_deref(), Some("be brief"));
        assert_eq!(request.messages.len(), 3);
        let asked = &request.messages[1];
        assert!(asked.content.is_empty());
        assert_eq!(
            (asked.tool_calls[0].id.as_str(), asked.tool_calls[0].name.as_str()),
            ("c1", "weather")
        );
        assert_eq!(asked.tool_calls[0].arguments, arguments);
    }
    let ours =
        json!([{"role": "assistant", "tool_calls": [{"id": "a", "name": "f", "arguments": {"x": 1}}]}]);
    let request = routed(&router, json!({"messages": ours})).request;
    assert_eq!(request.messages[0].tool_calls[0].arguments, json!({"x": 1}));
    let bad = json!({"messages": [{"role": "user", "content": 3}]});
    let said = serde_json::from_value::<RouteRequest>(bad)
        .unwrap_err()
        .to_string();
    assert!(said.contains("a text, or a list of parts"), "{said}");
}

#[test]
fn presets_and_named_models_come_first_and_the_others_stay() {
    let router = document();
    for (request, chosen, reason) in [
        (
            json!({"preset": "thorough"}),
            "anthropic/claude-sonnet-4-20250514",
            "preferred by the preset",
        ),
        (
            json!({"preset": "creative"}),
            "openai/gpt-4-turbo",
            "preferred by the preset",
        ),
        (
            json!({"provider": "openai"}),
            "openai/gpt-4-turbo",
            "asked for by name",
        ),
        (
            json!({"model": "claude-3-5-sonnet-20241022"}),
            "anthropic/claude-3-5-sonnet-20241022",
            "asked for by name",
        ),
        (
            json!({"model": "openai/gpt-4o"}),
            "openai/gpt-4o",
            "asked for by name",
        ),
        (json!({"model": "gpt-4o"}), "openai/gpt-4o", "asked for by name"),
    ] {
        let result = routed(&router, request.clone());
        assert_eq!(name(&result), chosen, "{request}");
        assert!(result.reason.contains(reason), "{request}: {}", result.reason);
        assert!(!result.is_fallback && result.fallbacks.len() >= 2, "{request}");
    }
    let thorough = routed(&router, json!({"preset": "thorough", "temperature": 0.9}));
    assert_eq!(thorough.parameters.sampling.temperature, Some(0.9));
    assert_eq!(thorough.parameters.max_tokens, 8_000);
    let given = json!({"preset": "quick", "parameters": {"top_p": 0.5, "max_tokens": 77}});
    let given = routed(&router, given).parameters;
    assert_eq!(
        (given.sampling.temperature, given.sampling.top_p, given.max_tokens),
        (Some(0.3), Some(0.5), 77)
    );
}

#[test]
fn what_cannot_be_is_refused_and_what_was_passed_over_is_said() {
    let router = document();
    let refuse = |value: Value| router.route_request(&read(value), NOW).unwrap_err();
    let hello = json!([{"role": "user", "content": "hi"}]);
    assert_eq!(refuse(json!({})).code(), codes::INVALID_INPUT);
    let roomless = refuse(json!({"messages": hello, "max_tokens": 0}));
    assert_eq!(roomless.code(), codes::INVALID_INPUT);
    let unknown = refuse(json!({"messages": hello, "preset": "thoroug"}));
    assert_eq!(unknown.code(), codes::UNKNOWN_PRESET);
    assert!(unknown.to_string().contains("`thorough`"), "{unknown}");
    assert_eq!(
        refuse(json!({"messages": hello, "model": "no-such-model"})).code(),
        codes::UNKNOWN_PROVIDER
    );

    let unknown = refuse(json!({"messages": hello, "provider": "opnai"}));
    assert_eq!(unknown.code(), codes::UNKNOWN_PROVIDER);
    assert!(
        unknown
            .to_string()
            .starts_with("no provider is called `opnai`; there are "),
        "{unknown}"
    );

    // A model without a price is passed over aloud, never silently replaced.
    let result = routed(&router, json!({"model": "openai/gpt-99"}));
    assert_eq!(name(&result), "anthropic/claude-sonnet-4-20250514");
    assert!(result.is_fallback);
    assert_eq!(result.fallback_attempts, 1);
    assert_eq!(&*result.rejected[0].reason, "it has no price");
    assert!(
        result.reason.ends_with("; one model before it was passed over"),
        "{}",
        result.reason
    );
}

#[tokio::test(start_paused = true)]
async fn limits_rests_and_circuits_show_in_the_decision() {
    let limited = fail_after(ErrorClass::RateLimited, std::time::Duration::from_secs(90));
    let fake = Fake::new(&[
        ("claude-sonnet-4-20250514", &[limited]),
        ("gpt-4-turbo", &[fail(ErrorClass::Overloaded)]),
    ]);
    let mut config = config();
    config.max_retries = 0;
    config.breaker.failures = 1;
    let router = builder(&fake).config(&config).build().unwrap();
    let request = read(json!({"messages": [{"role": "user", "content": "hi"}], "timeout_ms": 60_000}));
    let routed = router.complete_request(&request, NOW).await.unwrap().unwrap();
    let completed = serde_json::to_value(Completed::from(&routed)).unwrap();
    assert_eq!(completed["model"], "claude-3-5-sonnet-20241022");
    assert_eq!(completed["is_fallback"], true);
    assert_eq!(completed["incomplete"], false);
    assert_eq!(completed["tokens"]["input"], 100);
    assert_eq!(completed["cost_usd"], 0.0007);
    assert_eq!(completed["stop_reason"], "end_turn");
    assert_eq!(completed["seams"], json!([]));
    let classes: Vec<&Value> = completed["attempts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["error_class"])
        .collect();
    assert_eq!(
        classes,
        [&json!("rate_limited"), &json!("overloaded"), &Value::Null]
    );

    let result = router.route_request(&request, NOW).unwrap();
    assert_eq!((result.is_fallback, result.fallback_attempts), (true, 2));
    let reasons: Vec<&str> = result.rejected.iter().map(|rejected| &*rejected.reason).collect();
    assert_eq!(
        reasons,
        [
            "its provider asked to be left alone for 90000 ms more",
            "its circuit is open after failures; it is tried again in 30000 ms"
        ]
    );
    assert!(
        result.reason.ends_with("; 2 models before it were passed over"),
        "{}",
        result.reason
    );
}

#[test]
fn tools_choices_and_forms_are_read_in_every_way_of_writing_them() {
    let router = document();
    let tool = json!({"name": "weather", "description": "d", "parameters": {"type": "object"}});
    for tools in [json!([tool]), json!([{"type": "function", "function": tool}])] {
        let request = routed(&router, json!({"tools": tools})).request;
        assert_eq!(
            (request.tools.len(), request.tools[0].name.as_str()),
            (1, "weather")
        );
    }
    for (written, choice) in [
        (json!("none"), agentos_types::ToolChoice::None),
        (
            json!({"tool": "weather"}),
            agentos_types::ToolChoice::Tool("weather".into()),
        ),
        (
            json!({"type": "function", "function": {"name": "weather"}}),
            agentos_types::ToolChoice::Tool("weather".into()),
        ),
    ] {
        let request = routed(&router, json!({"tools": [tool], "tool_choice": written})).request;
        assert_eq!(request.tool_choice, choice);
    }
    let form = json!({"type": "json_schema", "json_schema": {"name": "a", "schema": {"type": "object"}, "strict": true}});
    let request = routed(&router, json!({"response_format": form})).request;
    assert!(request.response_schema.unwrap().strict);
    let plain = routed(&router, json!({"response_format": {"type": "text"}})).request;
    assert!(plain.response_schema.is_none());
    for bad in [
        json!({"tool_choice": "perhaps"}),
        json!({"response_format": {"type": "xml"}}),
    ] {
        assert!(serde_json::from_value::<RouteRequest>(bad).is_err());
    }
    let with_system = routed(
        &router,
        json!({"system": "a", "messages": [{"role": "system", "content": "b"}, {"role": "user", "content": "c"}]}),
    );
    assert_eq!(with_system.request.system.as_deref(), Some("a\n\nb"));
    assert_eq!(with_system.request.messages.len(), 1);
}

#[test]
fn without_endpoints_a_preset_still_finds_its_model() {
    let router = builder(&Fake::new(&[])).build().unwrap();
    assert_eq!(
        name(&routed(&router, json!({"preset": "thorough"}))),
        "anthropic/claude-sonnet-4-20250514"
    );
    assert_eq!(
        name(&routed(&router, json!({"preset": "creative"}))),
        "openai/gpt-4.1"
    );
    let any = routed(&router, json!({}));
    assert!(any.substituted, "{}", any.reason);
}
