//! Whole and streamed answers.

use serde_json::{Value, json};

use super::super::Ask;
use super::super::openai::{finish_reason, message_id, tool_call_id};
use crate::{Answer, UsageNumbers};

pub(super) fn whole(answer: &Answer, ask: &Ask) -> Value {
    let mut message = json!({"role": "assistant", "content": answer.text.as_deref().unwrap_or_default()});
    if let Some(message) = message.as_object_mut() {
        if let Some(thinking) = &answer.thinking {
            message.insert("reasoning_content".to_owned(), json!(thinking));
        }
        if !answer.tool_calls.is_empty() {
            let calls = answer.tool_calls.iter().enumerate().map(|(i, call)| {
                let function = json!({"name": call.name, "arguments": call.arguments_text()});
                json!({"index": i, "id": call.id_or(|| tool_call_id(ask, i)), "type": "function", "function": function})
            });
            message.insert("tool_calls".to_owned(), calls.collect());
        }
    }
    let choice =
        json!({"index": 0, "message": message, "logprobs": null, "finish_reason": finish_reason(answer)});
    let mut body = envelope(answer, ask, "chat.completion", json!([choice]));
    if let (Some(usage), Some(body)) = (answer.usage_or(usage, ask.tokens), body.as_object_mut()) {
        body.insert("usage".to_owned(), usage);
    }
    body
}

/// The first line is a comment, as the server sends while the request waits.
pub(super) fn events(answer: &Answer, ask: &Ask) -> Vec<String> {
    let mut events = vec![": keep-alive\n\n".to_owned()];
    let mut chunk = |delta: Value, finish: Option<&str>| {
        let choice = json!({"index": 0, "delta": delta, "logprobs": null, "finish_reason": finish});
        events.push(frame(&envelope(
            answer,
            ask,
            "chat.completion.chunk",
            json!([choice]),
        )));
    };
    chunk(json!({"role": "assistant", "content": ""}), None);
    for delta in answer.deltas(answer.thinking.as_deref().unwrap_or_default()) {
        chunk(json!({"content": null, "reasoning_content": delta}), None);
    }
    for delta in answer.deltas(answer.text.as_deref().unwrap_or_default()) {
        chunk(json!({"content": delta}), None);
    }
    for (index, call) in answer.tool_calls.iter().enumerate() {
        let id = call.id_or(|| tool_call_id(ask, index));
        let function = json!({"name": call.name, "arguments": ""});
        chunk(
            json!({"tool_calls": [{"index": index, "id": id, "type": "function", "function": function}]}),
            None,
        );
        for fragment in answer.deltas(&call.arguments_text()) {
            chunk(
                json!({"tool_calls": [{"index": index, "function": {"arguments": fragment}}]}),
                None,
            );
        }
    }
    chunk(json!({"content": ""}), Some(finish_reason(answer)));
    if let (true, Some(usage)) = (ask.include_usage, answer.usage_or(usage, ask.tokens)) {
        let mut last = envelope(answer, ask, "chat.completion.chunk", json!([]));
        if let Some(last) = last.as_object_mut() {
            last.insert("usage".to_owned(), usage);
        }
        events.push(frame(&last));
    }
    events.push("data: [DONE]\n\n".to_owned());
    events
}

fn envelope(answer: &Answer, ask: &Ask, object: &str, choices: Value) -> Value {
    json!({
        "id": message_id(ask),
        "object": object,
        "created": 1_700_000_000,
        "model": answer.model.as_ref().unwrap_or(&ask.model),
        "system_fingerprint": "fp_fake",
        "choices": choices,
    })
}

fn usage(usage: UsageNumbers) -> Value {
    json!({
        "prompt_tokens": usage.input,
        "completion_tokens": usage.output,
        "total_tokens": usage.input + usage.output,
        "prompt_cache_hit_tokens": usage.cached,
        "prompt_cache_miss_tokens": usage.input.saturating_sub(usage.cached),
        "prompt_tokens_details": {"cached_tokens": usage.cached},
        "completion_tokens_details": {"reasoning_tokens": usage.reasoning},
    })
}

pub(super) fn frame(data: &Value) -> String {
    format!("data: {data}\n\n")
}
