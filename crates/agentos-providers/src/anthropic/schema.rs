//! The JSON Schema of an answer in the part of it that Anthropic takes. Objects are closed; what is
//! not taken is told in the description, so that the model may still mind it.

use serde_json::{Map, Value, json};

use crate::all_of;

/// A schema that refers to itself does so by name, and is not followed.
const MAX_DEPTH: usize = 32;
const FORMATS: &[&str] = &[
    "date-time",
    "time",
    "date",
    "duration",
    "email",
    "hostname",
    "uri",
    "ipv4",
    "ipv6",
    "uuid",
];

pub(super) fn of_answer(schema: &Value) -> Value {
    clean(schema, schema, 0)
}

fn clean(schema: &Value, root: &Value, depth: usize) -> Value {
    let Some(object) = schema.as_object().filter(|_| depth < MAX_DEPTH) else {
        return json!({"type": "string"});
    };
    // Each part would be closed to what the others have.
    let mut left = all_of::joined(object, root).into_owned();
    let mut out = Map::new();
    for word in ["$schema", "$id"] {
        left.remove(word);
    }
    for word in ["$defs", "definitions"] {
        if let Some(Value::Object(defs)) = left.remove(word) {
            out.insert(word.into(), each(defs, root, depth));
        }
    }
    if let Some(target) = left.remove("$ref") {
        out.insert("$ref".into(), target);
        return Value::Object(out);
    }
    for word in ["title", "description", "enum", "const"] {
        if let Some(value) = left.remove(word) {
            out.insert(word.into(), value);
        }
    }
    let any = left.remove("anyOf").or_else(|| left.remove("oneOf"));
    if let Some(Value::Array(any)) = any {
        out.insert(
            "anyOf".into(),
            any.iter().map(|one| clean(one, root, depth + 1)).collect(),
        );
        left.remove("type");
    } else {
        typed(&mut left, &mut out, root, depth);
    }
    describe(left, &mut out);
    Value::Object(out)
}

fn typed(left: &mut Map<String, Value>, out: &mut Map<String, Value>, root: &Value, depth: usize) {
    let literal = out.contains_key("enum") || out.contains_key("const");
    let kind = left.remove("type").or_else(|| {
        let guess = if left.contains_key("properties") {
            "object"
        } else {
            "string"
        };
        (!literal).then(|| json!(guess))
    });
    let is = |name: &str| match &kind {
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == name),
        Some(kind) => kind == name,
        None => false,
    };
    if is("object") {
        let properties = match left.remove("properties") {
            Some(Value::Object(properties)) => each(properties, root, depth),
            _ => json!({}),
        };
        out.insert("properties".into(), properties);
        out.insert("additionalProperties".into(), Value::Bool(false));
        left.remove("additionalProperties");
        if let Some(required) = left.remove("required") {
            out.insert("required".into(), required);
        }
    }
    if is("array") {
        if let Some(items) = left.remove("items") {
            out.insert("items".into(), clean(&items, root, depth + 1));
        }
        if left
            .get("minItems")
            .and_then(Value::as_u64)
            .is_some_and(|n| n <= 1)
            && let Some(min) = left.remove("minItems")
        {
            out.insert("minItems".into(), min);
        }
    }
    let known = left
        .get("format")
        .and_then(Value::as_str)
        .is_some_and(|f| FORMATS.contains(&f));
    if is("string")
        && known
        && let Some(format) = left.remove("format")
    {
        out.insert("format".into(), format);
    }
    if let Some(kind) = kind.filter(|_| !literal) {
        out.insert("type".into(), kind);
    }
}

fn each(schemas: Map<String, Value>, root: &Value, depth: usize) -> Value {
    let cleaned = schemas.into_iter().map(|(name, schema)| {
        let schema = clean(&schema, root, depth + 1);
        (name, schema)
    });
    Value::Object(cleaned.collect())
}

fn describe(left: Map<String, Value>, out: &mut Map<String, Value>) {
    if left.is_empty() {
        return;
    }
    let rules: Vec<String> = left
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    let rules = format!("{{{}}}", rules.join(", "));
    let told = match out.get("description").and_then(Value::as_str) {
        Some(description) => format!("{description}\n\n{rules}"),
        None => rules,
    };
    out.insert("description".into(), json!(told));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_taken_is_told() {
        for (schema, expected) in [
            (
                json!({"$schema": "x", "type": "object", "properties": {"n": {"type": "integer", "minimum": 1, "description": "How many."}}, "required": ["n"]}),
                json!({"type": "object", "additionalProperties": false, "required": ["n"],
                       "properties": {"n": {"type": "integer", "description": "How many.\n\n{minimum: 1}"}}}),
            ),
            (
                json!({"type": "array", "items": {"type": "string", "format": "date"}, "minItems": 1, "maxItems": 3}),
                json!({"type": "array", "items": {"type": "string", "format": "date"}, "minItems": 1, "description": "{maxItems: 3}"}),
            ),
            (
                json!({"$ref": "#/$defs/a", "$defs": {"a": {"oneOf": [{"type": "null"}, {"enum": ["x", 1]}]}}}),
                json!({"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [{"type": "null"}, {"enum": ["x", 1]}]}}}),
            ),
            (
                json!({"type": ["string", "null"], "format": "odd"}),
                json!({"type": ["string", "null"], "description": "{format: \"odd\"}"}),
            ),
            (
                json!({"allOf": [{"$ref": "#/$defs/a"}, {"properties": {"b": {"type": "integer"}}}], "$defs": {"a": {"properties": {"a": {"type": "string"}}}}}),
                json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "additionalProperties": false,
                       "$defs": {"a": {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}}}),
            ),
            (
                json!({"$ref": "#/definitions/a", "definitions": {"a": {"type": "string", "maxLength": 3}}}),
                json!({"$ref": "#/definitions/a", "definitions": {"a": {"type": "string", "description": "{maxLength: 3}"}}}),
            ),
            (
                json!({"properties": {}}),
                json!({"type": "object", "properties": {}, "additionalProperties": false}),
            ),
        ] {
            assert_eq!(of_answer(&schema), expected, "{schema}");
        }
        let mut deep = json!({"type": "string"});
        for _ in 0..100 {
            deep = json!({"type": "array", "items": deep});
        }
        assert!(of_answer(&deep).to_string().len() < 2_000);
    }
}
