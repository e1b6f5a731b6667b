//! A connection that requests are sent over, of HTTP/1 or HTTP/2.

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::client::conn::{TrySendError, http1, http2};

use super::connections::Body;

/// Closed when it is dropped: HTTP/1 at once, HTTP/2 when its last answer has come and no copy is left.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) sender: Sender,
    pub(super) proxied: bool,
}

#[derive(Debug)]
pub(super) enum Sender {
    /// One request at a time.
    Http1(http1::SendRequest<Body>),
    /// Shared by all that ask the same server.
    Http2(http2::SendRequest<Body>),
}

impl Line {
    pub(super) const fn is_http1(&self) -> bool {
        matches!(self.sender, Sender::Http1(_))
    }

    /// Whether its other end is a proxy that reads the requests.
    pub(super) const fn is_proxied(&self) -> bool {
        self.proxied
    }

    /// Whether it takes a request now; one that is closed never does again.
    pub(super) fn is_ready(&self) -> bool {
        match &self.sender {
            Sender::Http1(sender) => sender.is_ready(),
            Sender::Http2(sender) => sender.is_ready(),
        }
    }

    /// Waits until it takes a request, or is closed.
    pub(super) async fn ready(&mut self) -> hyper::Result<()> {
        match &mut self.sender {
            Sender::Http1(sender) => sender.ready().await,
            Sender::Http2(sender) => sender.ready().await,
        }
    }

    pub(super) async fn send(
        &mut self,
        request: Request<Body>,
    ) -> Result<Response<Incoming>, TrySendError<Request<Body>>> {
        match &mut self.sender {
            Sender::Http1(sender) => sender.try_send_request(request).await,
            Sender::Http2(sender) => sender.try_send_request(request).await,
        }
    }

    /// A second handle on the same connection, where there can be one.
    pub(super) fn shared(&self) -> Option<Self> {
        match &self.sender {
            Sender::Http1(_) => None,
            Sender::Http2(sender) => Some(Self {
                sender: Sender::Http2(sender.clone()),
                proxied: self.proxied,
            }),
        }
    }
}
