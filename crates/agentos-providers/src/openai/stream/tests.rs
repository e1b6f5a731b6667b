use agentos_types::{ErrorClass, ToolCall};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::testing::{every_beginning_fails, every_cut, everything, joined, run};

const TEXT: &str = r#": keep-alive

data: {"id":"c","object":"chat.completion.chunk","model":"gpt-4o-2024-08-06","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"finish_reason":null}],"usage":null}

data: {"id":"c","model":"gpt-4o-2024-08-06","choices":[{"index":0,"delta":{"content":"Grüße"},"finish_reason":null}],"usage":null}

data: {"id":"c","model":"gpt-4o-2024-08-06","choices":[{"index":0,"delta":{"content":" 🦀"},"finish_reason":null}]}

data: {"id":"c","model":"gpt-4o-2024-08-06","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

data: {"id":"c","model":"gpt-4o-2024-08-06","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4,"total_tokens":13,"prompt_tokens_details":{"cached_tokens":0}}}

data: [DONE]

"#;

const TOOLS: &str = r#"data: {"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":"hm","tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"weather","arguments":""}}]},"finish_reason":null}]}

data: {"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":"}}]},"finish_reason":null}]}

data: {"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"Köln\"}"}}]},"finish_reason":null}]}

data: {"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"weather","arguments":"{}"}}]},"finish_reason":null}]}

data: {"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":5,"completion_tokens":7}}

data: [DONE]

"#;

fn decoder() -> Box<dyn Decoder> {
    Box::new(ChatDecoder::new(&everything("gpt-4o"), &Sent::default()))
}

fn fails(body: &str) -> agentos_types::ProviderError {
    match run(decoder(), vec![body.as_bytes()]).pop() {
        Some(Err(error)) => error,
        other => panic!("no error: {other:?}"),
    }
}

#[test]
fn a_text_comes_the_same_however_it_is_cut() {
    let answer = every_cut(TEXT, decoder);
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason),
        ("Grüße 🦀", StopReason::EndTurn)
    );
    assert_eq!(
        answer.usage,
        Usage {
            input: 9,
            output: 4,
            ..Usage::default()
        }
    );
    assert_eq!(answer.model, "gpt-4o-2024-08-06");
}

#[test]
fn tool_calls_come_the_same_however_they_are_cut() {
    let answer = every_cut(TOOLS, decoder);
    let call = |id: &str, arguments| ToolCall {
        id: id.into(),
        name: "weather".into(),
        arguments,
    };
    assert_eq!(
        answer.tool_calls,
        [call("call_a", json!({"city": "Köln"})), call("call_b", json!({}))]
    );
    assert_eq!(answer.stop_reason, StopReason::ToolUse);
    let deltas = joined(run(decoder(), vec![TOOLS.as_bytes()]));
    assert_eq!(deltas[0], Ok(Delta::Thinking("hm".into())));
    assert_eq!(
        deltas[1],
        Ok(Delta::ToolCallStart {
            index: 0,
            id: "call_a".into(),
            name: "weather".into()
        })
    );
    assert_eq!(
        deltas[2],
        Ok(Delta::ToolCallArguments {
            index: 0,
            fragment: "{\"city\":\"Köln\"}".into()
        })
    );
}

