//! What a provider wants back with an answer, each block in its place among the answer's text and
//! calls. Only the provider and the model that gave it get it back.

use agentos_types::{Content, Message, ModelAnswer, ProviderState, ToolCall};
use serde_json::{Value, json};

/// Blocks of one answer, and how much text and how many calls came before each.
#[derive(Debug, Default)]
pub(crate) struct Kept(Vec<(usize, usize, Value)>);

/// A piece of an answer on its way back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Call(&'a ToolCall),
    Block(&'a Value),
}

impl Kept {
    pub(crate) fn push(&mut self, text: usize, calls: usize, block: Value) -> usize {
        self.0.push((text, calls, block));
        self.0.len() - 1
    }

    /// Puts more text to the end of a field of a block.
    pub(crate) fn extend(&mut self, place: usize, field: &str, more: &str) {
        let field = self
            .0
            .get_mut(place)
            .and_then(|(_, _, block)| block.get_mut(field));
        if let Some(Value::String(text)) = field {
            text.push_str(more);
        }
    }

    pub(crate) fn retain(&mut self, worth: impl Fn(&Value) -> bool) {
        self.0.retain(|(_, _, block)| worth(block));
    }

    pub(crate) fn into_state(self, provider: &str, model: &str) -> Option<Box<ProviderState>> {
        if self.0.is_empty() {
            return None;
        }
        let placed = self
            .0
            .into_iter()
            .map(|(text, calls, block)| json!([text, calls, block]));
        Some(Box::new(ProviderState {
            provider: provider.to_owned(),
            model: model.to_owned(),
            blocks: placed.collect(),
        }))
    }
}

/// Two parts of one answer as one.
pub(crate) fn join(mut first: ModelAnswer, second: ModelAnswer) -> ModelAnswer {
    let (text, calls) = (first.content.len(), first.tool_calls.len());
    first.content.push_str(&second.content);
    first.tool_calls.extend(second.tool_calls);
    first.usage += second.usage;
    first.stop_reason = second.stop_reason;
    first.model = second.model;
    if let Some(mut more) = second.provider_state {
        if let Value::Array(blocks) = &mut more.blocks {
            for placed in blocks.iter_mut() {
                for (at, before) in [(0, text), (1, calls)] {
                    if let Some(place) = placed.get_mut(at) {
                        *place = json!(place.as_u64().unwrap_or(0) + before as u64);
                    }
                }
            }
        }
        match first
            .provider_state
            .as_mut()
            .map(|state| (&mut state.blocks, &mut more.blocks))
        {
            Some((Value::Array(blocks), Value::Array(more))) => blocks.append(more),
            _ => first.provider_state = Some(more),
        }
    }
    first
}

/// Takes blocks out of an answer.
pub(crate) fn forget(answer: &mut ModelAnswer, unwanted: impl Fn(&Value) -> bool) {
    let Some(Value::Array(blocks)) = answer.provider_state.as_mut().map(|state| &mut state.blocks) else {
        return;
    };
    blocks.retain(|placed| !placed.get(2).is_some_and(&unwanted));
    if blocks.is_empty() {
        answer.provider_state = None;
    }
}

/// The blocks of a message that are this provider's and model's own.
fn blocks<'a>(message: &'a Message, provider: &str, model: &str) -> Option<&'a [Value]> {
    let state = message.provider_state.as_ref()?;
    let own = state.provider == provider && state.model == model;
    own.then_some(state.blocks.as_array()?.as_slice())
}

/// The blocks alone.
pub(crate) fn own<'a>(message: &'a Message, provider: &str, model: &str) -> Vec<&'a Value> {
    blocks(message, provider, model)
        .unwrap_or_default()
        .iter()
        .filter_map(|placed| placed.get(2))
        .collect()
}

/// The message in the order in which it was said; none when it has no state to give back.
pub(crate) fn weave<'a>(message: &'a Message, provider: &str, model: &str) -> Option<Vec<Piece<'a>>> {
    let blocks = blocks(message, provider, model)?;
    let Content::Text(text) = &message.content else {
        return None;
    };
    let mut calls = message.tool_calls.iter();
    let mut left = message.tool_calls.len();
    let mut rest = text.as_str();
    let mut pieces = Vec::with_capacity(blocks.len() + left + 1);
    for placed in blocks {
        let place = |at: usize| {
            placed
                .get(at)
                .and_then(Value::as_u64)
                .and_then(|n| usize::try_from(n).ok())
        };
        let (Some(said), Some(called), Some(block)) = (place(0), place(1), placed.get(2)) else {
            continue;
        };
        let before = text.len() - rest.len();
        let cut = rest.floor_char_boundary(said.saturating_sub(before));
        let (now, later) = rest.split_at(cut);
        if !now.is_empty() {
            pieces.push(Piece::Text(now));
        }
        rest = later;
        while message.tool_calls.len() - left < called {
            let Some(call) = calls.next() else { break };
            left -= 1;
            pieces.push(Piece::Call(call));
        }
        pieces.push(Piece::Block(block));
    }
    if !rest.is_empty() {
        // Text that was said before a call stands before it still, when nothing says otherwise.
        let at = pieces
            .iter()
            .position(|piece| matches!(piece, Piece::Call(_)))
            .unwrap_or(pieces.len());
        pieces.insert(at, Piece::Text(rest));
    }
    pieces.extend(calls.map(Piece::Call));
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str, calls: usize, kept: Kept) -> Message {
        let call = |n: usize| ToolCall {
            id: n.to_string(),
            name: "t".into(),
            arguments: json!({}),
        };
        Message {
            tool_calls: (0..calls).map(call).collect(),
            provider_state: kept.into_state("p", "m"),
            ..Message::assistant(text)
        }
    }

    fn shape(message: &Message) -> String {
        let pieces = weave(message, "p", "m").unwrap();
        let one = |piece: &Piece<'_>| match piece {
            Piece::Text(text) => format!("{text:?}"),
            Piece::Call(call) => format!("call {}", call.id),
            Piece::Block(block) => block.to_string(),
        };
        pieces.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn blocks_come_back_in_their_places() {
        for (text, calls, blocks, expected) in [
            ("ab", 1, vec![(0, 0)], r#"0 "ab" call 0"#),
            (
                "ab",
                2,
                vec![(1, 0), (2, 0), (2, 1)],
                r#""a" 0 "b" 1 call 0 2 call 1"#,
            ),
            ("", 1, vec![(0, 0), (0, 1)], "0 call 0 1"),
            // The text was changed meanwhile, or a call taken away.
            ("ü", 0, vec![(1, 0), (9, 3)], r#"0 "ü" 1"#),
            ("longer", 1, vec![(2, 1)], r#""lo" "nger" call 0 0"#),
        ] {
            let mut kept = Kept::default();
            for (n, (said, called)) in blocks.into_iter().enumerate() {
                kept.push(said, called, json!(n));
            }
            assert_eq!(shape(&message(text, calls, kept)), expected);
        }
    }

    #[test]
    fn only_its_own_provider_and_model_get_it_back() {
        let mut kept = Kept::default();
        kept.push(0, 0, json!("secret"));
        let message = message("text", 0, kept);
        assert_eq!(own(&message, "p", "m"), [&json!("secret")]);
        for (provider, model) in [("other", "m"), ("p", "other")] {
            assert!(weave(&message, provider, model).is_none() && own(&message, provider, model).is_empty());
        }
        let stored: Message = serde_json::from_str(&serde_json::to_string(&message).unwrap()).unwrap();
        assert_eq!(stored, message);
        assert!(message.token_bound() > Message::assistant("text").token_bound());
    }
}
