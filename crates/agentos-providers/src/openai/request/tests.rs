use std::sync::Arc;

use agentos_types::{ImageUrl, ReasoningEffort, Sampling, ToolChoice};
use serde_json::{Value, json};

use super::*;
use crate::testing::{everything, plain, with_form, with_tools};

fn body(request: &ModelRequest, dialect: Dialect, streamed: bool) -> Value {
    serde_json::to_value(build(request, dialect, "openai", streamed).unwrap().0).unwrap()
}

#[test]
fn openai_bodies() {
    insta::assert_json_snapshot!("plain", body(&plain("gpt-4o-mini"), Dialect::openai(), false));
    insta::assert_json_snapshot!("everything", body(&everything("gpt-4o"), Dialect::openai(), true));
    insta::assert_json_snapshot!(
        "reasoning_model",
        body(&plain_with_knobs("o3-mini"), Dialect::openai(), true)
    );
}

#[test]
fn bodies_of_compatible_servers() {
    insta::assert_json_snapshot!(
        "local",
        body(&plain_with_knobs("smollm2"), Dialect::local(), true)
    );
    insta::assert_json_snapshot!(
        "deepseek",
        body(&plain_with_knobs("deepseek-chat"), Dialect::deepseek(), true)
    );
    insta::assert_json_snapshot!(
        "mistral",
        body(&everything("mistral-large-latest"), Dialect::mistral(), true)
    );
}

#[test]
fn a_thinking_model_of_deepseek_gets_an_empty_thought_with_its_calls() {
    let with = |model: &str| {
        let request = everything(model);
        let spoken = request.messages.iter().skip(1).cloned().collect::<Vec<_>>();
        let request = ModelRequest {
            messages: spoken.into(),
            ..request
        };
        body(&request, Dialect::deepseek(), false)["messages"][1].clone()
    };
    assert!(
        build(
            &everything("deepseek-chat"),
            Dialect::deepseek(),
            "deepseek",
            false
        )
        .is_err(),
        "it takes no images"
    );
    assert_eq!(with("deepseek-reasoner")["reasoning_content"], "");
    assert_eq!(with("deepseek-chat").get("reasoning_content"), None);
}

fn plain_with_knobs(model: &str) -> ModelRequest {
    ModelRequest {
        sampling: everything(model).sampling,
        ..plain(model)
    }
}

#[test]
fn a_request_without_knobs_sends_none() {
    let request = ModelRequest {
        system: None,
        sampling: Sampling::default().into(),
        ..plain("m")
    };
    assert_eq!(
        body(&request, Dialect::compatible(), false),
        serde_json::json!({"model": "m", "messages": [{"role": "user", "content": "Hello"}], "max_tokens": 256})
    );
}

#[test]
fn images_that_cannot_be_sent_are_refused_before_sending() {
    let url = "http://127.0.0.1/secret.png".to_owned();
    let message = Message::user(Content::Parts(vec![Part::ImageUrl {
        image_url: ImageUrl { url },
    }]));
    let request = ModelRequest {
        messages: vec![message].into(),
        ..plain("m")
    };
    assert_eq!(
        build(&request, Dialect::openai(), "openai", false)
            .unwrap_err()
            .class,
        ErrorClass::InvalidRequest
    );
}

fn asked(request: &ModelRequest, dialect: Dialect) -> (Value, Vec<&'static str>) {
    let (wire, sent) = build(request, dialect, "p", false).unwrap();
    (serde_json::to_value(wire).unwrap(), sent.dropped)
}

#[test]
fn tools_are_chosen() {
    let check = |choice: ToolChoice, many: Option<bool>, dialect: Dialect, expected: [Value; 2]| {
        let request = ModelRequest {
            tool_choice: choice.clone(),
            parallel_tool_calls: many,
            ..with_tools("m")
        };
        let (body, _) = asked(&request, dialect);
        assert_eq!(
            [body["tool_choice"].clone(), body["parallel_tool_calls"].clone()],
            expected,
            "{choice:?}"
        );
        let (body, _) = asked(
            &ModelRequest {
                tools: Arc::default(),
                ..request
            },
            dialect,
        );
        assert!(body.get("tool_choice").is_none() && body.get("parallel_tool_calls").is_none());
    };
    let openai = Dialect::openai();
    check(ToolChoice::Auto, None, openai, [Value::Null, Value::Null]);
    check(ToolChoice::None, Some(true), openai, [json!("none"), json!(true)]);
    check(
        ToolChoice::Required,
        Some(false),
        openai,
        [json!("required"), json!(false)],
    );
    let named = json!({"type": "function", "function": {"name": tool_name::to_wire("files.read")}});
    check(
        ToolChoice::Tool("files.read".into()),
        None,
        openai,
        [named, Value::Null],
    );
    check(
        ToolChoice::Auto,
        Some(false),
        Dialect::deepseek(),
        [Value::Null, Value::Null],
    );
}

