//! JSON Schemas as people and programs write them, for a tool and for an answer's form, against the fake provider,
//! which refuses what the providers refuse.

use std::sync::Arc;

use agentos_testing::{FakeProvider, Script, Wire};
use agentos_types::{Message, ModelRequest, ResponseSchema, ToolSpec};
use serde_json::{Value, json};

use crate::fake::provider;

fn schemas() -> Vec<Value> {
    let with = |property: Value| json!({"type": "object", "properties": {"p": property}, "required": ["p"]});
    vec![
        json!({"type": "object"}),
        json!({"type": "object", "properties": {}}),
        json!({"type": "object", "additionalProperties": {"type": "integer"}}),
        json!({"properties": {"p": {}}}),
        // Of any names.
        with(json!({"type": "object"})),
        with(json!({"type": "object", "additionalProperties": {"type": ["string", "null"]}})),
        with(json!({"type": "object", "patternProperties": {"^x": {"type": "string"}}})),
        with(json!({"type": "array", "items": {"type": "object"}})),
        with(json!({"anyOf": [{"type": "object"}, {"type": "null"}]})),
        // Of several parts, as programs derive them.
        json!({
            "allOf": [{"$ref": "#/$defs/a"}, {"type": "object", "properties": {"b": {"type": "integer"}}, "required": ["b"]}],
            "$defs": {"a": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}},
        }),
        json!({
            "type": "object", "properties": {"p": {"allOf": [{"$ref": "#/$defs/a"}], "description": "d"}},
            "$defs": {"a": {"type": "string", "enum": ["x", "y"]}},
        }),
        // A tree.
        json!({
            "type": "object", "properties": {"p": {"$ref": "#/$defs/node"}}, "required": ["p"],
            "$defs": {"node": {"type": "object", "properties": {"v": {"type": "integer"}, "next": {"$ref": "#/$defs/node"}}, "required": ["v"]}},
        }),
        with(json!({"oneOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]})),
        with(json!({"enum": [1, "a", null]})),
        with(json!({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]})),
    ]
}

#[tokio::test]
async fn every_model_takes_every_schema() {
    let fake = FakeProvider::start(Script::text("{}")).await.unwrap();
    let mut refused = String::new();
    for (wire, model) in [
        (Wire::OpenAi, "gpt-5.2"),
        (Wire::OpenAi, "gpt-4-turbo"),
        (Wire::Responses, "gpt-5.2"),
        (Wire::DeepSeek, "deepseek-chat"),
        (Wire::Anthropic, "claude-sonnet-4-20250514"),
        (Wire::Anthropic, "claude-opus-4-8"),
        (Wire::Gemini, "gemini-2.5-pro"),
        (Wire::Gemini, "gemini-3.8-flash"),
    ] {
        let (provider, _) = provider(&fake, wire);
        for schema in schemas() {
            let request = ModelRequest {
                model: model.into(),
                messages: Arc::new(vec![Message::user("Hello")]),
                max_tokens: 100,
                ..ModelRequest::default()
            };
            let tool = ToolSpec {
                name: "t".into(),
                description: "does".into(),
                parameters: schema.clone(),
            };
            let form = ResponseSchema {
                name: "r".into(),
                schema: schema.clone(),
                strict: false,
            };
            for request in [
                ModelRequest {
                    tools: Arc::new(vec![tool]),
                    ..request.clone()
                },
                ModelRequest {
                    response_schema: Some(Arc::new(form)),
                    ..request
                },
            ] {
                if let Err(error) = provider.complete(&request).await {
                    let what = if request.tools.is_empty() { "form" } else { "tool" };
                    refused += &format!("{model} {what} {schema}\n    {error}\n");
                }
            }
        }
    }
    assert!(refused.is_empty(), "{refused}");
}
