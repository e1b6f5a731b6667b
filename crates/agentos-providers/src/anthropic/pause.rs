//! Turns that the provider pauses are taken up again until they are whole: the caller sees one answer.
//!
//! Each part costs its own input. Only tools on the provider's side make it pause, which are never
//! asked for here; a server that pauses all the same is followed so often, and no further.

use std::sync::Arc;

use agentos_types::{Delta, Message, ModelAnswer, ModelRequest, ProviderError, StopReason, Usage};
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use super::Inner;
use crate::{DeltaStream, call, state};

const MAX_PARTS: usize = 8;
const MARK: &str = "pause_turn";

/// Kept with an answer that is not whole.
pub(super) fn mark() -> Value {
    json!({ "type": MARK })
}

pub(super) fn is_mark(block: &Value) -> bool {
    block.get("type").and_then(Value::as_str) == Some(MARK)
}

pub(super) async fn complete(wire: &Inner, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
    let answer = call::complete(wire, request).await?;
    if !is_paused(&answer) {
        return Ok(answer);
    }
    let mut turn = Turn::of(request);
    let mut whole = turn.add(answer);
    loop {
        if let Some(whole) = whole {
            return Ok(whole);
        }
        let part = call::complete(wire, &turn.next).await;
        whole = turn.add(part.map_err(|error| turn.charge(error))?);
    }
}

pub(super) async fn stream(wire: Arc<Inner>, request: &ModelRequest) -> Result<DeltaStream, ProviderError> {
    let first = call::stream(&*wire, request).await?;
    let turn = Turn::of(request);
    let parts = stream::unfold(Some((wire, turn, first)), |parts| async {
        let (wire, mut turn, mut part) = parts?;
        loop {
            let delta = match part.next().await? {
                Ok(Delta::Done(answer)) => match turn.add(answer) {
                    Some(whole) => return Some((Ok(Delta::Done(whole)), None)),
                    None => match call::stream(&*wire, &turn.next).await {
                        Ok(next) => {
                            part = next;
                            continue;
                        }
                        Err(error) => return Some((Err(turn.charge(error)), None)),
                    },
                },
                Ok(delta) => turn.placed(delta),
                Err(error) => return Some((Err(turn.charge(error)), None)),
            };
            return Some((Ok(delta), Some((wire, turn, part))));
        }
    });
    Ok(Box::pin(parts))
}

fn is_paused(answer: &ModelAnswer) -> bool {
    let blocks = answer
        .provider_state
        .as_ref()
        .and_then(|state| state.blocks.as_array());
    blocks.is_some_and(|all| all.iter().filter_map(|placed| placed.get(2)).any(is_mark))
}

#[derive(Debug)]
struct Turn {
    first: ModelRequest,
    next: ModelRequest,
    so_far: Option<ModelAnswer>,
    parts: usize,
}

impl Turn {
    fn of(request: &ModelRequest) -> Self {
        Self {
            first: request.clone(),
            next: request.clone(),
            so_far: None,
            parts: 0,
        }
    }

    /// Takes a part; gives back the whole, or makes the next request.
    fn add(&mut self, part: ModelAnswer) -> Option<ModelAnswer> {
        let paused = is_paused(&part);
        let mut whole = match self.so_far.take() {
            Some(so_far) => state::join(so_far, part),
            None => part,
        };
        state::forget(&mut whole, is_mark);
        self.parts += 1;
        let left = self.first.max_tokens.saturating_sub(whole.usage.output);
        if !paused || self.parts >= MAX_PARTS || left == 0 {
            if paused && left == 0 {
                whole.stop_reason = StopReason::MaxTokens;
            }
            return Some(whole);
        }
        let mut messages = (*self.first.messages).clone();
        messages.push(Message {
            tool_calls: whole.tool_calls.clone(),
            provider_state: whole.provider_state.clone(),
            ..Message::assistant(whole.content.clone())
        });
        self.next.messages = Arc::new(messages);
        self.next.max_tokens = left;
        self.so_far = Some(whole);
        None
    }

    /// What was paid for the parts before counts with a failure too.
    fn charge(&self, mut error: ProviderError) -> ProviderError {
        if let Some(so_far) = &self.so_far {
            let mut usage: Usage = so_far.usage;
            usage += error.usage.unwrap_or_default();
            error.usage = Some(usage);
        }
        error
    }

    /// Calls are numbered through all parts.
    fn placed(&self, delta: Delta) -> Delta {
        let before = self.so_far.as_ref().map_or(0, |so_far| so_far.tool_calls.len());
        match delta {
            Delta::ToolCallStart { index, id, name } => Delta::ToolCallStart {
                index: index + before,
                id,
                name,
            },
            Delta::ToolCallArguments { index, fragment } => Delta::ToolCallArguments {
                index: index + before,
                fragment,
            },
            other => other,
        }
    }
}
