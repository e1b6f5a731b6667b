//! A streamed response: named and numbered events, item by item, the whole at the end.

use serde_json::{Value, json};

use super::super::super::Ask;
use super::answer::{Item, Says, envelope, items, status, whole};
use crate::Answer;

pub(super) fn events(answer: &Answer, ask: &Ask) -> Vec<String> {
    let mut stream = Stream::default();
    for name in ["response.created", "response.in_progress"] {
        stream.push(json!({"type": name, "response": envelope(answer, ask, "in_progress")}));
    }
    for (index, item) in items(answer, ask).into_iter().enumerate() {
        stream.item(index, item, answer);
    }
    let last = format!("response.{}", status(answer));
    stream.push(json!({"type": last, "response": whole(answer, ask)}));
    stream.events
}

#[derive(Default)]
struct Stream {
    events: Vec<String>,
}

impl Stream {
    fn push(&mut self, mut data: Value) {
        if let Some(fields) = data.as_object_mut() {
            fields.insert("sequence_number".to_owned(), json!(self.events.len()));
        }
        self.events.push(frame(&data));
    }

    fn item(&mut self, index: usize, item: Item, answer: &Answer) {
        let id = item.whole.get("id").cloned().unwrap_or_default();
        self.push(json!({"type": "response.output_item.added", "output_index": index, "item": item.begun}));
        let place =
            |name: &str| json!({"type": format!("response.{name}"), "item_id": id, "output_index": index});
        let with = |name: &str, fields: Value| {
            let mut event = place(name);
            if let (Some(event), Value::Object(fields)) = (event.as_object_mut(), fields) {
                event.extend(fields);
            }
            event
        };
        match item.says {
            Says::Thought(text) => {
                let part =
                    |text: &str| json!({"summary_index": 0, "part": {"type": "summary_text", "text": text}});
                self.push(with("reasoning_summary_part.added", part("")));
                for delta in answer.deltas(&text) {
                    let fields = json!({"summary_index": 0, "delta": delta});
                    self.push(with("reasoning_summary_text.delta", fields));
                }
                let fields = json!({"summary_index": 0, "text": text});
                self.push(with("reasoning_summary_text.done", fields));
                self.push(with("reasoning_summary_part.done", part(&text)));
            }
            Says::Text(text) => {
                let part = |text: &str| {
                    let part =
                        json!({"type": "output_text", "text": text, "annotations": [], "logprobs": []});
                    json!({"content_index": 0, "part": part})
                };
                self.push(with("content_part.added", part("")));
                for delta in answer.deltas(&text) {
                    let fields = json!({"content_index": 0, "delta": delta, "logprobs": []});
                    self.push(with("output_text.delta", fields));
                }
                let fields = json!({"content_index": 0, "text": text, "logprobs": []});
                self.push(with("output_text.done", fields));
                self.push(with("content_part.done", part(&text)));
            }
            Says::Refusal(text) => {
                let part =
                    |text: &str| json!({"content_index": 0, "part": {"type": "refusal", "refusal": text}});
                self.push(with("content_part.added", part("")));
                for delta in answer.deltas(&text) {
                    self.push(with("refusal.delta", json!({"content_index": 0, "delta": delta})));
                }
                self.push(with("refusal.done", json!({"content_index": 0, "refusal": text})));
                self.push(with("content_part.done", part(&text)));
            }
            Says::Arguments(text) => {
                for delta in answer.deltas(&text) {
                    self.push(with("function_call_arguments.delta", json!({"delta": delta})));
                }
                self.push(with("function_call_arguments.done", json!({"arguments": text})));
            }
        }
        self.push(json!({"type": "response.output_item.done", "output_index": index, "item": item.whole}));
    }
}

/// The event's name is its type.
pub(super) fn frame(data: &Value) -> String {
    let name = data.get("type").and_then(Value::as_str).unwrap_or_default();
    format!("event: {name}\ndata: {data}\n\n")
}
