//! A whole message as a neutral answer.

use std::collections::VecDeque;

use agentos_types::{ModelAnswer, ModelRequest, StopReason, Usage};
use serde_json::{Value, json};

use super::{pause, wire};
use crate::assembly::Assembly;
use crate::call::Unreadable;
use crate::sent::Sent;

pub(super) fn answer(request: &ModelRequest, sent: &Sent, body: &[u8]) -> Result<ModelAnswer, Unreadable> {
    let answer: wire::Answer = serde_json::from_slice(body)?;
    let mut assembly = Assembly::new(request, sent);
    assembly.model = answer.model;
    assembly.usage = answer.usage.as_ref().map(usage_of);
    assembly.stop = answer.stop_reason.as_deref().map(stop_reason);
    for said in answer.content {
        hear(&mut assembly, said, &mut VecDeque::new());
    }
    if answer.stop_reason.as_deref() == Some("pause_turn") {
        assembly.keep(pause::mark());
    }
    forget_unsigned(&mut assembly);
    Ok(assembly.finish()?)
}

/// What the pieces of a block belong to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Text,
    Call(usize),
    Kept(usize),
    Nowhere,
}

/// Takes a block; gives back where its pieces go.
pub(super) fn hear(
    assembly: &mut Assembly,
    said: wire::Said,
    out: &mut VecDeque<agentos_types::Delta>,
) -> Place {
    match said {
        wire::Said::Text { text } => {
            assembly.text(&text, out);
            Place::Text
        }
        wire::Said::Thinking { thinking, signature } => {
            assembly.thinking(&thinking, out);
            let signature = signature.unwrap_or_default();
            let block = json!({"type": "thinking", "thinking": thinking, "signature": signature});
            Place::Kept(assembly.keep(block))
        }
        wire::Said::RedactedThinking { data } => {
            Place::Kept(assembly.keep(json!({"type": "redacted_thinking", "data": data})))
        }
        wire::Said::ToolUse { id, name, input } => {
            let index = assembly.call(&id, &name, out);
            // In a stream this is `{}`, and the arguments follow in pieces.
            if input.as_object().is_some_and(|input| !input.is_empty())
                || !(input.is_object() || input.is_null())
            {
                assembly.whole_arguments(index, input);
            }
            Place::Call(index)
        }
        wire::Said::Other => Place::Nowhere,
    }
}

/// Thoughts without a signature are not taken back; other servers with this face send such.
pub(super) fn forget_unsigned(assembly: &mut Assembly) {
    let signed = |block: &Value| {
        let field = |name: &str| {
            block
                .get(name)
                .and_then(Value::as_str)
                .is_some_and(|text| !text.is_empty())
        };
        field("signature") || field("data") || pause::is_mark(block)
    };
    assembly.kept().retain(signed);
}

pub(super) fn stop_reason(reason: &str) -> StopReason {
    match reason {
        "max_tokens" | "model_context_window_exceeded" => StopReason::MaxTokens,
        "stop_sequence" => StopReason::StopSequence,
        "tool_use" => StopReason::ToolUse,
        "refusal" => StopReason::Refusal,
        // A turn that was paused is taken up again before anybody asks why it stopped.
        _ => StopReason::EndTurn,
    }
}

/// `input_tokens` leaves out what was read from and written to the cache; ours counts all.
pub(super) fn usage_of(usage: &wire::Usage) -> Usage {
    let count = |n: Option<u64>| n.unwrap_or(0);
    let by_age = usage.cache_creation.unwrap_or_default();
    let hour = count(by_age.ephemeral_1h_input_tokens);
    let written = usage
        .cache_creation_input_tokens
        .unwrap_or_else(|| hour.saturating_add(count(by_age.ephemeral_5m_input_tokens)))
        .max(hour);
    let cached = count(usage.cache_read_input_tokens);
    Usage {
        input: count(usage.input_tokens)
            .saturating_add(cached)
            .saturating_add(written),
        output: count(usage.output_tokens),
        cached_input: cached,
        cache_write: written.saturating_sub(hour),
        cache_write_1h: hour,
        reasoning: count(usage.output_tokens_details.and_then(|d| d.thinking_tokens))
            .min(count(usage.output_tokens)),
        ..Usage::default()
    }
}

/// The object in a response, without the response.
pub(crate) fn read_usage(object: &Value) -> Result<Usage, serde_json::Error> {
    <wire::Usage as serde::Deserialize>::deserialize(object).map(|usage| usage_of(&usage))
}

#[cfg(test)]
mod tests;
