use agentos_types::ToolCall;
use serde_json::json;

use super::*;
use crate::testing::{everything, plain};

fn read(body: &str) -> Result<ModelAnswer, Unreadable> {
    answer(&everything("gpt-4o"), &Sent::default(), body.as_bytes())
}

#[test]
fn a_text_with_every_kind_of_usage() {
    let body = r#"{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini-2024-07-18",
        "choices":[{"index":0,"message":{"role":"assistant","content":"Hi","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],
        "usage":{"prompt_tokens":2006,"completion_tokens":300,"total_tokens":2306,
          "prompt_tokens_details":{"cached_tokens":1920,"audio_tokens":0},
          "completion_tokens_details":{"reasoning_tokens":128,"accepted_prediction_tokens":0}},"service_tier":"default"}"#;
    let answer = read(body).unwrap();
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason),
        ("Hi", StopReason::EndTurn)
    );
    assert_eq!(answer.model, "gpt-4o-mini-2024-07-18");
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
}

#[test]
fn tool_calls_in_every_form() {
    let body = r#"{"model":"m","choices":[{"message":{"content":null,"tool_calls":[
        {"id":"call_x","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Köln\"}"}},
        {"type":"function","function":{"name":"weather","arguments":{"city":"Bonn"}}},
        {"id":"","type":"function","function":{"name":"other","arguments":""}},
        {"id":"z","type":"function","function":{"name":"weather","arguments":"{oops"}}]},"finish_reason":"stop"}]}"#;
    let answer = read(body).unwrap();
    let call = |id: &str, name: &str, arguments| ToolCall {
        id: id.into(),
        name: name.into(),
        arguments,
    };
    assert_eq!(
        answer.tool_calls,
        [
            call("call_x", "weather", json!({"city": "Köln"})),
            call("call_9_1", "weather", json!({"city": "Bonn"})),
            call("call_9_2", "other", json!({})),
            call("z", "weather", json!("{oops")),
        ]
    );
    assert_eq!(answer.stop_reason, StopReason::ToolUse);
    assert!(answer.usage.estimated && answer.usage.input > 0 && answer.usage.output > 0);
}

#[test]
fn a_name_that_was_changed_for_the_wire_comes_back() {
    let wire = crate::tool_name::to_wire("files.read").into_owned();
    assert_ne!(wire, "files.read");
    let body = json!({"choices": [{"message": {"tool_calls": [{"id": "a", "function": {"name": wire, "arguments": "{}"}}]}, "finish_reason": "tool_calls"}]});
    assert_eq!(read(&body.to_string()).unwrap().tool_calls[0].name, "files.read");
}

