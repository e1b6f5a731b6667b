//! Turns that the provider pauses: the caller sees one answer, and pays for all of it.

use std::sync::atomic::{AtomicUsize, Ordering};

use agentos_providers::Provider;
use agentos_types::{Delta, ErrorClass, StopReason};
use axum::body::Body;
use futures_util::StreamExt;
use serde_json::{Value, json};

use crate::server::{Server, request, response};

fn part(n: usize) -> Value {
    let thought = json!({"type": "thinking", "thinking": "hm", "signature": format!("s{n}")});
    let text = json!({"type": "text", "text": format!("part {n}. ")});
    let call = json!({"type": "tool_use", "id": "t", "name": "weather", "input": {}});
    let (content, stop) = if n < 2 {
        (json!([thought, text]), "pause_turn")
    } else {
        (json!([thought, text, call]), "tool_use")
    };
    json!({"model": "claude", "content": content, "stop_reason": stop, "usage": {"input_tokens": 10, "output_tokens": 5}})
}

fn events(part: &Value) -> String {
    let frame = |data: Value| format!("data: {data}\n\n");
    let mut out = frame(
        json!({"type": "message_start", "message": {"model": "claude", "usage": {"input_tokens": 10, "output_tokens": 1}}}),
    );
    for (index, block) in part["content"].as_array().unwrap().iter().enumerate() {
        out += &frame(json!({"type": "content_block_start", "index": index, "content_block": block}));
        out += &frame(json!({"type": "content_block_stop", "index": index}));
    }
    out += &frame(
        json!({"type": "message_delta", "delta": {"stop_reason": part["stop_reason"]}, "usage": {"output_tokens": 5}}),
    );
    out + &frame(json!({"type": "message_stop"}))
}

/// Pauses twice, and then says the rest; or fails there.
async fn server(streamed: bool, fails: bool) -> Server {
    let asked = AtomicUsize::new(0);
    Server::new(move || {
        let n = asked.fetch_add(1, Ordering::Relaxed);
        if fails && n == 2 {
            return response(529, &[("content-type", "application/json")], Body::from("{}"));
        }
        let kind = if streamed {
            "text/event-stream"
        } else {
            "application/json"
        };
        let part = part(n);
        let body = if streamed { events(&part) } else { part.to_string() };
        response(200, &[("content-type", kind)], Body::from(body))
    })
    .await
}

#[tokio::test]
async fn a_paused_turn_is_taken_up_until_it_is_whole() {
    for streamed in [false, true] {
        let server = server(streamed, false).await;
        let provider = server.anthropic();
        let request = request("claude-opus-4-6");
        let (mut text, mut starts) = (String::new(), Vec::new());
        let answer = if streamed {
            let mut deltas = provider.stream(&request).await.unwrap();
            loop {
                match deltas.next().await.unwrap().unwrap() {
                    Delta::Text(piece) => text += &piece,
                    Delta::ToolCallStart { index, .. } => starts.push(index),
                    Delta::Done(answer) => break answer,
                    _ => {}
                }
            }
        } else {
            provider.complete(&request).await.unwrap()
        };
        let content = "part 0. part 1. part 2. ";
        assert_eq!(
            (answer.content.as_str(), answer.stop_reason),
            (content, StopReason::ToolUse)
        );
        assert_eq!(
            (answer.usage.input, answer.usage.output, answer.tool_calls.len()),
            (30, 15, 1)
        );
        let thought = |n: usize| json!({"type": "thinking", "thinking": "hm", "signature": format!("s{n}")});
        assert_eq!(
            answer.provider_state.unwrap().blocks,
            json!([[0, 0, thought(0)], [8, 0, thought(1)], [16, 0, thought(2)]])
        );
        if streamed {
            assert_eq!((text.as_str(), starts), (content, vec![0]));
        }
        let asked = server.asked();
        let said: Vec<_> = asked
            .iter()
            .map(|a| {
                (
                    a.body["messages"].as_array().unwrap().len(),
                    &a.body["max_tokens"],
                )
            })
            .collect();
        assert_eq!(said, [(1, &json!(64)), (2, &json!(59)), (2, &json!(54))]);
        assert_eq!(
            asked[2].body["messages"][1]["content"],
            json!([thought(0), {"type": "text", "text": "part 0. "}, thought(1), {"type": "text", "text": "part 1. "}])
        );
    }
}

#[tokio::test]
async fn what_was_paid_before_a_failure_is_known() {
    for streamed in [false, true] {
        let server = server(streamed, true).await;
        let provider = server.anthropic();
        let request = request("claude-opus-4-6");
        let error = if streamed {
            let deltas: Vec<_> = provider.stream(&request).await.unwrap().collect().await;
            assert_eq!(deltas.iter().filter(|delta| delta.is_err()).count(), 1);
            deltas.into_iter().last().unwrap().unwrap_err()
        } else {
            provider.complete(&request).await.unwrap_err()
        };
        assert_eq!(
            (error.class, error.usage.map(|usage| (usage.input, usage.output))),
            (ErrorClass::Overloaded, Some((20, 10)))
        );
    }
}
