//! A new connection, until it can be written to: name, TCP, proxy, TLS, and the version of HTTP.

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use http::Uri;
use hyper::client::conn::{http1, http2};
use hyper::rt::Executor as _;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::Connection as _;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioExecutor;
use rustls::ClientConfig;
use tower_service::Service as _;

use super::line::{Line, Sender};
use super::route::Route;

type Failure = Box<dyn Error + Send + Sync>;

pub(super) struct Dialer {
    server: HttpsConnector<Route>,
    /// One deadline over everything.
    timeout: Duration,
}

impl fmt::Debug for Dialer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dialer").finish_non_exhaustive()
    }
}

impl Dialer {
    pub(super) fn new(tls: ClientConfig, proxies: Option<Arc<Matcher>>, timeout: Duration) -> Self {
        let route = Route::new(&tls, proxies);
        Self {
            server: HttpsConnector::from((route, tls)),
            timeout,
        }
    }

    pub(super) async fn dial(&self, address: &Uri) -> Result<Line, Failure> {
        // A large future that few calls need.
        let connected = Box::pin(self.connect(address.clone()));
        tokio::time::timeout(self.timeout, connected)
            .await
            .unwrap_or_else(|_| {
                let late = format!("no connection within {:?}", self.timeout);
                Err(io::Error::new(io::ErrorKind::TimedOut, late).into())
            })
    }

    async fn connect(&self, address: Uri) -> Result<Line, Failure> {
        let stream = self.server.clone().call(address).await?;
        let connected = stream.connected();
        // A connection's task ends with its handles, and says to the requests on it why it ended.
        let tasks = TokioExecutor::new();
        let sender = if connected.is_negotiated_h2() {
            let (sender, connection) = http2::handshake(tasks.clone(), stream).await?;
            tasks.execute(async move { drop(connection.await) });
            Sender::Http2(sender)
        } else {
            let (sender, connection) = http1::handshake(stream).await?;
            tasks.execute(async move { drop(connection.await) });
            Sender::Http1(sender)
        };
        let mut line = Line {
            sender,
            proxied: connected.is_proxied(),
        };
        line.ready().await?;
        Ok(line)
    }
}
