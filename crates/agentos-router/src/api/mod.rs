//! The router in the product document's forms: a request in JSON, a decision with its reasons, an answer.

mod ask;
mod chain;
mod completed;
mod decide;
mod reason;
mod request;
mod result;
mod said;
mod wanted;

pub use completed::{Completed, CompletedTokens};
pub use request::{RouteRequest, ToolGiven};
pub use result::{EndpointShown, RequestError, RouteResult};
pub(crate) use wanted::{OneOrMore, or_default};
