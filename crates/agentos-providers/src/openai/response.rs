//! A whole chat completion as a neutral answer.

use std::collections::VecDeque;

use agentos_types::{ErrorClass, ModelAnswer, ModelRequest, ProviderError, StopReason, Usage};
use serde_json::Value;

use super::wire;
use crate::assembly::Assembly;
use crate::call::Unreadable;
use crate::errors;
use crate::sent::Sent;

pub(super) fn answer(request: &ModelRequest, sent: &Sent, body: &[u8]) -> Result<ModelAnswer, Unreadable> {
    let completion = wire::Completion::read(body)?;
    let usage = completion.usage.map(|usage| usage_of(&usage));
    let failed = |error| failure(error).map(|error| ProviderError { usage, ..error });
    if let Some(error) = failed(completion.error) {
        return Err(error.into());
    }
    let choice = completion
        .choices
        .into_iter()
        .flatten()
        .next()
        .ok_or_else(|| Unreadable::Shape("no choices".into()))?;
    if let Some(error) = failed(choice.error) {
        return Err(error.into());
    }
    let spoken = choice
        .message
        .or(choice.delta)
        .ok_or_else(|| Unreadable::Shape("a choice without a message".into()))?;
    let mut assembly = Assembly::new(request, sent);
    assembly.model = completion.model;
    assembly.usage = usage;
    let refused = hear(&mut assembly, &spoken, &mut VecDeque::new());
    for call in spoken.tool_calls.into_iter().flatten() {
        add_call(&mut assembly, call, &mut VecDeque::new());
    }
    let stop = choice.finish_reason.as_deref().map(stop_reason).transpose();
    let stop = stop.map_err(|error| ProviderError { usage, ..error })?;
    assembly.stop = if refused { Some(StopReason::Refusal) } else { stop };
    Ok(assembly.finish()?)
}

/// The failure that an answer or a choice of it speaks of.
pub(super) fn failure(error: Option<Value>) -> Option<ProviderError> {
    errors::of_value(&serde_json::json!({ "error": error? }))
}

/// Takes the words in `spoken`; says whether they are a refusal.
pub(super) fn hear(
    assembly: &mut Assembly,
    spoken: &wire::Spoken,
    out: &mut VecDeque<agentos_types::Delta>,
) -> bool {
    let reasoning = spoken
        .reasoning_content
        .as_deref()
        .or_else(|| spoken.reasoning.as_ref()?.as_str());
    assembly.thinking(reasoning.unwrap_or_default(), out);
    match &spoken.content {
        None => {}
        Some(wire::SpokenContent::Text(text)) => assembly.text(text, out),
        Some(wire::SpokenContent::Parts(parts)) => {
            for part in parts {
                for thought in part.thinking.iter().flatten() {
                    assembly.thinking(thought.text.as_deref().unwrap_or_default(), out);
                }
                assembly.text(part.text.as_deref().unwrap_or_default(), out);
            }
        }
    }
    let refusal = spoken.refusal.as_deref().unwrap_or_default();
    assembly.text(refusal, out);
    !refusal.is_empty()
}

/// A call that comes whole; gives back its place.
pub(super) fn add_call(
    assembly: &mut Assembly,
    call: wire::SpokenCall,
    out: &mut VecDeque<agentos_types::Delta>,
) -> usize {
    let function = call.function.unwrap_or_default();
    let name = function.name.unwrap_or_default();
    let index = assembly.call(call.id.as_deref().unwrap_or_default(), &name, out);
    add_arguments(assembly, index, function.arguments, out);
    index
}

pub(super) fn add_arguments(
    assembly: &mut Assembly,
    index: usize,
    arguments: Option<Value>,
    out: &mut VecDeque<agentos_types::Delta>,
) {
    match arguments {
        None | Some(Value::Null) => {}
        Some(Value::String(fragment)) => assembly.arguments(index, &fragment, out),
        Some(whole) => assembly.arguments(index, &whole.to_string(), out),
    }
}

pub(super) fn stop_reason(reason: &str) -> Result<StopReason, ProviderError> {
    Ok(match reason {
        "length" | "max_tokens" | "model_length" => StopReason::MaxTokens,
        "tool_calls" | "function_call" => StopReason::ToolUse,
        "content_filter" => StopReason::ContentFilter,
        // DeepSeek: the answer is cut for want of machines. OpenRouter, Mistral: it failed midway.
        "insufficient_system_resource" | "error" => {
            let message = format!("stopped its answer: {reason}");
            return Err(ProviderError::new(ErrorClass::Overloaded, message));
        }
        _ => StopReason::EndTurn,
    })
}

/// Cached tokens are counted inside the prompt, reasoning inside the completion. Where the total
/// says more than both (xAI, Gemini's compatible face), reasoning was counted apart.
pub(super) fn usage_of(usage: &wire::Usage) -> Usage {
    let hit = usage.prompt_cache_hit_tokens.unwrap_or(0);
    let miss = usage.prompt_cache_miss_tokens.unwrap_or(0);
    let input = usage.prompt_tokens.unwrap_or(hit.saturating_add(miss));
    let apart = usage.total_tokens.unwrap_or(0).saturating_sub(input);
    let output = usage.completion_tokens.unwrap_or(0).max(apart);
    let prompt = usage.prompt_tokens_details.as_ref();
    let cached = prompt
        .and_then(|d| d.cached_tokens)
        .or(usage.prompt_cache_hit_tokens)
        .unwrap_or(0)
        .min(input);
    let reasoning = usage
        .completion_tokens_details
        .as_ref()
        .and_then(|d| d.reasoning_tokens);
    Usage {
        input,
        output,
        cached_input: cached,
        cache_write: prompt
            .and_then(|d| d.cache_write_tokens)
            .unwrap_or(0)
            .min(input.saturating_sub(cached)),
        reasoning: reasoning.unwrap_or(0).min(output),
        ..Usage::default()
    }
}

#[cfg(test)]
mod tests;