#[test]
fn forms_are_asked_for_or_told() {
    let schema = with_form(plain("m")).response_schema.unwrap().schema.clone();
    let (body, _) = asked(&with_form(plain("gpt-4o")), Dialect::openai());
    let name = tool_name::to_wire("weather report");
    assert_eq!(
        body["response_format"],
        json!({"type": "json_schema", "json_schema": {"name": name, "schema": schema, "strict": true}})
    );
    for (model, dialect) in [
        ("gpt-4-turbo", Dialect::openai()),
        ("deepseek-chat", Dialect::deepseek()),
    ] {
        let (body, _) = asked(&with_form(plain(model)), dialect);
        assert_eq!(body["response_format"], json!({"type": "json_object"}), "{model}");
        let told = body["messages"][0]["content"].as_str().unwrap();
        assert!(
            told.starts_with("Be brief.\n\n") && told.ends_with(&schema.to_string()),
            "{told}"
        );
    }
}

#[test]
fn thought_is_asked_for_in_each_ones_words() {
    use ReasoningEffort::{High, Medium, Minimal, None, Tokens};
    for (model, dialect, effort, expected, thinking, dropped) in [
        (
            "o3",
            Dialect::openai(),
            Medium,
            json!("medium"),
            Value::Null,
            vec![],
        ),
        (
            "gpt-5.1",
            Dialect::openai(),
            None,
            json!("none"),
            Value::Null,
            vec![],
        ),
        (
            "gpt-4o",
            Dialect::openai(),
            High,
            Value::Null,
            Value::Null,
            vec!["reasoning"],
        ),
        (
            "gpt-4o",
            Dialect::openai(),
            None,
            Value::Null,
            Value::Null,
            vec![],
        ),
        (
            "gpt-oss",
            Dialect::local(),
            Minimal,
            json!("low"),
            Value::Null,
            vec![],
        ),
        (
            "mistral-large-latest",
            Dialect::mistral(),
            High,
            Value::Null,
            Value::Null,
            vec!["reasoning"],
        ),
        (
            "deepseek-flash",
            Dialect::deepseek(),
            Tokens(9_000),
            json!("high"),
            json!({"type": "enabled"}),
            vec![],
        ),
        (
            "deepseek-chat",
            Dialect::deepseek(),
            None,
            Value::Null,
            json!({"type": "disabled"}),
            vec![],
        ),
        (
            "deepseek-reasoner",
            Dialect::deepseek(),
            None,
            Value::Null,
            Value::Null,
            vec!["reasoning"],
        ),
    ] {
        let (body, left_out) = asked(&thinking_request(effort, model), dialect);
        assert_eq!(
            (&body["reasoning_effort"], &body["thinking"], left_out),
            (&expected, &thinking, dropped),
            "{model} {effort:?}"
        );
    }
}

fn thinking_request(effort: ReasoningEffort, model: &str) -> ModelRequest {
    crate::testing::thinking(effort, plain(model))
}

#[test]
fn what_is_left_out_is_said() {
    for (model, dialect, expected) in [
        ("gpt-4o", Dialect::openai(), vec!["top_k", "stop_sequences"]),
        ("smollm2", Dialect::local(), vec![]),
        ("deepseek-chat", Dialect::deepseek(), vec!["top_k", "seed"]),
        (
            "o3",
            Dialect::openai(),
            vec![
                "temperature",
                "top_p",
                "top_k",
                "frequency_penalty",
                "presence_penalty",
                "stop_sequences",
                "seed",
            ],
        ),
    ] {
        assert_eq!(asked(&plain_with_knobs(model), dialect).1, expected, "{model}");
    }
    let still = crate::testing::thinking(ReasoningEffort::None, plain_with_knobs("gpt-5.2"));
    assert_eq!(asked(&still, Dialect::openai()).1, ["top_k", "stop_sequences"]);
}

#[test]
fn deepseeks_thoughts_go_back_to_it() {
    let request = with_tools("deepseek-flash");
    let body = br#"{"choices":[{"message":{"content":"","reasoning_content":"Let me look.","tool_calls":[
        {"id":"a","type":"function","function":{"name":"weather","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"#;
    let (_, sent) = build(&request, Dialect::deepseek(), "deepseek", false).unwrap();
    let answer = super::super::response::answer(&request, &sent, body).unwrap();
    assert_eq!(answer.content, "");
    let next = crate::testing::next_turn(&request, &answer);
    let thought = |provider: &str, request: &ModelRequest| {
        let (wire, _) = build(request, Dialect::deepseek(), provider, false).unwrap();
        serde_json::to_value(wire).unwrap()["messages"][2]["reasoning_content"].clone()
    };
    assert_eq!(thought("deepseek", &next), "Let me look.");
    assert_eq!(thought("another", &next), "");
}
