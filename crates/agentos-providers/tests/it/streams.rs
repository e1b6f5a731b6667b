//! Streams over HTTP.

use std::collections::HashSet;
use std::sync::Arc;

use agentos_providers::Provider;
use agentos_types::{Delta, ErrorClass, ProviderError};
use axum::body::{Body, Bytes};
use futures_util::{StreamExt, stream};
use tokio::sync::{Semaphore, oneshot};

use crate::server::{Server, request, response};

const HELLO: &str = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}\n\n";
const REST: &str = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
const SSE: (&str, &str) = ("content-type", "text/event-stream; charset=utf-8");

async fn collect(provider: &dyn Provider) -> Vec<Result<Delta, ProviderError>> {
    provider.stream(&request("m")).await.unwrap().collect().await
}

#[tokio::test]
async fn deltas_come_as_they_are_sent() {
    let gate = Arc::new(Semaphore::new(0));
    let opened = Arc::clone(&gate);
    let server = Server::new(move || {
        let gate = Arc::clone(&opened);
        let rest = stream::once(async move {
            gate.acquire().await.unwrap().forget();
            Ok::<_, std::io::Error>(Bytes::from(REST))
        });
        response(
            200,
            &[SSE],
            Body::from_stream(stream::iter([Ok(Bytes::from(HELLO))]).chain(rest)),
        )
    })
    .await;
    let mut deltas = server.openai().stream(&request("m")).await.unwrap();
    assert_eq!(deltas.next().await, Some(Ok(Delta::Text("Hel".into()))));
    // The server sends the rest only now, when the first delta is here.
    gate.add_permits(1);
    assert_eq!(deltas.next().await, Some(Ok(Delta::Text("lo".into()))));
    let Some(Ok(Delta::Done(answer))) = deltas.next().await else {
        panic!("no end")
    };
    assert_eq!(answer.content, "Hello");
    assert!(deltas.next().await.is_none());
    assert_eq!(server.asked().remove(0).body["stream"], true);
}

#[tokio::test]
async fn connections_are_used_again_after_streams() {
    let server = Server::new(|| {
        let pieces = [HELLO, REST].map(|piece| Ok::<_, std::io::Error>(Bytes::from(piece)));
        response(200, &[SSE], Body::from_stream(stream::iter(pieces)))
    })
    .await;
    let openai = server.openai();
    for _ in 0..20 {
        assert!(matches!(collect(&openai).await.last(), Some(Ok(Delta::Done(_)))));
    }
    let peers: HashSet<_> = server.asked().into_iter().map(|asked| asked.peer).collect();
    // The next call may come before the last one's connection is back; never a connection for each.
    assert_eq!(server.asked().len(), 20);
    assert!(peers.len() < 10, "{peers:?}");
}

#[tokio::test]
async fn a_broken_connection_is_an_error_and_not_an_end() {
    for cut in [true, false] {
        let gate = Arc::new(Semaphore::new(0));
        let opened = Arc::clone(&gate);
        let server = Server::new(move || {
            let gate = Arc::clone(&opened);
            let end = stream::once(async move {
                gate.acquire().await.unwrap().forget();
                if cut {
                    Err(std::io::Error::other("cut"))
                } else {
                    Ok(Bytes::new())
                }
            });
            response(
                200,
                &[SSE],
                Body::from_stream(stream::iter([Ok(Bytes::from(HELLO))]).chain(end)),
            )
        })
        .await;
        let mut deltas = server.openai().stream(&request("m")).await.unwrap();
        assert_eq!(deltas.next().await, Some(Ok(Delta::Text("Hel".into()))));
        gate.add_permits(1);
        let Some(Err(error)) = deltas.next().await else {
            panic!("no error")
        };
        assert_eq!(error.class, ErrorClass::Transport, "{error}");
        assert!(error.message.starts_with("openai broke off"), "{error}");
        assert!(deltas.next().await.is_none());
    }
}

#[tokio::test]
async fn a_server_that_answers_whole_is_understood() {
    let server = Server::saying(
        200,
        "application/json",
        r#"{"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]}"#,
    )
    .await;
    let deltas = collect(&server.openai()).await;
    assert_eq!(deltas[0], Ok(Delta::Text("Hello".into())));
    assert!(matches!(deltas.last(), Some(Ok(Delta::Done(_)))));
}

#[tokio::test]
async fn a_page_instead_of_a_stream_is_malformed() {
    let server = Server::saying(
        200,
        "text/html",
        "<html><head><title>Log in</title></head></html>",
    )
    .await;
    for provider in server.all() {
        let error = provider.stream(&request("m")).await.map(drop).unwrap_err();
        assert_eq!(error.class, ErrorClass::MalformedResponse, "{error}");
    }
    let empty = Server::saying(200, "text/event-stream", "").await;
    for provider in empty.all() {
        let deltas = collect(provider.as_ref()).await;
        assert_eq!(deltas.len(), 1);
        assert_eq!(
            deltas[0].clone().unwrap_err().class,
            ErrorClass::MalformedResponse
        );
    }
}

/// Tells when it is dropped.
struct Tell(Option<oneshot::Sender<()>>);

impl Drop for Tell {
    fn drop(&mut self) {
        if let Some(tell) = self.0.take() {
            let _ = tell.send(());
        }
    }
}

#[tokio::test]
async fn dropping_a_stream_reaches_the_socket() {
    let (tell, told) = oneshot::channel();
    let tell = std::sync::Mutex::new(Some(Tell(Some(tell))));
    let server = Server::new(move || {
        let tell = tell.lock().unwrap().take();
        let pending = stream::once(async move {
            let _held = tell;
            std::future::pending::<Result<Bytes, std::io::Error>>().await
        });
        response(
            200,
            &[SSE],
            Body::from_stream(stream::iter([Ok(Bytes::from(HELLO))]).chain(pending)),
        )
    })
    .await;
    let mut deltas = server.openai().stream(&request("m")).await.unwrap();
    assert!(deltas.next().await.is_some());
    drop(deltas);
    // The server notices that nobody listens any more and drops its body.
    told.await.unwrap();
}
