//! A tool's argument schema, compiled once: fills in defaults and names every place that does not fit.
//!
//! References to other documents are never fetched: a schema that has one cannot be registered.

use jsonschema::Validator;
use serde_json::Value;

use crate::ArgumentProblem;
use crate::short_form::{Misfit, to_json_schema};

/// A caller mends twenty mistakes at a time; more would bury them.
const MOST_PROBLEMS: usize = 20;

#[derive(Debug)]
pub(crate) struct Schema {
    schema: Value,
    validator: Validator,
}

impl Schema {
    pub(crate) fn compile(parameters: &Value) -> Result<Self, Misfit> {
        let schema = to_json_schema(parameters)?;
        if let Err(error) = jsonschema::meta::validate(&schema) {
            return Err(Misfit::new(error.instance_path().to_string(), error.to_string()));
        }
        let validator = jsonschema::validator_for(&schema)
            .map_err(|error| Misfit::new(error.instance_path().to_string(), error.to_string()))?;
        Ok(Self { schema, validator })
    }

    pub(crate) fn json(&self) -> &Value {
        &self.schema
    }

    /// The arguments with defaults filled in, when they fit.
    pub(crate) fn prepare(&self, arguments: Value) -> Result<Value, Vec<ArgumentProblem>> {
        let mut arguments = match arguments {
            // Some models send nothing at all for a tool without arguments.
            Value::Null => Value::Object(serde_json::Map::new()),
            other => other,
        };
        fill(&self.schema, &mut arguments);
        let problems: Vec<ArgumentProblem> = self
            .validator
            .iter_errors(&arguments)
            .take(MOST_PROBLEMS)
            .map(|error| ArgumentProblem {
                path: error.instance_path().to_string(),
                // Masked: an argument may be a megabyte, or something that should not be repeated.
                message: error.masked_with("the value").to_string(),
            })
            .collect();
        if problems.is_empty() {
            Ok(arguments)
        } else {
            Err(problems)
        }
    }
}

/// Do the arguments fit a JSON Schema, or the short form of one?
///
/// # Errors
/// Why the schema cannot be used; it then fits nothing.
pub fn fits(schema: &Value, arguments: &Value) -> Result<bool, String> {
    let schema = Schema::compile(schema).map_err(|Misfit { place, reason }| {
        format!("`{}`: {reason}", if place.is_empty() { "/" } else { &place })
    })?;
    Ok(schema.validator.is_valid(arguments))
}

/// Defaults of the top level and of nested objects that are there; `$ref` is not followed.
fn fill(schema: &Value, instance: &mut Value) {
    let Some(Value::Object(properties)) = schema.get("properties") else {
        return;
    };
    let Value::Object(object) = instance else { return };
    for (name, property) in properties {
        if let Some(value) = object.get_mut(name) {
            fill(property, value);
        } else if let Some(default) = property
            .get("default")
            .filter(|default| may_be(property, default))
        {
            let mut value = default.clone();
            fill(property, &mut value);
            object.insert(name.clone(), value);
        }
    }
}

/// Generated schemas write `default: null` on properties that may be left out but not be null.
fn may_be(property: &Value, default: &Value) -> bool {
    !default.is_null()
        || match property.get("type") {
            None => true,
            Some(Value::Array(types)) => types.iter().any(|t| t == "null"),
            Some(one) => one == "null",
        }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema(parameters: &Value) -> Schema {
        Schema::compile(parameters).unwrap_or_else(|misfit| panic!("{parameters}: {misfit:?}"))
    }

    #[test]
    fn defaults_are_filled_in_before_the_check() {
        let search = json!({"query": {"type": "string", "required": true}, "limit": {"type": "number", "default": 10}});
        let nested =
            json!({"page": {"type": "object", "properties": {"size": {"type": "integer", "default": 20}}}});
        let filled = json!({"page": {"type": "object", "default": {}, "properties": {"size": {"type": "integer", "default": 20}}}});
        let generated = json!({"type": "object", "properties": {"a": {"type": "string", "default": null}}});
        let table = [
            (&search, json!({"query": "x"}), json!({"query": "x", "limit": 10})),
            (
                &search,
                json!({"query": "x", "limit": 3}),
                json!({"query": "x", "limit": 3}),
            ),
            (&nested, json!({}), json!({})),
            (&nested, json!({"page": {}}), json!({"page": {"size": 20}})),
            (&filled, json!({}), json!({"page": {"size": 20}})),
            (&filled, Value::Null, json!({"page": {"size": 20}})),
            (&generated, json!({}), json!({})),
        ];
        for (parameters, given, expected) in table {
            assert_eq!(
                schema(parameters).prepare(given.clone()).unwrap(),
                expected,
                "{given}"
            );
        }
    }

    #[test]
    fn every_place_that_does_not_fit_is_named() {
        let parameters = json!({"query": {"type": "string", "required": true, "maxLength": 5},
            "limit": {"type": "integer", "minimum": 1},
            "page": {"type": "object", "properties": {"size": "integer"}}});
        let problems = schema(&parameters)
            .prepare(json!({"query": "hunter2-hunter2", "limit": 0, "page": {"size": "big"}, "lmit": 3}))
            .unwrap_err();
        let mut paths: Vec<&str> = problems.iter().map(|p| p.path.as_str()).collect();
        paths.sort_unstable();
        assert_eq!(paths, ["", "/limit", "/page/size", "/query"]);
        assert!(
            problems.iter().all(|p| !p.message.contains("hunter2")),
            "{problems:?}"
        );
        for wrong in [json!("{\"query\": 1}"), json!([]), json!(7)] {
            assert_eq!(schema(&parameters).prepare(wrong).unwrap_err().len(), 1);
        }
        assert_eq!(schema(&parameters).prepare(json!({})).unwrap_err().len(), 1);
    }

    #[test]
    fn a_schema_that_cannot_be_used_is_refused_with_its_place() {
        let table = [
            (
                json!({"type": "object", "properties": {"a": {"type": "strnig"}}}),
                "/properties/a/type",
            ),
            (
                json!({"type": "object", "properties": {"a": {"pattern": "("}}}),
                "/properties/a/pattern",
            ),
            (json!({"type": "object", "required": "a"}), "/required"),
        ];
        for (parameters, place) in table {
            assert_eq!(
                Schema::compile(&parameters).unwrap_err().place,
                place,
                "{parameters}"
            );
        }
        let remote =
            json!({"type": "object", "properties": {"a": {"$ref": "http://127.0.0.1:1/schema.json"}}});
        assert!(Schema::compile(&remote).is_err());
    }
}
