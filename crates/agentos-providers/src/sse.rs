//! From the bytes of an event stream to deltas. What an event means is the wire's decoder's matter.
//!
//! A stream ends well only when its decoder says so; every other end is an error.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use agentos_types::{Delta, ErrorClass, ProviderError, Usage};
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use sse_stream::{Error as SseError, Sse, SseByteStream};

use crate::DeltaStream;

/// Of one line; no event that providers send is a tenth as long.
const MAX_LINE: usize = 8 * 1024 * 1024;

/// Reads the events of one stream.
pub(crate) trait Decoder: Send {
    /// Takes one event. `Flow::Ended` when it was the last: `Delta::Done` is then in `out`.
    fn event(&mut self, name: &str, data: &str, out: &mut VecDeque<Delta>) -> Result<Flow, Broken>;

    /// The body ended in order. Puts `Delta::Done` into `out` if the answer was complete.
    fn end(&mut self, out: &mut VecDeque<Delta>) -> Result<(), Broken>;

    /// What the provider has said so far about usage.
    fn usage(&self) -> Option<Usage>;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    More,
    Ended,
}

/// Why a decoder cannot go on.
#[derive(Debug)]
pub(crate) enum Broken {
    /// The event is not the wire's JSON; at the very end of a stream it is one that was cut.
    Shape(String),
    /// The provider says that it failed, or its answer cannot be used.
    Failed(ProviderError),
}

impl From<serde_json::Error> for Broken {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(error.to_string())
    }
}

impl From<ProviderError> for Broken {
    fn from(error: ProviderError) -> Self {
        Self::Failed(error)
    }
}

type Events = SseByteStream<Pin<Box<dyn Stream<Item = Result<Bytes, ProviderError>> + Send>>>;

struct Reader<F> {
    events: Events,
    /// Set once the body has ended; an event after that is what was left of it.
    body_ended: Arc<AtomicBool>,
    decoder: Box<dyn Decoder>,
    ready: VecDeque<Delta>,
    seal: F,
    any_event: bool,
    over: bool,
}

/// The deltas in `chunks`. Every error passes `seal` and carries the usage known until then.
pub(crate) fn deltas<F>(
    chunks: impl Stream<Item = Result<Bytes, ProviderError>> + Send + 'static,
    decoder: Box<dyn Decoder>,
    seal: F,
) -> DeltaStream
where
    F: Fn(ProviderError) -> ProviderError + Send + 'static,
{
    let body_ended = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&body_ended);
    // A body may lack the empty line after its last event.
    let tail = stream::once(async move {
        flag.store(true, Ordering::Relaxed);
        Ok(Bytes::from_static(b"\n\n"))
    });
    let events: Events = SseByteStream::new(Box::pin(capped(chunks).chain(tail)));
    let reader = Reader {
        events,
        body_ended,
        decoder,
        ready: VecDeque::new(),
        seal,
        any_event: false,
        over: false,
    };
    Box::pin(stream::unfold(reader, |mut reader| async {
        let item = reader.next().await?;
        Some((item, reader))
    }))
}

impl<F: Fn(ProviderError) -> ProviderError> Reader<F> {
    async fn next(&mut self) -> Option<Result<Delta, ProviderError>> {
        loop {
            if let Some(delta) = self.ready.pop_front() {
                return Some(Ok(delta));
            }
            if self.over {
                return None;
            }
            if let Err(mut error) = self.read().await {
                self.over = true;
                error.usage = error.usage.or_else(|| self.decoder.usage());
                return Some(Err((self.seal)(error)));
            }
        }
    }

    /// Reads one event.
    async fn read(&mut self) -> Result<(), ProviderError> {
        let event = match self.events.next().await {
            Some(Ok(event)) => event,
            Some(Err(error)) => return Err(self.unreadable(error)),
            None => return self.end(),
        };
        let Sse {
            event: name,
            data: Some(data),
            ..
        } = event
        else {
            return Ok(());
        };
        self.any_event = true;
        match self
            .decoder
            .event(name.as_deref().unwrap_or_default(), &data, &mut self.ready)
        {
            Ok(Flow::More) => Ok(()),
            Ok(Flow::Ended) => {
                self.over = true;
                Ok(())
            }
            Err(Broken::Failed(error)) => Err(error),
            Err(Broken::Shape(_)) if self.has_ended() => Err(cut()),
            Err(Broken::Shape(why)) => Err(ProviderError::new(
                ErrorClass::MalformedResponse,
                format!("sent an event that cannot be read ({why}): {data}"),
            )),
        }
    }

    fn end(&mut self) -> Result<(), ProviderError> {
        self.over = true;
        if !self.any_event {
            return Err(ProviderError::new(
                ErrorClass::MalformedResponse,
                "answered with a stream without any event",
            ));
        }
        match self.decoder.end(&mut self.ready) {
            Ok(()) if self.ready.is_empty() => Err(cut()),
            Ok(()) => Ok(()),
            Err(Broken::Failed(error)) => Err(error),
            Err(Broken::Shape(_)) => Err(cut()),
        }
    }

    fn unreadable(&self, error: SseError) -> ProviderError {
        match error {
            SseError::Body(source) => match source.downcast::<ProviderError>() {
                Ok(error) => *error,
                Err(source) => {
                    ProviderError::new(ErrorClass::Transport, format!("broke off its stream: {source}"))
                }
            },
            // Half a character at the end is a cut; anywhere else it is not text.
            _ if self.has_ended() => cut(),
            _ => ProviderError::new(
                ErrorClass::MalformedResponse,
                "sent a stream that is not UTF-8 text",
            ),
        }
    }

    fn has_ended(&self) -> bool {
        self.body_ended.load(Ordering::Relaxed)
    }
}

fn cut() -> ProviderError {
    ProviderError::new(
        ErrorClass::Transport,
        "broke off its stream before the answer was complete",
    )
}

/// Fails when a line grows without end, so that no server can fill the memory.
fn capped(
    chunks: impl Stream<Item = Result<Bytes, ProviderError>> + Send + 'static,
) -> impl Stream<Item = Result<Bytes, ProviderError>> + Send {
    let mut line = 0_usize;
    chunks.map(move |chunk| {
        let chunk = chunk?;
        line = match chunk.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')) {
            Some(at) => chunk.len() - at - 1,
            None => line.saturating_add(chunk.len()),
        };
        if line > MAX_LINE {
            return Err(ProviderError::new(
                ErrorClass::MalformedResponse,
                "sent a line of more than 8 MB",
            ));
        }
        Ok(chunk)
    })
}
