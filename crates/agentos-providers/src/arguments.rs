//! The arguments of tool calls: from a model's text, and back to providers that take only objects.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// A model's arguments: none are `{}`, and what is not JSON is kept as text.
pub(crate) fn parse(text: &str) -> Value {
    if text.trim().is_empty() {
        return Value::Object(Map::new());
    }
    match serde_json::from_str(text) {
        Ok(Value::Null) => Value::Object(Map::new()),
        Ok(value) => value,
        Err(_) => Value::String(text.to_owned()),
    }
}

/// Is the text an object from beginning to end?
pub(crate) fn are_whole(text: &str) -> bool {
    text.trim_end().ends_with('}') && serde_json::from_str::<Map<String, Value>>(text).is_ok()
}

/// Arguments as an object. A model's mistake is shown to it as one, since a provider that reads
/// arguments would refuse the whole conversation for it.
pub(crate) fn object(arguments: &Value) -> Cow<'_, Value> {
    match arguments {
        Value::Object(_) => Cow::Borrowed(arguments),
        Value::Null => Cow::Owned(Value::Object(Map::new())),
        other => Cow::Owned(serde_json::json!({ "invalid_arguments": other })),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn arguments_are_read_or_kept() {
        for (text, expected) in [
            ("", json!({})),
            ("  ", json!({})),
            ("null", json!({})),
            (r#"{"a":[1]}"#, json!({"a": [1]})),
            (r#"{"a":"#, json!("{\"a\":")),
            ("[1]", json!([1])),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
