//! Why a model is no candidate, in words for whoever asks.

use std::borrow::Cow;

use agentos_types::{ErrorClass, ModelRef};

use crate::offer::Place;
use crate::{OpenError, Rejected};

/// Why a model is no candidate.
#[derive(Debug)]
pub(crate) enum Unfit {
    UnknownProvider,
    NoKey,
    /// The endpoint's own, in that variable.
    NoOwnKey(String),
    Disabled,
    Unpriced,
    NoTools,
    NoVision,
    NoSchema,
    NoStream,
    Window(u64),
    Resting(ErrorClass),
    NotOpened(OpenError),
}

impl Unfit {
    /// Could its provider be asked at all?
    pub(crate) fn has_key(&self) -> bool {
        !matches!(self, Self::UnknownProvider | Self::NoKey | Self::NoOwnKey(_))
    }

    pub(crate) fn reject(&self, model: &ModelRef) -> Rejected {
        Rejected {
            provider: model.provider.as_str().into(),
            model: model.model.as_str().into(),
            reason: self.reason(),
        }
    }

    pub(crate) fn reject_at(&self, place: &Place) -> Rejected {
        let (provider, model) = place.names.clone();
        Rejected {
            provider,
            model,
            reason: self.reason(),
        }
    }

    fn reason(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::UnknownProvider => "no provider has this name",
            Self::NoKey => "its provider has no key",
            Self::Disabled => "it is disabled in the configuration",
            Self::Unpriced => "it has no price",
            Self::NoTools => "it cannot call tools",
            Self::NoVision => "it cannot see images",
            Self::NoSchema => "it cannot answer by a schema",
            Self::NoStream => "it cannot stream its answer",
            Self::Resting(ErrorClass::Auth) => "it rests since its key was refused",
            Self::Resting(_) => "it rests since its provider did not know it",
            Self::NoOwnKey(variable) => {
                return format!("its key is missing: `{variable}` is not set").into();
            }
            Self::Window(window) => {
                return format!("the input does not fit its window of {window} tokens").into();
            }
            Self::NotOpened(error) => return error.to_string().into(),
        })
    }
}
