//! One call over HTTP, whole or as a stream: the same way for every wire.

use agentos_types::{Content, ErrorClass, Message, ModelAnswer, ModelRequest, Part, ProviderError, Usage};
use http::Uri;
use http::header::CONTENT_TYPE;
use serde::Serialize;

use crate::endpoint::{Endpoint, Response};
use crate::sent::Sent;
use crate::sse::{self, Decoder};
use crate::{DeltaStream, deltas, errors, read_usage};

/// What one wire adds to HTTP.
pub(crate) trait Wire: Send + Sync {
    fn endpoint(&self) -> &Endpoint;
    /// Where the request goes.
    fn uri(&self, request: &ModelRequest, streamed: bool) -> Result<Uri, ProviderError>;
    fn body(&self, request: &ModelRequest, streamed: bool) -> Result<(Vec<u8>, Sent), ProviderError>;
    fn answer(&self, request: &ModelRequest, sent: &Sent, body: &[u8]) -> Result<ModelAnswer, Unreadable>;
    fn decoder(&self, request: &ModelRequest, sent: &Sent) -> Box<dyn Decoder>;
}

/// Why a whole body is no answer.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// Not the wire's JSON.
    Shape(String),
    /// The wire's own way to say no.
    Refused(ProviderError),
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(error.to_string())
    }
}

impl From<ProviderError> for Unreadable {
    fn from(error: ProviderError) -> Self {
        Self::Refused(error)
    }
}

pub(crate) async fn complete(wire: &dyn Wire, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
    let endpoint = wire.endpoint();
    let call = async {
        let uri = wire.uri(request, false)?;
        let (body, sent) = wire.body(request, false)?;
        let response = endpoint.post(&uri, "application/json", body).await?;
        whole(wire, request, &sent, response).await
    };
    call.await.map_err(|error| endpoint.seal(error))
}

pub(crate) async fn stream(wire: &dyn Wire, request: &ModelRequest) -> Result<DeltaStream, ProviderError> {
    let endpoint = wire.endpoint();
    let call = async {
        let uri = wire.uri(request, true)?;
        let (body, sent) = wire.body(request, true)?;
        let response = endpoint.post(&uri, "text/event-stream", body).await?;
        let kind = content_type(&response).unwrap_or_default().to_ascii_lowercase();
        if kind.contains("json") || kind.contains("html") {
            // Some servers answer whole when asked for a stream.
            return whole(wire, request, &sent, response).await.map(deltas::of_answer);
        }
        let chunks = endpoint.chunks(response, request.max_tokens);
        Ok(sse::deltas(
            chunks,
            wire.decoder(request, &sent),
            endpoint.sealer(),
        ))
    };
    call.await.map_err(|error| endpoint.seal(error))
}

async fn whole(
    wire: &dyn Wire,
    request: &ModelRequest,
    sent: &Sent,
    response: Response,
) -> Result<ModelAnswer, ProviderError> {
    let kind = content_type(&response).map(str::to_owned);
    let body = wire.endpoint().body(response).await?;
    wire.answer(request, sent, &body).map_err(|error| match error {
        Unreadable::Refused(error) => error,
        Unreadable::Shape(why) => {
            let error = errors::unreadable(kind.as_deref(), &body, &why);
            ProviderError {
                usage: error.usage.or_else(|| reported(wire.endpoint().name(), &body)),
                ..error
            }
        }
    })
}

/// What is billed for an answer that cannot be used.
fn reported(provider: &str, body: &[u8]) -> Option<Usage> {
    let body = serde_json::from_slice(body).ok()?;
    read_usage(provider, &body).ok()
}

fn content_type(response: &Response) -> Option<&str> {
    response.headers().get(CONTENT_TYPE)?.to_str().ok()
}

/// A request's body; what cannot be written as JSON is the caller's mistake.
///
/// A prompt is by far the longest text of a call: one that is looked at byte by byte for what JSON escapes costs
/// more than sending it.
pub(crate) fn to_json(request: &ModelRequest, body: &impl Serialize) -> Result<Vec<u8>, ProviderError> {
    let mut json = Vec::with_capacity(room(request));
    sonic_rs::to_writer(&mut json, body)
        .map_err(|error| ProviderError::new(ErrorClass::InvalidRequest, format!("was not asked: {error}")))?;
    Ok(json)
}

/// About as many bytes as the request's texts take as JSON, so that a long one is written where it stays.
fn room(request: &ModelRequest) -> usize {
    const BESIDE_TEXTS: usize = 512;
    let of_message = |message: &Message| match &message.content {
        Content::Text(text) => text.len(),
        Content::Parts(parts) => parts
            .iter()
            .map(|part| match part {
                Part::Text { text } => text.len(),
                Part::ImageUrl { image_url } => image_url.url.len(),
            })
            .sum(),
    };
    let texts = request.messages.iter().map(of_message).sum::<usize>()
        + request.system.as_deref().map_or(0, str::len);
    BESIDE_TEXTS + texts + texts / 16
}
