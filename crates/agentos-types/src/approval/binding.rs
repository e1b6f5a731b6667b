//! What an approval is bound to: the exact operation and its exact input.

use serde_json::Value;

use super::Operation;
use crate::Digest;

/// SHA-256 of operation, resource and input. Two inputs that differ in nothing but the order of their
/// keys have the same one; anything else that differs makes another, also `1` and `1.0`.
#[must_use]
pub fn operation_hash(operation: Operation, resource: &str, input: &Value) -> Digest {
    let mut text = String::new();
    write(input, &mut text);
    // The length keeps a resource from running over into the input.
    let length = (resource.len() as u64).to_be_bytes();
    Digest::of_parts(&[
        operation.as_str().as_bytes(),
        b"\0",
        &length,
        resource.as_bytes(),
        text.as_bytes(),
    ])
}

/// JSON with the keys of every object in order.
fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<(&String, &Value)> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(key, _)| *key);
            text.push('{');
            for (place, (key, value)) in sorted.into_iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}
