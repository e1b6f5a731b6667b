//! The code behind a check.

use std::future::Future;

use async_trait::async_trait;
use serde_json::Value;

use crate::{GateCheck, GateContext};

/// What a check's code says. Severity and blocking are the check's own, not its code's.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckVerdict {
    pub passed: bool,
    pub message: Option<String>,
    pub details: Option<Value>,
}

impl CheckVerdict {
    #[must_use]
    pub const fn passed() -> Self {
        Self {
            passed: true,
            message: None,
            details: None,
        }
    }

    #[must_use]
    pub fn failed(message: impl Into<String>) -> Self {
        Self {
            passed: false,
            message: Some(message.into()),
            details: None,
        }
    }

    #[must_use]
    pub fn with_details(self, details: Value) -> Self {
        Self {
            details: Some(details),
            ..self
        }
    }
}

/// What a program's handler may fail with. A handler that fails, fails its check.
pub type HandlerError = Box<dyn std::error::Error + Send + Sync>;

#[async_trait]
pub(crate) trait Evaluate: Send + Sync {
    async fn evaluate(&self, check: &GateCheck, context: &GateContext) -> Result<CheckVerdict, HandlerError>;
}

/// A program's closure. It gets copies, so that it may keep them over its awaits.
pub(crate) struct FnHandler<F>(pub(crate) F);

#[async_trait]
impl<F, Fut> Evaluate for FnHandler<F>
where
    F: Fn(GateCheck, GateContext) -> Fut + Send + Sync,
    Fut: Future<Output = Result<CheckVerdict, HandlerError>> + Send,
{
    async fn evaluate(&self, check: &GateCheck, context: &GateContext) -> Result<CheckVerdict, HandlerError> {
        (self.0)(check.clone(), context.clone()).await
    }
}
