//! A streamed answer: unnamed events, usage in a chunk of its own if asked for, `[DONE]`.

use serde_json::{Value, json};

use super::super::Ask;
use super::answer::{finish_reason, message_id, tool_call_id, usage};
use crate::{Answer, Stop};

pub(super) fn events(answer: &Answer, ask: &Ask) -> Vec<String> {
    let mut events = Vec::new();
    let mut chunk = |delta: Value, finish: Option<&str>| {
        let choice = json!({"index": 0, "delta": delta, "logprobs": null, "finish_reason": finish});
        events.push(frame(&envelope(answer, ask, json!([choice]), Value::Null)));
    };
    chunk(json!({"role": "assistant", "content": "", "refusal": null}), None);
    if let Some(text) = &answer.text {
        let field = if answer.stop() == Stop::Refusal {
            "refusal"
        } else {
            "content"
        };
        for delta in answer.deltas(text) {
            chunk(json!({field: delta}), None);
        }
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
    chunk(json!({}), Some(finish_reason(answer)));
    if let (true, Some(usage)) = (ask.include_usage, answer.usage_or(usage, ask.tokens)) {
        events.push(frame(&envelope(answer, ask, json!([]), usage)));
    }
    events.push("data: [DONE]\n\n".to_owned());
    events
}

/// `usage` is in every chunk when it was asked for: null, but in the last.
fn envelope(answer: &Answer, ask: &Ask, choices: Value, usage: Value) -> Value {
    let mut chunk = json!({
        "id": message_id(ask),
        "object": "chat.completion.chunk",
        "created": 1_700_000_000,
        "model": answer.model.as_ref().unwrap_or(&ask.model),
        "service_tier": "default",
        "system_fingerprint": "fp_fake",
        "choices": choices,
    });
    if let (true, Some(chunk)) = (ask.include_usage, chunk.as_object_mut()) {
        chunk.insert("usage".to_owned(), usage);
    }
    chunk
}

pub(super) fn frame(data: &Value) -> String {
    format!("data: {data}\n\n")
}
