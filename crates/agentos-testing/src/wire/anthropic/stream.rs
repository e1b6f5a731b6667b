//! A streamed message: named events from `message_start` to `message_stop`, block by block.

use serde_json::{Value, json};

use super::super::Ask;
use super::answer::{SIGNATURE, envelope, stop_reason, stop_sequence, tool_use_id, usage};
use crate::Answer;

pub(super) fn events(answer: &Answer, ask: &Ask) -> Vec<String> {
    let usage = answer.usage_or(usage, ask.tokens);
    let mut stream = Stream {
        events: vec![start(answer, ask, usage.as_ref())],
        blocks: 0,
    };
    if let Some(thinking) = &answer.thinking {
        let deltas = answer
            .deltas(thinking)
            .into_iter()
            .map(|text| json!({"type": "thinking_delta", "thinking": text}));
        let signed = [json!({"type": "signature_delta", "signature": SIGNATURE})];
        stream.block(
            &json!({"type": "thinking", "thinking": "", "signature": ""}),
            deltas.chain(signed),
        );
    }
    if let Some(text) = &answer.text {
        let deltas = answer
            .deltas(text)
            .into_iter()
            .map(|text| json!({"type": "text_delta", "text": text}));
        stream.block(&json!({"type": "text", "text": ""}), deltas);
    }
    for (i, call) in answer.tool_calls.iter().enumerate() {
        let id = call.id_or(|| tool_use_id(ask, i));
        // The first fragment is empty, as the real one's is.
        let fragments = [String::new()]
            .into_iter()
            .chain(answer.deltas(&call.arguments_text()));
        let deltas = fragments.map(|text| json!({"type": "input_json_delta", "partial_json": text}));
        stream.block(
            &json!({"type": "tool_use", "id": id, "name": call.name, "input": {}}),
            deltas,
        );
    }
    let mut last = json!({
        "type": "message_delta",
        "delta": {"stop_reason": stop_reason(answer), "stop_sequence": stop_sequence(answer)},
    });
    if let (Some(usage), Some(last)) = (usage, last.as_object_mut()) {
        last.insert("usage".to_owned(), usage);
    }
    stream.push(&last);
    stream.push(&json!({"type": "message_stop"}));
    stream.events
}

/// The first event knows the prompt's tokens, and has begun to count the answer's.
fn start(answer: &Answer, ask: &Ask, usage: Option<&Value>) -> String {
    let mut message = envelope(answer, ask);
    if let (Some(usage), Some(message)) = (usage, message.as_object_mut()) {
        let mut usage = usage.clone();
        if let Some(usage) = usage.as_object_mut() {
            usage.insert("output_tokens".to_owned(), json!(1));
            usage.remove("output_tokens_details");
        }
        message.insert("usage".to_owned(), usage);
    }
    frame(&json!({"type": "message_start", "message": message}))
}

struct Stream {
    events: Vec<String>,
    blocks: usize,
}

impl Stream {
    fn push(&mut self, data: &Value) {
        self.events.push(frame(data));
    }

    fn block(&mut self, start: &Value, deltas: impl Iterator<Item = Value>) {
        let index = self.blocks;
        self.blocks += 1;
        self.push(&json!({"type": "content_block_start", "index": index, "content_block": start}));
        if index == 0 {
            self.push(&json!({"type": "ping"}));
        }
        for delta in deltas {
            self.push(&json!({"type": "content_block_delta", "index": index, "delta": delta}));
        }
        self.push(&json!({"type": "content_block_stop", "index": index}));
    }
}

/// The event's name is its type.
pub(super) fn frame(data: &Value) -> String {
    let name = data.get("type").and_then(Value::as_str).unwrap_or_default();
    format!("event: {name}\ndata: {data}\n\n")
}
