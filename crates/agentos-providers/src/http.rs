//! The HTTP clients: one for the world, one for servers on this machine.
//!
//! Timeouts other than that of connecting belong to whoever makes the call.

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::Url;
use reqwest::redirect::Policy;

use crate::BuildError;

const USUAL_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const USER_AGENT: &str = concat!("agentos/", env!("CARGO_PKG_VERSION"));

/// A handle that all providers share, so that they share connections. Nothing is built before a
/// provider needs it: reading the system's certificates takes longer than a whole offline run.
#[derive(Clone, Debug, Default)]
pub struct HttpClient(Arc<Clients>);

#[derive(Debug, Default)]
struct Clients {
    connect_timeout: Option<Duration>,
    world: OnceLock<Result<reqwest::Client, BuildError>>,
    loopback: OnceLock<Result<reqwest::Client, BuildError>>,
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
    pub(crate) fn for_url(&self, url: &Url) -> Result<reqwest::Client, BuildError> {
        if is_loopback(url) && url.scheme() == "http" {
            self.0
                .loopback
                .get_or_init(|| build(self.0.base().no_proxy().tls_certs_only([])))
                .clone()
        } else {
            self.0.world.get_or_init(|| build(self.0.base())).clone()
        }
    }
}

impl Clients {
    /// No redirects: a key must not follow one to another host.
    fn base(&self) -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(self.connect_timeout.unwrap_or(USUAL_CONNECT_TIMEOUT))
            .tcp_nodelay(true)
            .redirect(Policy::none())
    }
}

fn build(builder: reqwest::ClientBuilder) -> Result<reqwest::Client, BuildError> {
    builder.build().map_err(|error| BuildError::Tls {
        problem: root_cause(&error),
    })
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
