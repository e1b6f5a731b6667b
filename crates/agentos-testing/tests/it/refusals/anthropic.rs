//! Anthropic.

use agentos_testing::Wire;
use serde_json::{Value, json};

use super::{pass, refuse, with, without};
use crate::support::small;

fn user(content: Value) -> Value {
    json!({"role": "user", "content": content})
}

fn assistant(content: Value) -> Value {
    json!({"role": "assistant", "content": content})
}

fn tool_use(id: &str) -> Value {
    json!({"type": "tool_use", "id": id, "name": "f", "input": {}})
}

fn tool_result(id: &str) -> Value {
    json!({"type": "tool_result", "tool_use_id": id, "content": "1"})
}

fn talk(messages: &[Value]) -> Value {
    with(&small(Wire::Anthropic), "/messages", json!(messages))
}

#[tokio::test]
async fn good_bodies() {
    let hello = user(json!("Hello"));
    let image = json!([{"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aGk="}}, {"type": "text", "text": "?"}]);
    let full = json!({
        "model": "claude-sonnet-4-20250514", "max_tokens": 100, "system": "Be brief.", "temperature": 0.5, "top_k": 40,
        "stop_sequences": ["END"], "stream": false, "metadata": {"user_id": "u"},
        "tools": [{"name": "f", "description": "does", "input_schema": {"type": "object", "properties": {}, "additionalProperties": false}}],
        "messages": [hello],
    });
    let bodies = [
        full,
        talk(&[hello.clone(), hello.clone()]),
        talk(&[
            hello.clone(),
            assistant(json!([tool_use("a"), tool_use("b")])),
            user(json!([tool_result("a"), tool_result("b"), {"type": "text", "text": "go on"}])),
        ]),
        talk(&[
            hello.clone(),
            assistant(json!([tool_use("a"), tool_use("b")])),
            user(json!([tool_result("a")])),
            user(json!([tool_result("b")])),
        ]),
        talk(&[user(image)]),
        talk(&[hello, assistant(json!("The answer is"))]),
    ];
    pass(Wire::Anthropic, "", &bodies).await;
}

#[tokio::test]
async fn bad_bodies() {
    let good = small(Wire::Anthropic);
    let hello = user(json!("Hello"));
    let asks = assistant(json!([tool_use("a")]));
    let cases = [
        (
            with(&good, "/seed", json!(1)),
            "seed: Extra inputs are not permitted",
        ),
        (without(&good, "max_tokens"), "max_tokens: Field required"),
        (
            with(&good, "/max_tokens", json!(0)),
            "max_tokens: Input should be greater than or equal to 1",
        ),
        (
            with(&good, "/temperature", json!(1.5)),
            "temperature: range: 0..1",
        ),
        (
            with(&good, "/messages", json!([])),
            "messages: at least 1 item is required",
        ),
        (
            with(&good, "/messages/0/name", json!("ann")),
            "messages.0.name: Extra inputs are not permitted",
        ),
        (
            with(&good, "/messages/0/role", json!("system")),
            "messages.0.role: Input should be 'user' or 'assistant'",
        ),
        (
            with(&good, "/stop_sequences", json!([" "])),
            "stop_sequences.0: String should match pattern",
        ),
        (
            with(
                &good,
                "/tools",
                json!([{"name": "my.tool", "input_schema": {"type": "object"}}]),
            ),
            "tools.0.name: String should match pattern",
        ),
        (
            with(&good, "/tools", json!([{"name": "f", "parameters": {}}])),
            "tools.0.input_schema: Field required",
        ),
        (
            with(
                &good,
                "/tools",
                json!([{"name": "f", "input_schema": {"type": "string"}}]),
            ),
            "tools.0.input_schema.type: Input should be 'object'",
        ),
        (
            talk(&[assistant(json!("I begin"))]),
            "first message must use the \"user\" role",
        ),
        (
            talk(&[user(json!(""))]),
            "messages.0: all messages must have non-empty content",
        ),
        (talk(&[user(json!("  "))]), "must contain non-whitespace text"),
        (
            talk(&[user(json!([{"type": "text", "text": ""}]))]),
            "text content blocks must be non-empty",
        ),
        (
            talk(&[hello.clone(), assistant(json!("so "))]),
            "cannot end with trailing whitespace",
        ),
        (
            talk(&[hello.clone(), asks.clone()]),
            "without `tool_result` blocks immediately after: a",
        ),
        (
            talk(&[hello.clone(), asks.clone(), hello.clone()]),
            "without `tool_result` blocks immediately after: a",
        ),
        (
            talk(&[
                hello.clone(),
                asks.clone(),
                user(json!([{"type": "text", "text": "so"}, tool_result("a")])),
            ]),
            "unexpected `tool_use_id`",
        ),
        (
            talk(&[hello.clone(), user(json!([tool_result("a")]))]),
            "unexpected `tool_use_id` found in `tool_result` blocks: a",
        ),
        (
            talk(&[hello.clone(), asks, user(json!([tool_result("b")]))]),
            "unexpected `tool_use_id` found in `tool_result` blocks: b",
        ),
        (
            talk(&[
                hello.clone(),
                assistant(json!([tool_use("a b")])),
                user(json!([tool_result("a b")])),
            ]),
            "messages.1.content.0.id: String should match pattern",
        ),
        (
            talk(&[user(json!([{"type": "image_url", "image_url": {"url": "x"}}]))]),
            "messages.0.content.0.type: Input should be",
        ),
        (
            talk(&[
                hello,
                assistant(json!([{"type": "tool_use", "id": "a", "name": "f", "input": "{}"}])),
                user(json!([tool_result("a")])),
            ]),
            "messages.1.content.0.input: Input should be a valid dictionary",
        ),
    ];
    refuse(Wire::Anthropic, "", &cases).await;
}

#[tokio::test]
async fn newer_models_take_less() {
    let model = |name: &str, field: &str, value: Value| {
        with(
            &with(&small(Wire::Anthropic), "/model", json!(name)),
            field,
            value,
        )
    };
    let both = with(
        &model("claude-sonnet-4-5-20250929", "/temperature", json!(0.5)),
        "/top_p",
        json!(0.5),
    );
    let prefill = json!([user(json!("Hello")), assistant(json!("The answer is"))]);
    let cases = [
        (
            model("claude-opus-4-7", "/temperature", json!(0.5)),
            "`temperature` is deprecated for this model.",
        ),
        (
            model("claude-sonnet-5", "/top_k", json!(5)),
            "`top_k` is deprecated for this model.",
        ),
        (both, "`temperature` and `top_p` cannot both be specified"),
        (
            model("claude-opus-4-6", "/messages", prefill),
            "does not support assistant message prefill",
        ),
    ];
    refuse(Wire::Anthropic, "", &cases).await;
    pass(
        Wire::Anthropic,
        "",
        &[
            model("claude-opus-4-6", "/temperature", json!(0.5)),
            model("claude-3-5-haiku-20241022", "/top_k", json!(5)),
        ],
    )
    .await;
}
