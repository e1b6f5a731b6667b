//! What every error of ours can say: a stable code, a hint, and details.

use serde::Serialize;
use serde_json::Value;

use crate::Code;

/// An error with a stable code. The sentence is its `Display`.
pub trait Coded: std::error::Error {
    fn code(&self) -> Code;

    /// The way out, when there is one beyond what the code's page says.
    fn hint(&self) -> Option<String> {
        None
    }

    /// Values for programs: the limit, the field, the place.
    fn details(&self) -> Option<Value> {
        None
    }
}

/// The form in which an error leaves the process: `{code, message, hint, details}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorBody {
    pub code: &'static str,
    pub message: String,
    pub hint: Option<String>,
    pub details: Option<Value>,
}

impl<E: Coded + ?Sized> From<&E> for ErrorBody {
    fn from(error: &E) -> Self {
        Self {
            code: error.code().name,
            message: error.to_string(),
            hint: error.hint().or_else(|| Some(error.code().way_out.to_owned())),
            details: error.details(),
        }
    }
}
