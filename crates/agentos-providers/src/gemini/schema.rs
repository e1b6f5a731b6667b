//! A tool's JSON Schema in the part of it that Gemini takes. An unknown keyword would be refused
//! with the whole request; what is dropped here still holds when the tool's arguments are checked.

use serde_json::{Map, Value, json};

/// Deep enough for any tool; a schema that refers to itself ends here.
const MAX_DEPTH: usize = 16;

const KEPT: &[&str] = &[
    "title",
    "description",
    "nullable",
    "default",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
];

/// The parameters of a tool; none when it takes no arguments, which Gemini wants unsaid.
pub(super) fn parameters(schema: &Value) -> Option<Value> {
    let cleaned = Cleaner { root: schema }.clean(schema, 0);
    let has_some = cleaned
        .get("properties")
        .and_then(Value::as_object)
        .is_some_and(|p| !p.is_empty());
    has_some.then_some(cleaned)
}

struct Cleaner<'a> {
    root: &'a Value,
}

impl Cleaner<'_> {
    fn clean(&self, schema: &Value, depth: usize) -> Value {
        let Some(object) = schema.as_object().filter(|_| depth < MAX_DEPTH) else {
            return json!({"type": "object"});
        };
        if let Some(target) = object.get("$ref").and_then(Value::as_str) {
            let found = target
                .strip_prefix('#')
                .and_then(|pointer| self.root.pointer(pointer));
            return found.map_or_else(|| json!({"type": "object"}), |found| self.clean(found, depth + 1));
        }
        if let Some([only]) = object.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
            return self.clean(only, depth + 1);
        }
        let mut out: Map<String, Value> = KEPT
            .iter()
            .filter_map(|key| Some(((*key).to_owned(), object.get(*key)?.clone())))
            .collect();
        self.kind(object, &mut out, depth);
        self.choices(object, &mut out);
        self.children(object, &mut out, depth);
        Value::Object(out)
    }

    /// One type, and whether there may be none: `["string", "null"]` is a nullable string.
    fn kind(&self, object: &Map<String, Value>, out: &mut Map<String, Value>, depth: usize) {
        let names: Vec<&str> = match object.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let any = object
            .get("anyOf")
            .or_else(|| object.get("oneOf"))
            .and_then(Value::as_array);
        let is_null = |schema: &Value| schema.get("type").and_then(Value::as_str) == Some("null");
        if names.contains(&"null") || any.is_some_and(|any| any.iter().any(is_null)) {
            out.insert("nullable".into(), Value::Bool(true));
        }
        let mut real = names.iter().filter(|name| **name != "null");
        match (real.next(), real.next()) {
            (Some(one), None) => {
                out.insert("type".into(), json!(one));
            }
            (Some(_), Some(_)) => {
                let each: Vec<Value> = names
                    .iter()
                    .filter(|name| **name != "null")
                    .map(|name| json!({ "type": name }))
                    .collect();
                out.insert("anyOf".into(), Value::Array(each));
            }
            (None, _) => match any {
                Some(any) => {
                    let each = any
                        .iter()
                        .filter(|schema| !is_null(schema))
                        .map(|s| self.clean(s, depth + 1));
                    out.insert("anyOf".into(), each.collect());
                }
                None => {
                    out.insert("type".into(), json!(guess(object)));
                }
            },
        }
        if let Some(format) = object
            .get("format")
            .and_then(Value::as_str)
            .filter(|f| format_fits(out, f))
        {
            out.insert("format".into(), json!(format));
        }
    }

    /// Choices must be strings.
    fn choices(&self, object: &Map<String, Value>, out: &mut Map<String, Value>) {
        let one = object.get("const").map(|value| vec![value.clone()]);
        let Some(values) = object.get("enum").and_then(Value::as_array).cloned().or(one) else {
            return;
        };
        let strings: Vec<Value> = values.into_iter().filter(|v| !v.is_null()).collect();
        if !strings.is_empty() && strings.iter().all(Value::is_string) {
            out.insert("type".into(), json!("string"));
            out.insert("enum".into(), Value::Array(strings));
        }
    }

    fn children(&self, object: &Map<String, Value>, out: &mut Map<String, Value>, depth: usize) {
        if let Some(properties) = object.get("properties").and_then(Value::as_object) {
            let cleaned: Map<String, Value> = properties
                .iter()
                .map(|(name, schema)| (name.clone(), self.clean(schema, depth + 1)))
                .collect();
            let required: Vec<Value> = object
                .get("required")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter(|name| name.as_str().is_some_and(|name| cleaned.contains_key(name)))
                .cloned()
                .collect();
            if !cleaned.is_empty() {
                out.insert("properties".into(), Value::Object(cleaned));
            }
            if !required.is_empty() {
                out.insert("required".into(), Value::Array(required));
            }
        }
        if out.get("type").and_then(Value::as_str) == Some("array") {
            let items = object.get("items").filter(|items| items.is_object());
            out.insert(
                "items".into(),
                items.map_or_else(|| json!({"type": "string"}), |s| self.clean(s, depth + 1)),
            );
        }
    }
}

