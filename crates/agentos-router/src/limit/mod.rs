//! Our own limits per minute: of an endpoint, of all calls, of each agent. All are taken before a call.

mod agents;
mod gcra;
mod limiter;
mod options;

pub(crate) use agents::Agents;
pub(crate) use gcra::Gcra;
pub(crate) use limiter::{Limiter, Taken, Units};
pub use options::{OnLimit, RateLimits};
