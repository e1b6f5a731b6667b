use agentos_types::{ImageUrl, Sampling};

use serde_json::Value;

use super::*;
use crate::testing::{everything, plain};

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
