use agentos_types::ToolCall;
use serde_json::Value;

use super::*;
use crate::testing::everything;

fn read(body: &Value) -> Result<ModelAnswer, Unreadable> {
    answer(
        &everything("gpt-5.2"),
        &Sent::default(),
        body.to_string().as_bytes(),
    )
}

#[test]
fn texts_calls_and_every_kind_of_usage() {
    let wire = crate::tool_name::to_wire("files.read").into_owned();
    let answer = read(&json!({
        "id": "resp_1", "object": "response", "model": "gpt-5.2-2026", "status": "completed", "error": null, "incomplete_details": null,
        "output": [
            {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "hm"}]},
            {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "Let me ", "annotations": []}, {"type": "output_text", "text": "look."}]},
            {"type": "web_search_call", "id": "ws"},
            {"type": "function_call", "call_id": "call_1", "name": wire, "arguments": "{\"path\":\"ä\"}"},
        ],
        "usage": {"input_tokens": 2006, "input_tokens_details": {"cached_tokens": 1920, "cache_write_tokens": 0},
                  "output_tokens": 300, "output_tokens_details": {"reasoning_tokens": 128}, "total_tokens": 2306},
    }))
    .unwrap();
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason, answer.model.as_str()),
        ("Let me look.", StopReason::ToolUse, "gpt-5.2-2026")
    );
    let call = ToolCall {
        id: "call_1".into(),
        name: "files.read".into(),
        arguments: json!({"path": "ä"}),
    };
    assert_eq!(answer.tool_calls, [call]);
    assert_eq!(
        answer.usage,
        Usage {
            input: 2006,
            output: 300,
            cached_input: 1920,
            reasoning: 128,
            ..Usage::default()
        }
    );
    assert_eq!(
        answer.provider_state, None,
        "a thought that is not encrypted is not kept"
    );
}

#[test]
fn stop_reasons() {
    let text = json!([{"type": "message", "content": [{"type": "output_text", "text": "x"}]}]);
    let refusal = json!([{"type": "message", "content": [{"type": "refusal", "refusal": "No."}]}]);
    for (status, why, output, expected) in [
        ("completed", Value::Null, &text, StopReason::EndTurn),
        (
            "incomplete",
            json!({"reason": "max_output_tokens"}),
            &text,
            StopReason::MaxTokens,
        ),
        (
            "incomplete",
            json!({"reason": "max_output_tokens"}),
            &json!([]),
            StopReason::MaxTokens,
        ),
        (
            "incomplete",
            json!({"reason": "content_filter"}),
            &json!([]),
            StopReason::ContentFilter,
        ),
        ("incomplete", Value::Null, &text, StopReason::MaxTokens),
        (
            "incomplete",
            json!({"reason": "other"}),
            &text,
            StopReason::MaxTokens,
        ),
        ("completed", Value::Null, &refusal, StopReason::Refusal),
    ] {
        let answer = read(&json!({"status": status, "incomplete_details": why, "output": output})).unwrap();
        assert_eq!(answer.stop_reason, expected, "{status} {why}");
    }
}

#[test]
fn failures_have_their_class() {
    use ErrorClass::*;
    for (error, class) in [
        (json!({"code": "server_error", "message": "x"}), Overloaded),
        (
            json!({"code": "rate_limit_exceeded", "message": "x"}),
            RateLimited,
        ),
        (json!({"code": "invalid_prompt", "message": "x"}), InvalidRequest),
        (
            json!({"code": "image_content_policy_violation", "message": "x"}),
            ContentFiltered,
        ),
        (Value::Null, Overloaded),
    ] {
        let body = json!({"status": "failed", "error": error, "output": [], "usage": {"input_tokens": 8, "output_tokens": 0}});
        let Err(Unreadable::Refused(failed)) = read(&body) else {
            panic!("an answer: {body}")
        };
        assert_eq!(
            (failed.class, failed.usage.map(|u| u.input)),
            (class, Some(8)),
            "{error}"
        );
    }
    for body in [
        json!({}),
        json!([]),
        json!({"output": 1}),
        json!({"status": "completed", "output": []}),
    ] {
        assert!(matches!(read(&body), Err(Unreadable::Shape(_))), "{body}");
    }
}
