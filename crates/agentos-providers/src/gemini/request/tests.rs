use super::*;
use crate::testing::{everything, plain};

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
