//! What OpenAI refuses and no schema says: the order of tool messages, schemas of functions, and
//! what single models do not take.

use serde_json::Value;

use super::super::{at, list, text};
use crate::problem::Problem;

pub(super) fn check(body: &Value, model: &str) -> Result<(), Problem> {
    let messages = list(body, "messages");
    for (i, message) in messages.iter().enumerate() {
        let calls = at(message, "tool_calls").is_array() || at(message, "function_call").is_object();
        if text(message, "role") == "assistant" && at(message, "content").is_null() && !calls {
            let path = format!("/messages/{i}/content");
            return Err(Problem::coded(
                &path,
                "invalid_type",
                "Invalid value for 'content': expected a string, got null.",
            ));
        }
    }
    tools_answered(messages)?;
    for (i, tool) in list(body, "tools").iter().enumerate() {
        function_schema(&format!("/tools/{i}/function/parameters"), at(tool, "function"))?;
    }
    for name in ["tool_choice", "parallel_tool_calls"] {
        if !at(body, name).is_null() && list(body, "tools").is_empty() {
            let words =
                format!("Invalid value for '{name}': '{name}' is only allowed when 'tools' are specified.");
            return Err(Problem::rule(&format!("/{name}"), words));
        }
    }
    let format = at(body, "response_format");
    form("/response_format", at(format, "json_schema"))?;
    if text(format, "type") == "json_schema" && !takes_forms(model) {
        let words = "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn \
                     more about supported models at the Structured Outputs guide.";
        return Err(Problem::rule("/response_format", words));
    }
    if text(format, "type") == "json_object" && !says_json(messages) {
        let words = "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
        return Err(Problem::rule("/messages", words));
    }
    if at(body, "stream_options").is_object() && at(body, "stream") != &Value::Bool(true) {
        let words = "The 'stream_options' parameter is only allowed when 'stream' is enabled.";
        return Err(Problem::rule("/stream_options", words));
    }
    by_model(body, model)
}

/// Every tool message answers a call of the assistant message before it, and every call is answered.
pub(in crate::wire) fn tools_answered(messages: &[Value]) -> Result<(), Problem> {
    let mut open: Vec<&str> = Vec::new();
    let mut asked_at = 0;
    for (i, message) in messages.iter().enumerate() {
        if text(message, "role") == "tool" {
            let id = text(message, "tool_call_id");
            let Some(found) = open.iter().position(|open| *open == id) else {
                let words = "Invalid parameter: messages with role 'tool' must be a response to a preceding message \
                             with 'tool_calls'.";
                return Err(Problem::rule(&format!("/messages/{i}/role"), words));
            };
            open.remove(found);
            continue;
        }
        unanswered(&open, asked_at)?;
        open = list(message, "tool_calls")
            .iter()
            .map(|call| text(call, "id"))
            .collect();
        asked_at = i;
    }
    unanswered(&open, asked_at)
}

fn unanswered(open: &[&str], at: usize) -> Result<(), Problem> {
    if open.is_empty() {
        return Ok(());
    }
    let words = format!(
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. \
         The following tool_call_ids did not have response messages: {}",
        open.join(", ")
    );
    Err(Problem::rule(&format!("/messages/{at}"), words))
}

/// With the form of JSON alone, the prompt must say so too.
pub(in crate::wire) fn says_json(messages: &[Value]) -> bool {
    let said = messages.iter().map(|message| at(message, "content").to_string());
    said.into_iter()
        .any(|text| text.to_ascii_lowercase().contains("json"))
}

/// A form is of an object; a strict one must close its objects and require all of their properties.
pub(super) fn form(path: &str, form: &Value) -> Result<(), Problem> {
    let schema = at(form, "schema");
    let name = text(form, "name");
    let refuse = |words: &str| {
        let words = format!("Invalid schema for response_format '{name}': {words}");
        Err(Problem::rule(path, words))
    };
    if let Some(words) = no_object(schema).filter(|_| schema.is_object()) {
        return refuse(&words);
    }
    let is_strict = at(form, "strict") == &Value::Bool(true);
    match open_object(schema).filter(|_| is_strict) {
        Some(words) => refuse(&format!("In context=(), {words}")),
        None => Ok(()),
    }
}

fn no_object(schema: &Value) -> Option<String> {
    let kind = at(schema, "type").as_str().unwrap_or("None");
    let words = format!("schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{kind}\"'.");
    (kind != "object").then_some(words)
}

fn open_object(schema: &Value) -> Option<&'static str> {
    if text(schema, "type") == "object" {
        if at(schema, "additionalProperties") != &Value::Bool(false) {
            return Some("'additionalProperties' is required to be supplied and to be false.");
        }
        let required = list(schema, "required");
        let properties = at(schema, "properties").as_object();
        let all = |name: &String| required.iter().any(|one| one == name);
        if !properties.is_none_or(|properties| properties.keys().all(all)) {
            return Some(
                "'required' is required to be supplied and to be an array including every key in properties.",
            );
        }
    }
    let inner = at(schema, "properties")
        .as_object()
        .into_iter()
        .flat_map(|all| all.values());
    inner
        .chain([at(schema, "items")])
        .find_map(|inner| inner.is_object().then(|| open_object(inner)).flatten())
}

