//! What Gemini refuses and no schema says: roles, the order of function turns, and signatures.

use serde_json::Value;

use super::super::{at, list, text};
use super::answer::signs;
use super::schema_rules;
use crate::problem::Problem;

pub(super) fn check(body: &Value, model: &str) -> Result<(), Problem> {
    let contents = list(body, "contents");
    if contents.is_empty() {
        let words = "* GenerateContentRequest.contents: contents is not specified\n";
        return Err(Problem::rule("/contents", words));
    }
    for (i, content) in contents.iter().enumerate() {
        content_is_whole(i, content, contents.len() == 1)?;
    }
    function_turns(contents)?;
    if signs(model) {
        signatures(contents)?;
    }
    for (i, tool) in either(body, "tools", "tools").iter().enumerate() {
        for (j, declaration) in either(tool, "functionDeclarations", "function_declarations")
            .iter()
            .enumerate()
        {
            schema_rules::declaration(&format!("tools[{i}].function_declarations[{j}]"), declaration)?;
        }
    }
    let config = field(body, "generationConfig", "generation_config");
    features(body, config, model)?;
    let schema = field(config, "responseSchema", "response_schema");
    if schema.is_object() {
        schema_rules::schema("generation_config.response_schema", schema)?;
    }
    Ok(())
}

/// Before version 3, functions and answers of a form exclude each other, and thought is measured in tokens.
fn features(body: &Value, config: &Value, model: &str) -> Result<(), Problem> {
    let json = field(config, "responseMimeType", "response_mime_type") == "application/json";
    let form = !field(config, "responseSchema", "response_schema").is_null();
    if form && !json {
        let words = "* GenerateContentRequest.generation_config.response_mime_type: When response_schema is set, the \
                     response_mime_type must be set to 'application/json'.\n";
        return Err(Problem::rule("/generationConfig", words));
    }
    if json && !list(body, "tools").is_empty() && !signs(model) {
        let words = "Function calling with a response mime type: 'application/json' is unsupported";
        return Err(Problem::rule("/generationConfig", words));
    }
    let thinking = field(config, "thinkingConfig", "thinking_config");
    let given = |camel: &str, snake: &str| !field(thinking, camel, snake).is_null();
    let level = given("thinkingLevel", "thinking_level");
    if level && given("thinkingBudget", "thinking_budget") {
        let words = "You can only set only one of thinking budget and thinking level.";
        return Err(Problem::rule("/generationConfig/thinkingConfig", words));
    }
    if level && !signs(model) {
        let words = "Thinking level is not supported for this model.";
        return Err(Problem::rule("/generationConfig/thinkingConfig", words));
    }
    if thinking.is_object()
        && ["gemini-1", "gemini-2.0"]
            .iter()
            .any(|old| model.starts_with(old))
    {
        let words = "Thinking is not enabled for this model.";
        return Err(Problem::rule("/generationConfig/thinkingConfig", words));
    }
    Ok(())
}

/// Protocol buffers take a field by either of its names.
pub(super) fn field<'a>(value: &'a Value, camel: &str, snake: &str) -> &'a Value {
    let found = at(value, camel);
    if found.is_null() { at(value, snake) } else { found }
}

fn either<'a>(value: &'a Value, camel: &str, snake: &str) -> &'a [Value] {
    field(value, camel, snake).as_array().map_or(&[], Vec::as_slice)
}

fn content_is_whole(i: usize, content: &Value, alone: bool) -> Result<(), Problem> {
    let role = text(content, "role");
    if role != "user" && role != "model" && !(role.is_empty() && alone) {
        return Err(Problem::rule(
            &format!("/contents/{i}/role"),
            "Please use a valid role: user, model.",
        ));
    }
    let parts = list(content, "parts");
    if parts.is_empty() {
        let words =
            format!("* GenerateContentRequest.contents[{i}].parts: contents.parts must not be empty.\n");
        return Err(Problem::rule(&format!("/contents/{i}/parts"), words));
    }
    const DATA: [&str; 6] = [
        "text",
        "inlineData",
        "inline_data",
        "fileData",
        "file_data",
        "executableCode",
    ];
    for (j, part) in parts.iter().enumerate() {
        let has_data =
            DATA.iter().any(|name| !at(part, name).is_null()) || is_call(part) || is_response(part);
        if !has_data {
            let words = format!(
                "* GenerateContentRequest.contents[{i}].parts[{j}].data: required oneof field 'data' must have one initialized field\n"
            );
            return Err(Problem::rule(&format!("/contents/{i}/parts/{j}"), words));
        }
    }
    Ok(())
}

fn is_call(part: &Value) -> bool {
    field(part, "functionCall", "function_call").is_object()
}

fn is_response(part: &Value) -> bool {
    field(part, "functionResponse", "function_response").is_object()
}

/// A turn of calls follows a user's turn; the next turn answers all of them.
fn function_turns(contents: &[Value]) -> Result<(), Problem> {
    let mut open = 0;
    let mut before = "";
    for (i, content) in contents.iter().enumerate() {
        let path = format!("/contents/{i}");
        let parts = list(content, "parts");
        let (calls, answers) = (
            parts.iter().filter(|part| is_call(part)).count(),
            parts.iter().filter(|part| is_response(part)).count(),
        );
        let role = text(content, "role");
        if calls > 0 && (role != "model" || before != "user") {
            let words = "Please ensure that function call turn comes immediately after a user turn or after a function \
                         response turn.";
            return Err(Problem::rule(&path, words));
        }
        if answers > 0 && open == 0 {
            let words =
                "Please ensure that function response turn comes immediately after a function call turn.";
            return Err(Problem::rule(&path, words));
        }
        if answers != open || (answers > 0 && role != "user") {
            let words = "Please ensure that the number of function response parts is equal to the number of function \
                         call parts of the function call turn.";
            return Err(Problem::rule(&path, words));
        }
        open = calls;
        before = role;
    }
    if open > 0 {
        let words = "Please ensure that function call turn is followed by a function response turn.";
        return Err(Problem::rule("/contents", words));
    }
    Ok(())
}

/// Since the user last spoke, the first call of each step carries the signature that came with it.
fn signatures(contents: &[Value]) -> Result<(), Problem> {
    let spoke =
        |content: &Value| text(content, "role") == "user" && !list(content, "parts").iter().any(is_response);
    let since = contents.iter().rposition(spoke).unwrap_or(0);
    for (i, content) in contents.iter().enumerate().skip(since) {
        let Some(call) = list(content, "parts").iter().find(|part| is_call(part)) else {
            continue;
        };
        if field(call, "thoughtSignature", "thought_signature").is_null() {
            let name = text(field(call, "functionCall", "function_call"), "name");
            let words = format!(
                "Function call is missing a thought_signature in functionCall parts. This is required for tools to work \
                 correctly, and missing thought_signature may lead to degraded model performance. Additional data, \
                 function call `default_api:{name}` , position {}.",
                i + 1
            );
            return Err(Problem::rule(&format!("/contents/{i}"), words));
        }
    }
    Ok(())
}
