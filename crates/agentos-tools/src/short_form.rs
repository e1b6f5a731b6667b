//! The product document's short form of parameters, turned into JSON Schema.
//!
//! `{query: {type: string, required: true}, limit: number}` describes each argument by a type word
//! or by a schema of its own with `required: true` beside it. What is JSON Schema already is kept.

use serde_json::{Map, Value, json};

const WORDS: [(&str, &str); 11] = [
    ("string", "string"),
    ("number", "number"),
    ("integer", "integer"),
    ("boolean", "boolean"),
    ("object", "object"),
    ("array", "array"),
    ("null", "null"),
    ("any", "any"),
    ("int", "integer"),
    ("float", "number"),
    ("bool", "boolean"),
];

/// Where and why a description of parameters cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// JSON pointer below `/parameters`.
    pub(crate) place: String,
    pub(crate) reason: String,
}

impl Misfit {
    pub(crate) fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            reason: reason.into(),
        }
    }
}

/// JSON Schema of type `object`, from either form.
pub(crate) fn to_json_schema(parameters: &Value) -> Result<Value, Misfit> {
    let map = match parameters {
        Value::Null => return object_of(&Map::new(), ""),
        Value::Object(map) => map,
        other => {
            return Err(Misfit::new(
                "",
                format!("parameters are an object, not {}", kind(other)),
            ));
        }
    };
    if !is_json_schema(map) {
        return object_of(map, "");
    }
    let mut schema = map.clone();
    if !schema.contains_key("type") {
        schema.insert("type".to_owned(), json!("object"));
    }
    if !schema.contains_key("properties") {
        schema.insert("properties".to_owned(), json!({}));
    }
    match schema.get("type") {
        Some(Value::String(word)) if word == "object" => Ok(Value::Object(schema)),
        _ => Err(Misfit::new(
            "/type",
            "a tool's arguments are an object, so the schema's type is `object`",
        )),
    }
}

/// A parameter may itself be called `type` or `properties`: then its value is a description, which
/// no schema has in that place.
fn is_json_schema(map: &Map<String, Value>) -> bool {
    const MARKS: [&str; 6] = ["$schema", "$ref", "$defs", "anyOf", "oneOf", "allOf"];
    let typed = map.get("type").is_some_and(|t| t == "object");
    let listed = match map.get("properties") {
        Some(Value::Object(properties)) => properties.values().all(|p| p.is_object() || p.is_boolean()),
        _ => false,
    };
    typed || listed || MARKS.iter().any(|mark| map.contains_key(*mark))
}

fn object_of(parameters: &Map<String, Value>, place: &str) -> Result<Value, Misfit> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (name, description) in parameters {
        let place = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
        let (schema, is_required) = parameter(description, &place)?;
        if is_required {
            required.push(Value::String(name.clone()));
        }
        properties.insert(name.clone(), schema);
    }
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    // The short form lists every argument, so any other is a slip of the caller's.
    schema.insert("additionalProperties".to_owned(), json!(false));
    Ok(Value::Object(schema))
}

fn parameter(description: &Value, place: &str) -> Result<(Value, bool), Misfit> {
    let mut schema = match description {
        Value::String(text) => word(text, place)?,
        Value::Object(map) => map.clone(),
        other => {
            let reason = format!("a parameter is a type word or an object, not {}", kind(other));
            return Err(Misfit::new(place, reason));
        }
    };
    // In a nested object that is JSON Schema, `required` is a list and stays where it is.
    let required = match schema.get("required") {
        None | Some(Value::Array(_)) => false,
        Some(Value::Bool(required)) => *required,
        Some(other) => {
            let reason = format!("`required` is true or false, not {}", kind(other));
            return Err(Misfit::new(format!("{place}/required"), reason));
        }
    };
    if !matches!(schema.get("required"), Some(Value::Array(_))) {
        schema.shift_remove("required");
    }
    if let Some(Value::String(text)) = schema.get("type") {
        let typed = word(text, &format!("{place}/type"))?;
        schema.shift_remove("type");
        let rest = std::mem::replace(&mut schema, typed);
        schema.extend(rest);
    }
    nested(&mut schema, place)?;
    if let Some(default) = schema.get("default") {
        check_default(&schema, default, place)?;
    }
    Ok((Value::Object(schema), required))
}

/// Properties of a nested object and items of a list may be in the short form too.
fn nested(schema: &mut Map<String, Value>, place: &str) -> Result<(), Misfit> {
    if let Some(Value::Object(properties)) = schema.get("properties") {
        let Value::Object(object) = object_of(properties, &format!("{place}/properties"))? else {
            return Ok(());
        };
        for (key, value) in object {
            // A list of its own, and its own word on other properties, win.
            if key == "properties" || !schema.contains_key(&key) {
                schema.insert(key, value);
            }
        }
    }
    if let Some(items @ Value::String(_)) = schema.get("items") {
        let (items, _) = parameter(items, &format!("{place}/items"))?;
        schema.insert("items".to_owned(), items);
    }
    Ok(())
}

