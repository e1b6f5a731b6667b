//! OpenAI.

use agentos_testing::Wire;
use serde_json::{Value, json};

use super::{pass, refuse, with, without};
use crate::support::small;

fn call(id: &str) -> Value {
    json!({"role": "assistant", "content": null, "tool_calls": [{"id": id, "type": "function", "function": {"name": "f", "arguments": "{}"}}]})
}

fn result(id: &str) -> Value {
    json!({"role": "tool", "tool_call_id": id, "content": "1"})
}

fn talk(messages: &[Value]) -> Value {
    json!({"model": "gpt-4o-mini", "messages": messages})
}

fn tool(parameters: Value) -> Value {
    let function = json!({"name": "f", "description": "does", "parameters": parameters});
    with(
        &small(Wire::OpenAi),
        "/tools",
        json!([{"type": "function", "function": function}]),
    )
}

#[tokio::test]
async fn good_bodies() {
    let user = json!({"role": "user", "content": "Hello"});
    let image = json!({"role": "user", "content": [{"type": "text", "text": "?"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,aGk="}}]});
    let full = json!({
        "model": "gpt-4o-mini", "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello", "name": "ann"}],
        "temperature": 0.2, "top_p": 0.9, "max_completion_tokens": 100, "stop": ["END"], "seed": 7, "frequency_penalty": 0.5,
        "presence_penalty": -0.5, "stream": false, "n": 1,
    });
    let bodies = [
        small(Wire::OpenAi),
        full,
        talk(&[
            user.clone(),
            call("a"),
            result("a"),
            json!({"role": "assistant", "content": "done"}),
            user.clone(),
        ]),
        talk(&[image]),
        talk(&[json!({"role": "assistant", "content": "I begin"}), user]),
        tool(
            json!({"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string"}}}, "additionalProperties": false}),
        ),
    ];
    pass(Wire::OpenAi, "", &bodies).await;
    pass(Wire::OpenAi, "", &[json!({"model": "o3", "messages": [{"role": "user", "content": "x"}], "max_completion_tokens": 5, "temperature": 1})]).await;
}

#[tokio::test]
async fn bad_bodies() {
    let good = small(Wire::OpenAi);
    let user = json!({"role": "user", "content": "Hello"});
    let two =
        json!({"role": "assistant", "tool_calls": [call("a")["tool_calls"][0], call("b")["tool_calls"][0]]});
    let cases = [
        (
            with(&good, "/top_k", json!(40)),
            "Unrecognized request argument supplied: top_k",
        ),
        (
            without(&good, "messages"),
            "Missing required parameter: 'messages'.",
        ),
        (
            with(&good, "/temperature", json!(3)),
            "above maximum value. Expected a value <= 2",
        ),
        (with(&good, "/messages", json!([])), "Invalid 'messages': empty"),
        (
            with(&good, "/messages/0/role", json!("owner")),
            "Invalid value: 'owner'. Supported values are: 'system'",
        ),
        (
            with(&good, "/messages/0/cache", json!(1)),
            "Unknown parameter: 'messages[0].cache'.",
        ),
        (without(&good, "model"), "Missing required parameter: 'model'."),
        (with(&good, "/tools", json!([])), "Invalid 'tools': empty"),
        (
            with(
                &good,
                "/tools",
                json!([{"type": "function", "function": {"name": "my.tool"}}]),
            ),
            "string does not match pattern",
        ),
        (
            with(&good, "/stream_options", json!({"include_usage": true})),
            "only allowed when 'stream' is enabled",
        ),
        (
            tool(json!({"type": "array"})),
            "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"array\"'",
        ),
        (
            tool(json!({"type": "object", "properties": {"tags": {"type": "array"}}})),
            "array schema missing items",
        ),
        (
            talk(&[user.clone(), result("a")]),
            "must be a response to a preceding message with 'tool_calls'",
        ),
        (
            talk(&[user.clone(), call("a"), user.clone()]),
            "did not have response messages: a",
        ),
        (
            talk(&[user.clone(), call("a")]),
            "did not have response messages: a",
        ),
        (
            talk(&[user.clone(), call("a"), result("b")]),
            "must be a response to a preceding",
        ),
        (
            talk(&[user.clone(), two, result("a")]),
            "did not have response messages: b",
        ),
        (
            talk(&[user.clone(), call("a"), result("a"), result("a")]),
            "must be a response to a preceding",
        ),
        (
            talk(&[json!({"role": "assistant", "content": null})]),
            "expected a string, got null",
        ),
        (
            talk(&[json!({"role": "tool", "content": "1"})]),
            "Missing required parameter: 'messages[0].tool_call_id'.",
        ),
        (
            with(&call_with(json!({})), "/stream", json!(false)),
            "Invalid type for 'messages[1].tool_calls[0].function.arguments': expected a string, but got an object",
        ),
    ];
    refuse(Wire::OpenAi, "", &cases).await;
}

/// A call whose arguments are not text.
fn call_with(arguments: Value) -> Value {
    let call = with(
        &call("a"),
        "/tool_calls",
        json!([{"id": "a", "type": "function", "function": {"name": "f", "arguments": arguments}}]),
    );
    talk(&[json!({"role": "user", "content": "x"}), call, result("a")])
}

#[tokio::test]
async fn reasoning_models_take_no_sampling() {
    let model = |name: &str| with(&small(Wire::OpenAi), "/model", json!(name));
    let cases = [
        (
            with(&model("o3"), "/max_tokens", json!(10)),
            "Use 'max_completion_tokens' instead.",
        ),
        (
            with(&model("gpt-5-mini"), "/temperature", json!(0.2)),
            "'temperature' does not support 0.2 with this model",
        ),
        (
            with(&model("gpt-6-luna"), "/temperature", json!(0.2)),
            "'temperature' does not support 0.2 with this model",
        ),
        (
            with(&model("gpt-5"), "/top_p", json!(0.5)),
            "'top_p' is not supported with this model",
        ),
        (
            with(&model("o4-mini"), "/stop", json!(["x"])),
            "'stop' is not supported with this model",
        ),
        (
            with(
                &with(&model("gpt-5.2"), "/temperature", json!(0.2)),
                "/reasoning_effort",
                json!("high"),
            ),
            "'temperature' does not support",
        ),
    ];
    refuse(Wire::OpenAi, "", &cases).await;
    pass(
        Wire::OpenAi,
        "",
        &[
            with(&model("gpt-5.2"), "/temperature", json!(0.2)),
            with(&model("gpt-5-chat-latest"), "/max_tokens", json!(9)),
        ],
    )
    .await;
}
