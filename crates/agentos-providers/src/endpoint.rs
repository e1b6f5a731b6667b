//! One provider's address: where requests go, with which headers, and how its bodies are read.
//!
//! Everything that may have the key or the provider's words in it leaves through `seal`.

use agentos_types::{ErrorClass, ProviderError};
use bytes::Bytes;
use futures_util::{Stream, TryStreamExt};
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request, Uri};
use http_body_util::{BodyDataStream, BodyExt as _};
use hyper::body::Body as _;
use secrecy::SecretString;
use url::Url;

use crate::http_client::{self, Answer, Body, Client, SendError};
use crate::key::Key;
use crate::{BuildError, HttpClient, errors};

const MAX_BODY: usize = 32 * 1024 * 1024;
/// What a stream may have beyond it for each token that was asked for: an event of a token is a third as long.
const MAX_PER_TOKEN: usize = 1024;
const MAX_ERROR_BODY: usize = 256 * 1024;
/// No model writes more at once.
const MAX_TOKENS: u64 = 1_000_000;
/// Some gateways write one before JSON.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// Of a message, the provider's name included.
const MAX_MESSAGE_CHARS: usize = 500;

/// Its body is still to come.
pub(crate) type Response = http::Response<Answer>;

#[derive(Debug)]
pub(crate) struct Endpoint {
    name: String,
    base: Url,
    client: Client,
    headers: HeaderMap,
    key: Option<Key>,
}

/// How the key is sent.
#[derive(Clone, Debug)]
pub(crate) struct KeyHeader {
    pub(crate) name: HeaderName,
    pub(crate) prefix: &'static str,
}

impl Endpoint {
    pub(crate) fn new(
        name: &str,
        base_url: &str,
        key: Option<SecretString>,
        key_header: &KeyHeader,
        http: &HttpClient,
    ) -> Result<Self, BuildError> {
        let base = parse_base(name, base_url)?;
        let client = http.for_url(&base)?;
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let key = key.map(Key::new);
        if let Some(key) = &key {
            headers.insert(key_header.name.clone(), key.header(name, key_header.prefix)?);
        }
        Ok(Self {
            name: name.to_owned(),
            base,
            client,
            headers,
            key,
        })
    }

    pub(crate) fn with_header(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers
            .insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        self
    }

    /// A header whose value somebody has configured.
    pub(crate) fn with_text_header(mut self, name: &'static str, value: &str) -> Result<Self, BuildError> {
        let value = HeaderValue::from_str(value).map_err(|_| BuildError::Header {
            provider: self.name.clone(),
            header: name,
        })?;
        self.headers.insert(HeaderName::from_static(name), value);
        Ok(self)
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The base address with `segments` after its path and `query` after its own.
    fn url(&self, segments: &[&str], query: Option<&str>) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        if let Some(query) = query {
            let own = url.query().filter(|own| !own.is_empty());
            let both = own.map_or_else(|| query.to_owned(), |own| format!("{own}&{query}"));
            url.set_query(Some(&both));
        }
        url
    }

    /// Where every request goes.
    pub(crate) fn fixed_uri(&self, segments: &[&str]) -> Result<Uri, BuildError> {
        Uri::try_from(self.url(segments, None).as_str()).map_err(|error| BuildError::BaseUrl {
            provider: self.name.clone(),
            problem: error.to_string(),
        })
    }

    /// Where a request goes whose address depends on it.
    pub(crate) fn uri(&self, segments: &[&str], query: Option<&str>) -> Result<Uri, ProviderError> {
        Uri::try_from(self.url(segments, query).as_str()).map_err(|error| {
            let origin = self.base.origin().ascii_serialization();
            let message = format!("cannot be asked at {origin}: {error}");
            ProviderError::new(ErrorClass::InvalidRequest, message)
        })
    }

    /// Sends `body`; gives back a response whose status is success.
    pub(crate) async fn post(
        &self,
        uri: &Uri,
        accept: &'static str,
        body: Vec<u8>,
    ) -> Result<Response, ProviderError> {
        let body = Bytes::from(body);
        let sent = self.client.send(|| self.request(uri, accept, &body)).await;
        let response = sent.map_err(|error| self.unreachable(&error))?;
        if response.status().is_success() {
            return Ok(response);
        }
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // What cannot be read of an error's body is left out: the status says enough.
        let body = read(response, MAX_ERROR_BODY, true).await.unwrap_or_default();
        Err(errors::of_response(
            status,
            &headers,
            &body,
            jiff::Timestamp::now(),
        ))
    }

