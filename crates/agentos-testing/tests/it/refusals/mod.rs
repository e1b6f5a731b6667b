//! Good bodies pass; bad ones get that provider's refusal. One table per wire.

mod anthropic;
mod deepseek;
mod features;
mod gemini;
mod openai;
mod responses;

use agentos_testing::{FakeProvider, Outcome, Script, Wire};
use serde_json::{Value, json};

use crate::support::{client, request_for, small};

/// Sends a body and gives the status and the sentence of the refusal; none when it is taken.
async fn said(fake: &FakeProvider, wire: Wire, model: &str, body: &Value) -> (u16, Value) {
    let response = request_for(fake, wire, model, body, false).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// Every body of the table passes.
async fn pass(wire: Wire, model: &str, bodies: &[Value]) {
    let fake = FakeProvider::start(Script::text("fine")).await.unwrap();
    for body in bodies {
        let (status, answer) = said(&fake, wire, model, body).await;
        assert_eq!(status, 200, "{body}: {answer}");
    }
}

/// Every body of the table is refused with 400 and a sentence that holds these words.
async fn refuse(wire: Wire, model: &str, bodies: &[(Value, &str)]) {
    let fake = FakeProvider::start(Script::text("fine")).await.unwrap();
    for (body, words) in bodies {
        let (status, answer) = said(&fake, wire, model, body).await;
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert_eq!(status, 400, "{body}: {answer}");
        assert!(
            message.contains(words),
            "{body}\n said: {message}\n not:  {words}"
        );
        let recorded = fake.requests().pop().unwrap();
        assert_eq!(recorded.outcome, Outcome::Refused(message.to_owned()));
    }
}

/// `body` with one field set.
fn with(body: &Value, pointer: &str, value: Value) -> Value {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    body.pointer_mut(parent).unwrap()[name] = value;
    body
}

/// `body` without one field.
fn without(body: &Value, name: &str) -> Value {
    let mut body = body.clone();
    body.as_object_mut().unwrap().remove(name);
    body
}

#[tokio::test]
async fn no_key_and_a_wrong_key() {
    let fake = FakeProvider::start(Script::text("fine").with_api_key("right"))
        .await
        .unwrap();
    for (wire, missing, wrong, message) in [
        (Wire::OpenAi, 401, 401, "Incorrect API key provided: key*****."),
        (Wire::DeepSeek, 401, 401, "Authentication Fails"),
        (Wire::Anthropic, 401, 401, "invalid x-api-key"),
        (Wire::Gemini, 403, 400, "API key not valid."),
    ] {
        let request = request_for(&fake, wire, "gemini-2.5-flash", &small(wire), false)
            .build()
            .unwrap();
        let bare = client()
            .post(request.url().clone())
            .json(&small(wire))
            .send()
            .await
            .unwrap();
        assert_eq!(bare.status().as_u16(), missing, "{wire}");
        let (status, body) = said(&fake, wire, "gemini-2.5-flash", &small(wire)).await;
        assert_eq!(status, wrong, "{wire}");
        assert!(
            body["error"]["message"].as_str().unwrap().contains(message),
            "{wire}: {body}"
        );
    }
    assert!(fake.requests().iter().all(|request| !request.authorized));
    let right = client()
        .post(format!("{}/chat/completions", fake.base_url(Wire::OpenAi)))
        .bearer_auth("right");
    assert_eq!(
        right.json(&small(Wire::OpenAi)).send().await.unwrap().status(),
        200
    );
    assert!(fake.requests().pop().unwrap().authorized);
}

#[tokio::test]
async fn a_model_that_is_not_there() {
    let fake = FakeProvider::start(Script::text("fine").with_models(["other"]))
        .await
        .unwrap();
    for (wire, status, message) in [
        (Wire::OpenAi, 404, "The model `gpt-4o-mini` does not exist"),
        (Wire::DeepSeek, 400, "Model Not Exist"),
        (Wire::Anthropic, 404, "model: claude-sonnet-4-20250514"),
        (
            Wire::Gemini,
            404,
            "models/gemini-2.5-flash is not found for API version v1beta",
        ),
    ] {
        let (said, body) = said(&fake, wire, "gemini-2.5-flash", &small(wire)).await;
        assert_eq!(said, status, "{wire}");
        assert!(
            body["error"]["message"].as_str().unwrap().contains(message),
            "{wire}: {body}"
        );
    }
    let models: Value = client()
        .get(format!("{}/models", fake.base_url(Wire::OpenAi)))
        .bearer_auth("k")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(models["data"][0]["id"], "other");
}

#[tokio::test]
async fn a_body_that_is_not_json_and_a_path_that_nobody_has() {
    let fake = FakeProvider::start(Script::text("fine")).await.unwrap();
    for wire in Wire::ALL {
        let mut request = request_for(&fake, wire, "gemini-2.5-flash", &small(wire), false)
            .build()
            .unwrap();
        *request.body_mut() = Some("{\"model\": ".into());
        assert_eq!(client().execute(request).await.unwrap().status(), 400, "{wire}");
        assert_eq!(fake.requests().pop().unwrap().body, json!("{\"model\": "));
    }
    let url = format!("{}/v1/embeddings", fake.base_url(Wire::OpenAi));
    assert_eq!(
        client()
            .post(url)
            .bearer_auth("k")
            .json(&json!({}))
            .send()
            .await
            .unwrap()
            .status(),
        404
    );
}

#[tokio::test]
async fn anthropic_wants_its_version() {
    let fake = FakeProvider::start(Script::text("fine")).await.unwrap();
    let url = format!("{}/v1/messages", fake.base_url(Wire::Anthropic));
    let request = client()
        .post(url)
        .header("x-api-key", "k")
        .json(&small(Wire::Anthropic));
    let body: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(body["error"]["message"], "anthropic-version: header is required");
}

#[tokio::test]
async fn anthropics_latest_version_takes_less() {
    let fake = FakeProvider::start(Script::text("fine")).await.unwrap();
    let url = format!("{}/v1/messages", fake.base_url(Wire::Anthropic));
    let good = small(Wire::Anthropic);
    let cited =
        json!([{"role": "user", "content": [{"type": "text", "text": "x", "citations": [{"type": "x"}]}]}]);
    for (body, first, latest) in [
        (good.clone(), 200, 200),
        (with(&good, "/temperature", json!(1)), 200, 400),
        (with(&good, "/top_k", json!(5)), 200, 400),
        (with(&good, "/messages", cited), 200, 400),
    ] {
        for (version, status) in [("2023-06-01", first), ("2026-10-21", latest), ("2030-01-01", 400)] {
            // The latest libraries send the key as a bearer's.
            let request = client()
                .post(&url)
                .bearer_auth("k")
                .header("anthropic-version", version)
                .json(&body);
            assert_eq!(
                request.send().await.unwrap().status().as_u16(),
                status,
                "{version} {body}"
            );
        }
    }
}

#[tokio::test]
async fn the_types_of_fields() {
    for (wire, pointer, value, words) in [
        (
            Wire::OpenAi,
            "/temperature",
            json!("hot"),
            "Invalid type for 'temperature': expected a decimal",
        ),
        (
            Wire::OpenAi,
            "/messages",
            json!("hi"),
            "Invalid type for 'messages': expected an array of objects, but got a string",
        ),
        (
            Wire::DeepSeek,
            "/max_tokens",
            json!("many"),
            "max_tokens: invalid type: string",
        ),
        (
            Wire::Anthropic,
            "/max_tokens",
            json!("many"),
            "max_tokens: Input should be a valid integer",
        ),
        (
            Wire::Anthropic,
            "/messages",
            json!({}),
            "messages: Input should be a valid list",
        ),
        (
            Wire::Gemini,
            "/generationConfig",
            json!({"temperature": "hot"}),
            "Invalid value at 'generation_config.temperature' (TYPE_FLOAT), \"hot\"",
        ),
        (
            Wire::Gemini,
            "/contents",
            json!("hi"),
            "Invalid value at 'contents'",
        ),
    ] {
        refuse(
            wire,
            "gemini-2.5-flash",
            &[(with(&small(wire), pointer, value), words)],
        )
        .await;
    }
}
