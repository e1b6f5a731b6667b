//! OpenAI's Responses.

use agentos_testing::Wire;
use serde_json::{Value, json};

use super::{pass, refuse, with};
use crate::support::small;

fn talk(items: Value) -> Value {
    json!({"model": "gpt-5.2", "input": items, "store": false})
}

fn call(id: &str) -> Value {
    json!({"type": "function_call", "call_id": id, "name": "f", "arguments": "{}"})
}

fn output(id: &str) -> Value {
    json!({"type": "function_call_output", "call_id": id, "output": "1"})
}

fn thought(secret: Value) -> Value {
    json!({"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": secret})
}

#[tokio::test]
async fn good_bodies() {
    let user = json!({"type": "message", "role": "user", "content": [
        {"type": "input_text", "text": "?"}, {"type": "input_image", "image_url": "data:image/png;base64,aGk=", "detail": "auto"},
    ]});
    let answer = json!({"type": "message", "role": "assistant", "content": "x"});
    let bodies = [
        small(Wire::Responses),
        talk(json!([user, thought(json!("Zg==")), call("a"), output("a")])),
        talk(json!([user, thought(json!("Zg==")), answer, {"role": "user", "content": "and?"}])),
        with(
            &small(Wire::Responses),
            "/tools",
            json!([{"type": "function", "name": "f", "parameters": {"type": "object"}, "strict": false}]),
        ),
    ];
    pass(Wire::Responses, "", &bodies).await;
}

#[tokio::test]
async fn bad_bodies() {
    let good = small(Wire::Responses);
    let user = json!({"type": "message", "role": "user", "content": "x"});
    let cases = [
        (
            with(&good, "/stop", json!(["x"])),
            "Unrecognized request argument supplied: stop",
        ),
        (
            with(&good, "/seed", json!(1)),
            "Unrecognized request argument supplied: seed",
        ),
        (
            with(&good, "/max_output_tokens", json!(5)),
            "Expected a value >= 16",
        ),
        (
            talk(json!([user, call("a")])),
            "No tool output found for function call a.",
        ),
        (
            talk(json!([user, output("a")])),
            "No tool call found for function call output with call_id a.",
        ),
        (
            talk(json!([user, thought(Value::Null), call("a"), output("a")])),
            "Items are not persisted when `store` is set to false",
        ),
        (
            talk(json!([user, thought(json!("Zg=="))])),
            "without its required following item",
        ),
        (
            with(&good, "/include", json!(["reasoning.encrypted_content"])),
            "Encrypted content is not supported with this model",
        ),
        (
            with(&good, "/reasoning", json!({"effort": "low"})),
            "'reasoning.effort' is not supported with this model",
        ),
        (
            with(&talk(json!([user])), "/temperature", json!(0.5)),
            "'temperature' is not supported with this model",
        ),
        (
            with(
                &good,
                "/text",
                json!({"format": {"type": "json_schema", "name": "a b", "schema": {}}}),
            ),
            "string does not match pattern",
        ),
    ];
    refuse(Wire::Responses, "", &cases).await;
}
