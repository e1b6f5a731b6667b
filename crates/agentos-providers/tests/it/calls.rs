//! What each provider sends, and what is made of a good answer.

use agentos_providers::{Api, Gemini, GeminiOptions, HttpClient, OpenAi, OpenAiOptions, Provider};
use agentos_types::{StopReason, Usage};
use serde_json::json;

use crate::server::{CANARY, Server, request};

#[tokio::test]
async fn openai_is_asked_at_its_path_with_a_bearer_key() {
    let server = Server::saying(
        200,
        "application/json; charset=utf-8",
        r#"{"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1}}"#,
    )
    .await;
    let answer = server.openai().complete(&request("gpt-4o-mini")).await.unwrap();
    assert_eq!(
        (answer.content.as_str(), answer.stop_reason),
        ("Hi", StopReason::EndTurn)
    );
    assert_eq!(
        answer.usage,
        Usage {
            input: 3,
            output: 1,
            ..Usage::default()
        }
    );
    let asked = server.asked().remove(0);
    assert_eq!(
        (asked.method.as_str(), asked.uri.to_string().as_str()),
        ("POST", "/v1/chat/completions")
    );
    assert_eq!(asked.headers["authorization"], format!("Bearer {CANARY}"));
    assert_eq!(asked.headers["content-type"], "application/json");
    assert_eq!(
        asked.headers["user-agent"],
        concat!("agentos/", env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(
        asked.body,
        json!({"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Hello"}], "max_completion_tokens": 64})
    );
}

#[tokio::test]
async fn anthropic_is_asked_at_its_path_with_its_version() {
    let server = Server::saying(
        200,
        "application/json",
        r#"{"model":"claude","content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":1}}"#,
    )
    .await;
    let answer = server
        .anthropic()
        .complete(&request("claude-sonnet-4-5"))
        .await
        .unwrap();
    assert_eq!((answer.content.as_str(), answer.usage.total()), ("Hi", 4));
    let asked = server.asked().remove(0);
    assert_eq!(asked.uri.to_string(), "/v1/messages");
    assert_eq!(
        (&asked.headers["x-api-key"], &asked.headers["anthropic-version"]),
        (&CANARY.parse().unwrap(), &"2023-06-01".parse().unwrap())
    );
    assert!(!asked.headers.contains_key("authorization"));
}

#[tokio::test]
async fn gemini_is_asked_with_its_key_in_a_header_and_never_in_the_address() {
    let server = Server::saying(
        200,
        "application/json",
        r#"{"candidates":[{"content":{"parts":[{"text":"Hi"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":1}}"#,
    )
    .await;
    let gemini = server.gemini();
    let answer = gemini
        .complete(&request("models/gemini-2.0-flash"))
        .await
        .unwrap();
    assert_eq!((answer.content.as_str(), answer.usage.total()), ("Hi", 4));
    // The same body does for a stream: a server may answer whole.
    drop(gemini.stream(&request("gemini-2.0-flash")).await.unwrap());
    let asked = server.asked();
    assert_eq!(
        asked[0].uri.to_string(),
        "/v1beta/models/gemini-2.0-flash:generateContent"
    );
    assert_eq!(
        asked[1].uri.to_string(),
        "/v1beta/models/gemini-2.0-flash:streamGenerateContent?alt=sse"
    );
    assert_eq!(asked[0].headers["x-goog-api-key"], CANARY);
}

#[tokio::test]
async fn geminis_version_is_a_setting_or_stands_in_the_address() {
    let server = Server::saying(
        200,
        "application/json",
        r#"{"candidates":[{"content":{"parts":[{"text":"Hi"}]},"finishReason":"STOP"}]}"#,
    )
    .await;
    for (end, version, expected) in [
        ("", None, "v1beta"),
        ("/v1/", None, "v1"),
        ("/v1alpha", None, "v1alpha"),
        ("/v1", Some("v1beta"), "v1beta"),
        ("/proxy", Some("v2"), "proxy/v2"),
    ] {
        let mut options = GeminiOptions::new(format!("{}{end}", server.base), HttpClient::new());
        options.version = version.map(str::to_owned);
        Gemini::new(options)
            .unwrap()
            .complete(&request("g"))
            .await
            .unwrap();
        let path = server.asked().last().unwrap().uri.path().to_owned();
        assert_eq!(path, format!("/{expected}/models/g:generateContent"));
    }
    for version in ["", "beta", "v1/../x", "v", "V1"] {
        let options = GeminiOptions::new(server.base.as_str(), HttpClient::new()).with_version(version);
        assert!(Gemini::new(options).is_err(), "{version}");
    }
}

#[tokio::test]
async fn responses_are_asked_for_at_their_path() {
    let server = Server::saying(
        200,
        "application/json",
        r#"{"status":"completed","model":"gpt-5.2","output":[{"type":"message","content":[{"type":"output_text","text":"Hi"}]}],"usage":{"input_tokens":3,"output_tokens":1}}"#,
    )
    .await;
    let options = OpenAiOptions {
        organization: Some("org-7".to_owned()),
        ..OpenAiOptions::new("openai", format!("{}/v1", server.base), HttpClient::new())
            .with_key(CANARY)
            .with_api(Api::Responses)
    };
    let provider = OpenAi::new(options).unwrap();
    let answer = provider.complete(&request("gpt-4o")).await.unwrap();
    assert_eq!((answer.content.as_str(), answer.usage.total()), ("Hi", 4));
    let asked = server.asked().remove(0);
    assert_eq!(asked.uri.to_string(), "/v1/responses");
    assert_eq!(asked.headers["openai-organization"], "org-7");
    assert_eq!(
        asked.body,
        json!({"model": "gpt-4o", "input": [{"type": "message", "role": "user", "content": "Hello"}], "max_output_tokens": 64, "store": false})
    );
}
