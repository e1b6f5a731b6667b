//! A whole answer as a stream: for the scripted model, and for servers that answer a request for a
//! stream with a whole body.

use agentos_types::{Delta, ModelAnswer, ProviderError};
use futures_util::stream;

use crate::DeltaStream;

/// Characters of text in one delta: a few words.
const CHARS_PER_DELTA: usize = 24;

/// The deltas of `answer`, ending with `Delta::Done`.
pub(crate) fn of_answer(answer: ModelAnswer) -> DeltaStream {
    let mut deltas: Vec<Result<Delta, ProviderError>> = Vec::new();
    deltas.extend(pieces(&answer.content).map(|text| Ok(Delta::Text(text))));
    for (index, call) in answer.tool_calls.iter().enumerate() {
        deltas.push(Ok(Delta::ToolCallStart {
            index,
            id: call.id.clone(),
            name: call.name.clone(),
        }));
        let arguments = call.arguments.to_string();
        deltas.extend(pieces(&arguments).map(|fragment| Ok(Delta::ToolCallArguments { index, fragment })));
    }
    deltas.push(Ok(Delta::Done(answer)));
    Box::pin(stream::iter(deltas))
}

fn pieces(text: &str) -> impl Iterator<Item = String> {
    let mut rest = text.chars().peekable();
    std::iter::from_fn(move || {
        rest.peek()?;
        Some(rest.by_ref().take(CHARS_PER_DELTA).collect())
    })
}

#[cfg(test)]
mod tests {
    use agentos_types::{StopReason, ToolCall, Usage};
    use futures_util::StreamExt;
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn deltas_add_up_to_the_answer() {
        let answer = ModelAnswer {
            content: "Grüße an alle, die hier mitlesen wollen 🦀🦀".into(),
            tool_calls: vec![ToolCall {
                id: "c".into(),
                name: "t".into(),
                arguments: json!({"long": "x".repeat(60)}),
            }],
            usage: Usage::default(),
            stop_reason: StopReason::ToolUse,
            model: "m".into(),
            ..ModelAnswer::default()
        };
        let (mut text, mut arguments, mut done) = (String::new(), String::new(), None);
        let deltas: Vec<_> = of_answer(answer.clone()).collect().await;
        assert!(deltas.len() > 5);
        for delta in deltas {
            match delta.unwrap() {
                Delta::Text(piece) => text += &piece,
                Delta::ToolCallArguments { fragment, .. } => arguments += &fragment,
                Delta::Done(whole) => done = Some(whole),
                Delta::Thinking(_) | Delta::ToolCallStart { .. } => {}
            }
        }
        assert_eq!(text, answer.content);
        assert_eq!(arguments, answer.tool_calls[0].arguments.to_string());
        assert_eq!(done, Some(answer));
    }
}
