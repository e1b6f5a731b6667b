//! A whole response as a neutral answer.

use std::collections::VecDeque;

use agentos_types::{Delta, ErrorClass, ModelAnswer, ModelRequest, ProviderError, StopReason, Usage};
use serde_json::json;

use super::wire;
use crate::assembly::Assembly;
use crate::call::Unreadable;
use crate::errors;
use crate::sent::Sent;

pub(in crate::openai) fn answer(
    request: &ModelRequest,
    sent: &Sent,
    body: &[u8],
) -> Result<ModelAnswer, Unreadable> {
    let mut response: wire::Response = serde_json::from_slice(body)?;
    let mut assembly = Assembly::new(request, sent);
    let out = &mut VecDeque::new();
    let mut refused = false;
    let items = std::mem::take(&mut response.output);
    let said_nothing = items.is_empty();
    for item in items {
        refused |= hear(&mut assembly, item, out);
    }
    end(&mut assembly, response, refused)?;
    if said_nothing && assembly.stop == Some(StopReason::EndTurn) {
        return Err(Unreadable::Shape("no output".into()));
    }
    Ok(assembly.finish()?)
}

/// Takes a whole item; says whether it is a refusal.
pub(super) fn hear(assembly: &mut Assembly, item: wire::OutputItem, out: &mut VecDeque<Delta>) -> bool {
    match item {
        wire::OutputItem::Message { content } => {
            let mut refused = false;
            for part in content {
                match part {
                    wire::OutputPart::OutputText { text } => assembly.text(&text, out),
                    wire::OutputPart::Refusal { refusal } => {
                        assembly.text(&refusal, out);
                        refused = true;
                    }
                    wire::OutputPart::Other => {}
                }
            }
            return refused;
        }
        wire::OutputItem::FunctionCall {
            call_id,
            name,
            arguments,
        } => {
            let index = assembly.call(&call_id, &name, out);
            assembly.arguments(index, &arguments, out);
        }
        thought @ wire::OutputItem::Reasoning { .. } => {
            if let wire::OutputItem::Reasoning { summary, content, .. } = &thought {
                for words in summary.iter().chain(content.iter().flatten()) {
                    assembly.thinking(&words.text, out);
                }
            }
            keep(assembly, thought);
        }
        wire::OutputItem::Other => {}
    }
    false
}

/// A thought that can go back: without its encrypted content the provider, which stored nothing, would
/// look for it in vain.
pub(super) fn keep(assembly: &mut Assembly, item: wire::OutputItem) {
    if let wire::OutputItem::Reasoning {
        id: Some(id),
        summary,
        encrypted_content: Some(secret),
        ..
    } = item
    {
        let summary: Vec<_> = summary
            .into_iter()
            .map(|words| json!({"type": "summary_text", "text": words.text}))
            .collect();
        assembly
            .keep(json!({"type": "reasoning", "id": id, "summary": summary, "encrypted_content": secret}));
    }
}

/// What the end says: usage, model, and why it ended.
pub(super) fn end(
    assembly: &mut Assembly,
    response: wire::Response,
    refused: bool,
) -> Result<(), ProviderError> {
    assembly.model = response.model.or_else(|| assembly.model.take());
    assembly.usage = response.usage.as_ref().map(usage_of).or(assembly.usage);
    let why = response.incomplete_details.and_then(|details| details.reason);
    if matches!(response.status.as_deref(), Some("failed" | "cancelled")) {
        let error = response.error.unwrap_or_default();
        let said = errors::of_value(&json!({ "error": error }));
        let unknown =
            || ProviderError::new(ErrorClass::Overloaded, format!("gave up on its answer: {error}"));
        return Err(ProviderError {
            usage: assembly.usage,
            ..said.unwrap_or_else(unknown)
        });
    }
    assembly.stop = Some(match why.as_deref() {
        _ if refused => StopReason::Refusal,
        Some("max_output_tokens") => StopReason::MaxTokens,
        Some("content_filter") => StopReason::ContentFilter,
        // Cut, for whatever reason: no whole answer.
        _ if response.status.as_deref() == Some("incomplete") => StopReason::MaxTokens,
        _ => StopReason::EndTurn,
    });
    Ok(())
}

/// Cached tokens are counted inside the input, reasoning inside the output.
pub(in crate::openai) fn usage_of(usage: &wire::Usage) -> Usage {
    let details = usage.input_tokens_details.unwrap_or_default();
    let cached = details.cached_tokens.unwrap_or(0).min(usage.input_tokens);
    let reasoning = usage.output_tokens_details.and_then(|d| d.reasoning_tokens);
    Usage {
        input: usage.input_tokens,
        output: usage.output_tokens,
        cached_input: cached,
        cache_write: details
            .cache_write_tokens
            .unwrap_or(0)
            .min(usage.input_tokens - cached),
        reasoning: reasoning.unwrap_or(0).min(usage.output_tokens),
        ..Usage::default()
    }
}

#[cfg(test)]
mod tests;
