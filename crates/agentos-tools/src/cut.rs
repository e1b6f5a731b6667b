//! Holds a tool's output to its cap.

use serde_json::Value;

use crate::ToolOutput;

/// The output, cut to at most `max` bytes of text and marked when it was longer. What is cut is text
/// from then on: half a JSON value is none.
pub(crate) fn cut(mut output: ToolOutput, max: usize) -> ToolOutput {
    match &mut output.output {
        Value::String(text) => output.truncated |= shorten(text, max),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        structured => {
            let mut text = structured.to_string();
            if shorten(&mut text, max) {
                output.truncated = true;
                output.output = Value::String(text);
            }
        }
    }
    if let Some(error) = &mut output.error {
        output.truncated |= shorten(error, max);
    }
    output
}

/// Cuts at the last character that fits whole.
fn shorten(text: &mut String, max: usize) -> bool {
    let longer = text.len() > max;
    if longer {
        text.truncate(text.floor_char_boundary(max));
    }
    longer
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn output_is_cut_at_a_character_and_marked() {
        let table = [
            (json!("hello"), 5, json!("hello"), false),
            (json!("hello"), 4, json!("hell"), true),
            (json!("aé"), 2, json!("a"), true),
            (json!("日本"), 3, json!("日"), true),
            (json!("日本"), 0, json!(""), true),
            (json!({"a": 1}), 7, json!({"a": 1}), false),
            (json!({"a": 1}), 6, json!("{\"a\":1"), true),
            (json!(123_456), 2, json!(123_456), false),
        ];
        for (given, max, expected, truncated) in table {
            let cut = cut(ToolOutput::ok(given.clone()), max);
            assert_eq!(
                (cut.output, cut.truncated),
                (expected, truncated),
                "{given} {max}"
            );
        }
        let failed = cut(ToolOutput::failed("too long"), 3);
        assert_eq!((failed.error.as_deref(), failed.truncated), (Some("too"), true));
    }
}
