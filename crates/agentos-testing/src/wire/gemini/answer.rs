//! Whole and streamed answers: a stream is a row of whole answers, each with a piece.

use serde_json::{Value, json};

use super::super::Ask;
use crate::{Answer, ScriptedCall, Stop, UsageNumbers};

pub(super) fn whole(answer: &Answer, ask: &Ask) -> Value {
    let mut parts = Vec::new();
    if let Some(thinking) = &answer.thinking {
        parts.push(json!({"text": thinking, "thought": true}));
    }
    if let Some(text) = &answer.text {
        parts.push(json!({"text": text}));
    }
    parts.extend(calls(answer, ask));
    response(answer, ask, &parts, true)
}

/// As server-sent events with CR LF; without `alt=sse` the pieces of one JSON array.
pub(super) fn events(answer: &Answer, ask: &Ask) -> Vec<String> {
    let mut pieces: Vec<Value> = Vec::new();
    for delta in answer.deltas(answer.thinking.as_deref().unwrap_or_default()) {
        pieces.push(response(
            answer,
            ask,
            &[json!({"text": delta, "thought": true})],
            false,
        ));
    }
    for delta in answer.deltas(answer.text.as_deref().unwrap_or_default()) {
        pieces.push(response(answer, ask, &[json!({"text": delta})], false));
    }
    for call in calls(answer, ask) {
        pieces.push(response(answer, ask, &[call], false));
    }
    pieces.push(response(answer, ask, &[json!({"text": ""})], true));
    if ask.sse {
        return pieces
            .iter()
            .map(|piece| format!("data: {piece}\r\n\r\n"))
            .collect();
    }
    let lead = |i: usize| if i == 0 { "[" } else { ",\r\n" };
    let mut events: Vec<String> = pieces
        .iter()
        .enumerate()
        .map(|(i, piece)| format!("{}{piece}", lead(i)))
        .collect();
    events.push("]".to_owned());
    events
}

/// A function call comes in one piece. From Gemini 3 on it has an id and a signature to hand back.
fn calls(answer: &Answer, ask: &Ask) -> Vec<Value> {
    let part = |(i, call): (usize, &ScriptedCall)| {
        let mut function = json!({"name": call.name, "args": call.arguments_object()});
        let id = call
            .id
            .clone()
            .or_else(|| signs(&ask.model).then(|| format!("fake{}_{i}", ask.n)));
        if let (Some(id), Some(function)) = (id, function.as_object_mut()) {
            function.insert("id".to_owned(), json!(id));
        }
        let mut part = json!({"functionCall": function});
        if let (true, Some(part)) = (signs(&ask.model) && i == 0, part.as_object_mut()) {
            part.insert("thoughtSignature".to_owned(), json!("RmFrZQ=="));
        }
        part
    };
    answer.tool_calls.iter().enumerate().map(part).collect()
}

pub(super) fn signs(model: &str) -> bool {
    model.starts_with("gemini-3")
}

fn response(answer: &Answer, ask: &Ask, parts: &[Value], last: bool) -> Value {
    let mut body = json!({
        "modelVersion": answer.model.as_ref().unwrap_or(&ask.model),
        "responseId": format!("fake{}", ask.n),
    });
    let Some(fields) = body.as_object_mut() else {
        return body;
    };
    if let Some(usage) = answer.usage_or(usage, ask.tokens) {
        fields.insert("usageMetadata".to_owned(), usage);
    }
    if answer.stop() == Stop::PromptBlocked {
        fields.insert("promptFeedback".to_owned(), json!({"blockReason": "SAFETY"}));
        return body;
    }
    let mut candidate = json!({"content": {"parts": parts, "role": "model"}, "index": 0});
    if let (true, Some(candidate)) = (last, candidate.as_object_mut()) {
        candidate.insert("finishReason".to_owned(), json!(finish_reason(answer)));
    }
    fields.insert("candidates".to_owned(), json!([candidate]));
    body
}

/// A call for a tool ends with `STOP`, as every answer that is complete.
fn finish_reason(answer: &Answer) -> &'static str {
    match answer.stop() {
        Stop::EndTurn | Stop::StopSequence | Stop::ToolUse => "STOP",
        Stop::MaxTokens => "MAX_TOKENS",
        Stop::ContentFilter | Stop::Refusal | Stop::PromptBlocked => "SAFETY",
    }
}

/// Thoughts are counted beside the candidates, the cache within the prompt.
fn usage(usage: UsageNumbers) -> Value {
    let mut value = json!({
        "promptTokenCount": usage.input,
        "candidatesTokenCount": usage.output.saturating_sub(usage.reasoning),
        "totalTokenCount": usage.input + usage.output,
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": usage.input}],
    });
    if let Some(value) = value.as_object_mut() {
        for (name, count) in [
            ("cachedContentTokenCount", usage.cached),
            ("thoughtsTokenCount", usage.reasoning),
        ] {
            if count > 0 {
                value.insert(name.to_owned(), json!(count));
            }
        }
    }
    value
}
