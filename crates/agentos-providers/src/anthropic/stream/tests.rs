use agentos_types::{StopReason, ToolCall};
use proptest::prelude::*;

use super::*;
use crate::testing::{every_beginning_fails, every_cut, everything, joined, run};

const STREAM: &str = r#"event: message_start
data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"cache_creation_input_tokens":10,"cache_read_input_tokens":100,"cache_creation":{"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":6},"output_tokens":1}}}

event: content_block_start
data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm…"}}

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"abc"}}

event: content_block_stop
data: {"type":"content_block_stop","index":0}

event: ping
data: {"type": "ping"}

event: content_block_start
data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

event: content_block_delta
data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Grüße"}}

event: content_block_delta
data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":" 🦀"}}

event: content_block_stop
data: {"type":"content_block_stop","index":1}

event: content_block_start
data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}}

event: content_block_delta
data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":""}}

event: content_block_delta
data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"city\": \"Kö"}}

event: content_block_delta
data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"ln\"}"}}

event: content_block_stop
data: {"type":"content_block_stop","index":2}

event: content_block_start
data: {"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"toolu_2","name":"weather","input":{}}}

event: content_block_stop
data: {"type":"content_block_stop","index":3}

event: message_delta
data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":89}}

event: message_stop
data: {"type":"message_stop"}

"#;

fn decoder() -> Box<dyn Decoder> {
    Box::new(MessageDecoder::new(
        &everything("claude-sonnet-4-5"),
        &Sent::default(),
    ))
}

fn fails(body: &str) -> ProviderError {
    match run(decoder(), vec![body.as_bytes()]).pop() {
        Some(Err(error)) => error,
        other => panic!("no error: {other:?}"),
    }
}

#[test]
fn a_message_comes_the_same_however_it_is_cut() {
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
            call("toolu_1", json!({"city": "Köln"})),
            call("toolu_2", json!({}))
        ]
    );
    assert_eq!(
        answer.usage,
        Usage {
            input: 135,
            output: 89,
            cached_input: 100,
            cache_write: 4,
            cache_write_1h: 6,
            ..Usage::default()
        }
    );
    let deltas = joined(run(decoder(), vec![STREAM.as_bytes()]));
    assert_eq!(deltas[0], Ok(Delta::Thinking("hm…".into())));
    assert_eq!(
        deltas[2],
        Ok(Delta::ToolCallStart {
            index: 0,
            id: "toolu_1".into(),
            name: "weather".into()
        })
    );
    assert_eq!(
        deltas[4],
        Ok(Delta::ToolCallStart {
            index: 1,
            id: "toolu_2".into(),
            name: "weather".into()
        })
    );
}

#[test]
fn a_cut_stream_is_an_error_that_knows_the_usage() {
    every_beginning_fails(STREAM, "{\"type\":\"message_stop\"}", decoder);
    let error = fails(&STREAM[..STREAM.find("event: message_delta").unwrap()]);
    assert_eq!(error.class, ErrorClass::Transport);
    assert_eq!(error.usage.map(|u| (u.input, u.output)), Some((135, 1)));
}

#[test]
fn a_later_nought_takes_no_count_back() {
    let body = STREAM.replace(
        r#""usage":{"output_tokens""#,
        r#""usage":{"input_tokens":0,"cache_read_input_tokens":0,"output_tokens""#,
    );
    assert_ne!(body, STREAM);
    let said = |body: &str| run(decoder(), vec![body.as_bytes()]).pop();
    assert_eq!(said(&body), said(STREAM));
}

#[test]
fn failures_in_the_stream_have_their_class() {
    use ErrorClass::*;
    let start = &STREAM[..STREAM.find("event: ping").unwrap()];
    for (event, class) in [
        (
            r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            Overloaded,
        ),
        (
            r#"{"type":"error","error":{"type":"rate_limit_error","message":"slow"}}"#,
            RateLimited,
        ),
        (
            r#"{"type":"error","error":{"type":"api_error","message":"Internal"}}"#,
            Overloaded,
        ),
        (r#"{"type":"error","error":"strange"}"#, Overloaded),
        (r#"{"type":"error","error":7}"#, Overloaded),
        (r#"{"type":"message_delta"}"#, MalformedResponse),
        ("garbage", MalformedResponse),
    ] {
        let error = fails(&format!(
            "{start}event: error\ndata: {event}\n\nevent: message_stop\ndata: {{\"type\":\"message_stop\"}}\n\n"
        ));
        assert_eq!(error.class, class, "{event}: {}", error.message);
        assert_eq!(error.usage.map(|u| u.input), Some(135));
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

#[test]
fn a_signed_thought_is_kept_and_a_call_of_the_answers_tool_is_the_answer() {
    let answer = every_cut(STREAM, decoder);
    assert_eq!(
        answer.provider_state.unwrap().blocks,
        json!([[0, 0, {"type": "thinking", "thinking": "hm…", "signature": "abc"}]])
    );
    let decoder = || -> Box<dyn Decoder> {
        let sent = Sent {
            answer_tool: true,
            ..Sent::default()
        };
        Box::new(MessageDecoder::new(&everything("claude-sonnet-4-0"), &sent))
    };
    let body = STREAM.replacen(
        "\"name\":\"weather\"",
        &format!("\"name\":\"{}\"", crate::answer_form::TOOL),
        1,
    );
    let answer = every_cut(&body, decoder);
    assert_eq!(
        (answer.content.as_str(), answer.tool_calls.len()),
        ("{\"city\": \"Köln\"}", 1)
    );
    let texts: String = run(decoder(), vec![body.as_bytes()])
        .into_iter()
        .filter_map(|delta| match delta {
            Ok(Delta::Text(text)) => Some(text),
            _ => None,
        })
        .collect();
    assert_eq!(texts, answer.content);
}
