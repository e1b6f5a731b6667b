//! Readers of the sections that the dialects share, whole or nearly; where a dialect keeps them is
//! for the dialect to say.

mod authority;
mod gates;
mod limits;
mod mcp;
mod models;
mod sampling;
mod tools;

pub(crate) use authority::{execution_model, financial_limits, zone_access};
pub(crate) use gates::{gates, max_revisions};
pub(crate) use limits::limits;
pub(crate) use mcp::mcp_servers;
pub(crate) use models::{model_ref, normal_provider};
pub(crate) use sampling::{preset, sampling};
pub(crate) use tools::tools;
