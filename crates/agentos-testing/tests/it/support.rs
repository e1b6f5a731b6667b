//! A client without any provider's library, and one good request per wire.

use agentos_testing::{FakeProvider, Wire};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

pub(crate) fn client() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

pub(crate) const fn model(wire: Wire) -> &'static str {
    match wire {
        Wire::OpenAi | Wire::Responses => "gpt-4o-mini",
        Wire::DeepSeek => "deepseek-chat",
        Wire::Anthropic => "claude-sonnet-4-20250514",
        Wire::Gemini => "gemini-2.5-flash",
    }
}

/// The smallest body that each provider takes.
pub(crate) fn small(wire: Wire) -> Value {
    let messages = json!([{"role": "user", "content": "Hello"}]);
    match wire {
        Wire::OpenAi | Wire::DeepSeek => json!({"model": model(wire), "messages": messages}),
        Wire::Responses => json!({"model": model(wire), "input": "Hello"}),
        Wire::Anthropic => json!({"model": model(wire), "max_tokens": 100, "messages": messages}),
        Wire::Gemini => json!({"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}),
    }
}

/// A request with a key, not yet sent.
pub(crate) fn request(fake: &FakeProvider, wire: Wire, body: &Value, stream: bool) -> RequestBuilder {
    request_for(fake, wire, model(wire), body, stream)
}

pub(crate) fn request_for(
    fake: &FakeProvider,
    wire: Wire,
    model: &str,
    body: &Value,
    stream: bool,
) -> RequestBuilder {
    let path = match (wire, stream) {
        (Wire::OpenAi | Wire::DeepSeek, _) => "/chat/completions".to_owned(),
        (Wire::Responses, _) => "/responses".to_owned(),
        (Wire::Anthropic, _) => "/v1/messages".to_owned(),
        (Wire::Gemini, false) => format!("/v1beta/models/{model}:generateContent"),
        (Wire::Gemini, true) => format!("/v1beta/models/{model}:streamGenerateContent?alt=sse"),
    };
    let mut body = body.clone();
    if stream && wire != Wire::Gemini {
        body["stream"] = json!(true);
    }
    let request = client()
        .post(format!("{}{path}", fake.base_url(wire)))
        .json(&body);
    match wire {
        Wire::OpenAi | Wire::DeepSeek | Wire::Responses => request.bearer_auth("key"),
        Wire::Anthropic => request
            .header("x-api-key", "key")
            .header("anthropic-version", "2023-06-01"),
        Wire::Gemini => request.header("x-goog-api-key", "key"),
    }
}

pub(crate) async fn send(fake: &FakeProvider, wire: Wire, body: &Value, stream: bool) -> reqwest::Response {
    request(fake, wire, body, stream).send().await.unwrap()
}
