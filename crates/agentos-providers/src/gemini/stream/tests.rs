use agentos_types::{ErrorClass, StopReason, ToolCall};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::testing::{every_beginning_fails, every_cut, everything, joined, run};

const STREAM: &str = r#"data: {"candidates": [{"content": {"parts": [{"text": "hm", "thought": true}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 11,"totalTokenCount": 11},"modelVersion": "gemini-2.5-flash"}

data: {"candidates": [{"content": {"parts": [{"text": "Grüße"}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 11,"candidatesTokenCount": 2,"totalTokenCount": 13},"modelVersion": "gemini-2.5-flash"}

data: {"candidates": [{"content": {"parts": [{"text": " 🦀"},{"functionCall": {"name": "weather","args": {"city": "Köln"}}}],"role": "model"},"index": 0}],"modelVersion": "gemini-2.5-flash"}

data: {"candidates": [{"content": {"parts": [{"functionCall": {"name": "weather","args": {}}}],"role": "model"},"finishReason": "STOP","index": 0}],"usageMetadata": {"promptTokenCount": 11,"candidatesTokenCount": 9,"thoughtsTokenCount": 4,"totalTokenCount": 24},"modelVersion": "gemini-2.5-flash"}

"#;

fn decoder() -> Box<dyn Decoder> {
    Box::new(ContentDecoder::new(
        &everything("gemini-2.5-flash"),
        &Sent::default(),
    ))
}

fn fails(body: &str) -> agentos_types::ProviderError {
    match run(decoder(), vec![body.as_bytes()]).pop() {
        Some(Err(error)) => error,
        other => panic!("no error: {other:?}"),
    }
}

#[test]
fn an_answer_comes_the_same_however_it_is_cut() {
    let answer = every_cut(STREAM, decoder);
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason),
        ("Grüße 🦀", StopReason::ToolUse)
    );
    let call = |id: &str, arguments| ToolCall {
        id: id.into(),
        name: "weather".into(),
        arguments,
    };
    assert_eq!(
        answer.tool_calls,
        [
            call("call_9_0", json!({"city": "Köln"})),
            call("call_9_1", json!({}))
        ]
    );
    assert_eq!(
        answer.usage,
        Usage {
            input: 11,
            output: 13,
            reasoning: 4,
            ..Usage::default()
        }
    );
    let deltas = joined(run(decoder(), vec![STREAM.as_bytes()]));
    assert_eq!(deltas[0], Ok(Delta::Thinking("hm".into())));
    assert_eq!(deltas[1], Ok(Delta::Text("Grüße 🦀".into())));
}

#[test]
fn a_cut_stream_is_an_error_that_knows_the_usage() {
    every_beginning_fails(
        STREAM,
        r#""totalTokenCount": 24},"modelVersion": "gemini-2.5-flash"}"#,
        decoder,
    );
    let error = fails(&STREAM[..STREAM.rfind("data: ").unwrap()]);
    assert_eq!(
        (error.class, error.usage.map(|u| u.output)),
        (ErrorClass::Transport, Some(2))
    );
}

#[test]
fn failures_in_the_stream_have_their_class() {
    use ErrorClass::*;
    let start = &STREAM[..STREAM.rfind("data: ").unwrap()];
    for (event, class) in [
        (
            r#"{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}"#,
            Overloaded,
        ),
        (
            r#"{"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED"}}"#,
            RateLimited,
        ),
        (r#"{"promptFeedback":{"blockReason":"SAFETY"}}"#, ContentFiltered),
        (
            r#"{"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL"}]}"#,
            MalformedResponse,
        ),
        ("{}", MalformedResponse),
        ("garbage", MalformedResponse),
    ] {
        let error = fails(&format!(
            "{start}data: {event}\n\ndata: {{\"usageMetadata\":{{}}}}\n\n"
        ));
        assert_eq!(error.class, class, "{event}: {}", error.message);
    }
    assert_eq!(fails("").class, MalformedResponse);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        run(decoder(), vec![&bytes]);
    }

    #[test]
    fn no_damage_panics_and_every_stream_ends_once(at in 0..STREAM.len(), byte in any::<u8>()) {
        let mut bytes = STREAM.as_bytes().to_vec();
        bytes[at] = byte;
        let deltas = run(decoder(), vec![&bytes]);
        let ends = deltas.iter().filter(|d| matches!(d, Err(_) | Ok(Delta::Done(_)))).count();
        prop_assert_eq!(ends, 1);
    }
}
