//! A key shows nowhere.

use agentos_providers::{
    Anthropic, AnthropicOptions, BuildError, Gemini, GeminiOptions, HttpClient, OpenAi, OpenAiOptions,
};
use agentos_types::Coded;
use axum::body::Body;
use futures_util::StreamExt;

use crate::server::{CANARY, Server, request, response};

fn assert_hidden(shown: &str) {
    assert!(!shown.contains("canary"), "{shown}");
}

#[tokio::test]
async fn providers_and_options_do_not_show_it() {
    let server = Server::saying(200, "application/json", "{}").await;
    for provider in server.all() {
        assert_hidden(&format!("{provider:?}"));
    }
    assert_hidden(&format!(
        "{:?}",
        OpenAiOptions::new("x", "http://127.0.0.1/v1", HttpClient::new()).with_key(CANARY)
    ));
    assert_hidden(&format!(
        "{:?}",
        AnthropicOptions::new("http://127.0.0.1", HttpClient::new()).with_key(CANARY)
    ));
    assert_hidden(&format!(
        "{:?}",
        GeminiOptions::new("http://127.0.0.1", HttpClient::new()).with_key(CANARY)
    ));
}

#[tokio::test]
async fn errors_do_not_show_it_even_when_the_server_says_it() {
    for status in [200, 400, 401, 500] {
        for body in [
            format!(r#"{{"error":{{"message":"the key {CANARY} is wrong"}}}}"#),
            format!("<html><head><title>{CANARY}</title></head></html>"),
            format!("{CANARY} is no JSON"),
            format!(r#"{{"{CANARY}":1}}"#),
        ] {
            let server = Server::new(move || response(status, &[], Body::from(body.clone()))).await;
            for provider in server.all() {
                let error = provider.complete(&request("m")).await.unwrap_err();
                assert_hidden(&format!("{error} {error:?}"));
            }
        }
    }
}

#[tokio::test]
async fn a_stream_does_not_show_it() {
    for event in [
        format!(r#"{{"error":{{"message":"the key {CANARY} is wrong"}}}}"#),
        format!("{CANARY} is no JSON"),
    ] {
        let server = Server::new(move || {
            response(
                200,
                &[("content-type", "text/event-stream")],
                Body::from(format!("data: {event}\n\ndata: x\n\n")),
            )
        })
        .await;
        for provider in server.all() {
            for delta in provider
                .stream(&request("m"))
                .await
                .unwrap()
                .collect::<Vec<_>>()
                .await
            {
                assert_hidden(&format!("{delta:?}"));
            }
        }
    }
}

#[test]
fn a_key_that_cannot_be_sent_is_refused_without_showing_it() {
    let key = "sk-canary\nX-Evil: 1";
    let http = HttpClient::new();
    let base = "http://127.0.0.1:1";
    for error in [
        OpenAi::new(OpenAiOptions::new("openai", base, http.clone()).with_key(key)).map(drop),
        Anthropic::new(AnthropicOptions::new(base, http.clone()).with_key(key)).map(drop),
        Gemini::new(GeminiOptions::new(base, http).with_key(key)).map(drop),
    ] {
        let error = error.unwrap_err();
        assert!(matches!(error, BuildError::Key { .. }));
        assert_eq!(error.code().name, "PROVIDER_INVALID");
        assert_hidden(&format!("{error} {error:?} {:?}", error.hint()));
    }
}
