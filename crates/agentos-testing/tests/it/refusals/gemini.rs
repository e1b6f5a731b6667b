//! Gemini.

use agentos_testing::Wire;
use serde_json::{Value, json};

use super::{pass, refuse, with};
use crate::support::small;

const MODEL: &str = "gemini-2.5-flash";

fn user(text: &str) -> Value {
    json!({"role": "user", "parts": [{"text": text}]})
}

fn call(name: &str) -> Value {
    json!({"role": "model", "parts": [{"functionCall": {"name": name, "args": {}}}]})
}

fn result(name: &str) -> Value {
    json!({"role": "user", "parts": [{"functionResponse": {"name": name, "response": {"result": 1}}}]})
}

fn talk(contents: &[Value]) -> Value {
    json!({"contents": contents})
}

fn tool(parameters: Value) -> Value {
    let declaration = json!({"name": "f", "description": "does", "parameters": parameters});
    with(
        &small(Wire::Gemini),
        "/tools",
        json!([{"functionDeclarations": [declaration]}]),
    )
}

#[tokio::test]
async fn good_bodies() {
    let parameters = json!({"type": "object", "properties": {"zone": {"type": "STRING"}, "tags": {"type": "array", "items": {"type": "string"}}}, "required": ["zone"]});
    let free = json!({"name": "f", "parametersJsonSchema": {"type": "object", "additionalProperties": false, "$ref": "#/x"}});
    let full = json!({
        "contents": [user("Hello")],
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
        "generationConfig": {"temperature": 0.5, "topP": 0.9, "topK": 40, "maxOutputTokens": 100, "stopSequences": ["END"], "seed": 7},
        "toolConfig": {"functionCallingConfig": {"mode": "AUTO"}},
        "safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}],
    });
    let bodies = [
        small(Wire::Gemini),
        full,
        json!({"contents": [{"parts": [{"text": "alone, without a role"}]}]}),
        json!({"contents": [user("x")], "system_instruction": {"parts": [{"text": "y"}]}, "generation_config": {"max_output_tokens": 5}}),
        talk(&[
            user("x"),
            call("f"),
            result("f"),
            json!({"role": "model", "parts": [{"text": "done"}]}),
            user("y"),
        ]),
        talk(&[
            json!({"role": "user", "parts": [{"inlineData": {"mimeType": "image/png", "data": "aGk="}}, {"text": "?"}]}),
        ]),
        tool(parameters),
        with(
            &small(Wire::Gemini),
            "/tools",
            json!([{"functionDeclarations": [free, {"name": "g"}]}]),
        ),
    ];
    pass(Wire::Gemini, MODEL, &bodies).await;
}

#[tokio::test]
async fn bad_bodies() {
    let good = small(Wire::Gemini);
    let string = json!({"type": "string"});
    let object = |properties: Value| json!({"type": "object", "properties": properties});
    let cases = [
        (
            with(&good, "/messages", json!([])),
            "Invalid JSON payload received. Unknown name \"messages\": Cannot find field.",
        ),
        (
            with(&good, "/generationConfig", json!({"max_tokens": 5})),
            "Unknown name \"max_tokens\" at 'generation_config': Cannot find field.",
        ),
        (
            with(&good, "/generationConfig", json!({"seed": 5_000_000_000_i64})),
            "(TYPE_INT32), 5000000000",
        ),
        (
            with(&good, "/generationConfig", json!({"temperature": 2.5})),
            "must be at most 2",
        ),
        (json!({}), "contents is not specified"),
        (talk(&[]), "contents is not specified"),
        (
            talk(&[json!({"role": "assistant", "parts": [{"text": "x"}]})]),
            "Please use a valid role: user, model.",
        ),
        (
            talk(&[json!({"role": "user", "parts": []})]),
            "contents.parts must not be empty",
        ),
        (
            talk(&[json!({"role": "user", "parts": [{}]})]),
            "required oneof field 'data'",
        ),
        (
            talk(&[json!({"role": "user", "parts": [{"text": "x", "type": "text"}]})]),
            "Unknown name \"type\" at 'contents[0].parts[0]'",
        ),
        (
            talk(&[
                json!({"role": "user", "parts": [{"inlineData": {"mimeType": "image/png", "data": "?!"}}]}),
            ]),
            "Base64 decoding failed",
        ),
        (
            talk(&[user("x"), result("f")]),
            "function response turn comes immediately after a function call turn",
        ),
        (
            talk(&[user("x"), call("f"), user("y")]),
            "number of function response parts is equal",
        ),
        (
            talk(&[
                user("x"),
                call("f"),
                json!({"role": "user", "parts": [result("f")["parts"][0], result("f")["parts"][0]]}),
            ]),
            "number of function response parts is equal",
        ),
        (
            talk(&[call("f"), result("f")]),
            "function call turn comes immediately after a user turn",
        ),
        (
            talk(&[user("x"), call("f")]),
            "followed by a function response turn",
        ),
        (
            talk(&[user("x"), call("1f"), result("1f")]),
            "Invalid function name",
        ),
        (
            talk(&[
                user("x"),
                call("f"),
                json!({"role": "user", "parts": [{"functionResponse": {"name": "f", "response": "1"}}]}),
            ]),
            "'contents[2].parts[0].function_response.response' (TYPE_MESSAGE)",
        ),
        (
            tool(json!({"type": "object", "properties": {"a": string}, "additionalProperties": false})),
            "Unknown name \"additionalProperties\" at 'tools[0].function_declarations[0].parameters': Cannot find field.",
        ),
        (
            tool(object(json!({"a": {"type": "string", "const": "x"}}))),
            "Unknown name \"const\"",
        ),
        (
            tool(object(json!({}))),
            "properties: should be non-empty for OBJECT type",
        ),
        (
            tool(object(json!({"a": {"type": "array"}}))),
            "parameters.properties[a].items: missing field.",
        ),
        (
            tool(object(json!({"a": {"type": "string", "format": "uri"}}))),
            "only 'enum' and 'date-time' are supported for STRING type",
        ),
        (
            tool(object(json!({"a": {"type": ["string", "null"]}}))),
            "(TYPE_ENUM)",
        ),
        (
            tool(json!({"type": "object", "properties": {"a": string}, "required": ["b"]})),
            "required[0]: property is not defined",
        ),
    ];
    refuse(Wire::Gemini, MODEL, &cases).await;
}
