//! JSON Schema as providers take it of a tool's parameters and of an answer's form: of an object, said at the top,
//! and with items in each array.
//!
//! Nothing is said of schemas that are a choice at the top, which no provider takes.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use crate::all_of;

/// The schema as it is written, where it is taken so.
pub(crate) fn of(schema: &Value) -> Cow<'_, Value> {
    let Some(object) = schema.as_object() else {
        return Cow::Owned(json!({"type": "object"}));
    };
    if object.contains_key("type") && !object.contains_key("allOf") && !lacks_items(schema) {
        return Cow::Borrowed(schema);
    }
    let mut object = all_of::joined(object, schema).into_owned();
    object.entry("type").or_insert_with(|| json!("object"));
    let mut schema = Value::Object(object);
    add_items(&mut schema);
    Cow::Owned(schema)
}

/// Does an array say nothing of what is in it?
fn lacks_items(schema: &Value) -> bool {
    match schema {
        Value::Object(object) => is_bare(object) || object.values().any(lacks_items),
        Value::Array(list) => list.iter().any(lacks_items),
        _ => false,
    }
}

fn add_items(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if is_bare(object) {
                object.insert("items".into(), json!({}));
            }
            object.values_mut().for_each(add_items);
        }
        Value::Array(list) => list.iter_mut().for_each(add_items),
        _ => {}
    }
}

fn is_bare(object: &Map<String, Value>) -> bool {
    let is_array = match object.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "array"),
        Some(kind) => kind == "array",
        None => false,
    };
    is_array && !object.get("items").is_some_and(Value::is_object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said() {
        for (schema, expected) in [
            (
                json!({"type": "object", "properties": {"type": {"type": "array", "items": {}}}}),
                None,
            ),
            (json!({"type": "object"}), None),
            (json!(true), Some(json!({"type": "object"}))),
            (json!({}), Some(json!({"type": "object"}))),
            (
                json!({"properties": {"a": true}}),
                Some(json!({"type": "object", "properties": {"a": true}})),
            ),
            (
                json!({"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}),
                Some(json!({"type": "object", "properties": {"a": {}, "b": {}}})),
            ),
            (
                json!({"type": "object", "properties": {"a": {"type": ["array", "null"]}, "b": {"anyOf": [{"type": "array", "items": false}]}}}),
                Some(json!({"type": "object", "properties": {
                    "a": {"type": ["array", "null"], "items": {}}, "b": {"anyOf": [{"type": "array", "items": {}}]},
                }})),
            ),
        ] {
            let got = of(&schema);
            assert_eq!(matches!(got, Cow::Borrowed(_)), expected.is_none(), "{schema}");
            assert_eq!(*got, expected.unwrap_or(schema.clone()), "{schema}");
        }
    }
}
