//! A client: how a request is sent over a connection that waits, or over a new one.
//!
//! It stands on hyper's connections rather than on a larger client: a call to a model is a POST to an address that
//! is known long before, without redirects, cookies or referrers. What such a client does beside it, a task for
//! each answer and a connector for each question, costs a good part of a call.

use std::error::Error;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{HOST, PROXY_AUTHORIZATION, USER_AGENT};
use http::uri::{Authority, Scheme};
use http::{HeaderValue, Request, Response, Uri};
use http_body_util::Full;
use hyper_util::client::proxy::matcher::Matcher;
use rustls::ClientConfig;

use super::NAME;
use super::answer::Answer;
use super::dial::Dialer;
use super::line::Line;
use super::pool::{Pool, Server};

/// How often a request is sent again that the server has said it did not read.
const RESENDS: usize = 2;

pub(crate) type Body = Full<Bytes>;

#[derive(Clone, Debug)]
pub(crate) struct Client {
    dialer: Arc<Dialer>,
    pub(super) pool: Pool,
    proxies: Option<Arc<Matcher>>,
}

/// Why there is no response.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SendError {
    #[error("no connection")]
    Connect(#[source] Box<dyn Error + Send + Sync>),
    #[error("no response")]
    Broken(#[source] hyper::Error),
}

impl SendError {
    pub(crate) const fn is_connect(&self) -> bool {
        matches!(self, Self::Connect(_))
    }
}

impl Client {
    pub(super) fn new(tls: ClientConfig, proxies: Option<Matcher>, connect_timeout: Duration) -> Self {
        let proxies = proxies.map(Arc::new);
        Self {
            dialer: Arc::new(Dialer::new(tls, proxies.clone(), connect_timeout)),
            pool: Pool::default(),
            proxies,
        }
    }

    /// The response, as soon as its headers are there. What `request` makes is sent once, or again when a
    /// connection that waited was closed before any of it was written, or when an HTTP/2 server says that it has
    /// not looked at it.
    pub(crate) async fn send(
        &self,
        request: impl Fn() -> Request<Body>,
    ) -> Result<Response<Answer>, SendError> {
        let mut resends = 0..RESENDS;
        loop {
            let request = request();
            let server = server(request.uri())?;
            let waiting = self.pool.take(&server);
            let waited = waiting.is_some();
            let mut line = match waiting {
                Some(line) => line,
                None => self.dial(request.uri(), &server).await?,
            };
            match line.send(self.addressed(request, &line, &server)).await {
                Ok(response) => {
                    return Ok(response.map(|body| Answer::new(body, line, self.pool.clone(), server)));
                }
                Err(error) if waited && error.message().is_some() => {}
                Err(error) => {
                    let error = error.into_error();
                    if !is_unread(&error) || resends.next().is_none() {
                        return Err(SendError::Broken(error));
                    }
                }
            }
        }
    }

    async fn dial(&self, address: &Uri, server: &Server) -> Result<Line, SendError> {
        let line = self.dialer.dial(address).await.map_err(SendError::Connect)?;
        self.pool.share(server, &line);
        Ok(line)
    }

    /// The request as this connection wants it.
    fn addressed(
        &self,
        mut request: Request<Body>,
        line: &Line,
        (scheme, authority): &Server,
    ) -> Request<Body> {
        let proxy = match &self.proxies {
            Some(proxies) if *scheme == Scheme::HTTP => proxies.intercept(request.uri()),
            _ => None,
        };
        if line.is_http1() {
            if !line.is_proxied()
                && let Some(path) = request.uri().path_and_query().cloned()
            {
                *request.uri_mut() = Uri::from(path);
            }
            if let Ok(host) = HeaderValue::from_str(host(scheme, authority)) {
                request.headers_mut().insert(HOST, host);
            }
        }
        let headers = request.headers_mut();
        headers.insert(USER_AGENT, HeaderValue::from_static(NAME));
        // Through a tunnel the server would see it.
        if let Some(auth) = proxy.as_ref().and_then(|proxy| proxy.basic_auth()) {
            headers.insert(PROXY_AUTHORIZATION, auth.clone());
        }
        request
    }
}

pub(super) fn server(address: &Uri) -> Result<Server, SendError> {
    match (address.scheme(), address.authority()) {
        (Some(scheme), Some(authority)) => Ok((scheme.clone(), authority.clone())),
        _ => {
            let error = io::Error::new(io::ErrorKind::InvalidInput, "the address names no server");
            Err(SendError::Connect(error.into()))
        }
    }
}

/// What a server is called; the scheme's own port is left out.
pub(super) fn host<'a>(scheme: &Scheme, authority: &'a Authority) -> &'a str {
    let usual = if *scheme == Scheme::HTTPS { 443 } else { 80 };
    match authority.port_u16() {
        Some(port) if port != usual => authority.as_str(),
        _ => authority.host(),
    }
}

/// RFC 9113, 8.7: nothing was done, on a stream that was refused or that came after the connection's end.
fn is_unread(error: &hyper::Error) -> bool {
    let Some(error) = error.source().and_then(|cause| cause.downcast_ref::<h2::Error>()) else {
        return false;
    };
    error.is_remote()
        && match error.reason() {
            Some(h2::Reason::NO_ERROR) => error.is_go_away(),
            Some(h2::Reason::REFUSED_STREAM) => error.is_reset(),
            _ => false,
        }
}
