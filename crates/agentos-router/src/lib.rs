//! Which model answers, what it may cost, and what is done when it fails. Knows nothing of runs or agents.
//!
//! `route.rs` decides who may answer and `strategy.rs` in which order; `call.rs` asks them one after the
//! other, `complete.rs` for a whole answer and `stream/` for one that comes in pieces; `api/` has both in
//! the product document's forms.

mod admission;
mod api;
mod attempt;
mod backoff;
mod builder;
mod cache;
mod call;
mod candidate;
mod complete;
mod config;
mod endpoint;
mod error;
mod funds;
mod health;
mod ledger;
mod limit;
mod offer;
mod preset;
mod price;
mod prices;
mod route;
mod router;
mod snapshot;
mod source;
mod state;
mod strategy;
mod stream;
mod unfit;

pub use api::{
    Completed, CompletedTokens, EndpointShown, RequestError, RouteRequest, RouteResult, ToolGiven,
};
pub use builder::RouterBuilder;
pub use cache::CacheOptions;
pub use candidate::{Attempt, Candidate, Needs, Rejected, Route, RouteAsk, Routed, Wishes};
pub use config::{ModelEndpoint, RouterConfig};
pub use endpoint::Endpoint;
pub use error::{CallFailed, RouteError};
pub use funds::{Funds, FurtherAttempt};
pub use health::{Checked, Health, HealthState};
pub use limit::{OnLimit, RateLimits};
pub use offer::{Capabilities, Offer};
pub use preset::{Preset, PresetError, Resolved, resolve_sampling};
pub use price::{CostParts, LongInput, Price, Tariff};
pub use prices::{ConfiguredPrice, PriceFileError, PriceRow, PriceTable, PricedUsage, UsageError, parse_day};
pub use router::Router;
pub use source::OpenError;
pub use state::{BreakerOptions, CircuitState};
pub use strategy::Strategy;
pub use stream::{Incomplete, RouterEvent, RouterStream, Seam, StreamRecovery, Withdrawn};
