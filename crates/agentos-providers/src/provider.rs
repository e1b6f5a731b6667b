//! What every provider does.

use std::pin::Pin;

use agentos_types::{Delta, ModelAnswer, ModelRequest, ProviderError};
use async_trait::async_trait;
use futures_core::Stream;

/// Deltas in order. Ends with `Delta::Done`, or with one error; a stream that just stops is an
/// error of class `transport`, never a normal end.
pub type DeltaStream = Pin<Box<dyn Stream<Item = Result<Delta, ProviderError>> + Send>>;

/// A model provider. Dropping a call's future or stream cancels it down to the socket.
#[async_trait]
pub trait Provider: Send + Sync + std::fmt::Debug {
    /// The name in `PROVIDER/MODEL`.
    fn name(&self) -> &str;

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError>;

    /// Returns when the response's head has come; failures before it are returned here.
    async fn stream(&self, request: &ModelRequest) -> Result<DeltaStream, ProviderError>;
}
