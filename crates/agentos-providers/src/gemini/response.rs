//! A whole answer of generateContent as a neutral one; a stream's events are read with the same words.

use std::collections::VecDeque;

use agentos_types::{Delta, ErrorClass, ModelAnswer, ModelRequest, ProviderError, StopReason, Usage};
use serde_json::{Value, json};

use super::wire;
use crate::assembly::Assembly;
use crate::call::Unreadable;
use crate::sent::Sent;

pub(super) fn answer(request: &ModelRequest, sent: &Sent, body: &[u8]) -> Result<ModelAnswer, Unreadable> {
    let answer: wire::Answer = serde_json::from_slice(body)?;
    let mut assembly = Assembly::new(request, sent);
    let finished = absorb(&mut assembly, answer, &mut VecDeque::new())?;
    if !finished && assembly.is_empty() {
        return Err(Unreadable::Shape("no candidates".into()));
    }
    Ok(assembly.finish()?)
}

/// Takes all that `answer` says; whether it says why the model stopped.
pub(super) fn absorb(
    assembly: &mut Assembly,
    answer: wire::Answer,
    out: &mut VecDeque<Delta>,
) -> Result<bool, ProviderError> {
    if let Some(model) = answer.model_version {
        assembly.model = Some(model);
    }
    if let Some(usage) = answer.usage_metadata {
        assembly.usage = Some(usage_of(&usage));
    }
    if let Some(feedback) = answer.prompt_feedback {
        blocked(assembly, feedback)?;
    }
    let Some(candidate) = answer.candidates.into_iter().flatten().next() else {
        return Ok(false);
    };
    for part in candidate
        .content
        .and_then(|content| content.parts)
        .into_iter()
        .flatten()
    {
        hear(assembly, part, out);
    }
    let Some(reason) = candidate
        .finish_reason
        .filter(|reason| reason != "FINISH_REASON_UNSPECIFIED")
    else {
        return Ok(false);
    };
    let said_nothing = reason == "OTHER" && assembly.is_empty();
    let stop = if said_nothing {
        Err("gave no answer and no reason for it (OTHER)".to_owned())
    } else {
        stop_reason(&reason)
    };
    let stop = stop.map_err(|message| failed(assembly, message, candidate.finish_message))?;
    assembly.stop = Some(stop);
    Ok(true)
}

fn hear(assembly: &mut Assembly, part: wire::SpokenPart, out: &mut VecDeque<Delta>) {
    if let Some(text) = part.text {
        if part.thought {
            assembly.thinking(&text, out)
        } else {
            assembly.text(&text, out)
        }
    }
    let signature = part.thought_signature.filter(|signature| !signature.is_empty());
    if let (Some(signature), None) = (&signature, &part.function_call) {
        assembly.keep(json!({ "text": signature }));
    }
    if let Some(call) = part.function_call {
        // Its own id, too, goes back with the call and with its result.
        let id = call.id.as_deref().filter(|id| !id.is_empty());
        if signature.is_some() || id.is_some() {
            assembly.keep(json!({ "call": signature, "id": id }));
        }
        let index = assembly.call(call.id.as_deref().unwrap_or_default(), &call.name, out);
        if let Some(args) = call.args.filter(|args| !args.is_null()) {
            assembly.arguments(index, &args.to_string(), out);
        }
    }
}

fn blocked(assembly: &Assembly, feedback: wire::Feedback) -> Result<(), ProviderError> {
    let Some(reason) = feedback
        .block_reason
        .filter(|reason| reason != "BLOCK_REASON_UNSPECIFIED")
    else {
        return Ok(());
    };
    let more = feedback
        .block_reason_message
        .map(|words| format!(": {words}"))
        .unwrap_or_default();
    let message = format!("refused the prompt ({reason}){more}");
    Err(ProviderError {
        usage: assembly.usage,
        ..ProviderError::new(ErrorClass::ContentFiltered, message)
    })
}

fn failed(assembly: &Assembly, message: String, words: Option<String>) -> ProviderError {
    let message = words.map_or_else(|| message.clone(), |words| format!("{message}: {words}"));
    ProviderError {
        usage: assembly.usage,
        ..ProviderError::new(ErrorClass::MalformedResponse, message)
    }
}

fn stop_reason(reason: &str) -> Result<StopReason, String> {
    Ok(match reason {
        "MAX_TOKENS" => StopReason::MaxTokens,
        "SAFETY"
        | "RECITATION"
        | "BLOCKLIST"
        | "PROHIBITED_CONTENT"
        | "SPII"
        | "LANGUAGE"
        | "IMAGE_SAFETY"
        | "IMAGE_PROHIBITED_CONTENT"
        | "IMAGE_RECITATION"
        | "MODEL_ARMOR" => StopReason::ContentFilter,
        "MALFORMED_FUNCTION_CALL"
        | "UNEXPECTED_TOOL_CALL"
        | "TOO_MANY_TOOL_CALLS"
        | "MALFORMED_RESPONSE"
        | "MISSING_THOUGHT_SIGNATURE" => {
            return Err(format!("gave up on its answer ({reason})"));
        }
        _ => StopReason::EndTurn,
    })
}

/// Thoughts are counted apart from candidates; ours counts both as output. Where the total says more than all
/// parts, a part was left out of them, which has happened to candidates.
pub(super) fn usage_of(usage: &wire::Usage) -> Usage {
    let count = |n: Option<u64>| n.unwrap_or(0);
    let input = count(usage.prompt_token_count).saturating_add(count(usage.tool_use_prompt_token_count));
    let reasoning = count(usage.thoughts_token_count);
    let output = count(usage.candidates_token_count).saturating_add(reasoning);
    let total = usage
        .total_token_count
        .filter(|_| usage.prompt_token_count.is_some());
    Usage {
        input,
        output: output.max(count(total).saturating_sub(input)),
        cached_input: count(usage.cached_content_token_count).min(input),
        reasoning,
        ..Usage::default()
    }
}

/// The object in a response, without the response.
pub(crate) fn read_usage(object: &Value) -> Result<Usage, serde_json::Error> {
    <wire::Usage as serde::Deserialize>::deserialize(object).map(|usage| usage_of(&usage))
}

#[cfg(test)]
mod tests;