/// The schema of a type word; `string[]` is a list of strings.
fn word(text: &str, place: &str) -> Result<Map<String, Value>, Misfit> {
    let mut schema = Map::new();
    if let Some(item) = text.strip_suffix("[]") {
        schema.insert("type".to_owned(), json!("array"));
        schema.insert("items".to_owned(), Value::Object(word(item, place)?));
        return Ok(schema);
    }
    match WORDS
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(text.trim()))
    {
        Some((_, "any")) => {}
        Some((_, "array")) => {
            schema.insert("type".to_owned(), json!("array"));
            // Two providers refuse a list whose items have no schema.
            schema.insert("items".to_owned(), json!({}));
        }
        Some((_, known)) => {
            schema.insert("type".to_owned(), json!(known));
        }
        None => {
            let known = WORDS.map(|(word, _)| word).join(", ");
            return Err(Misfit::new(
                place,
                format!("`{text}` is not a type; types are {known}"),
            ));
        }
    }
    Ok(schema)
}

fn check_default(schema: &Map<String, Value>, default: &Value, place: &str) -> Result<(), Misfit> {
    // A schema that does not compile is reported for the whole, with its place.
    let Ok(validator) = jsonschema::validator_for(&Value::Object(schema.clone())) else {
        return Ok(());
    };
    match validator.validate(default) {
        Ok(()) => Ok(()),
        Err(error) => {
            let reason = format!("the default does not fit its own parameter: {error}");
            Err(Misfit::new(format!("{place}/default"), reason))
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_become_json_schema() {
        let table = [
            (
                json!({"query": {"type": "string", "required": true}, "limit": {"type": "number", "default": 10}}),
                json!({"type": "object", "properties": {"query": {"type": "string"},
                    "limit": {"type": "number", "default": 10}},
                    "required": ["query"], "additionalProperties": false}),
            ),
            (
                json!({"a": "string", "b": "int", "c": "string[]", "d": "any", "e": "array"}),
                json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"},
                    "c": {"type": "array", "items": {"type": "string"}}, "d": {},
                    "e": {"type": "array", "items": {}}}, "additionalProperties": false}),
            ),
            (
                json!(null),
                json!({"type": "object", "properties": {}, "additionalProperties": false}),
            ),
            (
                json!({}),
                json!({"type": "object", "properties": {}, "additionalProperties": false}),
            ),
            (
                json!({"type": {"type": "string", "required": true}, "properties": "object"}),
                json!({"type": "object", "properties": {"type": {"type": "string"}, "properties": {"type": "object"}},
                    "required": ["type"], "additionalProperties": false}),
            ),
            (
                json!({"type": "object"}),
                json!({"type": "object", "properties": {}}),
            ),
            (
                json!({"properties": {"x": {"type": "string"}}, "required": ["x"]}),
                json!({"properties": {"x": {"type": "string"}}, "required": ["x"], "type": "object"}),
            ),
            (
                json!({"where": {"type": "object", "required": true,
                    "properties": {"city": {"type": "string", "required": true}, "zip": "string"}}}),
                json!({"type": "object", "properties": {"where": {"type": "object",
                    "properties": {"city": {"type": "string"}, "zip": {"type": "string"}},
                    "required": ["city"], "additionalProperties": false}},
                    "required": ["where"], "additionalProperties": false}),
            ),
            (
                json!({"tags": {"type": "array", "items": "string", "default": []}}),
                json!({"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string"},
                    "default": []}}, "additionalProperties": false}),
            ),
        ];
        for (given, expected) in table {
            assert_eq!(to_json_schema(&given).unwrap(), expected, "{given}");
        }
    }

    #[test]
    fn a_description_that_cannot_be_used_names_its_place() {
        let table = [
            (json!([]), "", "a list"),
            (json!({"a": 5}), "/a", "a number"),
            (json!({"a": "strnig"}), "/a", "`strnig`"),
            (json!({"a": {"type": "strnig"}}), "/a/type", "`strnig`"),
            (
                json!({"a": {"type": "string", "required": "yes"}}),
                "/a/required",
                "true or false",
            ),
            (
                json!({"a": {"type": "number", "default": "ten"}}),
                "/a/default",
                "does not fit",
            ),
            (
                json!({"a": {"type": "object", "properties": {"b/c": 1}}}),
                "/a/properties/b~1c",
                "a number",
            ),
            (json!({"type": "string", "properties": {}}), "/type", "object"),
        ];
        for (given, place, words) in table {
            let misfit = to_json_schema(&given).unwrap_err();
            assert_eq!(misfit.place, place, "{given}");
            assert!(misfit.reason.contains(words), "{given}: {}", misfit.reason);
        }
    }
}
