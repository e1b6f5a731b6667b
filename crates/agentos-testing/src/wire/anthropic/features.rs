//! What Anthropic refuses of thinking, forced tools, forms of answers and marks on the prompt: most of
//! it depends on the model.

use serde_json::Value;

use super::super::{at, list, text};
use super::rules::version;
use crate::problem::Problem;

pub(super) fn check(body: &Value, model: &str) -> Result<(), Problem> {
    marks(body)?;
    let thinking = text(at(body, "thinking"), "type");
    let version = version(model);
    thinks(thinking, version, model)?;
    let on = matches!(thinking, "enabled" | "adaptive");
    let forced = matches!(text(at(body, "tool_choice"), "type"), "any" | "tool");
    if forced && (on || always_thinks(model, version)) {
        let words = "Thinking may not be enabled when tool_choice forces tool use.";
        return Err(Problem::rule("/tool_choice", words));
    }
    if on {
        knobs(body)?;
    }
    if !at(at(body, "output_config"), "format").is_null() {
        if version.is_some_and(|version| version < (4, 5)) {
            let words = format!("'{model}' does not support output format.");
            return Err(Problem::rule("/output_config/format", words));
        }
        closed(
            "output_config.format.schema",
            at(at(at(body, "output_config"), "format"), "schema"),
        )?;
    }
    if !at(body, "tool_choice").is_null() && list(body, "tools").is_empty() {
        let words = "tool_choice may only be specified while providing tools.";
        return Err(Problem::rule("/tool_choice", words));
    }
    if thinking == "enabled" {
        starts_with_a_thought(list(body, "messages"))?;
    }
    Ok(())
}

fn always_thinks(model: &str, version: Option<(u32, u32)>) -> bool {
    let is = |family: &str| model.contains(family);
    version.is_some_and(|version| {
        (is("opus") && version >= (5, 5)) || ((is("fable") || is("mythos")) && version >= (5, 0))
    })
}

fn thinks(thinking: &str, version: Option<(u32, u32)>, model: &str) -> Result<(), Problem> {
    let Some(version) = version else { return Ok(()) };
    let refused = match thinking {
        "enabled" => version >= (4, 7),
        "adaptive" => version < (4, 6),
        "disabled" => always_thinks(model, Some(version)) || (model.contains("sonnet") && version >= (5, 5)),
        "between_tools" => !(model.contains("sonnet") && version >= (5, 5)),
        _ => false,
    };
    if refused {
        let words = format!(
            "\"thinking.type.{thinking}\" is not supported for this model. Use \"thinking.type.adaptive\" and \
             \"output_config.effort\" to control thinking behavior."
        );
        return Err(Problem::rule("/thinking", words));
    }
    Ok(())
}

fn knobs(body: &Value) -> Result<(), Problem> {
    for name in ["temperature", "top_k"] {
        if !at(body, name).is_null() {
            let words = format!("`{name}` may not be set when thinking is enabled.");
            return Err(Problem::rule(&format!("/{name}"), words));
        }
    }
    Ok(())
}

/// At most four, wherever they stand.
fn marks(body: &Value) -> Result<(), Problem> {
    let found = count(body);
    if found > 4 {
        let words = format!("A maximum of 4 blocks with cache_control may be provided. Found {found}.");
        return Err(Problem::rule("", words));
    }
    Ok(())
}

fn count(value: &Value) -> usize {
    match value {
        Value::Array(all) => all.iter().map(count).sum(),
        Value::Object(fields) => {
            let own = usize::from(fields.get("cache_control").is_some_and(Value::is_object));
            own + fields.values().map(count).sum::<usize>()
        }
        _ => 0,
    }
}

fn closed(path: &str, schema: &Value) -> Result<(), Problem> {
    if text(schema, "type") == "object" && at(schema, "additionalProperties") != &Value::Bool(false) {
        let words =
            format!("{path}: For 'object' type, 'additionalProperties' must be explicitly set to false");
        return Err(Problem::rule("/output_config/format/schema", words));
    }
    for word in [
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "pattern",
        "maxItems",
    ] {
        if !at(schema, word).is_null() {
            let words = format!(
                "{path}: For '{}' type, property '{word}' is not supported",
                text(schema, "type")
            );
            return Err(Problem::rule("/output_config/format/schema", words));
        }
    }
    for (name, inner) in at(schema, "properties").as_object().into_iter().flatten() {
        closed(&format!("{path}.properties.{name}"), inner)?;
    }
    if at(schema, "items").is_object() {
        closed(&format!("{path}.items"), at(schema, "items"))?;
    }
    Ok(())
}

/// With a budget, the turn of tools that is under way begins with its thought.
fn starts_with_a_thought(messages: &[Value]) -> Result<(), Problem> {
    let Some((i, last)) = messages
        .iter()
        .enumerate()
        .rfind(|(_, message)| text(message, "role") == "assistant")
    else {
        return Ok(());
    };
    let has = |kind: &str| {
        list(last, "content")
            .iter()
            .any(|block| text(block, "type") == kind)
    };
    let under_way = messages.last().is_some_and(|message| {
        list(message, "content")
            .iter()
            .any(|block| text(block, "type") == "tool_result")
    });
    if under_way && has("tool_use") && !has("thinking") && !has("redacted_thinking") {
        let words = format!(
            "messages.{i}.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`. When \
             `thinking` is enabled, a final `assistant` message must start with a thinking block (preceeding the lastmost \
             set of `tool_use` and `tool_result` blocks)."
        );
        return Err(Problem::rule(&format!("/messages/{i}"), words));
    }
    Ok(())
}
