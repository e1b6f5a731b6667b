//! The code behind a check that is not built in.

use std::future::Future;
use std::sync::Arc;

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

/// What a handler may fail with. A handler that fails, fails its check.
pub type HandlerError = Box<dyn std::error::Error + Send + Sync>;

/// Code behind a check: a program's closure, a command, an HTTP endpoint.
#[async_trait]
pub trait Evaluate: Send + Sync {
    /// Looks at the context and says whether the check is passed.
    ///
    /// # Errors
    /// Whatever keeps it from a verdict; the check then fails.
    async fn evaluate(
        &self,
        check: Arc<GateCheck>,
        context: Arc<GateContext>,
    ) -> Result<CheckVerdict, HandlerError>;
}

/// A program's closure. It gets copies, so that it may keep them over its awaits.
pub(crate) struct FnHandler<F>(pub(crate) F);

#[async_trait]
impl<F, Fut> Evaluate for FnHandler<F>
where
    F: Fn(GateCheck, GateContext) -> Fut + Send + Sync,
    Fut: Future<Output = Result<CheckVerdict, HandlerError>> + Send,
{
    async fn evaluate(
        &self,
        check: Arc<GateCheck>,
        context: Arc<GateContext>,
    ) -> Result<CheckVerdict, HandlerError> {
        (self.0)((*check).clone(), (*context).clone()).await
    }
}
