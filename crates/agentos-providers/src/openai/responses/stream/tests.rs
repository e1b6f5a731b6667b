use agentos_types::{StopReason, ToolCall};
use proptest::prelude::*;

use super::*;
use crate::testing::{every_beginning_fails, every_cut, everything, joined, run};

const STREAM: &str = r#"event: response.created
data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","status":"in_progress","model":"gpt-5.2-2026","output":[],"usage":null,"error":null,"incomplete_details":null}}

event: response.in_progress
data: {"type":"response.in_progress","sequence_number":1,"response":{"id":"resp_1","status":"in_progress","model":"gpt-5.2-2026","output":[]}}

event: response.output_item.added
data: {"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[]}}

event: response.reasoning_summary_text.delta
data: {"type":"response.reasoning_summary_text.delta","sequence_number":3,"item_id":"rs_1","output_index":0,"summary_index":0,"delta":"hm…"}

event: response.output_item.done
data: {"type":"response.output_item.done","sequence_number":4,"output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"hm…"}],"encrypted_content":"gAAA"}}

event: response.output_item.added
data: {"type":"response.output_item.added","sequence_number":5,"output_index":1,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}

event: response.content_part.added
data: {"type":"response.content_part.added","sequence_number":6,"item_id":"msg_1","output_index":1,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}

event: response.output_text.delta
data: {"type":"response.output_text.delta","sequence_number":7,"item_id":"msg_1","output_index":1,"content_index":0,"delta":"Grüße","logprobs":[]}

event: response.output_text.delta
data: {"type":"response.output_text.delta","sequence_number":8,"item_id":"msg_1","output_index":1,"content_index":0,"delta":" 🦀","logprobs":[]}

event: response.output_text.done
data: {"type":"response.output_text.done","sequence_number":9,"item_id":"msg_1","output_index":1,"content_index":0,"text":"Grüße 🦀"}

event: response.output_item.done
data: {"type":"response.output_item.done","sequence_number":10,"output_index":1,"item":{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Grüße 🦀","annotations":[]}]}}

event: response.output_item.added
data: {"type":"response.output_item.added","sequence_number":11,"output_index":2,"item":{"id":"fc_1","type":"function_call","status":"in_progress","call_id":"call_1","name":"weather","arguments":""}}

event: response.function_call_arguments.delta
data: {"type":"response.function_call_arguments.delta","sequence_number":12,"item_id":"fc_1","output_index":2,"delta":"{\"city\": \"Kö"}

event: response.function_call_arguments.delta
data: {"type":"response.function_call_arguments.delta","sequence_number":13,"item_id":"fc_1","output_index":2,"delta":"ln\"}"}

event: response.function_call_arguments.done
data: {"type":"response.function_call_arguments.done","sequence_number":14,"item_id":"fc_1","output_index":2,"arguments":"{\"city\": \"Köln\"}"}

event: response.output_item.done
data: {"type":"response.output_item.done","sequence_number":15,"output_index":2,"item":{"id":"fc_1","type":"function_call","status":"completed","call_id":"call_1","name":"weather","arguments":"{\"city\": \"Köln\"}"}}

event: response.output_item.added
data: {"type":"response.output_item.added","sequence_number":16,"output_index":3,"item":{"id":"fc_2","type":"function_call","call_id":"call_2","name":"weather","arguments":""}}

event: response.output_item.done
data: {"type":"response.output_item.done","sequence_number":17,"output_index":3,"item":{"id":"fc_2","type":"function_call","call_id":"call_2","name":"weather","arguments":"{}"}}

event: response.completed
data: {"type":"response.completed","sequence_number":18,"response":{"id":"resp_1","object":"response","status":"completed","model":"gpt-5.2-2026","error":null,"incomplete_details":null,"output":[{"id":"msg_1","type":"message","content":[{"type":"output_text","text":"Grüße 🦀"}]}],"usage":{"input_tokens":36,"input_tokens_details":{"cached_tokens":4,"cache_write_tokens":0},"output_tokens":87,"output_tokens_details":{"reasoning_tokens":7},"total_tokens":123}}}

"#;

fn decoder() -> Box<dyn Decoder> {
    let sent = Sent {
        provider: "openai".into(),
        ..Sent::default()
    };
    Box::new(EventDecoder::new(&everything("gpt-5.2"), &sent))
}

fn fails(body: &str) -> ProviderError {
    match run(decoder(), vec![body.as_bytes()]).pop() {
        Some(Err(error)) => error,
        other => panic!("no error: {other:?}"),
    }
}

#[test]
fn a_response_comes_the_same_however_it_is_cut() {
    let answer = every_cut(STREAM, decoder);
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason, answer.model.as_str()),
        ("Grüße 🦀", StopReason::ToolUse, "gpt-5.2-2026")
    );
    let call = |id: &str, arguments| ToolCall {
        id: id.into(),
        name: "weather".into(),
        arguments,
    };
    assert_eq!(
        answer.tool_calls,
        [call("call_1", json!({"city": "Köln"})), call("call_2", json!({}))]
    );
    assert_eq!(
        answer.usage,
        Usage {
            input: 36,
            output: 87,
            cached_input: 4,
            reasoning: 7,
            ..Usage::default()
        }
    );
    let state = answer.provider_state.unwrap();
    assert_eq!(
        (state.provider.as_str(), state.model.as_str()),
        ("openai", "gpt-5.2")
    );
    assert_eq!(
        state.blocks,
        json!([[0, 0, {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "hm…"}], "encrypted_content": "gAAA"}]])
    );
    let deltas = joined(run(decoder(), vec![STREAM.as_bytes()]));
    assert_eq!(deltas[0], Ok(Delta::Thinking("hm…".into())));
    assert_eq!(deltas[1], Ok(Delta::Text("Grüße 🦀".into())));
}

