//! What policies are asked about, in the product document's form. Reads and writes JSON; decides nothing.

mod open;
mod record;
mod resolve;
mod runtime;
mod unique;
mod when;

use agentos_types::{Timestamp, Usd, Zone};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use self::record::{HeldElsewhere, RecordedRequest};
pub(crate) use self::resolve::{Field, Resolver};
pub use self::runtime::RuntimeFields;
pub(crate) use self::when::print as print_time;
use crate::stage::Stage;

/// A question to the policies: may this happen?
///
/// ```
/// let request: agentos_policy::EvaluateRequest = serde_json::from_str(
///     r#"{
///         "request": {"agent_id": "agent.product.prd_writer.v1", "action": "execute", "resource": "run_123",
///                     "zone": "green", "timestamp": "2026-01-31T08:00:00Z"},
///         "environment": {"name": "production"},
///         "data": {"cost_usd": 5.0, "daily_cost_usd": 45.0}
///     }"#,
/// )?;
/// assert_eq!(request.data["cost_usd"], 5.0);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvaluateRequest {
    pub request: PolicyRequest,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<PolicyActor>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<PolicyEnvironment>,
    /// What the caller knows. Nothing here overwrites `request`, `actor` and `environment`, nor, where
    /// `runtime` is given, any field of the runtime.
    #[serde(
        default,
        deserialize_with = "unique::object",
        skip_serializing_if = "Map::is_empty"
    )]
    pub data: Map<String, Value>,
    /// Where in a run (or of the runtime's administration) this is asked. Without it every rule is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// The runtime's own fields; their names then mean these and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Box<RuntimeFields>>,
    /// What the step may cost at most, for `budget` policies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spend: Option<Spend>,
}

/// Who wants to do what, to what, in which zone, and when. What is not given is unknown to every rule that
/// asks for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PolicyRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// RFC 3339 in JSON; milliseconds since 1970 are read too.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "when::rfc3339::serialize"
    )]
    pub timestamp: Option<Timestamp>,
    /// Whatever else the caller says, as `request.NAME`.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// For whom it is done.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PolicyActor {
    pub id: String,
    /// `user`, `agent`, `service` or `system`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Where it is done.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PolicyEnvironment {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What a step asks of the budgets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spend {
    /// Names the reservation, so that it can be settled: `run:step`.
    pub id: String,
    /// The worst case.
    pub usd: Usd,
    /// `tokens`, `api_calls`, `storage` or `compute`; not given, it counts against every budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}

impl PolicyEnvironment {
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }
}
