//! `json_schema`: the output, or the JSON that its text is, fits `schema`. References lead nowhere outside of it.

use serde_json::{Value, json};

use crate::CheckVerdict;
use crate::checks::{Code, Params, run};

/// A model mends a few mistakes at a time.
const MOST_PROBLEMS: usize = 10;

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let schema = params
        .get(&["schema", "json_schema"])
        .ok_or("the check has no `schema`")?;
    let schema = match schema {
        Value::String(text) => serde_json::from_str(text)
            .map_err(|error| format!("`schema` is text that is not JSON: {error}"))?,
        Value::Object(_) | Value::Bool(_) => schema.clone(),
        other => return Err(format!("`schema` is `{other}`, where a JSON Schema belongs")),
    };
    let place = |path: String| {
        if path.is_empty() {
            String::new()
        } else {
            format!(" at `{path}`")
        }
    };
    if let Err(error) = jsonschema::meta::validate(&schema) {
        return Err(format!(
            "`schema` is no JSON Schema{}: {error}",
            place(error.instance_path().to_string())
        ));
    }
    let validator = jsonschema::validator_for(&schema).map_err(|error| {
        format!(
            "`schema` cannot be used{}: {error}",
            place(error.instance_path().to_string())
        )
    })?;
    Ok(Code::Heavy(run(move |ask| {
        let parsed = match &ask.context.output {
            Value::String(text) => match serde_json::from_str::<Value>(text) {
                Ok(value) => value,
                Err(error) => return CheckVerdict::failed(format!("the output is not JSON: {error}")),
            },
            other => other.clone(),
        };
        let problems: Vec<(String, String)> = validator
            .iter_errors(&parsed)
            .take(MOST_PROBLEMS)
            // Masked: what is wrong may be long, or something that should not be repeated.
            .map(|error| {
                (
                    error.instance_path().to_string(),
                    error.masked_with("the value").to_string(),
                )
            })
            .collect();
        let said: Vec<String> = problems
            .iter()
            .map(|(path, message)| {
                if path.is_empty() {
                    message.clone()
                } else {
                    format!("`{path}`: {message}")
                }
            })
            .collect();
        if said.is_empty() {
            return CheckVerdict::passed();
        }
        let details: Vec<Value> = problems
            .iter()
            .map(|(path, message)| json!({ "path": path, "message": message }))
            .collect();
        CheckVerdict::failed(format!("the output does not fit its schema: {}", said.join("; ")))
            .with_details(json!({ "problems": details }))
    })))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn outputs_fit_their_schema() {
        let schema = json!({"schema": {
            "type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}
        }});
        table(
            "json_schema",
            &[
                (schema.clone(), json!({"title": "x"}), None),
                (schema.clone(), json!("{\"title\": \"x\"}"), None),
                (
                    schema.clone(),
                    json!("{\"title\": 7}"),
                    Some("`/title`: the value is not of type \"string\""),
                ),
                (schema.clone(), json!("{}"), Some("title")),
                (schema.clone(), json!("no JSON"), Some("not JSON")),
                (schema, json!(null), Some("not of type")),
                (json!({"schema": "{\"type\": \"array\"}"}), json!([1]), None),
                (
                    json!({"schema": {"type": "objekt"}}),
                    json!({}),
                    Some("no JSON Schema at `/type`"),
                ),
                (
                    json!({"schema": {"$ref": "https://example.com/s.json"}}),
                    json!({}),
                    Some("cannot be used"),
                ),
                (json!({}), json!({}), Some("no `schema`")),
            ],
        );
    }
}