#[test]
fn a_cut_stream_is_an_error() {
    every_beginning_fails(TEXT, r#""finish_reason":"stop""#, decoder);
    every_beginning_fails(TOOLS, r#""finish_reason":"tool_calls""#, decoder);
    let cut = &TEXT[..TEXT
        .find("data: {\"id\":\"c\",\"model\":\"gpt-4o-2024-08-06\",\"choices\":[{\"index\":0,\"delta\":{}")
        .unwrap()];
    assert_eq!(fails(cut).class, ErrorClass::Transport);
    // In the middle of an event, and in the middle of a character.
    assert_eq!(
        fails(&format!("{cut}data: {{\"choi")).class,
        ErrorClass::Transport
    );
    let mut half = format!("{cut}data: {{\"choices\":[{{\"delta\":{{\"content\":\"").into_bytes();
    half.push(0xf0);
    match run(decoder(), vec![&half]).pop() {
        Some(Err(error)) => assert_eq!(error.class, ErrorClass::Transport),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_server_that_leaves_out_done_has_still_answered() {
    let body = TEXT.replace("data: [DONE]\n\n", "");
    let deltas = run(decoder(), vec![body.trim_end().as_bytes()]);
    assert!(matches!(deltas.last(), Some(Ok(Delta::Done(_)))), "{deltas:?}");
}

#[test]
fn calls_without_numbers_and_with_equal_numbers_are_told_apart() {
    let event = |calls: &str| {
        format!("data: {{\"choices\":[{{\"index\":0,\"delta\":{{\"tool_calls\":{calls}}}}}]}}\n\n")
    };
    let check = |events: &[&str], expected: &[(&str, serde_json::Value)]| {
        let body: String = events.iter().map(|calls| event(calls)).collect::<String>() + "data: [DONE]\n\n";
        let deltas = run(decoder(), vec![body.as_bytes()]);
        let Some(Ok(Delta::Done(answer))) = deltas.last() else {
            panic!("{deltas:?}")
        };
        let calls: Vec<_> = answer
            .tool_calls
            .iter()
            .map(|c| (c.id.as_str(), c.arguments.clone()))
            .collect();
        assert_eq!(calls, expected, "{events:?}");
    };
    check(
        &[
            r#"[{"index":0,"id":"a","function":{"name":"weather","arguments":"{\"n\":1}"}}]"#,
            r#"[{"index":0,"id":"b","function":{"name":"weather","arguments":"{\"n\":2}"}}]"#,
        ],
        &[("a", json!({"n": 1})), ("b", json!({"n": 2}))],
    );
    check(
        &[
            r#"[{"id":"a","function":{"name":"weather","arguments":"{\"n\""}}]"#,
            r#"[{"function":{"arguments":":1}"}}]"#,
            r#"[{"id":"b","function":{"name":"weather"}}]"#,
        ],
        &[("a", json!({"n": 1})), ("b", json!({}))],
    );
    check(
        &[
            r#"[{"index":0,"id":"a","function":{"name":"weather","arguments":""}}]"#,
            r#"[{"index":0,"id":"a","function":{"name":"weather","arguments":"{}"}}]"#,
        ],
        &[("a", json!({}))],
    );
    // Said once more at its end.
    check(
        &[
            r#"[{"index":0,"id":"a","function":{"name":"weather","arguments":"{\"n\":"}}]"#,
            r#"[{"index":0,"function":{"arguments":"1}"}}]"#,
            r#"[{"index":0,"id":"a","function":{"name":"weather","arguments":"{\"n\":1}"}}]"#,
        ],
        &[("a", json!({"n": 1}))],
    );
    // Two equal calls: each with its number, or both in one event. With an id it is one, said twice.
    let equal = r#""function":{"name":"roll","arguments":"{\"n\":6}"}"#;
    let two = [("call_9_0", json!({"n": 6})), ("call_9_1", json!({"n": 6}))];
    for number in ["", r#""index":0,"#, r#""index":0,"id":"","#] {
        check(&[&format!("[{{{number}{equal}}},{{{number}{equal}}}]")], &two);
    }
    let numbered = [0, 1].map(|number| format!("[{{\"index\":{number},{equal}}}]"));
    check(&numbered.each_ref().map(String::as_str), &two);
    let named = format!("{{\"id\":\"a\",{equal}}}");
    check(&[&format!("[{named},{named}]")], &[("a", json!({"n": 6}))]);
    // Gemini's compatible face: whole calls that nothing tells apart, with a number or without.
    for number in [r#""index":0,"id":"","#, ""] {
        let piece = |rest: &str| format!("[{{{number}{rest}}}]");
        let pieces = [
            piece(r#""function":{"name":"weather","arguments":"{\"n\":{}}"}"#),
            piece(r#""function":{"name":"weather","arguments":"{\"n\":"}"#),
            piece(r#""function":{"name":"weather","arguments":"{\"k\":1}}"}"#),
            piece(r#""function":{"arguments":"{\"n\":3}"}"#),
            // Once more.
            piece(r#""function":{"name":"weather","arguments":"{\"n\":3}"}"#),
            piece(r#""function":{"name":"time","arguments":""}"#),
            piece(r#""function":{"name":"time","arguments":"{}"}"#),
            piece(r#""function":null"#),
        ];
        let expected = [
            ("call_9_0", json!({"n": {}})),
            ("call_9_1", json!({"n": {"k": 1}})),
            ("call_9_2", json!({"n": 3})),
            ("call_9_3", json!({})),
        ];
        check(&pieces.each_ref().map(String::as_str), &expected);
    }
}

#[test]
fn failures_in_the_stream_have_their_class() {
    use ErrorClass::*;
    let start = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}\n\n";
    for (event, class) in [
        (
            "data: {\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\",\"code\":null}}\n\n",
            Overloaded,
        ),
        (
            "data: {\"error\":{\"message\":\"slow\",\"code\":429}}\n\n",
            RateLimited,
        ),
        (
            "event: error\ndata: {\"error\":{\"message\":\"too long\",\"code\":\"context_length_exceeded\"}}\n\n",
            ContextTooLong,
        ),
        (
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"error\"}]}\n\n",
            Overloaded,
        ),
        // Groq.
        (
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":{\"id\":\"r\",\"error\":\"over capacity\"}}\n\n",
            Overloaded,
        ),
        // OpenRouter, beside choices of every kind.
        (
            "data: {\"error\":{\"message\":\"gone\",\"code\":502},\"choices\":[]}\n\n",
            Overloaded,
        ),
        (
            "data: {\"error\":{\"message\":\"slow\",\"code\":429},\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n",
            RateLimited,
        ),
        (
            "data: {\"error\":{\"message\":\"gone\",\"code\":502},\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
            Overloaded,
        ),
        (
            "data: {\"choices\":[{\"error\":{\"message\":\"slow\",\"code\":429},\"delta\":{},\"finish_reason\":null}]}\n\n",
            RateLimited,
        ),
        (
            "data: {\"object\":\"chat.completion.chunk\"}\n\n",
            MalformedResponse,
        ),
        ("data: }garbage{\n\n", MalformedResponse),
        ("data: \u{feff}\n\n", MalformedResponse),
    ] {
        let error = fails(&format!("{start}{event}data: [DONE]\n\n"));
        assert_eq!(error.class, class, "{event}");
    }
    assert_eq!(fails("").class, MalformedResponse);
    assert_eq!(fails("data: [DONE]\n\n").class, MalformedResponse);
    assert_eq!(fails("hello, I am no stream").class, MalformedResponse);
}

#[test]
fn what_gateways_add_is_no_end() {
    let answer = |body: &str| match run(decoder(), vec![body.as_bytes()]).pop() {
        Some(Ok(Delta::Done(answer))) => answer,
        other => panic!("{body}: {other:?}"),
    };
    let event = |choice: &str| format!("data: {{\"choices\":[{choice}]}}\n\n");
    let said = event(r#"{"delta":{"content":"Hi"},"finish_reason":null}"#);
    let stop = event(r#"{"delta":{},"finish_reason":"stop"}"#);
    for (between, after) in [
        ("event: ping\ndata: {}\n\n", ""),
        ("event: ping\ndata: {\"type\":\"ping\"}\n\n", "data: \n\n"),
        (
            "",
            "data: {\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4}}\n\n",
        ),
        (
            "",
            "data: {\"choices\":null,\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4}}\n\n",
        ),
    ] {
        let answer = answer(&format!("{between}{said}{between}{stop}{after}data: [DONE]\n\n"));
        assert_eq!(answer.content, "Hi", "{between}{after}");
        assert_eq!(answer.usage.estimated, !after.contains("usage"), "{after}");
    }
    // Perplexity: the whole so far beside what is new.
    let body = event(r#"{"message":{"content":"a"},"delta":{"content":"a"}}"#)
        + &event(r#"{"message":{"content":"ab"},"delta":{"content":"b"},"finish_reason":"stop"}"#);
    assert_eq!(answer(&body).content, "ab");
}

#[test]
fn usage_known_before_a_failure_is_kept() {
    let body =
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":2}}\n\ndata: x\n\n";
    assert_eq!(
        fails(body).usage,
        Some(Usage {
            input: 11,
            output: 2,
            ..Usage::default()
        })
    );
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), cut in 0_usize..400) {
        let cut = cut.min(bytes.len());
        run(decoder(), vec![&bytes[..cut], &bytes[cut..]]);
    }

    #[test]
    fn no_damage_panics_and_every_stream_ends_once(at in 0..TOOLS.len(), byte in any::<u8>()) {
        let mut bytes = TOOLS.as_bytes().to_vec();
        bytes[at] = byte;
        let deltas = run(decoder(), vec![&bytes]);
        let ends = deltas.iter().filter(|d| matches!(d, Err(_) | Ok(Delta::Done(_)))).count();
        prop_assert_eq!(ends, 1);
    }
}
