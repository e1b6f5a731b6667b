//! Which model answers, what it may cost, and what is done when it fails. Knows nothing of runs or agents.

mod backoff;
mod builder;
mod candidate;
mod complete;
mod endpoint;
mod error;
mod ledger;
mod preset;
mod price;
mod prices;
mod rest;
mod route;
mod source;
mod unfit;

pub use builder::RouterBuilder;
pub use candidate::{Attempt, Candidate, Needs, Rejected, Route, RouteAsk, Routed};
pub use endpoint::Endpoint;
pub use error::{CallFailed, RouteError};
pub use preset::{Preset, PresetError, Resolved, resolve_sampling};
pub use price::{CostParts, LongInput, Price, Tariff};
pub use prices::{ConfiguredPrice, PriceRow, PriceTable};
pub use route::Router;
pub use source::OpenError;