fn takes_forms(model: &str) -> bool {
    !(model == "gpt-4" || model.starts_with("gpt-4-") || model.starts_with("gpt-3.5"))
}

pub(super) fn function_schema(path: &str, function: &Value) -> Result<(), Problem> {
    let parameters = at(function, "parameters");
    if parameters.is_null() {
        return Ok(());
    }
    let name = text(function, "name");
    let refuse = |words: &str| {
        let words = format!("Invalid schema for function '{name}': {words}");
        Err(Problem::coded(path, "invalid_function_parameters", words))
    };
    if let Some(words) = no_object(parameters) {
        return refuse(&words);
    }
    match array_without_items(parameters) {
        Some(field) => refuse(&format!(
            "In context=('properties', '{field}'), array schema missing items."
        )),
        None => Ok(()),
    }
}

fn array_without_items(schema: &Value) -> Option<String> {
    let properties = at(schema, "properties").as_object()?;
    properties.iter().find_map(|(name, property)| {
        if text(property, "type") == "array" && at(property, "items").is_null() {
            return Some(name.clone());
        }
        array_without_items(property).or_else(|| array_without_items(at(property, "items")))
    })
}

/// Reasoning models count their reasoning into the cap, under another name, and take no sampling.
fn by_model(body: &Value, model: &str) -> Result<(), Problem> {
    let (gpt, minor) = gpt(model);
    effort_of(
        "/reasoning_effort",
        "reasoning_effort",
        text(body, "reasoning_effort"),
        model,
    )?;
    if !reasons(model) {
        return Ok(());
    }
    let unsupported = |name: &str, hint: &str| {
        let words = format!("Unsupported parameter: '{name}' is not supported with this model.{hint}");
        Err(Problem::coded(
            &format!("/{name}"),
            "unsupported_parameter",
            words,
        ))
    };
    if !at(body, "max_tokens").is_null() {
        return unsupported("max_tokens", " Use 'max_completion_tokens' instead.");
    }
    // Sampling is taken while the effort is none, which is the default from 5.1 on and before 6.
    let effort = text(body, "reasoning_effort");
    if effort == "none" || (effort.is_empty() && gpt == 5 && minor > 0) {
        return Ok(());
    }
    if let Some(value) = at(body, "temperature")
        .as_f64()
        .filter(|value| (value - 1.0).abs() > f64::EPSILON)
    {
        let words = format!(
            "Unsupported value: 'temperature' does not support {value} with this model. Only the default (1) value is supported."
        );
        return Err(Problem::coded("/temperature", "unsupported_value", words));
    }
    for name in [
        "top_p",
        "frequency_penalty",
        "presence_penalty",
        "stop",
        "logprobs",
    ] {
        if !at(body, name).is_null() {
            return unsupported(name, "");
        }
    }
    Ok(())
}

pub(super) fn reasons(model: &str) -> bool {
    gpt(model).0 >= 5 || ["o1", "o3", "o4"].iter().any(|family| model.starts_with(family))
}

/// Each model takes some of the words, and one that does not reason takes none.
pub(super) fn effort_of(path: &str, name: &str, effort: &str, model: &str) -> Result<(), Problem> {
    let supported: &[&str] = match gpt(model) {
        _ if effort.is_empty() => return Ok(()),
        _ if !reasons(model) => {
            let words = format!("Unsupported parameter: '{name}' is not supported with this model.");
            return Err(Problem::coded(path, "unsupported_parameter", words));
        }
        (0, _) => &["low", "medium", "high"],
        (5, 0) => &["minimal", "low", "medium", "high"],
        (5, 1) => &["none", "low", "medium", "high"],
        _ => &["none", "low", "medium", "high", "xhigh", "max"],
    };
    if supported.contains(&effort) {
        return Ok(());
    }
    let words = format!(
        "Unsupported value: '{effort}' is not supported with the '{model}' model. Supported values are: '{}'.",
        supported.join("', '")
    );
    Err(Problem::coded(path, "unsupported_value", words))
}

/// The version in `gpt-5.2-mini`; the chat models of `gpt-5` do not reason and count as older.
fn gpt(model: &str) -> (u32, u32) {
    let Some(rest) = model.strip_prefix("gpt-").filter(|rest| !rest.contains("-chat")) else {
        return (0, 0);
    };
    let version = rest.split('-').next().unwrap_or_default();
    let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
    (major.parse().unwrap_or(0), minor.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::gpt;

    #[test]
    fn a_models_name_says_its_version() {
        for (model, version) in [
            ("gpt-5.2-mini", (5, 2)),
            ("gpt-6-luna", (6, 0)),
            ("gpt-4o-mini", (0, 0)),
            ("gpt-4.1", (4, 1)),
            ("gpt-5-chat-latest", (0, 0)),
            ("o3", (0, 0)),
        ] {
            assert_eq!(gpt(model), version, "{model}");
        }
    }
}
