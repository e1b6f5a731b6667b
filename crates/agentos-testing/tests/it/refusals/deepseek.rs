//! DeepSeek, at its own path and below `/v1`.

use agentos_testing::{FakeProvider, Script, Wire};
use serde_json::{Value, json};

use super::{pass, refuse, with, without};
use crate::support::{client, small};

#[tokio::test]
async fn good_bodies() {
    let call = json!({"role": "assistant", "content": "", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]});
    let result = json!({"role": "tool", "tool_call_id": "a", "content": "1"});
    let tools = json!([{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {}}}}]);
    let good = small(Wire::DeepSeek);
    let round = with(
        &with(&good, "/messages", json!([good["messages"][0], call, result])),
        "/tools",
        tools,
    );
    pass(
        Wire::DeepSeek,
        "",
        &[good.clone(), round, with(&good, "/temperature", json!(1.5))],
    )
    .await;
}

#[tokio::test]
async fn bad_bodies() {
    let good = small(Wire::DeepSeek);
    let cases = [
        (
            with(&good, "/seed", json!(1)),
            "Failed to deserialize the JSON body into the target type: unknown field `seed`",
        ),
        (
            with(&good, "/max_completion_tokens", json!(1)),
            "unknown field `max_completion_tokens`",
        ),
        (without(&good, "messages"), "missing field `messages`"),
        (
            with(&good, "/messages", json!([{"role": "user"}])),
            "messages[0]: missing field `content`",
        ),
        (
            with(&good, "/messages/0/role", json!("developer")),
            "unknown variant `developer`, expected one of `system`",
        ),
        (
            with(
                &good,
                "/messages/0/content",
                json!([{"type": "text", "text": "x"}]),
            ),
            "invalid type: array, expected string",
        ),
        (
            with(&good, "/temperature", json!(2.5)),
            "Invalid temperature value",
        ),
        (
            with(
                &good,
                "/messages",
                json!([{"role": "tool", "tool_call_id": "a", "content": "1"}]),
            ),
            "must be a response to a preceding",
        ),
    ];
    refuse(Wire::DeepSeek, "", &cases).await;
}

#[tokio::test]
async fn below_v1_the_model_tells_it_from_openai() {
    let fake = FakeProvider::start(Script::text("fine")).await.unwrap();
    let request = client()
        .post(format!("{}/chat/completions", fake.base_url(Wire::OpenAi)))
        .bearer_auth("k");
    let body: Value = request
        .json(&small(Wire::DeepSeek))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert!(body["usage"]["prompt_cache_miss_tokens"].is_u64(), "{body}");
    assert_eq!(fake.requests()[0].wire, Some(Wire::DeepSeek));
}
