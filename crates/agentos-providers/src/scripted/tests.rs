use std::sync::Arc;

use agentos_types::{ErrorClass, Message, StopReason, ToolCall, Usage};
use serde_json::json;

use super::*;

fn request(messages: Vec<Message>) -> ModelRequest {
    ModelRequest {
        model: "test.yaml".into(),
        system: None,
        messages: Arc::new(messages),
        tools: Arc::default(),
        sampling: Arc::default(),
        max_tokens: 1_000,
        ..ModelRequest::default()
    }
}

fn script(yaml: &str) -> Scripted {
    Scripted::from_yaml("test.yaml", yaml).unwrap()
}

/// A conversation that was answered `n` times, with a tool's answer after each.
fn answered(n: usize) -> Vec<Message> {
    let mut messages = vec![Message::user("go")];
    for i in 0..n {
        messages.push(Message::assistant(format!("answer {i}")));
        messages.push(Message::tool("call", "result"));
    }
    messages
}

#[tokio::test]
async fn steps_come_in_order_and_the_last_repeats() {
    let model = script(
        "steps:\n- text: one\n- tool_calls: [{name: sum, arguments: {a: 1, b: [x]}}, {name: now}]\n- text: last\n  usage: {input: 7, output: 3}\n",
    );
    assert_eq!(
        model.complete(&request(answered(0))).await.unwrap().content,
        "one"
    );

    let calls = model.complete(&request(answered(1))).await.unwrap();
    assert_eq!(calls.stop_reason, StopReason::ToolUse);
    assert_eq!(
        calls.tool_calls,
        [
            ToolCall {
                id: "call_3_0".into(),
                name: "sum".into(),
                arguments: json!({"a": 1, "b": ["x"]})
            },
            ToolCall {
                id: "call_3_1".into(),
                name: "now".into(),
                arguments: json!({})
            },
        ]
    );
    for n in [2, 3, 500] {
        let last = model.complete(&request(answered(n))).await.unwrap();
        assert_eq!(
            (last.content.as_str(), last.stop_reason),
            ("last", StopReason::EndTurn)
        );
        assert_eq!(
            last.usage,
            Usage {
                input: 7,
                output: 3,
                ..Usage::default()
            }
        );
    }
}

#[tokio::test]
async fn each_attempt_uses_up_one_error_and_other_runs_are_not_disturbed() {
    let model = script(
        "steps:\n- error: {class: rate_limited, message: slow down, retry_after_ms: 40}\n- error: {class: overloaded}\n- text: done\n",
    );
    let (a, b) = (request(answered(0)), request(answered(0)));
    let first = model.complete(&a).await.unwrap_err();
    assert_eq!(
        (first.class, first.message.as_str()),
        (ErrorClass::RateLimited, "slow down")
    );
    assert_eq!(first.retry_after, Some(Duration::from_millis(40)));
    assert_eq!(
        model.complete(&b).await.unwrap_err().class,
        ErrorClass::RateLimited
    );
    assert_eq!(
        model.complete(&a).await.unwrap_err().class,
        ErrorClass::Overloaded
    );
    assert_eq!(model.complete(&a).await.unwrap().content, "done");
    assert_eq!(
        model.complete(&b).await.unwrap_err().class,
        ErrorClass::Overloaded
    );
    assert_eq!(
        model.complete(&request(answered(1))).await.unwrap().content,
        "done"
    );
}

