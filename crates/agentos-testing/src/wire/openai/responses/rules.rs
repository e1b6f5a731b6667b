//! What Responses refuses and no schema says: calls and outputs that do not match, thoughts that stand
//! alone or cannot be read, and what single models do not take.

use serde_json::Value;

use super::super::super::{at, list, text};
use super::super::rules::{effort_of, form, function_schema, reasons};
use crate::problem::Problem;

pub(super) fn check(body: &Value, model: &str) -> Result<(), Problem> {
    let stored = at(body, "store") != &Value::Bool(false);
    items(list(body, "input"), stored)?;
    for (i, tool) in list(body, "tools").iter().enumerate() {
        function_schema(&format!("/tools/{i}/parameters"), tool)?;
    }
    form("/text/format", at(at(body, "text"), "format"))?;
    by_model(body, model)
}

fn items(items: &[Value], stored: bool) -> Result<(), Problem> {
    let of = |kind: &'static str| {
        items
            .iter()
            .filter(move |item| text(item, "type") == kind)
            .map(|item| text(item, "call_id"))
    };
    for (i, item) in items.iter().enumerate() {
        let id = text(item, "call_id");
        let words = match text(item, "type") {
            "function_call" if !of("function_call_output").any(|other| other == id) => {
                format!("No tool output found for function call {id}.")
            }
            "function_call_output" if !of("function_call").any(|other| other == id) => {
                format!("No tool call found for function call output with call_id {id}.")
            }
            "reasoning" => {
                let id = text(item, "id");
                let next = items.get(i + 1);
                let followed = next.is_some_and(|next| {
                    matches!(text(next, "type"), "function_call" | "reasoning")
                        || text(next, "role") == "assistant"
                });
                if !stored && text(item, "encrypted_content").is_empty() {
                    format!(
                        "Item with id '{id}' not found. Items are not persisted when `store` is set to false. Try again \
                         with `store` set to true, or remove this item from your input."
                    )
                } else if !followed {
                    format!(
                        "Item '{id}' of type 'reasoning' was provided without its required following item."
                    )
                } else {
                    continue;
                }
            }
            _ => continue,
        };
        return Err(Problem::rule(&format!("/input/{i}"), words));
    }
    Ok(())
}

fn by_model(body: &Value, model: &str) -> Result<(), Problem> {
    let effort = text(at(body, "reasoning"), "effort");
    effort_of("/reasoning/effort", "reasoning.effort", effort, model)?;
    if !reasons(model) {
        if list(body, "include")
            .iter()
            .any(|one| one == "reasoning.encrypted_content")
        {
            let words = "Encrypted content is not supported with this model.";
            return Err(Problem::rule("/include", words));
        }
        return Ok(());
    }
    if effort == "none" {
        return Ok(());
    }
    for name in ["temperature", "top_p"] {
        if !at(body, name).is_null() {
            let words = format!("Unsupported parameter: '{name}' is not supported with this model.");
            return Err(Problem::coded(
                &format!("/{name}"),
                "unsupported_parameter",
                words,
            ));
        }
    }
    Ok(())
}
