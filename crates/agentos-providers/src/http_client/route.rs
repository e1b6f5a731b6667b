//! The way to a server: straight, or through the proxy that the environment names for it.

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::future::BoxFuture;
use http::header::USER_AGENT;
use http::uri::Scheme;
use http::{HeaderMap, HeaderValue, Uri};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tower_service::Service;

use super::NAME;

/// A connection that says nothing for so long is asked whether it is still there.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
const KEEP_ALIVE_RETRIES: u32 = 3;

type Failure = Box<dyn Error + Send + Sync>;
type Stream = MaybeHttpsStream<TokioIo<TcpStream>>;

/// Makes connections, without the server's own TLS.
#[derive(Clone)]
pub(super) struct Route {
    direct: HttpConnector,
    /// A proxy may want TLS itself.
    to_proxy: HttpsConnector<HttpConnector>,
    proxies: Option<Arc<Matcher>>,
}

impl Route {
    pub(super) fn new(tls: &ClientConfig, proxies: Option<Arc<Matcher>>) -> Self {
        let mut direct = HttpConnector::new();
        direct.enforce_http(false);
        direct.set_nodelay(true);
        direct.set_keepalive(Some(KEEP_ALIVE));
        direct.set_keepalive_interval(Some(KEEP_ALIVE));
        direct.set_keepalive_retries(Some(KEEP_ALIVE_RETRIES));
        let mut tls = tls.clone();
        // A proxy is spoken to in HTTP/1.1.
        tls.alpn_protocols.clear();
        Self {
            to_proxy: HttpsConnector::from((direct.clone(), tls)),
            direct,
            proxies,
        }
    }

    async fn connect(mut self, server: Uri) -> Result<Conn, Failure> {
        let proxy = self.proxies.and_then(|proxies| proxies.intercept(&server));
        let Some(proxy) = proxy else {
            let stream = self.direct.call(server).await?;
            return Ok(Conn::new(MaybeHttpsStream::Http(stream)));
        };
        if server.scheme() == Some(&Scheme::HTTPS) {
            let stream = tunnel(&proxy, self.to_proxy).call(server).await?;
            return Ok(Conn::new(stream));
        }
        let stream = self.to_proxy.call(proxy.uri().clone()).await?;
        Ok(Conn {
            stream,
            proxied: true,
        })
    }
}

/// What lies in it is between us and the server.
fn tunnel(
    proxy: &Intercept,
    to_proxy: HttpsConnector<HttpConnector>,
) -> Tunnel<HttpsConnector<HttpConnector>> {
    let named = HeaderMap::from_iter([(USER_AGENT, HeaderValue::from_static(NAME))]);
    let tunnel = Tunnel::new(proxy.uri().clone(), to_proxy).with_headers(named);
    match proxy.basic_auth() {
        Some(auth) => tunnel.with_auth(auth.clone()),
        None => tunnel,
    }
}

impl Service<Uri> for Route {
    type Response = Conn;
    type Error = Failure;
    type Future = BoxFuture<'static, Result<Conn, Failure>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failure>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        Box::pin(self.clone().connect(server))
    }
}

/// A connection; to a proxy, requests name the server that they are for.
pub(super) struct Conn {
    stream: Stream,
    proxied: bool,
}

impl Conn {
    const fn new(stream: Stream) -> Self {
        Self {
            stream,
            proxied: false,
        }
    }
}

impl Connection for Conn {
    fn connected(&self) -> Connected {
        self.stream.connected().proxy(self.proxied)
    }
}

impl Read for Conn {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: ReadBufCursor<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl Write for Conn {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }
}
