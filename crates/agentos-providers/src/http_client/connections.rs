//! A client: its connections, kept alive and shared, and how a request is sent over one of them.
//!
//! It stands on hyper's client rather than on a larger one: a call to a model is a POST to an address that is
//! known long before, without redirects, cookies or referrers, and parsing that address anew for each of them
//! costs a good part of a call.

use std::error::Error as _;
use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::header::{PROXY_AUTHORIZATION, USER_AGENT};
use http::uri::Scheme;
use http::{HeaderValue, Request, Response, Uri};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::ClientConfig;
use tower_service::Service;

use super::NAME;
use super::route::Route;

const IDLE: Duration = Duration::from_secs(90);
/// How often a request is sent again that the server has said it did not read.
const RESENDS: usize = 2;

pub(crate) type Body = Full<Bytes>;

#[derive(Clone, Debug)]
pub(crate) struct Client {
    connections: legacy::Client<Connector, Body>,
    proxies: Option<Arc<Matcher>>,
}

impl Client {
    pub(super) fn new(tls: ClientConfig, proxies: Option<Matcher>, connect_timeout: Duration) -> Self {
        let proxies = proxies.map(Arc::new);
        let route = Route::new(&tls, proxies.clone());
        let connector = Connector {
            server: HttpsConnector::from((route, tls)),
            timeout: connect_timeout,
        };
        let connections = legacy::Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(connector);
        Self { connections, proxies }
    }

    /// The response, as soon as its headers are there. What `request` makes is sent once, or again when an
    /// HTTP/2 server says that it has not looked at it.
    pub(crate) async fn send(
        &self,
        request: impl Fn() -> Request<Body>,
    ) -> Result<Response<Incoming>, legacy::Error> {
        let mut resends = 0..RESENDS;
        loop {
            let sent = self.connections.request(self.addressed(request())).await;
            match sent {
                Err(error) if is_unread(&error) && resends.next().is_some() => {}
                sent => return sent,
            }
        }
    }

    fn addressed(&self, mut request: Request<Body>) -> Request<Body> {
        let proxy = match (&self.proxies, request.uri().scheme()) {
            (Some(proxies), Some(scheme)) if *scheme == Scheme::HTTP => proxies.intercept(request.uri()),
            _ => None,
        };
        let headers = request.headers_mut();
        headers.insert(USER_AGENT, HeaderValue::from_static(NAME));
        // Through a tunnel the server would see it.
        if let Some(auth) = proxy.as_ref().and_then(|proxy| proxy.basic_auth()) {
            headers.insert(PROXY_AUTHORIZATION, auth.clone());
        }
        request
    }
}

/// RFC 9113, 8.7: nothing was done, on a stream that was refused or that came after the connection's end.
fn is_unread(error: &legacy::Error) -> bool {
    let cause = error.source().and_then(|error| error.source());
    let Some(error) = cause.and_then(|cause| cause.downcast_ref::<h2::Error>()) else {
        return false;
    };
    error.is_remote()
        && match error.reason() {
            Some(h2::Reason::NO_ERROR) => error.is_go_away(),
            Some(h2::Reason::REFUSED_STREAM) => error.is_reset(),
            _ => false,
        }
}

/// One deadline over everything until a connection can be written to: name, TCP, proxy, TLS.
#[derive(Clone)]
struct Connector {
    server: HttpsConnector<Route>,
    timeout: Duration,
}

type Stream = <HttpsConnector<Route> as Service<Uri>>::Response;
type Failure = <HttpsConnector<Route> as Service<Uri>>::Error;

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = Failure;
    type Future = BoxFuture<'static, Result<Stream, Failure>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Failure>> {
        self.server.poll_ready(cx)
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        let (connected, timeout) = (self.server.call(server), self.timeout);
        Box::pin(async move {
            tokio::time::timeout(timeout, connected)
                .await
                .unwrap_or_else(|_| {
                    let late = format!("no connection within {timeout:?}");
                    Err(io::Error::new(io::ErrorKind::TimedOut, late).into())
                })
        })
    }
}
