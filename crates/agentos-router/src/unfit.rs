//! Why a model is no candidate, in words for whoever asks.

use std::fmt;

use agentos_types::{ErrorClass, ModelRef};

use crate::{OpenError, Rejected};

/// Why a model is no candidate.
pub(crate) enum Unfit {
    UnknownProvider,
    NoKey,
    Disabled,
    Unpriced,
    NoTools,
    NoVision,
    Window(u64),
    Resting(ErrorClass),
    NotOpened(OpenError),
}

impl Unfit {
    /// Could its provider be asked at all?
    pub(crate) fn has_key(&self) -> bool {
        !matches!(self, Self::UnknownProvider | Self::NoKey)
    }

    pub(crate) fn reject(&self, model: &ModelRef) -> Rejected {
        Rejected {
            provider: model.provider.clone(),
            model: model.model.clone(),
            reason: self.to_string(),
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownProvider => f.write_str("no provider has this name"),
            Self::NoKey => f.write_str("its provider has no key"),
            Self::Disabled => f.write_str("it is disabled in the configuration"),
            Self::Unpriced => f.write_str("it has no price"),
            Self::NoTools => f.write_str("it cannot call tools"),
            Self::NoVision => f.write_str("it cannot see images"),
            Self::Window(window) => write!(f, "the input does not fit its window of {window} tokens"),
            Self::Resting(ErrorClass::Auth) => f.write_str("it rests since its key was refused"),
            Self::Resting(_) => f.write_str("it rests since its provider did not know it"),
            Self::NotOpened(error) => error.fmt(f),
        }
    }
}
