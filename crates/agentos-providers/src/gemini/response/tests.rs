use agentos_types::ToolCall;
use serde_json::json;

use super::*;
use crate::testing::everything;

fn read(body: &Value) -> Result<ModelAnswer, Unreadable> {
    answer(
        &everything("gemini-2.5-pro"),
        &Sent::default(),
        body.to_string().as_bytes(),
    )
}

#[test]
fn text_thoughts_and_calls() {
    let wire = crate::tool_name::to_wire("files.read").into_owned();
    let answer = read(&json!({
        "candidates": [{"content": {"role": "model", "parts": [
            {"text": "hm", "thought": true},
            {"text": "Let me "}, {"text": "look."},
            {"functionCall": {"name": "weather", "args": {"city": "Köln"}}, "thoughtSignature": "c2ln"},
            {"functionCall": {"name": wire}},
            {"functionCall": {"id": "own-id", "name": "weather", "args": {}}},
        ]}, "finishReason": "STOP", "index": 0, "safetyRatings": []}],
        "usageMetadata": {"promptTokenCount": 100, "candidatesTokenCount": 20, "thoughtsTokenCount": 30, "cachedContentTokenCount": 64, "totalTokenCount": 150},
        "modelVersion": "gemini-2.5-pro-002", "responseId": "r",
    }))
    .unwrap();
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason),
        ("Let me look.", StopReason::ToolUse)
    );
    assert_eq!(answer.model, "gemini-2.5-pro-002");
    let call = |id: &str, name: &str, arguments| ToolCall {
        id: id.into(),
        name: name.into(),
        arguments,
    };
    assert_eq!(
        answer.tool_calls,
        [
            call("call_9_0", "weather", json!({"city": "Köln"})),
            call("call_9_1", "files.read", json!({})),
            call("own-id", "weather", json!({})),
        ]
    );
    assert_eq!(
        answer.usage,
        Usage {
            input: 100,
            output: 50,
            cached_input: 64,
            reasoning: 30,
            ..Usage::default()
        }
    );
}

#[test]
fn stop_reasons() {
    for (reason, expected) in [
        ("STOP", StopReason::EndTurn),
        ("MAX_TOKENS", StopReason::MaxTokens),
        ("SAFETY", StopReason::ContentFilter),
        ("RECITATION", StopReason::ContentFilter),
        ("PROHIBITED_CONTENT", StopReason::ContentFilter),
        ("SPII", StopReason::ContentFilter),
        ("OTHER", StopReason::EndTurn),
    ] {
        let answer =
            read(&json!({"candidates": [{"content": {"parts": [{"text": "x"}]}, "finishReason": reason}]}))
                .unwrap();
        assert_eq!(answer.stop_reason, expected, "{reason}");
    }
    // A filtered candidate may have no content at all.
    let bare = read(&json!({"candidates": [{"finishReason": "SAFETY", "index": 0}]})).unwrap();
    assert_eq!(
        (bare.content.as_str(), bare.stop_reason),
        ("", StopReason::ContentFilter)
    );
}

#[test]
fn refusals_and_failures_are_errors_with_what_they_cost() {
    use ErrorClass::*;
    let usage = json!({"promptTokenCount": 8});
    for (body, class, words) in [
        (
            json!({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": usage}),
            ContentFiltered,
            "refused the prompt (PROHIBITED_CONTENT)",
        ),
        (
            json!({"candidates": [{"content": {}, "finishReason": "MALFORMED_FUNCTION_CALL", "finishMessage": "print("}], "usageMetadata": usage}),
            MalformedResponse,
            "gave up on its answer (MALFORMED_FUNCTION_CALL): print(",
        ),
        (
            json!({"candidates": [{"content": {"parts": null}, "finishReason": "OTHER"}], "usageMetadata": usage}),
            MalformedResponse,
            "gave no answer and no reason for it (OTHER)",
        ),
        (
            json!({"candidates": [{"content": {"parts": [{"functionCall": {"args": {}}}]}, "finishReason": "STOP"}], "usageMetadata": usage}),
            MalformedResponse,
            "asked for a tool call without a name",
        ),
    ] {
        let Err(Unreadable::Refused(error)) = read(&body) else {
            panic!("an answer: {body}")
        };
        assert_eq!((error.class, error.message.as_str()), (class, words));
        assert_eq!(error.usage.map(|u| u.input), Some(8));
    }
}

#[test]
fn other_shapes_are_no_answers() {
    for body in [
        json!({}),
        json!({"candidates": []}),
        json!({"candidates": [{}]}),
        json!([]),
        json!({"candidates": 1}),
    ] {
        assert!(matches!(read(&body), Err(Unreadable::Shape(_))), "{body}");
    }
}

#[test]
fn what_the_parts_leave_out_is_in_the_total() {
    for (usage, expected) in [
        (json!({"promptTokenCount": 5, "totalTokenCount": 15}), (5, 10)),
        (
            json!({"promptTokenCount": 5, "thoughtsTokenCount": 3, "totalTokenCount": 15}),
            (5, 10),
        ),
        (
            json!({"promptTokenCount": 5, "candidatesTokenCount": 7, "thoughtsTokenCount": 3, "totalTokenCount": 12}),
            (5, 10),
        ),
        (
            json!({"promptTokenCount": 5, "toolUsePromptTokenCount": 2, "candidatesTokenCount": 8, "totalTokenCount": 15}),
            (7, 8),
        ),
        (json!({"candidatesTokenCount": 8, "totalTokenCount": 15}), (0, 8)),
    ] {
        let read = super::super::read_usage(&usage).unwrap();
        assert_eq!((read.input, read.output), expected, "{usage}");
    }
}
