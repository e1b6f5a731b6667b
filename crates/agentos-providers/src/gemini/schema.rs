//! A tool's JSON Schema in the part of it that Gemini takes. An unknown keyword would be refused
//! with the whole request; what is dropped here still holds when the tool's arguments are checked.
//!
//! Gemini has two fields for a schema. Its own form refuses objects whose properties are not named; what has
//! one goes into the field for JSON Schema.

use serde_json::{Map, Value, json};

use crate::all_of;

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

/// A schema for one of the two fields.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Written {
    pub(super) own: Option<Value>,
    pub(super) json_schema: Option<Value>,
}

/// The parameters of a tool; none when it takes no arguments, which Gemini wants unsaid.
pub(super) fn parameters(schema: &Value) -> Written {
    let mut cleaned = Cleaner { root: schema }.clean(schema, 0);
    if cleaned.get("properties").is_none() {
        return Written::default();
    }
    if is_open(&cleaned) {
        as_json_schema(&mut cleaned);
        Written {
            json_schema: Some(cleaned),
            own: None,
        }
    } else {
        Written {
            own: Some(cleaned),
            json_schema: None,
        }
    }
}

/// What properties of any name are like.
const ANY_NAME: &str = "additionalProperties";

/// Is there an object whose properties are not named?
fn is_open(schema: &Value) -> bool {
    let is_object = schema.get("type").is_some_and(|kind| kind == "object");
    let below = |word: &str| schema.get(word);
    is_object && below("properties").is_none()
        || below("items").is_some_and(is_open)
        || below("anyOf")
            .and_then(Value::as_array)
            .is_some_and(|any| any.iter().any(is_open))
        || below("properties")
            .and_then(Value::as_object)
            .is_some_and(|all| all.values().any(is_open))
}

/// JSON Schema has a type for what may be nothing.
fn as_json_schema(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if object.remove("nullable").is_some() {
        if let Some(Value::Array(any)) = object.get_mut("anyOf") {
            any.push(json!({"type": "null"}));
        } else if let Some(kind) = object.get_mut("type") {
            *kind = json!([kind.take(), "null"]);
        }
        if let Some(Value::Array(choices)) = object.get_mut("enum") {
            choices.push(Value::Null);
        }
    }
    for word in ["items", ANY_NAME] {
        if let Some(below) = object.get_mut(word) {
            as_json_schema(below);
        }
    }
    if let Some(Value::Array(any)) = object.get_mut("anyOf") {
        any.iter_mut().for_each(as_json_schema);
    }
    if let Some(Value::Object(all)) = object.get_mut("properties") {
        all.values_mut().for_each(as_json_schema);
    }
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
        let object = &*all_of::joined(object, self.root);
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
        let is_object = out.get("type").is_some_and(|kind| kind == "object");
        if let Some(any_name) = object
            .get(ANY_NAME)
            .filter(|more| more.is_object() && is_object && !out.contains_key("properties"))
        {
            out.insert(ANY_NAME.into(), self.clean(any_name, depth + 1));
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
            let Written { own, json_schema } = parameters(&schema);
            let is_open = json_schema.is_some();
            assert_eq!(own.or(json_schema), Some(expected), "{schema}");
            is_open
        };
        let check_closed = |property: Value, expected: Value| assert!(!check(property, expected));
        let check_open = |property: Value, expected: Value| assert!(check(property, expected));
        check_closed(
            json!({"type": "string", "minLength": 1, "examples": ["a"]}),
            json!({"type": "string", "minLength": 1}),
        );
        check_closed(
            json!({"type": ["string", "null"], "enum": ["a", null]}),
            json!({"type": "string", "nullable": true, "enum": ["a"]}),
        );
        check_closed(
            json!({"type": "integer", "enum": [1, 2], "format": "int32"}),
            json!({"type": "integer", "format": "int32"}),
        );
        check_closed(
            json!({"type": "string", "format": "email"}),
            json!({"type": "string"}),
        );
        check_closed(json!({"const": "x"}), json!({"type": "string", "enum": ["x"]}));
        check_closed(json!({"const": 4}), json!({"type": "number"}));
        check_closed(
            json!({"type": ["string", "integer"]}),
            json!({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        );
        check_closed(
            json!({"oneOf": [{"type": "null"}, {"type": "string", "title": "t"}]}),
            json!({"nullable": true, "anyOf": [{"type": "string", "title": "t"}]}),
        );
        check_closed(json!({"$ref": "#/$defs/leaf"}), json!({"type": "integer"}));
        check_open(json!({"$ref": "https://elsewhere/x"}), json!({"type": "object"}));
        check_closed(
            json!({"allOf": [{"$ref": "#/$defs/leaf"}]}),
            json!({"type": "integer"}),
        );
        check_closed(
            json!({"type": "array"}),
            json!({"type": "array", "items": {"type": "string"}}),
        );
        check_open(
            json!({"type": "array", "items": {"type": "object", "properties": {"a": true}, "additionalProperties": {}}}),
            json!({"type": "array", "items": {"type": "object", "properties": {"a": {"type": "object"}}}}),
        );
        check_closed(json!({}), json!({"type": "string"}));
        check_closed(
            json!({"allOf": [{"$ref": "#/$defs/leaf"}, {"maximum": 9}], "description": "d"}),
            json!({"type": "integer", "maximum": 9, "description": "d"}),
        );
        // Names that nobody knows beforehand.
        check_open(
            json!({"type": "object", "additionalProperties": {"type": ["integer", "null"]}}),
            json!({"type": "object", "additionalProperties": {"type": ["integer", "null"]}}),
        );
        check_open(
            json!({"type": "object", "properties": {"a": {"type": "object"}, "b": {"type": ["string", "null"], "enum": ["x", null]}}}),
            json!({"type": "object", "properties": {"a": {"type": "object"}, "b": {"type": ["string", "null"], "enum": ["x", null]}}}),
        );
        check_open(
            json!({"anyOf": [{"type": "object"}, {"type": "null"}]}),
            json!({"anyOf": [{"type": "object"}, {"type": "null"}]}),
        );
    }

    #[test]
    fn a_schema_that_refers_to_itself_ends() {
        let schema = json!({"type": "object", "properties": {"a": {"$ref": "#"}}});
        assert!(parameters(&schema).json_schema.unwrap().to_string().len() < 2_000);
    }

    #[test]
    fn a_tool_without_arguments_has_no_parameters() {
        for schema in [
            json!({}),
            json!({"type": "object"}),
            json!({"type": "object", "properties": {}}),
            json!(true),
        ] {
            assert_eq!(parameters(&schema), Written::default(), "{schema}");
        }
    }
}
