use agentos_types::ToolCall;
use serde_json::json;

use super::*;
use crate::testing::everything;

fn read(body: &Value) -> Result<ModelAnswer, Unreadable> {
    answer(
        &everything("claude-sonnet-4-5"),
        &Sent::default(),
        body.to_string().as_bytes(),
    )
}

#[test]
fn text_thinking_and_calls() {
    let wire = crate::tool_name::to_wire("files.read").into_owned();
    let answer = read(&json!({
        "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5-20250929",
        "content": [
            {"type": "thinking", "thinking": "hm", "signature": "x"},
            {"type": "redacted_thinking", "data": "x"},
            {"type": "thinking", "thinking": "hm", "signature": null},
            {"type": "text", "text": "Let me ", "citations": null},
            {"type": "text", "text": "look."},
            {"type": "tool_use", "id": "toolu_1", "name": wire, "input": {"path": "ä"}},
            {"type": "tool_use", "id": "toolu_2", "name": "weather", "input": {}},
            {"type": "server_tool_use", "id": "s", "name": "web_search", "input": {}},
        ],
        "stop_reason": "tool_use", "stop_sequence": null,
        "usage": {"input_tokens": 12, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 100, "output_tokens": 34, "service_tier": "standard"},
    }))
    .unwrap();
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason),
        ("Let me look.", StopReason::ToolUse)
    );
    assert_eq!(answer.model, "claude-sonnet-4-5-20250929");
    let call = |id: &str, name: &str, arguments| ToolCall {
        id: id.into(),
        name: name.into(),
        arguments,
    };
    assert_eq!(
        answer.tool_calls,
        [
            call("toolu_1", "files.read", json!({"path": "ä"})),
            call("toolu_2", "weather", json!({}))
        ]
    );
    assert_eq!(
        answer.usage,
        Usage {
            input: 112,
            output: 34,
            cached_input: 100,
            ..Usage::default()
        }
    );
}

#[test]
fn stop_reasons() {
    for (reason, expected) in [
        ("end_turn", StopReason::EndTurn),
        ("max_tokens", StopReason::MaxTokens),
        ("model_context_window_exceeded", StopReason::MaxTokens),
        ("stop_sequence", StopReason::StopSequence),
        ("refusal", StopReason::Refusal),
        ("pause_turn", StopReason::EndTurn),
        ("something_new", StopReason::EndTurn),
    ] {
        let answer =
            read(&json!({"content": [{"type": "text", "text": "x"}], "stop_reason": reason})).unwrap();
        assert_eq!(answer.stop_reason, expected, "{reason}");
        assert!(answer.usage.estimated);
    }
}

#[test]
fn cache_writes_by_age() {
    for (object, write, hour, input) in [
        (
            json!({"input_tokens": 1, "cache_creation_input_tokens": 50}),
            50,
            0,
            51,
        ),
        (
            json!({"input_tokens": 1, "cache_creation_input_tokens": 50, "cache_creation": {"ephemeral_1h_input_tokens": 50}}),
            0,
            50,
            51,
        ),
        (
            json!({"input_tokens": 1, "cache_creation": {"ephemeral_5m_input_tokens": 20, "ephemeral_1h_input_tokens": 30}}),
            20,
            30,
            51,
        ),
        (
            json!({"input_tokens": 1, "cache_creation": null, "cache_read_input_tokens": null}),
            0,
            0,
            1,
        ),
    ] {
        let usage = read_usage(&object).unwrap();
        assert_eq!(
            (usage.cache_write, usage.cache_write_1h, usage.input),
            (write, hour, input),
            "{object}"
        );
    }
}

#[test]
fn other_shapes_are_no_answers() {
    for body in [
        json!({}),
        json!([]),
        json!({"content": "x"}),
        json!({"type": "error", "error": {"type": "overloaded_error", "message": "x"}}),
    ] {
        assert!(matches!(read(&body), Err(Unreadable::Shape(_))), "{body}");
    }
}

#[test]
fn a_call_of_the_answers_tool_is_the_answer() {
    let request = everything("claude-sonnet-4-20250514");
    let sent = Sent {
        answer_tool: true,
        ..Sent::default()
    };
    let read = |content: Value| {
        let body = json!({"content": content, "stop_reason": "tool_use"}).to_string();
        super::answer(&request, &sent, body.as_bytes()).unwrap()
    };
    let tool = crate::answer_form::TOOL;
    let answer = read(json!([
        {"type": "text", "text": "Here it is:"},
        {"type": "tool_use", "id": "a", "name": tool, "input": {"city": "Bonn"}},
    ]));
    assert_eq!(
        (
            answer.content.as_str(),
            answer.stop_reason,
            answer.tool_calls.len()
        ),
        ("{\"city\":\"Bonn\"}", StopReason::EndTurn, 0)
    );
    // It called another tool first, or none at all.
    let answer = read(json!([{"type": "tool_use", "id": "a", "name": "weather", "input": {}}]));
    assert_eq!(
        (answer.stop_reason, answer.tool_calls.len()),
        (StopReason::ToolUse, 1)
    );
    assert_eq!(read(json!([{"type": "text", "text": "No."}])).content, "No.");
}
