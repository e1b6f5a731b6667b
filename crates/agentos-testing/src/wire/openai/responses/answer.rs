//! A whole response, and the items that the stream shares with it.

use serde_json::{Value, json};

use super::super::super::Ask;
use super::super::tool_call_id;
use crate::{Answer, Stop, UsageNumbers};

pub(super) fn whole(answer: &Answer, ask: &Ask) -> Value {
    let mut body = envelope(answer, ask, status(answer));
    if let Some(body) = body.as_object_mut() {
        let items: Vec<Value> = items(answer, ask).into_iter().map(|item| item.whole).collect();
        body.insert("output".to_owned(), Value::Array(items));
        body.insert("incomplete_details".to_owned(), incomplete(answer));
        if let Some(usage) = answer.usage_or(usage, ask.tokens) {
            body.insert("usage".to_owned(), usage);
        }
    }
    body
}

/// A response without what it says.
pub(super) fn envelope(answer: &Answer, ask: &Ask, status: &str) -> Value {
    json!({
        "id": format!("resp_fake{}", ask.n),
        "object": "response",
        "created_at": 1_700_000_000,
        "status": status,
        "background": false,
        "error": null,
        "incomplete_details": null,
        "instructions": null,
        "max_output_tokens": null,
        "metadata": {},
        "model": answer.model.as_ref().unwrap_or(&ask.model),
        "output": [],
        "parallel_tool_calls": true,
        "previous_response_id": null,
        "reasoning": {"effort": null, "summary": null},
        "service_tier": "default",
        "store": false,
        "temperature": 1.0,
        "text": {"format": {"type": "text"}},
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "truncation": "disabled",
        "usage": null,
    })
}

/// An item: as it stands at the end, and how it begins in a stream.
pub(super) struct Item {
    pub(super) whole: Value,
    pub(super) begun: Value,
    pub(super) says: Says,
}

/// What a stream sends between the beginning and the end of an item.
pub(super) enum Says {
    Thought(String),
    Text(String),
    Refusal(String),
    Arguments(String),
}

pub(super) fn items(answer: &Answer, ask: &Ask) -> Vec<Item> {
    let mut items = Vec::new();
    if let Some(thinking) = &answer.thinking {
        let id = format!("rs_fake{}", ask.n);
        let mut whole =
            json!({"id": id, "type": "reasoning", "summary": [{"type": "summary_text", "text": thinking}]});
        if let (true, Some(whole)) = (ask.encrypted, whole.as_object_mut()) {
            whole.insert("encrypted_content".to_owned(), json!("RmFrZQ=="));
        }
        items.push(Item {
            whole,
            begun: json!({"id": id, "type": "reasoning", "summary": []}),
            says: Says::Thought(thinking.clone()),
        });
    }
    if let Some(text) = &answer.text {
        let id = format!("msg_fake{}", ask.n);
        let refused = answer.stop() == Stop::Refusal;
        let part = if refused {
            json!({"type": "refusal", "refusal": text})
        } else {
            json!({"type": "output_text", "text": text, "annotations": [], "logprobs": []})
        };
        let message = |status: &str, content: Value| json!({"id": id, "type": "message", "status": status, "role": "assistant", "content": content});
        items.push(Item {
            whole: message(status(answer), json!([part])),
            begun: message("in_progress", json!([])),
            says: if refused {
                Says::Refusal(text.clone())
            } else {
                Says::Text(text.clone())
            },
        });
    }
    for (i, call) in answer.tool_calls.iter().enumerate() {
        let call_id = call.id_or(|| tool_call_id(ask, i));
        let item = |status: &str, arguments: &str| {
            json!({
                "id": format!("fc_fake{}_{i}", ask.n), "type": "function_call", "status": status,
                "call_id": call_id, "name": call.name, "arguments": arguments,
            })
        };
        let arguments = call.arguments_text();
        items.push(Item {
            whole: item("completed", &arguments),
            begun: item("in_progress", ""),
            says: Says::Arguments(arguments),
        });
    }
    items
}

pub(super) fn status(answer: &Answer) -> &'static str {
    match answer.stop() {
        Stop::MaxTokens | Stop::ContentFilter | Stop::PromptBlocked => "incomplete",
        Stop::EndTurn | Stop::StopSequence | Stop::ToolUse | Stop::Refusal => "completed",
    }
}

pub(super) fn incomplete(answer: &Answer) -> Value {
    match answer.stop() {
        Stop::MaxTokens => json!({"reason": "max_output_tokens"}),
        Stop::ContentFilter | Stop::PromptBlocked => json!({"reason": "content_filter"}),
        _ => Value::Null,
    }
}

/// Reasoning is a part of the output, the cache a part of the input.
pub(super) fn usage(usage: UsageNumbers) -> Value {
    json!({
        "input_tokens": usage.input,
        "input_tokens_details": {"cached_tokens": usage.cached, "cache_write_tokens": 0},
        "output_tokens": usage.output,
        "output_tokens_details": {"reasoning_tokens": usage.reasoning},
        "total_tokens": usage.input + usage.output,
    })
}
