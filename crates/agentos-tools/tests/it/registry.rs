//! Registration, replacement and argument checks.

use agentos_tools::{CallError, RegisterError, ToolOutput, ToolRefusal, ToolRegistration, ToolsRegistry};
use agentos_types::Coded;
use serde_json::{Value, json};

use crate::context;

fn registry() -> ToolsRegistry {
    ToolsRegistry::with_builtins(|| 1_703_769_600_000).unwrap()
}

fn echo(name: &str, parameters: Value) -> ToolRegistration {
    ToolRegistration {
        parameters,
        ..ToolRegistration::new(name, |arguments, _| async move { Ok(ToolOutput::ok(arguments)) })
    }
}

fn web_search() -> ToolRegistration {
    echo(
        "web_search",
        json!({"query": {"type": "string", "required": true}, "limit": {"type": "number", "default": 10}}),
    )
}

#[tokio::test]
async fn a_registered_tool_gets_checked_arguments_with_defaults() {
    let registry = registry();
    registry.register(web_search()).unwrap();
    let output = registry
        .call("web_search", json!({"query": "x"}), context())
        .await
        .unwrap();
    assert_eq!(output, ToolOutput::ok(json!({"query": "x", "limit": 10})));

    let refused = registry
        .call("web_search", json!({"query": 7, "limit": "many"}), context())
        .await
        .unwrap_err();
    assert_eq!(refused.code().name, "INVALID_ARGUMENTS");
    let message = refused.to_string();
    assert!(
        message.contains("`/query`") && message.contains("`/limit`"),
        "{message}"
    );
    assert!(
        matches!(refused, CallError::Refused(ToolRefusal::InvalidArguments { problems, .. }) if problems.len() == 2)
    );
}

#[test]
fn a_model_is_told_of_a_tool_in_json_schema() {
    let registry = registry();
    registry.register(web_search()).unwrap();
    let spec = registry.get("web_search").unwrap().spec();
    assert_eq!(spec.parameters["required"], json!(["query"]));
    assert_eq!(
        spec.parameters["properties"]["limit"],
        json!({"type": "number", "default": 10})
    );
    let names: Vec<String> = registry
        .list()
        .iter()
        .map(|tool| tool.definition.name.clone())
        .collect();
    assert_eq!(names, ["current_time", "json_parse", "web_search"]);
}

#[tokio::test]
async fn a_program_replaces_a_built_in_tool_once() {
    let registry = registry();
    registry.register(echo("json_parse", json!({}))).unwrap();
    assert_eq!(
        registry
            .call("json_parse", json!({}), context())
            .await
            .unwrap()
            .output,
        json!({})
    );
    let again = registry.register(echo("json_parse", json!({}))).unwrap_err();
    assert_eq!(
        (again.code().name, again),
        ("TOOL_EXISTS", RegisterError::Exists("json_parse".into()))
    );
}

#[test]
fn what_cannot_be_registered_is_refused_with_its_place() {
    let long = "x".repeat(65);
    for (name, parameters, place) in [
        ("", json!({}), "/name"),
        ("web search", json!({}), "/name"),
        ("größe", json!({}), "/name"),
        (long.as_str(), json!({}), "/name"),
        ("a", json!({"limit": {"type": "nmber"}}), "/parameters/limit/type"),
        (
            "a",
            json!({"type": "object", "properties": {"x": {"type": 5}}}),
            "/parameters/properties/x/type",
        ),
    ] {
        let registry = registry();
        let error = registry.register(echo(name, parameters)).unwrap_err();
        assert_eq!(error.code().name, "TOOL_INVALID");
        assert_eq!(error.details().unwrap()["place"], json!(place), "{error}");
        assert_eq!(registry.list().len(), 2);
    }
    registry().register(echo("server.tool-1_x", json!({}))).unwrap();
}

#[test]
fn an_unknown_tool_is_named_with_the_nearest() {
    let registry = registry();
    let unknown = registry.prepare("curent_time", json!({})).unwrap_err();
    assert_eq!(unknown.code().name, "TOOL_NOT_FOUND");
    assert_eq!(unknown.hint().as_deref(), Some("did you mean `current_time`?"));
    assert_eq!(
        registry.prepare("frobnicate", json!({})).unwrap_err().hint(),
        None
    );
}

#[tokio::test]
async fn built_in_tools_answer() {
    let registry = registry();
    for (tool, arguments, success, output) in [
        ("current_time", json!({}), true, json!("2023-12-28T13:20:00Z")),
        ("current_time", Value::Null, true, json!("2023-12-28T13:20:00Z")),
        (
            "current_time",
            json!({"timezone": "-05:00"}),
            true,
            json!("2023-12-28T08:20:00-05:00"),
        ),
        (
            "current_time",
            json!({"timezone": "Mars/Olympus"}),
            false,
            Value::Null,
        ),
        (
            "json_parse",
            json!({"text": "{\"a\": [1]}"}),
            true,
            json!({"a": [1]}),
        ),
        ("json_parse", json!({"text": "{\"a\": "}), false, Value::Null),
    ] {
        assert!(registry.get(tool).unwrap().definition.is_repeatable());
        let answer = registry.call(tool, arguments.clone(), context()).await.unwrap();
        assert_eq!(
            (answer.success, &answer.output),
            (success, &output),
            "{tool} {arguments}: {:?}",
            answer.error
        );
        assert_eq!(answer.error.is_some(), !success);
    }
    let broken = registry
        .call("json_parse", json!({"text": "{\"a\":\n x}"}), context())
        .await
        .unwrap();
    assert!(broken.error.unwrap().contains("line 2 column 2"));
}
