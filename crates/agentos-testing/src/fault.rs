//! What can go wrong with an answer. Which bytes that is, `play` and the wires say.

use serde::{Deserialize, Serialize};

/// A fault. In JSON: `{"status": 429, "retry_after": "2"}`, `"empty"`, `{"cut_after": 3}`.
///
/// Those that name an event act on streams; a whole answer is then cut or stalled at its middle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The provider's refusal of a prompt that is larger than the window.
    ContextTooLong,
    /// A proxy's page with this status.
    Html(u16),
    /// Status 200 and no body.
    Empty,
    /// The right body under `text/plain`.
    WrongContentType,
    /// JSON that ends in the middle.
    Malformed,
    /// JSON that is not what the provider answers.
    OtherShape,
    /// So many milliseconds before the head.
    Slow(u64),
    /// The head at once, the first byte of the body after so many milliseconds.
    SlowFirstByte(u64),
    /// The request is taken and never answered.
    NeverAnswers,
    /// The connection ends after so many events.
    CutAfter(usize),
    /// The provider's error event after so many events, then the end.
    ErrorEventAfter(usize),
    /// Nothing more after so many events; the connection stays.
    StallAfter(usize),
    /// An event that is not JSON after so many events, then the rest.
    GarbageChunkAfter(usize),
    /// The connection ends between two bytes of one character.
    CutInsideUtf8,
    /// The right bytes, so many at a time: characters and events are split over packets.
    Drip(usize),
    /// The provider's error of this status, in its shape and with its words.
    #[serde(untagged)]
    Status(StatusFault),
}

/// An error answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusFault {
    pub status: u16,
    /// The `Retry-After` header: seconds or an HTTP date. Gemini says seconds in the body instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<String>,
    /// The `retry-after-ms` header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    /// In place of the provider's usual words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// In place of the provider's usual `code` (OpenAI), `type` (Anthropic) or `status` (Gemini).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl Fault {
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::Status(StatusFault {
            status,
            ..StatusFault::default()
        })
    }

    #[must_use]
    pub fn retry_after(status: u16, retry_after: impl Into<String>) -> Self {
        Self::Status(StatusFault {
            status,
            retry_after: Some(retry_after.into()),
            ..StatusFault::default()
        })
    }
}
