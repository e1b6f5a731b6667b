//! Where a provider comes from.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use agentos_providers::Provider;
use agentos_types::{Code, Coded};

/// A provider that could not be made ready for a model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct OpenError {
    pub code: Code,
    pub message: String,
}

impl<E: Coded> From<&E> for OpenError {
    fn from(error: &E) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
        }
    }
}

type Open = dyn Fn(&str) -> Result<Arc<dyn Provider>, OpenError> + Send + Sync;

/// More models than anyone opens; beyond it they are opened anew.
const KEPT: usize = 256;

pub(crate) enum Source {
    Ready(Arc<dyn Provider>),
    PerModel(PerModel),
    /// The variables of which any one would give it a key.
    Keyless(Vec<String>),
}

/// A provider with an instance for each model, such as a script.
pub(crate) struct PerModel {
    open: Box<Open>,
    opened: Mutex<HashMap<String, Arc<dyn Provider>>>,
}

impl PerModel {
    pub(crate) fn new(open: Box<Open>) -> Self {
        Self {
            open,
            opened: Mutex::default(),
        }
    }

    pub(crate) fn get(&self, model: &str) -> Result<Arc<dyn Provider>, OpenError> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(provider) = opened.get(model) {
            return Ok(Arc::clone(provider));
        }
        let provider = (self.open)(model)?;
        if opened.len() >= KEPT {
            opened.clear();
        }
        opened.insert(model.to_owned(), Arc::clone(&provider));
        Ok(provider)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ready(_) => "Ready",
            Self::PerModel(_) => "PerModel",
            Self::Keyless(_) => "Keyless",
        })
    }
}
