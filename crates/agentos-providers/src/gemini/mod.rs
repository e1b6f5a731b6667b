//! Google's generateContent. The key goes in a header, never in the address.

mod features;
mod request;
mod response;
mod schema;
mod stream;
mod wire;

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
pub const GEMINI_BASE_URL: &str = "https://generativelanguage.googleapis.com";
const DEFAULT_VERSION: &str = "v1beta";

/// Gemini, or a server that speaks its API.
#[derive(Debug)]
pub struct Gemini {
    endpoint: Endpoint,
    version: String,
}

/// What a `Gemini` is made of.
#[derive(Clone, Debug)]
pub struct GeminiOptions {
    /// The provider's name in `PROVIDER/MODEL`.
    pub name: String,
    /// Without a version; one at its end is taken off.
    pub base_url: String,
    /// `v1`, `v1beta`, `v1alpha`; without one, that at the end of `base_url`, else `v1beta`.
    pub version: Option<String>,
    pub api_key: Option<SecretString>,
    pub http: HttpClient,
}

impl GeminiOptions {
    #[must_use]
    pub fn new(base_url: impl Into<String>, http: HttpClient) -> Self {
        Self {
            name: "gemini".into(),
            base_url: base_url.into(),
            version: None,
            api_key: None,
            http,
        }
    }

    #[must_use]
    pub fn with_key(mut self, key: impl Into<SecretString>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    #[must_use]
    pub fn with_version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }
}

impl Gemini {
    pub fn new(options: GeminiOptions) -> Result<Self, BuildError> {
        let GeminiOptions {
            name,
            base_url,
            version,
            api_key,
            http,
        } = options;
        let base_url = base_url.trim().trim_end_matches('/');
        let (base_url, at_its_end) = match base_url.rsplit_once('/') {
            Some((before, end)) if is_version(end) => (before, Some(end)),
            _ => (base_url, None),
        };
        let version = version.as_deref().or(at_its_end).unwrap_or(DEFAULT_VERSION);
        if !is_version(version) {
            return Err(BuildError::BaseUrl {
                problem: format!("`{version}` is no version of its interface"),
                provider: name,
            });
        }
        let header = KeyHeader {
            name: HeaderName::from_static("x-goog-api-key"),
            prefix: "",
        };
        Ok(Self {
            endpoint: Endpoint::new(&name, base_url, api_key, &header, &http)?,
            version: version.to_owned(),
        })
    }
}

/// `v1`, `v1beta`, `v1alpha2`.
fn is_version(text: &str) -> bool {
    let digits = |text: &str| text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    text.strip_prefix('v').is_some_and(|rest| {
        digits(rest) < rest.len() && rest.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

impl Wire for Gemini {
    fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    fn uri(&self, request: &ModelRequest, streamed: bool) -> Result<Uri, ProviderError> {
        let model = request.model.strip_prefix("models/").unwrap_or(&request.model);
        let (verb, query) = if streamed {
            ("streamGenerateContent", Some("alt=sse"))
        } else {
            ("generateContent", None)
        };
        self.endpoint
            .uri(&[&self.version, "models", &format!("{model}:{verb}")], query)
    }

    fn body(&self, request: &ModelRequest, _: bool) -> Result<(Vec<u8>, Sent), ProviderError> {
        let (body, sent) = request::build(request, self.endpoint.name())?;
        Ok((call::to_json(request, &body)?, sent))
    }

    fn answer(&self, request: &ModelRequest, sent: &Sent, body: &[u8]) -> Result<ModelAnswer, Unreadable> {
        response::answer(request, sent, body)
    }

    fn decoder(&self, request: &ModelRequest, sent: &Sent) -> Box<dyn Decoder> {
        Box::new(stream::ContentDecoder::new(request, sent))
    }
}

#[async_trait]
impl Provider for Gemini {
    fn name(&self) -> &str {
        self.endpoint.name()
    }

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        call::complete(self, request).await
    }

    async fn stream(&self, request: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        call::stream(self, request).await
    }
}
