//! The HTTP clients: one for the world, one for servers on this machine.
//!
//! Timeouts other than that of connecting belong to whoever makes the call.

mod answer;
mod connections;
mod dial;
mod line;
mod pool;
mod route;
#[cfg(test)]
mod tests;
mod tls;

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

pub(crate) use self::answer::Answer;
pub(crate) use self::connections::{Body, Client, SendError};
use crate::BuildError;

const USUAL_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// The user agent.
const NAME: &str = concat!("agentos/", env!("CARGO_PKG_VERSION"));

/// A handle that all providers share, so that they share connections. Nothing is built before a
/// provider needs it: reading the system's certificates takes longer than a whole offline run.
#[derive(Clone, Debug, Default)]
pub struct HttpClient(Arc<Clients>);

#[derive(Debug, Default)]
struct Clients {
    connect_timeout: Option<Duration>,
    world: OnceLock<Result<Client, BuildError>>,
    loopback: OnceLock<Result<Client, BuildError>>,
}

impl HttpClient {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One that gives up a connection that is not made within this time.
    #[must_use]
    pub fn with_connect_timeout(timeout: Duration) -> Self {
        Self(Arc::new(Clients {
            connect_timeout: Some(timeout),
            ..Clients::default()
        }))
    }

    /// The client for that address. One on this machine is never asked through a proxy.
    pub(crate) fn for_url(&self, url: &Url) -> Result<Client, BuildError> {
        let timeout = self.0.connect_timeout.unwrap_or(USUAL_CONNECT_TIMEOUT);
        let client = if is_loopback(url) && url.scheme() == "http" {
            self.0
                .loopback
                .get_or_init(|| Ok(Client::new(tls::of_nobody()?, None, timeout)))
        } else {
            self.0.world.get_or_init(|| {
                Ok(Client::new(
                    tls::of_the_system()?,
                    Some(Matcher::from_env()),
                    timeout,
                ))
            })
        };
        client.clone()
    }
}

pub(crate) fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The innermost error, which says what really happened.
pub(crate) fn root_cause(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

/// Whether it is a time that has run out.
pub(crate) fn is_timeout(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        let io = error.downcast_ref::<std::io::Error>();
        if io.is_some_and(|error| error.kind() == std::io::ErrorKind::TimedOut) {
            return true;
        }
        cause = error.source();
    }
    false
}
