//! OpenAI's chat completions, and every server that speaks them; and OpenAI's Responses.

mod dialect;
mod features;
mod models;
mod request;
mod response;
mod responses;
mod stream;
mod wire;

use agentos_types::{ModelAnswer, ModelRequest, ProviderError, Usage};
use async_trait::async_trait;
use http::Uri;
use http::header::AUTHORIZATION;
use secrecy::SecretString;
use serde::Deserialize as _;
use serde_json::Value;

pub use dialect::Dialect;

use crate::call::{self, Unreadable, Wire};
use crate::endpoint::{Endpoint, KeyHeader};
use crate::sent::Sent;
use crate::sse::Decoder;
use crate::{BuildError, DeltaStream, HttpClient, Provider};

pub const OPENAI_BASE_URL: &str = "https://api.openai.com/v1";
pub const DEEPSEEK_BASE_URL: &str = "https://api.deepseek.com";

/// OpenAI, or a compatible server.
#[derive(Debug)]
pub struct OpenAi {
    endpoint: Endpoint,
    uri: Uri,
    dialect: Dialect,
    api: Api,
}

/// Which of OpenAI's two interfaces is spoken: in configuration `chat` or `responses`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Api {
    /// `chat/completions`, which every compatible server has.
    #[default]
    Chat,
    /// `responses`: thoughts are kept from turn to turn.
    Responses,
}

/// What an `OpenAi` is made of.
#[derive(Clone, Debug)]
pub struct OpenAiOptions {
    /// The provider's name in `PROVIDER/MODEL`.
    pub name: String,
    /// Ends in `/v1`, mostly.
    pub base_url: String,
    pub api_key: Option<SecretString>,
    pub dialect: Dialect,
    pub api: Api,
    /// The organisation that is billed.
    pub organization: Option<String>,
    pub http: HttpClient,
}

impl OpenAiOptions {
    /// A provider of that name, which speaks the dialect that goes with the name: `openai`,
    /// `deepseek`, `mistral`, `local`, or any other compatible server.
    #[must_use]
    pub fn new(name: impl Into<String>, base_url: impl Into<String>, http: HttpClient) -> Self {
        let name = name.into();
        let dialect = Dialect::of_provider(&name);
        Self {
            name,
            base_url: base_url.into(),
            api_key: None,
            dialect,
            api: Api::default(),
            organization: None,
            http,
        }
    }

    #[must_use]
    pub const fn with_api(mut self, api: Api) -> Self {
        self.api = api;
        self
    }

    #[must_use]
    pub fn with_key(mut self, key: impl Into<SecretString>) -> Self {
        self.api_key = Some(key.into());
        self
    }
}

impl OpenAi {
    pub fn new(options: OpenAiOptions) -> Result<Self, BuildError> {
        let OpenAiOptions {
            name,
            base_url,
            api_key,
            dialect,
            api,
            organization,
            http,
        } = options;
        let header = KeyHeader {
            name: AUTHORIZATION,
            prefix: "Bearer ",
        };
        let mut endpoint = Endpoint::new(&name, &base_url, api_key, &header, &http)?;
        if let Some(organization) = organization {
            endpoint = endpoint.with_text_header("openai-organization", &organization)?;
        }
        let uri = match api {
            Api::Chat => endpoint.fixed_uri(&["chat", "completions"])?,
            Api::Responses => endpoint.fixed_uri(&["responses"])?,
        };
        Ok(Self {
            endpoint,
            uri,
            dialect,
            api,
        })
    }
}

/// OpenAI's usage object, as it is in the answer of either interface.
pub(crate) fn read_usage(object: &Value) -> Result<Usage, serde_json::Error> {
    if object.get("input_tokens").is_some() {
        return responses::Usage::deserialize(object).map(|usage| responses::usage_of(&usage));
    }
    wire::Usage::deserialize(object).map(|usage| response::usage_of(&usage))
}

impl Wire for OpenAi {
    fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    fn uri(&self, _: &ModelRequest, _: bool) -> Result<Uri, ProviderError> {
        Ok(self.uri.clone())
    }

    fn body(&self, request: &ModelRequest, streamed: bool) -> Result<(Vec<u8>, Sent), ProviderError> {
        let name = self.endpoint.name();
        match self.api {
            Api::Chat => {
                let (body, sent) = request::build(request, self.dialect, name, streamed)?;
                Ok((call::to_json(request, &body)?, sent))
            }
            Api::Responses => {
                let (body, sent) = responses::build(request, name, streamed)?;
                Ok((call::to_json(request, &body)?, sent))
            }
        }
    }

    fn answer(&self, request: &ModelRequest, sent: &Sent, body: &[u8]) -> Result<ModelAnswer, Unreadable> {
        match self.api {
            Api::Chat => response::answer(request, sent, body),
            Api::Responses => responses::answer(request, sent, body),
        }
    }

    fn decoder(&self, request: &ModelRequest, sent: &Sent) -> Box<dyn Decoder> {
        match self.api {
            Api::Chat => Box::new(stream::ChatDecoder::new(request, sent)),
            Api::Responses => Box::new(responses::EventDecoder::new(request, sent)),
        }
    }
}

#[async_trait]
impl Provider for OpenAi {
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
