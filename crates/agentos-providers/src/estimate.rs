//! Token counts where a provider does not say: about four bytes a token.
//!
//! Never used for reservations; those need an upper bound, which `Message::token_bound` gives.

use agentos_types::{Content, Message, ModelRequest, Part, Usage};

const BYTES_PER_TOKEN: u64 = 4;
const BYTES_PER_MESSAGE: u64 = 16;
const BYTES_PER_IMAGE: u64 = 4_000;
/// A longer conversation is judged by its first and last messages, so that a call costs the same
/// at its thousandth step as at its tenth.
const SAMPLED_AT_EACH_END: usize = 32;

/// What an answer with this text used, marked as counted by us.
pub(crate) fn usage(request: &ModelRequest, output_bytes: usize) -> Usage {
    Usage {
        input: prompt_tokens(request),
        output: tokens(output_bytes as u64),
        estimated: true,
        ..Usage::default()
    }
}

/// Tokens in that many bytes of text.
pub(crate) const fn tokens(bytes: u64) -> u64 {
    bytes.div_ceil(BYTES_PER_TOKEN)
}

/// Bytes of text in that many tokens.
pub(crate) const fn bytes(tokens: u64) -> u64 {
    tokens.saturating_mul(BYTES_PER_TOKEN)
}

fn prompt_tokens(request: &ModelRequest) -> u64 {
    let system = request.system.as_deref().map_or(0, |text| text.len() as u64);
    let tools: u64 = request
        .tools
        .iter()
        .map(|tool| (tool.name.len() + tool.description.len()) as u64)
        .sum();
    tokens(system + tools + conversation_bytes(&request.messages))
}

fn conversation_bytes(messages: &[Message]) -> u64 {
    let len = messages.len();
    if len <= 2 * SAMPLED_AT_EACH_END {
        return messages.iter().map(message_bytes).sum();
    }
    let first = messages.iter().take(SAMPLED_AT_EACH_END);
    let last = messages.iter().rev().take(SAMPLED_AT_EACH_END);
    let sampled: u64 = first.chain(last).map(message_bytes).sum();
    sampled.saturating_mul(len as u64) / (2 * SAMPLED_AT_EACH_END as u64)
}

fn message_bytes(message: &Message) -> u64 {
    let content: u64 = match &message.content {
        Content::Text(text) => text.len() as u64,
        Content::Parts(parts) => parts
            .iter()
            .map(|part| match part {
                Part::Text { text } => text.len() as u64,
                Part::ImageUrl { .. } => BYTES_PER_IMAGE,
            })
            .sum(),
    };
    BYTES_PER_MESSAGE * (1 + message.tool_calls.len() as u64) + content
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_long_conversation_is_judged_by_its_ends() {
        let messages = |n: usize| (0..n).map(|_| Message::user("x".repeat(64))).collect::<Vec<_>>();
        assert_eq!(conversation_bytes(&messages(10)), 10 * 80);
        assert_eq!(conversation_bytes(&messages(64)), 64 * 80);
        assert_eq!(conversation_bytes(&messages(1_000)), 1_000 * 80);
    }

    #[test]
    fn counts_are_marked_as_ours() {
        let request = ModelRequest {
            model: "m".into(),
            system: Some("12345678".into()),
            messages: Arc::new(vec![Message::user("1234")]),
            tools: Arc::default(),
            sampling: Arc::default(),
            max_tokens: 10,
            ..ModelRequest::default()
        };
        assert_eq!(
            usage(&request, 9),
            Usage {
                input: 7,
                output: 3,
                estimated: true,
                ..Usage::default()
            }
        );
    }
}
