use agentos_types::ToolChoice;

use super::*;
use crate::testing::{everything, next_turn, plain, with_form, with_tools};

fn body(request: &ModelRequest) -> Value {
    serde_json::to_value(build(request, "gemini").unwrap().0).unwrap()
}

#[test]
fn bodies() {
    insta::assert_json_snapshot!("plain", body(&plain("gemini-2.0-flash")));
    insta::assert_json_snapshot!("everything", body(&everything("gemini-2.5-pro")));
}

#[test]
fn only_models_that_want_signatures_get_them() {
    for (model, wants) in [
        ("gemini-1.5-pro", false),
        ("gemini-2.5-flash", false),
        ("gemini-3-pro-preview", true),
        ("gemini-3.5-flash", true),
        ("models/gemini-3-flash", true),
        ("gemma-3", false),
    ] {
        let body = body(&everything(model));
        let part = &body["contents"][1]["parts"][1];
        assert_eq!(part.get("thoughtSignature").is_some(), wants, "{model}: {part}");
        assert!(body["contents"][1]["parts"][2].get("thoughtSignature").is_none());
    }
}

#[test]
fn a_result_of_an_unknown_call_keeps_its_own_name() {
    let messages = vec![Message {
        name: Some("odd".into()),
        ..Message::tool("nobody", "[1]")
    }];
    let body = body(&ModelRequest {
        messages: messages.into(),
        system: None,
        ..plain("gemini-2.0-flash")
    });
    assert_eq!(
        body["contents"],
        json!([{"role": "user", "parts": [{"functionResponse": {"name": "odd", "response": {"result": "[1]"}}}]}])
    );
}

fn asked(request: &ModelRequest) -> (Value, Sent) {
    let (wire, sent) = build(request, "gemini").unwrap();
    (serde_json::to_value(wire).unwrap(), sent)
}

#[test]
fn tools_are_chosen() {
    for (choice, expected) in [
        (ToolChoice::Auto, Value::Null),
        (ToolChoice::None, json!({"mode": "NONE"})),
        (ToolChoice::Required, json!({"mode": "ANY"})),
        (
            ToolChoice::Tool("files.read".into()),
            json!({"mode": "ANY", "allowedFunctionNames": [tool_name::to_wire("files.read")]}),
        ),
    ] {
        let request = ModelRequest {
            tool_choice: choice.clone(),
            parallel_tool_calls: Some(false),
            ..with_tools("gemini-2.5-pro")
        };
        let (body, sent) = asked(&request);
        assert_eq!(
            body["toolConfig"]["functionCallingConfig"], expected,
            "{choice:?}"
        );
        assert_eq!(sent.dropped, ["parallel_tool_calls"]);
    }
}

#[test]
fn forms_are_asked_for_or_are_a_tool() {
    let schema = json!({
        "type": "object", "required": ["city", "celsius"],
        "properties": {"city": {"type": "string"}, "celsius": {"type": "integer", "minimum": -90}},
    });
    for request in [
        with_form(plain("gemini-2.5-pro")),
        with_form(with_tools("gemini-3-pro-preview")),
    ] {
        let (body, sent) = asked(&request);
        let config = &body["generationConfig"];
        assert_eq!(
            (
                &config["responseMimeType"],
                &config["responseSchema"],
                sent.answer_tool
            ),
            (&json!("application/json"), &schema, false)
        );
    }
    let (body, sent) = asked(&with_form(with_tools("gemini-2.5-pro")));
    assert!(sent.answer_tool && body["generationConfig"].get("responseMimeType").is_none());
    assert_eq!(
        body["toolConfig"]["functionCallingConfig"],
        json!({"mode": "ANY"})
    );
    let declared = &body["tools"][0]["functionDeclarations"][2];
    assert_eq!(
        (&declared["name"], &declared["parameters"]),
        (&json!(crate::answer_form::TOOL), &schema)
    );
}

#[test]
fn what_is_left_out_is_said() {
    let (body, sent) = asked(&everything("gemini-2.5-pro"));
    assert_eq!(body["generationConfig"]["seed"], 7);
    assert_eq!(
        sent.dropped,
        ["frequency_penalty", "presence_penalty", "stop_sequences"]
    );
}

#[test]
fn signatures_go_back_where_they_came_and_only_to_their_model() {
    let request = with_tools("gemini-3-pro-preview");
    let parts = json!([
        {"text": "hm", "thought": true},
        {"text": "Let me look.", "thoughtSignature": "dGV4dA=="},
        {"functionCall": {"name": "weather", "args": {"city": "Bonn"}}, "thoughtSignature": "Y2FsbA=="},
        {"functionCall": {"name": "weather", "args": {"city": "Köln"}}},
    ]);
    let (_, sent) = build(&request, "gemini").unwrap();
    let body = json!({"candidates": [{"content": {"parts": parts}, "finishReason": "STOP"}]}).to_string();
    let answer = super::super::response::answer(&request, &sent, body.as_bytes()).unwrap();
    let next = next_turn(&request, &answer);
    let mut expected = parts;
    expected.as_array_mut().unwrap().remove(0);
    assert_eq!(asked(&next).0["contents"][1]["parts"], expected);
    let other = ModelRequest {
        model: "gemini-3.5-flash".into(),
        ..next
    };
    let sent_back = asked(&other).0["contents"][1]["parts"].clone();
    assert_eq!(sent_back[1]["thoughtSignature"], NO_SIGNATURE);
    assert!(sent_back[0].get("thoughtSignature").is_none() && sent_back[2].get("thoughtSignature").is_none());
}

#[test]
fn a_signature_of_its_own_comes_back_as_an_empty_text() {
    let request = plain("gemini-3-pro-preview");
    let (_, sent) = build(&request, "gemini").unwrap();
    let body = br#"{"candidates":[{"content":{"parts":[{"text":"","thoughtSignature":"c2ln"}]},"finishReason":"STOP"}]}"#;
    let answer = super::super::response::answer(&request, &sent, body).unwrap();
    assert_eq!(
        asked(&next_turn(&request, &answer)).0["contents"][1]["parts"],
        json!([{"text": "", "thoughtSignature": "c2ln"}])
    );
}

#[test]
fn an_id_of_its_own_comes_back_with_the_call_and_its_result() {
    let request = with_tools("gemini-3-pro-preview");
    let parts = json!([
        {"functionCall": {"id": "x1", "name": "weather", "args": {}}, "thoughtSignature": "Y2FsbA=="},
        {"functionCall": {"name": "weather", "args": {}}},
        {"functionCall": {"id": "x3", "name": "weather", "args": {}}},
    ]);
    let (_, sent) = build(&request, "gemini").unwrap();
    let body = json!({"candidates": [{"content": {"parts": parts}, "finishReason": "STOP"}]}).to_string();
    let answer = super::super::response::answer(&request, &sent, body.as_bytes()).unwrap();
    let next = next_turn(&request, &answer);
    let contents = asked(&next).0["contents"].clone();
    assert_eq!(contents[1]["parts"], parts);
    let ids: Vec<Value> = contents[2]["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["functionResponse"]["id"].clone())
        .collect();
    assert_eq!(ids, [json!("x1"), Value::Null, json!("x3")]);
    // Another model knows none of them.
    let other = ModelRequest {
        model: "gemini-3.5-flash".into(),
        ..next
    };
    assert!(!asked(&other).0["contents"].to_string().contains("\"id\""));
}