fn guess(object: &Map<String, Value>) -> &'static str {
    if object.contains_key("properties") {
        "object"
    } else if object.contains_key("items") {
        "array"
    } else if object.get("const").is_some_and(Value::is_number) {
        "number"
    } else if object.get("const").is_some_and(Value::is_boolean) {
        "boolean"
    } else {
        "string"
    }
}

fn format_fits(out: &Map<String, Value>, format: &str) -> bool {
    match out.get("type").and_then(Value::as_str) {
        Some("string") => matches!(format, "enum" | "date-time"),
        Some("integer") => matches!(format, "int32" | "int64"),
        Some("number") => matches!(format, "float" | "double"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_are_cut_to_what_is_taken() {
        let check = |property: Value, expected: Value| {
            let schema = json!({
                "$schema": "x", "type": "object", "additionalProperties": false,
                "properties": {"p": property}, "required": ["p", "gone"],
                "$defs": {"leaf": {"type": "integer", "exclusiveMinimum": 0}, "loop": {"type": "array", "items": {"$ref": "#/$defs/loop"}}},
            });
            let expected = json!({"type": "object", "properties": {"p": expected}, "required": ["p"]});
            assert_eq!(parameters(&schema), Some(expected), "{schema}");
        };
        check(
            json!({"type": "string", "minLength": 1, "examples": ["a"]}),
            json!({"type": "string", "minLength": 1}),
        );
        check(
            json!({"type": ["string", "null"], "enum": ["a", null]}),
            json!({"type": "string", "nullable": true, "enum": ["a"]}),
        );
        check(
            json!({"type": "integer", "enum": [1, 2], "format": "int32"}),
            json!({"type": "integer", "format": "int32"}),
        );
        check(
            json!({"type": "string", "format": "email"}),
            json!({"type": "string"}),
        );
        check(json!({"const": "x"}), json!({"type": "string", "enum": ["x"]}));
        check(json!({"const": 4}), json!({"type": "number"}));
        check(
            json!({"type": ["string", "integer"]}),
            json!({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        );
        check(
            json!({"oneOf": [{"type": "null"}, {"type": "string", "title": "t"}]}),
            json!({"nullable": true, "anyOf": [{"type": "string", "title": "t"}]}),
        );
        check(json!({"$ref": "#/$defs/leaf"}), json!({"type": "integer"}));
        check(json!({"$ref": "https://elsewhere/x"}), json!({"type": "object"}));
        check(
            json!({"allOf": [{"$ref": "#/$defs/leaf"}]}),
            json!({"type": "integer"}),
        );
        check(
            json!({"type": "array"}),
            json!({"type": "array", "items": {"type": "string"}}),
        );
        check(
            json!({"type": "array", "items": {"type": "object", "properties": {"a": true}, "additionalProperties": {}}}),
            json!({"type": "array", "items": {"type": "object", "properties": {"a": {"type": "object"}}}}),
        );
        check(json!({}), json!({"type": "string"}));
    }

    #[test]
    fn a_schema_that_refers_to_itself_ends() {
        let schema = json!({"type": "object", "properties": {"a": {"$ref": "#"}}});
        assert!(parameters(&schema).unwrap().to_string().len() < 2_000);
    }

    #[test]
    fn a_tool_without_arguments_has_no_parameters() {
        for schema in [
            json!({}),
            json!({"type": "object"}),
            json!({"type": "object", "properties": {}}),
            json!(true),
        ] {
            assert_eq!(parameters(&schema), None, "{schema}");
        }
    }
}
