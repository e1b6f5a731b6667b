//! Failures over HTTP: each has its class, whichever provider it comes from.

use std::time::Duration;

use agentos_providers::{HttpClient, OpenAi, OpenAiOptions, Provider};
use agentos_types::{ErrorClass, ModelRequest};
use axum::body::{Body, Bytes};
use futures_util::{StreamExt as _, stream};
use tokio::net::TcpListener;

use crate::server::{Server, request, response};

#[tokio::test]
async fn an_answer_that_cannot_be_used_is_charged_as_its_usage_says() {
    let body = r#"{"choices": [], "candidates": [],
        "usage": {"prompt_tokens": 7, "completion_tokens": 3, "input_tokens": 7, "output_tokens": 3},
        "usageMetadata": {"promptTokenCount": 7, "candidatesTokenCount": 3}}"#;
    let server = Server::saying(200, "application/json", body).await;
    for provider in server.all() {
        let error = provider.complete(&request("m")).await.unwrap_err();
        let name = provider.name();
        assert_eq!(error.class, ErrorClass::MalformedResponse, "{name}");
        let usage = error.usage.unwrap_or_else(|| panic!("{name} says no usage"));
        assert_eq!((usage.input, usage.output), (7, 3), "{name}");
    }
}

#[tokio::test]
async fn statuses_and_bodies_have_their_class() {
    use ErrorClass::*;
    for (status, kind, body, class) in [
        (
            401,
            "application/json",
            r#"{"error":{"message":"no","type":"authentication_error"}}"#,
            Auth,
        ),
        (
            404,
            "application/json",
            r#"{"error":{"message":"no such model","code":"model_not_found"}}"#,
            ModelNotFound,
        ),
        (
            400,
            "application/json",
            r#"{"error":{"message":"bad","type":"invalid_request_error"}}"#,
            InvalidRequest,
        ),
        (429, "application/json", "{}", RateLimited),
        (500, "text/plain", "oops", Overloaded),
        (
            529,
            "application/json",
            r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            Overloaded,
        ),
        (
            502,
            "text/html",
            "<html><head><title>Bad Gateway</title></head></html>",
            Overloaded,
        ),
        (
            200,
            "text/html",
            "<html><head><title>Log in</title></head></html>",
            MalformedResponse,
        ),
        (200, "application/json", "", MalformedResponse),
        (200, "application/json", r#"{"hello":"world"}"#, MalformedResponse),
        (200, "text/plain", "hello", MalformedResponse),
        (
            200,
            "application/json",
            r#"{"error":{"message":"slow down","code":429}}"#,
            RateLimited,
        ),
    ] {
        let server = Server::saying(status, kind, body).await;
        for provider in server.all() {
            let error = provider.complete(&request("m")).await.unwrap_err();
            assert_eq!(error.class, class, "{} {status} {body}: {error}", provider.name());
            assert!(error.message.starts_with(provider.name()), "{error}");
            if status >= 400 {
                assert_eq!(error.status, Some(status));
                let streamed = provider.stream(&request("m")).await.map(drop).unwrap_err();
                assert_eq!(
                    (streamed.class, streamed.status),
                    (class, Some(status)),
                    "{}",
                    provider.name()
                );
            }
        }
    }
}

#[tokio::test]
async fn waits_are_read_from_headers() {
    let server = Server::new(|| response(429, &[("retry-after", "2.5")], Body::empty())).await;
    let error = server.anthropic().complete(&request("m")).await.unwrap_err();
    assert_eq!(
        (error.class, error.retry_after),
        (ErrorClass::RateLimited, Some(Duration::from_millis(2_500)))
    );
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let target = Server::saying(200, "application/json", "{}").await;
    let location = format!("{}/v1/chat/completions", target.base);
    let server = Server::new(move || response(307, &[("location", &location)], Body::empty())).await;
    let error = server.openai().complete(&request("m")).await.unwrap_err();
    assert_eq!(
        (error.class, error.status),
        (ErrorClass::ModelNotFound, Some(307)),
        "{error}"
    );
    assert!(target.asked().is_empty());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_transport_error() {
    let server = Server::new(|| {
        let pieces = [
            Ok(Bytes::from_static(b"{\"choices\":")),
            Err(std::io::Error::other("cut")),
        ];
        response(
            200,
            &[("content-type", "application/json")],
            Body::from_stream(stream::iter(pieces)),
        )
    })
    .await;
    let error = server.openai().complete(&request("m")).await.unwrap_err();
    assert_eq!(error.class, ErrorClass::Transport, "{error}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_transport_error() {
    // A port that was free a moment ago.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/v1", listener.local_addr().unwrap());
    drop(listener);
    let provider = OpenAi::new(OpenAiOptions::new("local", base.as_str(), HttpClient::new())).unwrap();
    let error = provider.complete(&request("m")).await.unwrap_err();
    assert_eq!(error.class, ErrorClass::Transport);
    assert!(
        error
            .message
            .starts_with("local cannot be reached at http://127.0.0.1:"),
        "{error}"
    );
    assert!(error.message.contains("refused"), "{error}");
}

#[tokio::test]
async fn a_body_without_end_is_cut_off() {
    let server = Server::new(|| {
        let chunk = Bytes::from(vec![b' '; 1024 * 1024]);
        let endless = stream::repeat_with(move || Ok::<_, std::io::Error>(chunk.clone()));
        response(
            200,
            &[("content-type", "application/json")],
            Body::from_stream(endless),
        )
    })
    .await;
    let error = server.openai().complete(&request("m")).await.unwrap_err();
    assert_eq!(
        (error.class, error.message.as_str()),
        (ErrorClass::MalformedResponse, "openai sent more than 32 MB")
    );
}

/// An event for each token of the longest answers takes more than a whole body may.
#[tokio::test]
async fn a_stream_may_be_as_long_as_the_answer_that_was_asked_for() {
    let server = Server::new(|| {
        let event = r#"data: {"choices":[{"delta":{"content":"x"}}],"obfuscation":"-"}"#;
        let event = event.replace('-', &"-".repeat(64 * 1024)) + "\n\n";
        let end = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        let events = std::iter::repeat_n(Bytes::from(event), 600).chain([Bytes::from_static(end.as_bytes())]);
        response(
            200,
            &[("content-type", "text/event-stream")],
            Body::from_stream(stream::iter(events.map(Ok::<_, std::io::Error>))),
        )
    })
    .await;
    for (max_tokens, is_whole) in [(1_000, false), (128_000, true)] {
        let asked = ModelRequest {
            max_tokens,
            ..request("m")
        };
        let stream = server.openai().stream(&asked).await.unwrap();
        let last = stream.collect::<Vec<_>>().await.pop().unwrap();
        assert_eq!(last.is_ok(), is_whole, "{max_tokens} {last:?}");
    }
}