    fn request(&self, uri: &Uri, accept: &'static str, body: &Bytes) -> Request<Body> {
        let mut request = Request::new(Body::new(body.clone()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = uri.clone();
        *request.headers_mut() = self.headers.clone();
        request
            .headers_mut()
            .insert(ACCEPT, HeaderValue::from_static(accept));
        request
    }

    /// The whole body.
    pub(crate) async fn body(&self, response: Response) -> Result<Bytes, ProviderError> {
        read(response, MAX_BODY, false).await
    }

    /// The body as it comes, up to the cap of an answer of so many tokens.
    pub(crate) fn chunks(
        &self,
        response: Response,
        max_tokens: u64,
    ) -> impl Stream<Item = Result<Bytes, ProviderError>> + Send + use<> {
        let cap = stream_cap(max_tokens);
        let mut left = cap;
        let chunks = BodyDataStream::new(response.into_body());
        chunks.map_err(|error| broken(&error)).and_then(move |chunk| {
            let fits = left.checked_sub(chunk.len());
            left = fits.unwrap_or(0);
            std::future::ready(fits.map(|_| chunk).ok_or_else(|| too_large(cap)))
        })
    }

    /// The error as it may be shown: it names the provider, is short, and holds no key.
    pub(crate) fn seal(&self, mut error: ProviderError) -> ProviderError {
        error.message = seal(&self.name, self.key.as_ref(), &error.message);
        error
    }

    /// What `seal` needs, for a stream that outlives the call.
    pub(crate) fn sealer(&self) -> impl Fn(ProviderError) -> ProviderError + Send + use<> {
        let (name, key) = (self.name.clone(), self.key.clone());
        move |mut error| {
            error.message = seal(&name, key.as_ref(), &error.message);
            error
        }
    }

    fn unreachable(&self, error: &SendError) -> ProviderError {
        let origin = self.base.origin().ascii_serialization();
        let what = if error.is_connect() {
            "cannot be reached at"
        } else {
            "gave no answer at"
        };
        let why = http_client::root_cause(error);
        ProviderError::new(class(error), format!("{what} {origin}: {why}"))
    }
}

fn seal(name: &str, key: Option<&Key>, message: &str) -> String {
    let message = key.map_or_else(|| message.to_owned(), |key| key.redact(message));
    errors::shorten(&format!("{name} {message}"), MAX_MESSAGE_CHARS)
}

fn parse_base(provider: &str, base_url: &str) -> Result<Url, BuildError> {
    let fail = |problem: &str| BuildError::BaseUrl {
        provider: provider.to_owned(),
        problem: problem.to_owned(),
    };
    let url: Url = base_url
        .trim()
        .parse()
        .map_err(|_| fail("it is not an address"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(fail("it is neither `https:` nor `http:`"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(fail("it holds a user name or password; keys are given apart"));
    }
    Ok(url)
}

async fn read(response: Response, cap: usize, cut: bool) -> Result<Bytes, ProviderError> {
    let mut coming = response.into_body();
    let expected = coming.size_hint().exact().unwrap_or(0);
    let mut body = Vec::with_capacity(usize::try_from(expected).unwrap_or(cap).min(cap));
    while let Some(frame) = coming.frame().await {
        // What is no data are trailers.
        let Ok(chunk) = frame.map_err(|error| broken(&error))?.into_data() else {
            continue;
        };
        if body.len() + chunk.len() > cap {
            if cut {
                break;
            }
            return Err(too_large(cap));
        }
        body.extend_from_slice(&chunk);
    }
    let body = Bytes::from(body);
    Ok(match body.starts_with(BYTE_ORDER_MARK) {
        true => body.slice(BYTE_ORDER_MARK.len()..),
        false => body,
    })
}

fn class(error: &(dyn std::error::Error + 'static)) -> ErrorClass {
    if http_client::is_timeout(error) {
        ErrorClass::Timeout
    } else {
        ErrorClass::Transport
    }
}

fn broken(error: &hyper::Error) -> ProviderError {
    let message = format!("broke off its answer: {}", http_client::root_cause(error));
    ProviderError {
        // It had begun to answer, and may charge for it.
        status: Some(200),
        ..ProviderError::new(class(error), message)
    }
}

fn stream_cap(max_tokens: u64) -> usize {
    let tokens = usize::try_from(max_tokens.min(MAX_TOKENS)).unwrap_or(0);
    MAX_BODY.saturating_add(tokens.saturating_mul(MAX_PER_TOKEN))
}

fn too_large(cap: usize) -> ProviderError {
    let message = format!("sent more than {} MB", cap / (1024 * 1024));
    ProviderError::new(ErrorClass::MalformedResponse, message)
}

#[cfg(test)]
mod tests {
    use http::header::AUTHORIZATION;

    use super::*;

    const BEARER: KeyHeader = KeyHeader {
        name: AUTHORIZATION,
        prefix: "Bearer ",
    };

    fn endpoint(base: &str) -> Result<Endpoint, BuildError> {
        Endpoint::new(
            "local",
            base,
            Some("canary-key-1234".into()),
            &BEARER,
            &HttpClient::new(),
        )
    }

    #[test]
    fn paths_are_put_after_the_base_address() {
        for (base, expected) in [
            ("http://127.0.0.1:1/v1", "http://127.0.0.1:1/v1/chat/completions"),
            ("http://127.0.0.1:1/v1/", "http://127.0.0.1:1/v1/chat/completions"),
            ("http://127.0.0.1:1", "http://127.0.0.1:1/chat/completions"),
            (
                "http://127.0.0.1:1/x?api-version=2",
                "http://127.0.0.1:1/x/chat/completions?api-version=2",
            ),
        ] {
            assert_eq!(
                endpoint(base)
                    .unwrap()
                    .url(&["chat", "completions"], None)
                    .as_str(),
                expected
            );
        }
        let streamed = |base: &str| endpoint(base).unwrap().url(&["m"], Some("alt=sse")).to_string();
        assert_eq!(streamed("http://x/?v=2"), "http://x/m?v=2&alt=sse");
        assert_eq!(streamed("http://x/?"), "http://x/m?alt=sse");
        let odd = endpoint("http://127.0.0.1:1")
            .unwrap()
            .url(&["models", "a/../b?c:go"], Some("alt=sse"));
        assert_eq!(
            odd.as_str(),
            "http://127.0.0.1:1/models/a%2F..%2Fb%3Fc:go?alt=sse"
        );
    }

    #[test]
    fn bad_addresses_are_refused() {
        for base in ["", "api.openai.com/v1", "ftp://x/", "https://user:canary@host/v1"] {
            let error = endpoint(base).unwrap_err();
            assert!(matches!(error, BuildError::BaseUrl { .. }), "{base}");
            assert!(!error.to_string().contains("canary"));
        }
    }

    #[test]
    fn an_address_that_cannot_be_asked_is_refused() {
        let endless = endpoint(&format!("http://127.0.0.1:1/{}", "x".repeat(70_000))).unwrap();
        let error = endless.fixed_uri(&["m"]).unwrap_err();
        assert!(matches!(error, BuildError::BaseUrl { .. }), "{error}");
        let error = endless.uri(&["m"], None).unwrap_err();
        assert_eq!(error.class, ErrorClass::InvalidRequest);
        assert!(
            error
                .message
                .starts_with("cannot be asked at http://127.0.0.1:1: "),
            "{}",
            error.message
        );
    }

    #[test]
    fn what_leaves_is_short_named_and_without_the_key() {
        let endpoint = endpoint("http://127.0.0.1:1").unwrap();
        let said = format!(
            "answered 401: canary-key-1234 is\nwrong\u{7} {}",
            "x".repeat(2_000)
        );
        let error = endpoint.seal(ProviderError::new(ErrorClass::Auth, said));
        assert!(
            error
                .message
                .starts_with("local answered 401: [redacted] is wrong "),
            "{}",
            error.message
        );
        assert_eq!(error.message.chars().count(), 500);
        assert!(!format!("{endpoint:?}").contains("canary"));
    }
}
