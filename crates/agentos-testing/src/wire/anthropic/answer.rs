//! A whole message, and the parts that the stream shares with it.

use serde_json::{Value, json};

use super::super::Ask;
use crate::{Answer, Stop, UsageNumbers};

pub(super) fn whole(answer: &Answer, ask: &Ask) -> Value {
    let mut content = Vec::new();
    if let Some(thinking) = &answer.thinking {
        content.push(json!({"type": "thinking", "thinking": thinking, "signature": SIGNATURE}));
    }
    if let Some(text) = &answer.text {
        content.push(json!({"type": "text", "text": text}));
    }
    for (i, call) in answer.tool_calls.iter().enumerate() {
        let id = call.id_or(|| tool_use_id(ask, i));
        content
            .push(json!({"type": "tool_use", "id": id, "name": call.name, "input": call.arguments_object()}));
    }
    let mut message = envelope(answer, ask);
    if let Some(message) = message.as_object_mut() {
        message.insert("content".to_owned(), Value::Array(content));
        message.insert("stop_reason".to_owned(), json!(stop_reason(answer)));
        message.insert("stop_sequence".to_owned(), stop_sequence(answer));
        if let Some(usage) = answer.usage_or(usage, ask.tokens) {
            message.insert("usage".to_owned(), usage);
        }
    }
    message
}

pub(super) const SIGNATURE: &str = "RmFrZQ==";

pub(super) fn envelope(answer: &Answer, ask: &Ask) -> Value {
    json!({
        "id": format!("msg_fake{}", ask.n),
        "type": "message",
        "role": "assistant",
        "model": answer.model.as_ref().unwrap_or(&ask.model),
        "content": [],
        "stop_reason": null,
        "stop_sequence": null,
    })
}

pub(super) fn tool_use_id(ask: &Ask, index: usize) -> String {
    format!("toolu_fake{}_{index}", ask.n)
}

pub(super) fn stop_reason(answer: &Answer) -> &'static str {
    match answer.stop() {
        Stop::EndTurn => "end_turn",
        Stop::MaxTokens => "max_tokens",
        Stop::StopSequence => "stop_sequence",
        Stop::ToolUse => "tool_use",
        Stop::Refusal | Stop::ContentFilter | Stop::PromptBlocked => "refusal",
    }
}

pub(super) fn stop_sequence(answer: &Answer) -> Value {
    if answer.stop() == Stop::StopSequence {
        json!("END")
    } else {
        Value::Null
    }
}

/// `input_tokens` leaves out what was read from or written to the cache.
pub(super) fn usage(usage: UsageNumbers) -> Value {
    let written = usage.cache_write + usage.cache_write_1h;
    let mut value = json!({
        "input_tokens": usage.input.saturating_sub(usage.cached + written),
        "cache_creation_input_tokens": written,
        "cache_read_input_tokens": usage.cached,
        "cache_creation": {
            "ephemeral_5m_input_tokens": usage.cache_write,
            "ephemeral_1h_input_tokens": usage.cache_write_1h,
        },
        "output_tokens": usage.output,
        "service_tier": "standard",
    });
    if let (true, Some(value)) = (usage.reasoning > 0, value.as_object_mut()) {
        value.insert(
            "output_tokens_details".to_owned(),
            json!({"thinking_tokens": usage.reasoning}),
        );
    }
    value
}
