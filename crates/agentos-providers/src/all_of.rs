//! `allOf` as one schema: providers refuse it, or hold an answer to each of its parts as if it were the whole.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

/// A part that is made of itself ends here.
const MAX_DEPTH: usize = 16;

/// The schema with the parts of its `allOf` in it. Where two say different things of one word, the first holds.
pub(crate) fn joined<'a>(schema: &'a Map<String, Value>, root: &Value) -> Cow<'a, Map<String, Value>> {
    if schema.contains_key("allOf") {
        Cow::Owned(join(schema.clone(), root, 0))
    } else {
        Cow::Borrowed(schema)
    }
}

fn join(mut schema: Map<String, Value>, root: &Value, depth: usize) -> Map<String, Value> {
    let Some(Value::Array(parts)) = schema.remove("allOf") else {
        return schema;
    };
    if depth >= MAX_DEPTH {
        return schema;
    }
    for part in parts {
        let Some(part) = followed(&part, root, depth) else {
            continue;
        };
        for (word, value) in join(part, root, depth + 1) {
            match (word.as_str(), schema.get_mut(&word)) {
                (_, None) => {
                    schema.insert(word, value);
                }
                ("properties", Some(Value::Object(own))) => properties(own, value),
                ("required", Some(Value::Array(own))) => {
                    let Value::Array(more) = value else { continue };
                    for name in more {
                        if !own.contains(&name) {
                            own.push(name);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    schema
}

/// Of a property that several parts have, all hold again.
fn properties(own: &mut Map<String, Value>, more: Value) {
    let Value::Object(more) = more else { return };
    for (name, schema) in more {
        match own.get_mut(&name) {
            Some(first) if *first != schema => *first = json!({ "allOf": [first.take(), schema] }),
            Some(_) => {}
            None => {
                own.insert(name, schema);
            }
        }
    }
}

/// The part itself, where it is a name for another.
fn followed(part: &Value, root: &Value, depth: usize) -> Option<Map<String, Value>> {
    let object = part.as_object()?;
    let Some(target) = object.get("$ref").and_then(Value::as_str) else {
        return Some(object.clone());
    };
    if depth >= MAX_DEPTH {
        return None;
    }
    followed(root.pointer(target.strip_prefix('#')?)?, root, depth + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined() {
        let root = json!({"$defs": {
            "a": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
            "b": {"$ref": "#/$defs/a"},
            "own": {"allOf": [{"$ref": "#/$defs/own"}], "title": "o"},
        }});
        for (schema, expected) in [
            (json!({"type": "string"}), json!({"type": "string"})),
            (
                json!({"allOf": [{"$ref": "#/$defs/b"}], "description": "d"}),
                json!({"type": "object", "description": "d", "properties": {"a": {"type": "string"}}, "required": ["a"]}),
            ),
            (
                json!({"allOf": [{"$ref": "#/$defs/a"}, {"properties": {"b": {"const": 1}}, "required": ["a", "b"]}]}),
                json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"const": 1}}, "required": ["a", "b"]}),
            ),
            (
                json!({"properties": {"a": {"maxLength": 3}}, "allOf": [{"$ref": "#/$defs/a"}]}),
                json!({"type": "object", "required": ["a"], "properties": {"a": {"allOf": [{"maxLength": 3}, {"type": "string"}]}}}),
            ),
            (
                json!({"allOf": [{"allOf": [{"minimum": 1}]}, {"minimum": 2}]}),
                json!({"minimum": 1}),
            ),
            (json!({"allOf": [{"$ref": "#/$defs/own"}]}), json!({"title": "o"})),
            (
                json!({"allOf": [true, {"$ref": "#/gone"}, {"$ref": "https://x/y"}]}),
                json!({}),
            ),
        ] {
            let got = joined(schema.as_object().unwrap(), &root).into_owned();
            assert_eq!(Value::Object(got), expected, "{schema}");
        }
    }
}
