//! One attempt at one provider: a whole answer, or a stream until its first content.

use agentos_providers::DeltaStream;
use agentos_types::{Delta, ErrorClass, ModelAnswer, ModelRequest, ProviderError, Usage};
use futures_util::StreamExt;
use tokio::time::Instant;

use crate::Offer;
use crate::call::FOREVER;
use crate::snapshot::Settings;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Whole,
    Stream,
}

pub(crate) enum Got {
    Answer(ModelAnswer),
    Stream {
        first: Delta,
        rest: DeltaStream,
        /// When the attempt's time is up.
        until: Instant,
    },
}

/// An attempt that is given up by its time, or whose answer breaks off unread, is charged as what it could
/// have cost: `could_use`. Of a stream that breaks off before it says anything that is its input.
pub(crate) async fn make(
    offer: &Offer,
    request: &ModelRequest,
    kind: Kind,
    deadline: Instant,
    settings: &Settings,
    could_use: Usage,
) -> Result<Got, ProviderError> {
    let began = Instant::now();
    let until = deadline.min(began + offer.timeout.min(FOREVER));
    let outcome = match kind {
        Kind::Whole => {
            let answer = tokio::time::timeout_at(until, offer.provider.complete(request)).await;
            answer.map(|answer| answer.map(Got::Answer))
        }
        Kind::Stream => {
            let first = settings
                .first_token_timeout
                .map_or(until, |first| until.min(began + first.min(FOREVER)));
            let input = Usage {
                output: 0,
                ..could_use
            };
            tokio::time::timeout_at(first, open(offer, request, until, input)).await
        }
    };
    let error = match outcome {
        Ok(Ok(got)) => return Ok(got),
        Ok(Err(error)) if kind == Kind::Whole && broke_off(&error) => error,
        Ok(Err(error)) => return Err(error),
        Err(_) => {
            let ms = began.elapsed().as_millis();
            ProviderError::new(ErrorClass::Timeout, format!("no answer within {ms} ms"))
        }
    };
    Err(ProviderError {
        usage: error.usage.or(Some(could_use)),
        ..error
    })
}

/// It had begun to answer when the connection ended.
fn broke_off(error: &ProviderError) -> bool {
    matches!(error.class, ErrorClass::Transport | ErrorClass::Timeout) && error.status == Some(200)
}

async fn open(
    offer: &Offer,
    request: &ModelRequest,
    until: Instant,
    input: Usage,
) -> Result<Got, ProviderError> {
    let mut rest = offer.provider.stream(request).await?;
    let error = match rest.next().await {
        Some(Ok(first)) => return Ok(Got::Stream { first, rest, until }),
        Some(Err(error)) => error,
        None => cut(),
    };
    let broke_off = matches!(error.class, ErrorClass::Transport | ErrorClass::Timeout);
    Err(ProviderError {
        usage: error.usage.or(broke_off.then_some(input)),
        ..error
    })
}

/// A stream that just stops.
pub(crate) fn cut() -> ProviderError {
    ProviderError::new(
        ErrorClass::Transport,
        "broke off its stream before the answer was complete",
    )
}