#[tokio::test]
async fn a_last_error_repeats() {
    let model = script("steps: [{text: hi}, {error: {class: timeout}}, {error: {class: auth}}]");
    let call = request(answered(1));
    for class in [ErrorClass::Timeout, ErrorClass::Auth, ErrorClass::Auth] {
        assert_eq!(model.complete(&call).await.unwrap_err().class, class);
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_comes_before_its_answer_and_is_used_up_when_cancelled() {
    let model = script("steps: [{delay_ms: 5000}, {text: late}, {text: later, delay_ms: 100}]");
    let began = tokio::time::Instant::now();
    let call = request(answered(0));
    assert_eq!(model.complete(&call).await.unwrap().content, "late");
    assert_eq!(began.elapsed(), Duration::from_secs(5));

    let call = request(answered(0));
    assert!(
        tokio::time::timeout(Duration::from_secs(1), model.complete(&call))
            .await
            .is_err()
    );
    assert_eq!(model.complete(&call).await.unwrap().content, "late");
    assert_eq!(began.elapsed(), Duration::from_secs(6));

    assert_eq!(
        model.complete(&request(answered(1))).await.unwrap().content,
        "later"
    );
    assert_eq!(began.elapsed(), Duration::from_millis(6_100));
}

#[tokio::test(start_paused = true)]
async fn a_script_that_ends_in_a_delay_never_answers() {
    let model = script("steps: [{delay_ms: 10}]");
    let call = request(answered(0));
    assert!(
        tokio::time::timeout(Duration::from_secs(3_600), model.complete(&call))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn an_answer_stops_at_the_cap() {
    let model = script("steps: [{text: \"ÄÄÄÄÄÄÄÄ\"}, {text: all, usage: {input: 1, output: 9}}]");
    let mut call = request(answered(0));
    call.max_tokens = 2;
    let cut = model.complete(&call).await.unwrap();
    assert_eq!(
        (cut.content.as_str(), cut.stop_reason, cut.usage.output),
        ("ÄÄÄÄ", StopReason::MaxTokens, 2)
    );
    let mut call = request(answered(1));
    call.max_tokens = 5;
    let cut = model.complete(&call).await.unwrap();
    assert_eq!(
        (cut.stop_reason, cut.usage),
        (
            StopReason::MaxTokens,
            Usage {
                input: 1,
                output: 5,
                ..Usage::default()
            }
        )
    );
}

#[test]
fn what_does_not_fit_is_named_with_its_place() {
    let check = |yaml: &str, expected: &str| {
        let error = Scripted::from_yaml("s.yaml", yaml).unwrap_err().to_string();
        assert!(
            error.starts_with(expected),
            "{yaml:?}\n  says {error}\n  not  {expected}"
        );
    };
    check("steps: []", "s.yaml:1:8: `steps` is empty");
    check(
        "steps:\n- text: a\n- usage: {input: 1}\n",
        "s.yaml:3:3: step 2 is none of `text`, `tool_calls`",
    );
    check(
        "steps:\n- {text: a, error: {class: auth}}\n",
        "s.yaml:2:3: step 1 is both an answer and an `error`",
    );
    check("steps:\n- error: {class: sulking}\n", "s.yaml:2:18: ");
    check(
        "steps:\n- txet: a\n",
        "s.yaml:2:3: unknown field `txet`, expected one of text, tool_calls, error, delay_ms, usage",
    );
    check("steps: [", "s.yaml:1:");
    check("other: 1", "s.yaml:1:1: unknown field `other`");
    let missing = Scripted::from_file("/nowhere/s.yaml").unwrap_err();
    assert!(
        missing
            .to_string()
            .starts_with("/nowhere/s.yaml: the script cannot be opened"),
        "{missing}"
    );
    assert_eq!(agentos_types::Coded::code(&missing).name, "SCRIPT_INVALID");
}

#[tokio::test]
async fn the_demo_calls_a_tool_and_then_says_what_it_is() {
    let model = Scripted::for_model("demo").unwrap();
    let mut messages = vec![Message::user("Write a PRD\nfor a tea kettle")];
    let first = model.complete(&request(messages.clone())).await.unwrap();
    assert_eq!(
        (first.tool_calls.len(), first.tool_calls[0].name.as_str()),
        (1, "current_time")
    );
    assert!(first.usage.estimated);
    messages.push(Message {
        tool_calls: first.tool_calls,
        ..Message::assistant("")
    });
    messages.push(Message::tool("call_1_0", "refused"));
    let answer = model.complete(&request(messages)).await.unwrap();
    for part in [
        "offline model",
        "\"Write a PRD for a tea kettle\"",
        "## Summary",
        "## Requirements",
        "OPENAI_API_KEY",
    ] {
        assert!(answer.content.contains(part), "{part}");
    }
    assert_eq!(answer.stop_reason, StopReason::EndTurn);
}

#[test]
fn files_that_are_no_text_or_too_large_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let check = |bytes: &[u8], expected: Option<&str>| {
        let path = folder.path().join("s.yaml");
        std::fs::write(&path, bytes).unwrap();
        let error = Scripted::for_model(path.to_str().unwrap())
            .err()
            .map(|error| error.message);
        assert_eq!(error.as_deref(), expected);
    };
    check(b"steps: [{text: hi}]", None);
    check(b"steps: [{text: \xff\xfe}]", Some("the script is not UTF-8 text"));
    check(
        &vec![b'#'; 1024 * 1024 + 1],
        Some("the script is larger than 1 MB"),
    );
}
