//! For whom a policy holds, and who is exempt from it for a while.

use agentos_types::Zone;
use serde::Serialize;

use super::condition::Condition;

/// A policy applies when every list that is not empty holds the request's value. `*` in an entry stands for
/// any characters (`agent.product.*`). A value that the request lacks is not in any list, except that a
/// policy is not let slip: where the value is *unknown* at a stage of a run, the policy applies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scope {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agents: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub environments: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<Zone>,
    /// Ids of actors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<String>,
    /// Roles of actors; one in common is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<String>,
    /// `request.action`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<String>,
    /// `request.resource`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<String>,
}

impl Scope {
    /// Holds for everybody.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// A way around a policy, for whom and until when it says. What it covers is evaluated and recorded, and does
/// not block.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Exemption {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// Milliseconds since 1970; from then on it counts no longer. `None` never ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at_ms: Option<i64>,
    #[serde(skip_serializing_if = "Scope::is_everything")]
    pub scope: Scope,
    /// Names of rules or checks; empty: all of the policy.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Counts only where this is true; unknown does not exempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
}

impl Exemption {
    /// The end of one whose end cannot be read: it never held.
    pub(crate) const NEVER: i64 = i64::MIN;
}