#[test]
fn stop_reasons() {
    for (message, reason, expected) in [
        (r#"{"content":"x"}"#, r#""stop""#, StopReason::EndTurn),
        (r#"{"content":"x"}"#, r#""length""#, StopReason::MaxTokens),
        (
            r#"{"content":""}"#,
            r#""content_filter""#,
            StopReason::ContentFilter,
        ),
        (
            r#"{"content":null,"refusal":"I cannot help with that."}"#,
            r#""stop""#,
            StopReason::Refusal,
        ),
        (r#"{"content":"x"}"#, "null", StopReason::EndTurn),
        (r#"{"content":"x"}"#, r#""tool_calls""#, StopReason::EndTurn),
        (
            r#"{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"x"}]}"#,
            r#""stop""#,
            StopReason::EndTurn,
        ),
    ] {
        let body = format!(r#"{{"choices":[{{"message":{message},"finish_reason":{reason}}}]}}"#);
        let answer = read(&body).unwrap();
        assert_eq!(answer.stop_reason, expected, "{body}");
        assert_ne!(answer.content, "hm");
    }
    let refused =
        read(r#"{"choices":[{"message":{"content":null,"refusal":"No."},"finish_reason":"stop"}]}"#).unwrap();
    assert_eq!(refused.content, "No.");
}

#[test]
fn usage_of_the_kin() {
    for (object, expected) in [
        (
            json!({"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120, "prompt_cache_hit_tokens": 64, "prompt_cache_miss_tokens": 36,
                   "completion_tokens_details": {"reasoning_tokens": 5}}),
            Usage {
                input: 100,
                output: 20,
                cached_input: 64,
                reasoning: 5,
                ..Usage::default()
            },
        ),
        // Reasoning counted apart, as the total shows.
        (
            json!({"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 45, "completion_tokens_details": {"reasoning_tokens": 30}}),
            Usage {
                input: 10,
                output: 35,
                reasoning: 30,
                ..Usage::default()
            },
        ),
        (
            json!({"prompt_tokens": 3, "completion_tokens": 0, "prompt_tokens_details": null}),
            Usage {
                input: 3,
                ..Usage::default()
            },
        ),
        (
            json!({"prompt_tokens": 3, "prompt_tokens_details": {"cached_tokens": 9}}),
            Usage {
                input: 3,
                cached_input: 3,
                ..Usage::default()
            },
        ),
    ] {
        assert_eq!(super::super::read_usage(&object).unwrap(), expected, "{object}");
    }
}

#[test]
fn other_shapes_are_no_answers() {
    for body in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"choices":[]}"#,
        r#"{"choices":[{}]}"#,
        r#"{"choices":"x"}"#,
        "<html>",
        r#"{"choices":[{"message":{"content":"x"}"#,
    ] {
        assert!(matches!(read(body), Err(Unreadable::Shape(_))), "{body}");
    }
    let nameless = r#"{"choices":[{"message":{"tool_calls":[{"id":"a","function":{}}]}}]}"#;
    let Err(Unreadable::Refused(error)) = read(nameless) else {
        panic!("an answer")
    };
    assert_eq!(error.class, ErrorClass::MalformedResponse);
    let cut = r#"{"choices":[{"message":{"content":"x"},"finish_reason":"insufficient_system_resource"}]}"#;
    let Err(Unreadable::Refused(error)) = read(cut) else {
        panic!("an answer")
    };
    assert_eq!(error.class, ErrorClass::Overloaded);
}

#[test]
fn an_error_beside_an_answer_is_an_error() {
    let choices = r#""choices":[{"message":{"content":"x"},"finish_reason":"stop"}]"#;
    let usage = r#""usage":{"prompt_tokens":9,"completion_tokens":1}"#;
    for (body, class) in [
        (
            format!(r#"{{{choices},"error":{{"code":502,"message":"gone"}},{usage}}}"#),
            ErrorClass::Overloaded,
        ),
        (
            format!(
                r#"{{"choices":[{{"error":{{"code":429,"message":"slow"}},"message":{{"content":""}},"finish_reason":"error"}}],{usage}}}"#
            ),
            ErrorClass::RateLimited,
        ),
        (
            format!(r#"{{"choices":[{{"message":{{"content":""}},"finish_reason":"error"}}],{usage}}}"#),
            ErrorClass::Overloaded,
        ),
    ] {
        let Err(Unreadable::Refused(error)) = read(&body) else {
            panic!("{body}")
        };
        assert_eq!(
            (error.class, error.usage.map(|usage| usage.input)),
            (class, Some(9)),
            "{body}"
        );
    }
    let none = format!(r#"{{{choices},"error":null,{usage}}}"#);
    assert_eq!(read(&none).unwrap().content, "x");
}

#[test]
fn counts_that_say_nothing_are_as_if_not_said() {
    for usage in [
        "null",
        "{}",
        r#"{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}"#,
        r#"{"prompt_tokens":-1,"completion_tokens":5}"#,
        r#"{"prompt_tokens":"many"}"#,
        "[]",
    ] {
        let body = format!(r#"{{"choices":[{{"message":{{"content":"12345678"}}}}],"usage":{usage}}}"#);
        let usage = read(&body).unwrap().usage;
        assert!(
            usage.estimated && usage.input > 0 && usage.output == 2,
            "{body} {usage:?}"
        );
    }
}

#[test]
fn without_usage_it_is_counted_and_marked() {
    let answer = answer(
        &plain("m"),
        &Sent::default(),
        br#"{"choices":[{"message":{"content":"12345678"},"finish_reason":"stop"}]}"#,
    )
    .unwrap();
    assert_eq!(
        (answer.usage.output, answer.usage.estimated, answer.model.as_str()),
        (2, true, "m")
    );
}
