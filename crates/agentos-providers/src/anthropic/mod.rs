//! Anthropic's messages.

mod expressible;
mod features;
mod knobs;
mod pause;
mod request;
mod response;
mod schema;
mod stream;
mod wire;

use std::sync::Arc;

use agentos_types::{ModelAnswer, ModelRequest, ProviderError};
use async_trait::async_trait;
use http::Uri;
use http::header::HeaderName;
use secrecy::SecretString;

pub(crate) use response::read_usage;

use crate::call::{self, Unreadable, Wire};
use crate::endpoint::{Endpoint, KeyHeader};
use crate::sent::Sent;
use crate::sse::Decoder;
use crate::{BuildError, DeltaStream, HttpClient, Provider};

/// Without a version.
pub const ANTHROPIC_BASE_URL: &str = "https://api.anthropic.com";
const VERSION: &str = "2023-06-01";

/// Anthropic, or a server that speaks its API.
#[derive(Debug)]
pub struct Anthropic(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    endpoint: Endpoint,
    uri: Uri,
}

/// What an `Anthropic` is made of.
#[derive(Clone, Debug)]
pub struct AnthropicOptions {
    /// The provider's name in `PROVIDER/MODEL`.
    pub name: String,
    /// Without a version; one at its end is taken off.
    pub base_url: String,
    pub api_key: Option<SecretString>,
    pub http: HttpClient,
}

impl AnthropicOptions {
    #[must_use]
    pub fn new(base_url: impl Into<String>, http: HttpClient) -> Self {
        Self {
            name: "anthropic".into(),
            base_url: base_url.into(),
            api_key: None,
            http,
        }
    }

    #[must_use]
    pub fn with_key(mut self, key: impl Into<SecretString>) -> Self {
        self.api_key = Some(key.into());
        self
    }
}

impl Anthropic {
    pub fn new(options: AnthropicOptions) -> Result<Self, BuildError> {
        let AnthropicOptions {
            name,
            base_url,
            api_key,
            http,
        } = options;
        let base_url = base_url.trim().trim_end_matches('/');
        let base_url = base_url.strip_suffix("/v1").unwrap_or(base_url);
        let header = KeyHeader {
            name: HeaderName::from_static("x-api-key"),
            prefix: "",
        };
        let endpoint = Endpoint::new(&name, base_url, api_key, &header, &http)?;
        Ok(Self(Arc::new(Inner {
            uri: endpoint.fixed_uri(&["v1", "messages"])?,
            endpoint: endpoint.with_header("anthropic-version", VERSION),
        })))
    }
}

impl Anthropic {
    pub(crate) fn wire(&self) -> &dyn Wire {
        &*self.0
    }
}

impl Wire for Inner {
    fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    fn uri(&self, _: &ModelRequest, _: bool) -> Result<Uri, ProviderError> {
        Ok(self.uri.clone())
    }

    fn body(&self, request: &ModelRequest, streamed: bool) -> Result<(Vec<u8>, Sent), ProviderError> {
        let (body, sent) = request::build(request, self.endpoint.name(), streamed)?;
        Ok((call::to_json(request, &body)?, sent))
    }

    fn answer(&self, request: &ModelRequest, sent: &Sent, body: &[u8]) -> Result<ModelAnswer, Unreadable> {
        response::answer(request, sent, body)
    }

    fn decoder(&self, request: &ModelRequest, sent: &Sent) -> Box<dyn Decoder> {
        Box::new(stream::MessageDecoder::new(request, sent))
    }
}

#[async_trait]
impl Provider for Anthropic {
    fn name(&self) -> &str {
        self.0.endpoint.name()
    }

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        pause::complete(&self.0, request).await
    }

    async fn stream(&self, request: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        pause::stream(Arc::clone(&self.0), request).await
    }
}
