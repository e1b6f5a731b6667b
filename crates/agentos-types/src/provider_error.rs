//! How a model call fails, in classes that decide what may be done about it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Usage;

/// The class of a failure decides retry and fallback; its text never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorClass {
    /// The key is missing, wrong or not allowed. Never retried; the next candidate is asked.
    Auth,
    /// The provider does not know the model. Never retried; the next candidate is asked.
    ModelNotFound,
    /// The model is there, and does not do something that this request asks for: tools, images, a parameter.
    /// Another may; nothing follows for requests without it.
    Unsupported,
    RateLimited,
    Overloaded,
    Timeout,
    Transport,
    /// An answer that cannot be read: HTML from a proxy, an empty body, JSON of another shape.
    MalformedResponse,
    /// The prompt is larger than the model's window. Only a larger window helps.
    ContextTooLong,
    /// The request itself is wrong: every candidate would refuse it.
    InvalidRequest,
    ContentFiltered,
    Cancelled,
}

impl ErrorClass {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::ModelNotFound => "model_not_found",
            Self::Unsupported => "unsupported",
            Self::RateLimited => "rate_limited",
            Self::Overloaded => "overloaded",
            Self::Timeout => "timeout",
            Self::Transport => "transport",
            Self::MalformedResponse => "malformed_response",
            Self::ContextTooLong => "context_too_long",
            Self::InvalidRequest => "invalid_request",
            Self::ContentFiltered => "content_filtered",
            Self::Cancelled => "cancelled",
        }
    }

    /// May the same endpoint be asked again?
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(
            self,
            Self::RateLimited | Self::Overloaded | Self::Timeout | Self::Transport | Self::MalformedResponse
        )
    }

    /// May another endpoint be asked?
    #[must_use]
    pub const fn may_fall_back(self) -> bool {
        self.is_retryable()
            || matches!(
                self,
                Self::Auth | Self::ModelNotFound | Self::Unsupported | Self::ContextTooLong
            )
    }
}

/// A failed model call.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct ProviderError {
    pub class: ErrorClass,
    /// Names the provider and what it said; never holds a key.
    pub message: String,
    pub status: Option<u16>,
    /// How long the provider asks to be left alone.
    pub retry_after: Option<Duration>,
    /// What the failed call used, where the provider said so before it failed.
    pub usage: Option<Usage>,
}

impl ProviderError {
    #[must_use]
    pub fn new(class: ErrorClass, message: impl Into<String>) -> Self {
        Self {
            class,
            message: message.into(),
            status: None,
            retry_after: None,
            usage: None,
        }
    }
}
