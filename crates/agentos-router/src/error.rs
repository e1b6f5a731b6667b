//! Why no model may answer, and why none has.

use agentos_types::{Code, Coded, ErrorClass, ModelRef, Usage, Usd, codes};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::{Attempt, OpenError, Rejected};

/// Nobody answered.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct CallFailed {
    /// Of the last attempt.
    pub class: ErrorClass,
    /// Names every candidate and why it failed.
    pub message: String,
    pub usage: Usage,
    pub cost: Usd,
    pub attempts: Vec<Attempt>,
    /// The soonest time at which a resting candidate may be asked again, in ms from now.
    pub retry_after_ms: Option<u64>,
}

impl CallFailed {
    fn without_attempt(class: ErrorClass, message: String, until: Option<Instant>) -> Self {
        let ms = |until: Instant| until.saturating_duration_since(Instant::now()).as_millis();
        Self {
            class,
            message,
            usage: Usage::default(),
            cost: Usd::ZERO,
            attempts: Vec::new(),
            retry_after_ms: until.and_then(|until| u64::try_from(ms(until)).ok()),
        }
    }

    /// One of our own limits does not let the call be made in time.
    pub(crate) fn limited(until: Instant, message: impl Into<String>) -> Self {
        Self::without_attempt(ErrorClass::RateLimited, message.into(), Some(until))
    }

    /// Its caller wanted no more before anybody was asked.
    pub(crate) fn given_up() -> Self {
        let message = "its caller wanted no more".to_owned();
        Self::without_attempt(ErrorClass::Cancelled, message, None)
    }

    /// The time was up before anybody could be asked.
    pub(crate) fn late() -> Self {
        let message = "no time was left for a model call".to_owned();
        Self::without_attempt(ErrorClass::Timeout, message, None)
    }
}

impl Coded for CallFailed {
    fn code(&self) -> Code {
        match self.class {
            ErrorClass::RateLimited => codes::RATE_LIMITED,
            ErrorClass::InvalidRequest | ErrorClass::ContentFiltered | ErrorClass::ContextTooLong => {
                codes::MODEL_CALL_FAILED
            }
            ErrorClass::Cancelled => codes::CANCELLED,
            ErrorClass::Auth
            | ErrorClass::ModelNotFound
            | ErrorClass::Unsupported
            | ErrorClass::Overloaded
            | ErrorClass::Timeout
            | ErrorClass::Transport
            | ErrorClass::MalformedResponse => codes::NO_AVAILABLE_ENDPOINT,
        }
    }

    fn details(&self) -> Option<Value> {
        Some(json!({
            "error_class": self.class,
            "attempts": self.attempts,
            "retry_after_ms": self.retry_after_ms,
        }))
    }
}

/// Nobody may answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RouteError {
    #[error("no model can answer: {}", list(.0))]
    NoCandidate(Vec<Rejected>),
    #[error("no key for any model; set one of {}", .variables.join(", "))]
    MissingKeys { variables: Vec<String> },
    #[error("model `{0}` has no price, so its cost cannot be held to a budget")]
    Unpriced(ModelRef),
    /// A run pins a model's price, whichever of its endpoints answers.
    #[error("two endpoints of model `{0}` have different prices; give both the same")]
    TwoPrices(ModelRef),
    #[error("no provider is called `{name}`; there are {}", .known.join(", "))]
    UnknownProvider { name: String, known: Vec<String> },
    /// A pinned model whose provider cannot be made ready, such as a script that is not there.
    #[error("{error}")]
    NotOpened { model: ModelRef, error: Box<OpenError> },
}

impl Coded for RouteError {
    fn code(&self) -> Code {
        match self {
            Self::NoCandidate(_) => codes::NO_AVAILABLE_ENDPOINT,
            Self::MissingKeys { .. } => codes::MISSING_API_KEY,
            Self::Unpriced(_) => codes::UNPRICED_MODEL,
            Self::TwoPrices(_) => codes::CONFIG_INVALID,
            Self::UnknownProvider { .. } => codes::UNKNOWN_PROVIDER,
            Self::NotOpened { error, .. } => error.code,
        }
    }

    fn details(&self) -> Option<Value> {
        Some(match self {
            Self::NoCandidate(rejected) => json!({ "rejected": rejected }),
            Self::MissingKeys { variables } => json!({ "variables": variables }),
            Self::Unpriced(model) | Self::TwoPrices(model) | Self::NotOpened { model, .. } => {
                json!({ "model": model })
            }
            Self::UnknownProvider { name, known } => json!({ "provider": name, "known": known }),
        })
    }
}

fn list(rejected: &[Rejected]) -> String {
    rejected
        .iter()
        .map(|r| format!("{}/{}: {}", r.provider, r.model, r.reason))
        .collect::<Vec<_>>()
        .join("; ")
}
