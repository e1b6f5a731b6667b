//! Which model answers, what it may cost, and what is done when it fails. Knows nothing of runs or agents.

mod candidate;
mod price;

pub use candidate::{Attempt, CallFailed, Candidate, Needs, Rejected, Route, RouteAsk, RouteError, Routed};
pub use price::{CostParts, Price};
