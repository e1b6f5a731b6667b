//! `json_parse`: text that holds JSON, as a value.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::{Value, json};

use crate::{Effect, Tool, ToolContext, ToolDefinition, ToolFailure, ToolOutput};

pub(crate) fn json_parse() -> (ToolDefinition, Arc<dyn Tool>) {
    let definition = ToolDefinition {
        description: "Parse a JSON text into a value".to_owned(),
        parameters: json!({ "text": { "type": "string", "required": true } }),
        effect: Effect::Reads,
        idempotent: true,
        ..ToolDefinition::new("json_parse")
    };
    (definition, Arc::new(JsonParse))
}

struct JsonParse;

#[async_trait]
impl Tool for JsonParse {
    async fn call(&self, arguments: Value, _context: ToolContext) -> Result<ToolOutput, ToolFailure> {
        let text = arguments.get("text").and_then(Value::as_str).unwrap_or_default();
        Ok(match serde_json::from_str::<Value>(text) {
            Ok(value) => ToolOutput::ok(value),
            // serde_json's own sentence ends with the line and column.
            Err(error) => ToolOutput::failed(format!("the text is not JSON: {error}")),
        })
    }
}
