//! What Gemini refuses in the schemas of functions and answers, beyond unknown fields.

use serde_json::Value;

use super::super::{at, list, text};
use super::rules::field;
use crate::problem::Problem;

pub(super) fn declaration(path: &str, declaration: &Value) -> Result<(), Problem> {
    let parameters = at(declaration, "parameters");
    let free = field(declaration, "parametersJsonSchema", "parameters_json_schema");
    if parameters.is_null() {
        return Ok(());
    }
    let path = format!("{path}.parameters");
    if !free.is_null() {
        return refuse(&path, "parameters and parameters_json_schema cannot both be set");
    }
    if !kind(parameters).eq_ignore_ascii_case("object") {
        return refuse(&path, "should be of type OBJECT");
    }
    schema(&path, parameters)
}

pub(super) fn schema(path: &str, schema: &Value) -> Result<(), Problem> {
    let kind = kind(schema);
    let properties = at(schema, "properties").as_object();
    if kind == "object" {
        if properties.is_none_or(serde_json::Map::is_empty) {
            return refuse(
                &format!("{path}.properties"),
                "should be non-empty for OBJECT type",
            );
        }
    } else if properties.is_some() {
        return refuse(&format!("{path}.properties"), "only allowed for OBJECT type");
    }
    for (i, name) in list(schema, "required").iter().enumerate() {
        let defined = name
            .as_str()
            .is_some_and(|name| properties.is_some_and(|all| all.contains_key(name)));
        if !defined {
            return refuse(&format!("{path}.required[{i}]"), "property is not defined");
        }
    }
    if kind == "array" && at(schema, "items").is_null() {
        return refuse(&format!("{path}.items"), "missing field.");
    }
    if at(schema, "enum").is_array() && kind != "string" {
        return refuse(&format!("{path}.enum"), "only allowed for STRING type");
    }
    let format = text(schema, "format");
    if kind == "string" && !matches!(format, "" | "enum" | "date-time") {
        return refuse(
            &format!("{path}.format"),
            "only 'enum' and 'date-time' are supported for STRING type",
        );
    }
    for (name, property) in properties.into_iter().flatten() {
        self::schema(&format!("{path}.properties[{name}]"), property)?;
    }
    if at(schema, "items").is_object() {
        self::schema(&format!("{path}.items"), at(schema, "items"))?;
    }
    for (i, option) in field(schema, "anyOf", "any_of")
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        self::schema(&format!("{path}.any_of[{i}]"), option)?;
    }
    Ok(())
}

fn kind(schema: &Value) -> String {
    text(schema, "type").to_ascii_lowercase()
}

fn refuse(path: &str, words: &str) -> Result<(), Problem> {
    Err(Problem::rule(
        "/tools",
        format!("* GenerateContentRequest.{path}: {words}\n"),
    ))
}
