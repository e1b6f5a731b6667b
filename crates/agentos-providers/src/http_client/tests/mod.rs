mod peers;

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, Version};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper_util::client::proxy::matcher::Matcher;

use super::*;
use peers::{Plain, Proxy, Tls};

const PATIENCE: Duration = Duration::from_secs(10);

/// A POST of `{}` to that address.
fn post(uri: &str) -> impl Fn() -> Request<Body> {
    move || {
        let mut request = Request::post(uri).header("authorization", "Bearer canary");
        request = request.header("content-type", "application/json");
        request.body(Body::new(Bytes::from_static(b"{}"))).unwrap()
    }
}

async fn text(response: Response<Incoming>) -> String {
    let body = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

fn client(proxies: Option<Matcher>) -> Client {
    Client::new(peers::trusting(), proxies, PATIENCE)
}

/// A client whose proxy, for any server, wants a name and a password.
fn behind(proxy: &Proxy) -> Client {
    client(Some(
        Matcher::builder()
            .all(format!("http://ann:secret@{}", proxy.address))
            .build(),
    ))
}

#[test]
fn addresses_of_this_machine_are_known() {
    for (url, expected) in [
        ("http://127.0.0.1:8080/v1", true),
        ("http://localhost/v1", true),
        ("http://[::1]:1/", true),
        ("http://127.8.8.8/", true),
        ("https://api.openai.com/v1", false),
        ("http://127.0.0.1.example.com/", false),
        ("http://10.0.0.1/", false),
    ] {
        assert_eq!(is_loopback(&url.parse().unwrap()), expected, "{url}");
    }
}

#[tokio::test]
async fn a_plain_server_behind_a_proxy_is_asked_through_it() {
    let proxy = Proxy::answering("200 OK", "answered").await;
    let response = behind(&proxy)
        .send(post("http://models.test/v1/x?y=1"))
        .await
        .unwrap();
    assert_eq!(text(response).await, "answered");
    let heard = proxy.heard();
    assert!(
        heard.starts_with("POST http://models.test/v1/x?y=1 HTTP/1.1\r\n"),
        "{heard}"
    );
    for header in [
        "host: models.test\r\n",
        "proxy-authorization: Basic YW5uOnNlY3JldA==\r\n",
        &format!("user-agent: {NAME}\r\n"),
        "authorization: Bearer canary\r\n",
    ] {
        assert!(heard.contains(header), "{header} {heard}");
    }
}

#[tokio::test]
async fn a_server_with_tls_is_reached_through_a_tunnel_that_shows_nothing() {
    let server = Tls::new(0).await;
    let proxy = Proxy::tunnel_to(server.address).await;
    let response = behind(&proxy)
        .send(post("https://models.test/v1/x"))
        .await
        .unwrap();
    assert_eq!(response.version(), Version::HTTP_2);
    assert_eq!(text(response).await, "answered over HTTP/2");
    let heard = proxy.heard();
    assert!(
        heard.starts_with("CONNECT models.test:443 HTTP/1.1\r\n"),
        "{heard}"
    );
    assert!(
        heard
            .to_lowercase()
            .contains("proxy-authorization: basic yw5uonnly3jlda==\r\n"),
        "{heard}"
    );
    assert!(!heard.contains("canary"), "{heard}");
    // The server sees what is for it, and not what is for the proxy.
    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    assert!(seen.iter().all(|headers| headers.contains_key("authorization")));
    assert!(
        seen.iter()
            .all(|headers| !headers.contains_key("proxy-authorization"))
    );
}

#[tokio::test]
async fn a_proxy_that_refuses_is_a_connection_that_failed() {
    for (status, word) in [
        ("403 Forbidden", "unsuccessful"),
        ("407 Proxy Authentication Required", "proxy authorization"),
    ] {
        let proxy = Proxy::answering(status, "").await;
        let error = behind(&proxy)
            .send(post("https://models.test/"))
            .await
            .unwrap_err();
        assert!(error.is_connect(), "{error:?}");
        assert!(!is_timeout(&error));
        let cause = root_cause(&error);
        assert!(cause.contains(word), "{status}: {cause}");
        assert!(
            !format!("{error:?} {error} {cause}").contains("secret"),
            "{status}"
        );
    }
}

#[tokio::test]
async fn a_kind_of_proxy_that_is_not_spoken_is_never_gone_round() {
    let server = Plain::new().await;
    let socks = Matcher::builder().all("socks5://127.0.0.1:9").build();
    let client = client(Some(socks));
    for scheme in ["http", "https"] {
        let error = client
            .send(post(&format!("{scheme}://{}/", server.address)))
            .await
            .unwrap_err();
        assert!(error.is_connect(), "{error:?}");
        assert_eq!(root_cause(&error), "unsupported scheme socks5");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_server_that_no_proxy_is_for_is_asked_straight() {
    let server = Plain::new().await;
    let proxy = Proxy::answering("500 Internal Server Error", "").await;
    let matcher = Matcher::builder()
        .all(format!("http://{}", proxy.address))
        .no("127.0.0.1")
        .build();
    let response = client(Some(matcher))
        .send(post(&format!("http://{}/v1", server.address)))
        .await
        .unwrap();
    assert_eq!(text(response).await, "answered over HTTP/1.1");
    assert_eq!(proxy.heard(), "");
}

#[tokio::test]
async fn what_a_server_says_it_has_not_read_is_sent_again_and_not_for_ever() {
    for (refused, answered) in [(0, true), (1, true), (2, true), (3, false), (9, false)] {
        let server = Tls::new(refused).await;
        let proxy = Proxy::tunnel_to(server.address).await;
        let sent = behind(&proxy).send(post("https://models.test/")).await;
        assert_eq!(sent.is_ok(), answered, "refused {refused} times: {sent:?}");
        assert_eq!(
            server.seen().len(),
            (refused + 1).min(3),
            "refused {refused} times"
        );
    }
}

#[tokio::test]
async fn one_deadline_is_over_the_whole_connecting() {
    // It takes the connection, and says nothing: the handshake never ends.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let client = Client::new(peers::trusting(), None, Duration::from_millis(20));
    let error = client
        .send(post(&format!("https://{address}/")))
        .await
        .unwrap_err();
    assert!(error.is_connect() && is_timeout(&error), "{error:?}");
    assert_eq!(root_cause(&error), "no connection within 20ms");
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    let server = Tls::new(0).await;
    let client = Client::new(tls::of_nobody().unwrap(), None, PATIENCE);
    let error = client
        .send(post(&format!("https://{}/", server.address)))
        .await
        .unwrap_err();
    assert!(error.is_connect() && server.seen().is_empty(), "{error:?}");
}

#[tokio::test]
async fn connections_are_kept_for_the_next_request() {
    let server = Plain::new().await;
    let client = client(None);
    for _ in 0..3 {
        let response = client
            .send(post(&format!("http://{}/", server.address)))
            .await
            .unwrap();
        text(response).await;
    }
    assert_eq!(server.connections(), 1);
}
