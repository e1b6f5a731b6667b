use std::sync::Arc;

use agentos_types::{Sampling, ToolCall};
use serde_json::{Value, json};

use super::*;
use crate::testing::{everything, plain};

fn body(request: &ModelRequest, streamed: bool) -> Value {
    serde_json::to_value(build(request, "anthropic", streamed).unwrap().0).unwrap()
}

#[test]
fn bodies() {
    insta::assert_json_snapshot!("plain", body(&plain("claude-sonnet-4-20250514"), false));
    insta::assert_json_snapshot!("everything", body(&everything("claude-sonnet-4-20250514"), true));
}

#[test]
fn knobs_by_model() {
    let with = |model: &str, sampling: Sampling| {
        body(
            &ModelRequest {
                sampling: sampling.into(),
                ..plain(model)
            },
            false,
        )
    };
    let both = Sampling {
        temperature: Some(1.5),
        top_p: Some(0.5),
        top_k: Some(3),
        ..Sampling::default()
    };
    let old = with("claude-sonnet-4-5", both.clone());
    assert_eq!(
        (&old["temperature"], &old["top_p"], &old["top_k"]),
        (&json!(1.0), &Value::Null, &json!(3))
    );
    let one = with(
        "claude-sonnet-4-5",
        Sampling {
            temperature: None,
            ..both.clone()
        },
    );
    assert_eq!((&one["temperature"], &one["top_p"]), (&Value::Null, &json!(0.5)));
    let new = with("claude-opus-4-7", both);
    assert_eq!(
        (&new["temperature"], &new["top_p"], &new["top_k"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
}

#[test]
fn turns_alternate_and_results_come_first() {
    let call = ToolCall {
        id: "a:1".into(),
        name: "t".into(),
        arguments: json!({}),
    };
    let messages = vec![
        Message::user("  "),
        Message::user("one"),
        Message::system("mind this"),
        Message::user("two"),
        Message {
            tool_calls: vec![call],
            ..Message::assistant(" ")
        },
        Message::user("early"),
        Message::tool("a:1", ""),
    ];
    let request = ModelRequest {
        messages: Arc::new(messages),
        prompt_cache: PromptCache::Off,
        ..plain("claude-sonnet-4-5")
    };
    let body = body(&request, false);
    assert_eq!(body["system"], "Be brief.\n\nmind this");
    assert_eq!(
        body["messages"],
        json!([
            {"role": "user", "content": [{"type": "text", "text": "one"}, {"type": "text", "text": "two"}]},
            {"role": "assistant", "content": [{"type": "tool_use", "id": "a_1", "name": "t", "input": {}}]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "a_1"}, {"type": "text", "text": "early"}]},
        ])
    );
    // Tools that were used are named, though none may be used.
    assert_eq!(
        body["tools"],
        json!([{"name": "t", "description": "", "input_schema": {"type": "object"}}])
    );
    assert_eq!(body["tool_choice"], json!({"type": "none"}));
}
