//! Streams that were recorded, chunk by chunk: read exactly as those of a server are, without one.

use agentos_types::{Delta, ModelRequest, ProviderError};
use bytes::Bytes;
use futures_util::{FutureExt as _, StreamExt as _, stream};

use crate::call::Wire;
use crate::{Anthropic, Gemini, OpenAi, sse};

/// What a stream has given, in order; an error is the last.
pub type Recorded = Vec<Result<Delta, ProviderError>>;

impl OpenAi {
    /// Reads the recorded body of a stream that answered `request`.
    #[must_use]
    pub fn read_recorded(&self, request: &ModelRequest, chunks: &[&[u8]]) -> Recorded {
        read(self, request, chunks)
    }
}

impl Anthropic {
    /// Reads the recorded body of a stream that answered `request`.
    #[must_use]
    pub fn read_recorded(&self, request: &ModelRequest, chunks: &[&[u8]]) -> Recorded {
        read(self.wire(), request, chunks)
    }
}

impl Gemini {
    /// Reads the recorded body of a stream that answered `request`.
    #[must_use]
    pub fn read_recorded(&self, request: &ModelRequest, chunks: &[&[u8]]) -> Recorded {
        read(self, request, chunks)
    }
}

fn read(wire: &dyn Wire, request: &ModelRequest, chunks: &[&[u8]]) -> Recorded {
    let sent = match wire.body(request, true) {
        Ok((_, sent)) => sent,
        Err(error) => return vec![Err(error)],
    };
    let chunks: Vec<_> = chunks
        .iter()
        .map(|chunk| Ok(Bytes::copy_from_slice(chunk)))
        .collect();
    let deltas = sse::deltas(
        stream::iter(chunks),
        wire.decoder(request, &sent),
        wire.endpoint().sealer(),
    );
    // All of it is there: one look is enough.
    deltas.collect().now_or_never().unwrap_or_default()
}