#[test]
fn a_cut_stream_is_an_error() {
    let last = STREAM.rfind("data: ").unwrap();
    every_beginning_fails(STREAM, STREAM[last..].trim_end(), decoder);
    assert_eq!(fails(&STREAM[..last]).class, ErrorClass::Transport);
}

#[test]
fn a_server_that_sends_only_the_whole_has_answered() {
    let body = r#"data: {"type":"response.completed","response":{"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"message","content":[{"type":"output_text","text":"Hi"}]}]}}

"#;
    let deltas = run(decoder(), vec![body.as_bytes()]);
    let Some(Ok(Delta::Done(answer))) = deltas.last() else {
        panic!("{deltas:?}")
    };
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason),
        ("Hi", StopReason::MaxTokens)
    );
    assert!(answer.usage.estimated);
}

/// What is said at the end of an item alone is heard once, whatever else has come.
#[test]
fn items_that_come_whole_are_heard_once() {
    let message = json!({"type": "message", "content": [{"type": "output_text", "text": "Hi"}]});
    let call = json!({"type": "function_call", "call_id": "c", "name": "weather", "arguments": "{\"n\":1}"});
    let mut begun = call.clone();
    begun["arguments"] = json!("");
    let text = json!({"type": "response.output_text.delta", "output_index": 0, "delta": "Hi"});
    let said = json!({"type": "response.output_item.done", "output_index": 0, "item": message});
    let added = json!({"type": "response.output_item.added", "output_index": 1, "item": begun});
    let arguments =
        json!({"type": "response.function_call_arguments.done", "output_index": 1, "arguments": "{\"n\":1}"});
    let called = json!({"type": "response.output_item.done", "output_index": 1, "item": call});
    let end = json!({"type": "response.completed", "response": {"status": "completed"}});
    let whole =
        json!({"type": "response.completed", "response": {"status": "completed", "output": [message, call]}});
    for events in [
        vec![&text, &said, &added, &arguments, &called, &whole],
        vec![&said, &called, &end],
        vec![&said, &called, &whole],
        vec![&text, &called, &whole],
        vec![&said, &added, &called, &end],
        vec![&said, &added, &arguments, &end],
        vec![&added, &arguments, &called, &said, &end],
        vec![&whole],
    ] {
        let body: String = events.iter().map(|event| format!("data: {event}\n\n")).collect();
        let deltas = run(decoder(), vec![body.as_bytes()]);
        let Some(Ok(Delta::Done(answer))) = deltas.last() else {
            panic!("{body} {deltas:?}")
        };
        let calls: Vec<_> = answer
            .tool_calls
            .iter()
            .map(|call| call.arguments.clone())
            .collect();
        assert_eq!(
            (answer.content.as_str(), calls),
            ("Hi", vec![json!({"n": 1})]),
            "{body}"
        );
    }
}

#[test]
fn refusals_and_failures() {
    let refused = r#"data: {"type":"response.refusal.delta","delta":"No."}

data: {"type":"response.completed","response":{"status":"completed","output":[]}}

"#;
    let deltas = run(decoder(), vec![refused.as_bytes()]);
    assert!(
        matches!(deltas.last(), Some(Ok(Delta::Done(answer))) if answer.stop_reason == StopReason::Refusal && answer.content == "No."),
        "{deltas:?}"
    );
    use ErrorClass::*;
    for (event, class) in [
        (
            r#"{"type":"error","code":"server_error","message":"oops","param":null,"sequence_number":3}"#,
            Overloaded,
        ),
        (
            r#"{"type":"error","error":{"type":"invalid_request_error","code":"context_length_exceeded","message":"long"}}"#,
            ContextTooLong,
        ),
        (
            r#"{"type":"response.failed","response":{"status":"failed","error":{"code":"rate_limit_exceeded","message":"slow"},"output":[]}}"#,
            RateLimited,
        ),
        (r#"{"type":"response.completed"}"#, MalformedResponse),
        ("garbage", MalformedResponse),
    ] {
        assert_eq!(fails(&format!("data: {event}\n\n")).class, class, "{event}");
    }
    assert_eq!(fails("").class, MalformedResponse);
}

proptest! {
    #[test]
    fn no_damage_panics_and_every_stream_ends_once(at in 0..STREAM.len(), byte in any::<u8>()) {
        let mut bytes = STREAM.as_bytes().to_vec();
        bytes[at] = byte;
        let deltas = run(decoder(), vec![&bytes]);
        let ends = deltas.iter().filter(|d| matches!(d, Err(_) | Ok(Delta::Done(_)))).count();
        prop_assert_eq!(ends, 1);
    }
}
