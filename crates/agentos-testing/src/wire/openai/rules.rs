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
        function_schema(i, at(tool, "function"))?;
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

fn function_schema(index: usize, function: &Value) -> Result<(), Problem> {
    let parameters = at(function, "parameters");
    if parameters.is_null() {
        return Ok(());
    }
    let name = text(function, "name");
    let refuse = |words: &str| {
        let path = format!("/tools/{index}/function/parameters");
        let words = format!("Invalid schema for function '{name}': {words}");
        Err(Problem::coded(&path, "invalid_function_parameters", words))
    };
    if text(parameters, "type") != "object" {
        let kind = at(parameters, "type").as_str().unwrap_or("None");
        return refuse(&format!(
            "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{kind}\"'."
        ));
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
    let reasons = gpt >= 5 || ["o1", "o3", "o4"].iter().any(|family| model.starts_with(family));
    if !reasons {
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
