mod peers;

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, Version};
use http_body_util::BodyExt as _;
use hyper::client::conn::http1;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioIo;

use super::line::{Line, Sender};
use super::pool::IDLE;
use super::*;
use peers::{Hasty, Plain, Proxy, Tls};

const PATIENCE: Duration = Duration::from_secs(10);

/// A POST of `{}` to that address.
fn post(uri: &str) -> impl Fn() -> Request<Body> {
    move || {
        let mut request = Request::post(uri).header("authorization", "Bearer canary");
        request = request.header("content-type", "application/json");
        request.body(Body::new(Bytes::from_static(b"{}"))).unwrap()
    }
}

async fn text(response: Response<Answer>) -> String {
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
async fn a_server_asked_straight_is_told_its_name_and_the_path_alone() {
    let server = Plain::new().await;
    let address = server.address;
    let response = client(None)
        .send(post(&format!("http://{address}/v1/x?y=1")))
        .await
        .unwrap();
    text(response).await;
    let heard = server.heard();
    assert!(heard.starts_with("POST /v1/x?y=1 HTTP/1.1\r\n"), "{heard}");
    assert!(heard.contains(&format!("host: {address}\r\n")), "{heard}");
    for (server, host) in [
        ("http://models.test", "models.test"),
        ("http://models.test:80", "models.test"),
        ("http://models.test:443", "models.test:443"),
        ("https://models.test:443", "models.test"),
        ("https://models.test:80", "models.test:80"),
        ("https://[::1]:8443", "[::1]:8443"),
        ("https://[::1]", "[::1]"),
    ] {
        let (scheme, authority) = connections::server(&server.parse().unwrap()).unwrap();
        assert_eq!(connections::host(&scheme, &authority), host, "{server}");
    }
}

/// A client, a server, and one connection between them that waits.
async fn acquainted() -> (Client, Plain) {
    let (client, server) = (client(None), Plain::new().await);
    ask(&client, &server).await;
    assert_eq!((client.pool.waiting(), server.connections()), (1, 1));
    (client, server)
}

async fn ask(client: &Client, server: &Plain) {
    let response = client.send(post(&format!("http://{}/", server.address))).await;
    assert_eq!(text(response.unwrap()).await, "answered over HTTP/1.1");
}

/// Lets time pass for what waits on this machine's own clock alone.
async fn pass(time: Duration) {
    // Whoever waits for it begins now.
    tokio::task::yield_now().await;
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

#[tokio::test]
async fn connections_are_kept_for_the_next_request() {
    let (client, server) = acquainted().await;
    for _ in 0..3 {
        ask(&client, &server).await;
    }
    assert_eq!((client.pool.waiting(), server.connections()), (1, 1));
}

#[tokio::test]
async fn a_connection_that_still_writes_is_not_waited_for() {
    let server = Hasty::new().await;
    let client = client(None);
    // More than lies between two sockets.
    let body = Bytes::from(vec![b' '; 32 << 20]);
    let long = || {
        let request = Request::post(format!("http://{}/", server.address));
        request.body(Body::new(body.clone())).unwrap()
    };
    for connections in [1, 2] {
        let response = client.send(long).await.unwrap();
        assert_eq!(text(response).await, "hasty");
        assert_eq!((client.pool.waiting(), server.connections()), (0, connections));
    }
}

#[tokio::test]
async fn a_connection_of_http2_is_shared() {
    let server = Tls::new(0).await;
    let proxy = Proxy::tunnel_to(server.address).await;
    let client = behind(&proxy);
    // The server takes one connection: a second one would never be answered.
    let unread = client.send(post("https://models.test/")).await.unwrap();
    let last = text(client.send(post("https://models.test/")).await.unwrap()).await;
    assert_eq!(last, "answered over HTTP/2");
    assert_eq!(text(unread).await, "answered over HTTP/2");
    assert_eq!((client.pool.waiting(), server.seen().len()), (1, 2));
}

#[tokio::test]
async fn a_connection_that_nobody_uses_is_closed() {
    let (client, _server) = acquainted().await;
    // Timers keep to milliseconds.
    pass(IDLE + Duration::from_millis(2)).await;
    // Whoever closes it has been woken, and runs.
    tokio::task::yield_now().await;
    assert_eq!(client.pool.waiting(), 0);
}

#[tokio::test]
async fn a_connection_that_has_waited_too_long_is_not_used() {
    let (client, server) = acquainted().await;
    pass(IDLE / 2).await;
    ask(&client, &server).await;
    assert_eq!(server.connections(), 1);
    // Whoever closes old connections looks here, halfway, and comes again too late.
    pass(IDLE / 2).await;
    tokio::task::yield_now().await;
    assert_eq!(client.pool.waiting(), 1);
    pass(IDLE / 2).await;
    ask(&client, &server).await;
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn what_a_closed_connection_gives_back_is_sent_over_another() {
    let (client, server) = (client(None), Plain::new().await);
    let address = format!("http://{}/", server.address);
    let (near, _far) = tokio::io::duplex(64);
    let (sender, mut connection) = http1::handshake(TokioIo::new(near)).await.unwrap();
    // It is ready for a request, and ends before it has looked at one.
    assert!(futures_util::poll!(&mut connection).is_pending());
    let line = Line {
        sender: Sender::Http1(sender),
        proxied: false,
    };
    client
        .pool
        .put(connections::server(&address.parse().unwrap()).unwrap(), line);
    let (response, ()) = tokio::join!(client.send(post(&address)), async { drop(connection) });
    assert_eq!(text(response.unwrap()).await, "answered over HTTP/1.1");
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn an_address_without_a_server_is_refused() {
    let error = client(None).send(post("/v1/chat")).await.unwrap_err();
    assert!(error.is_connect());
    assert_eq!(root_cause(&error), "the address names no server");
}
