//! A whole answer, and the names and numbers that the stream shares with it.

use serde_json::{Value, json};

use super::super::Ask;
use crate::{Answer, Stop, UsageNumbers};

pub(super) fn whole(answer: &Answer, ask: &Ask) -> Value {
    let mut body = json!({
        "id": message_id(ask),
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": answer.model.as_ref().unwrap_or(&ask.model),
        "choices": [{
            "index": 0,
            "message": message(answer, ask),
            "logprobs": null,
            "finish_reason": finish_reason(answer),
        }],
        "service_tier": "default",
        "system_fingerprint": "fp_fake",
    });
    if let (Some(usage), Some(body)) = (answer.usage_or(usage, ask.tokens), body.as_object_mut()) {
        body.insert("usage".to_owned(), usage);
    }
    body
}

fn message(answer: &Answer, ask: &Ask) -> Value {
    // A refusal stands in a field of its own, and the content is null.
    let refused = answer.stop() == Stop::Refusal;
    let mut message = json!({
        "role": "assistant",
        "content": if refused { None } else { answer.text.as_ref() },
        "refusal": if refused { answer.text.as_ref() } else { None },
        "annotations": [],
    });
    let calls: Vec<Value> = answer
        .tool_calls
        .iter()
        .enumerate()
        .map(|(i, call)| {
            json!({
                "id": call.id_or(|| tool_call_id(ask, i)),
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments_text()},
            })
        })
        .collect();
    if let (false, Some(message)) = (calls.is_empty(), message.as_object_mut()) {
        message.insert("tool_calls".to_owned(), Value::Array(calls));
    }
    message
}

/// Reasoning is a part of the completion, the cache a part of the prompt.
pub(super) fn usage(usage: UsageNumbers) -> Value {
    json!({
        "prompt_tokens": usage.input,
        "completion_tokens": usage.output,
        "total_tokens": usage.input + usage.output,
        "prompt_tokens_details": {"cached_tokens": usage.cached, "audio_tokens": 0},
        "completion_tokens_details": {
            "reasoning_tokens": usage.reasoning,
            "audio_tokens": 0,
            "accepted_prediction_tokens": 0,
            "rejected_prediction_tokens": 0,
        },
    })
}

pub(in crate::wire) fn finish_reason(answer: &Answer) -> &'static str {
    match answer.stop() {
        Stop::EndTurn | Stop::StopSequence | Stop::Refusal => "stop",
        Stop::MaxTokens => "length",
        Stop::ToolUse => "tool_calls",
        Stop::ContentFilter | Stop::PromptBlocked => "content_filter",
    }
}

pub(in crate::wire) fn message_id(ask: &Ask) -> String {
    format!("chatcmpl-fake{}", ask.n)
}

pub(in crate::wire) fn tool_call_id(ask: &Ask, index: usize) -> String {
    format!("call_fake{}_{index}", ask.n)
}
