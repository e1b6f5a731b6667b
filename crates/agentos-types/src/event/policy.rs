//! What the policies said. Their own forms are the policy engine's: here they are JSON that is kept.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Digest;

/// The policies were asked, and said this. Recorded with what follows from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyDecided {
    /// Where in the run: `create`, `start`, `model_call`, `tool_call`, `completion`.
    pub stage: String,
    /// The step that was asked about, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u64>,
    /// `allow`, `warn`, `redact`, `require_approval` or `deny`: the strongest of all that acted.
    pub action: String,
    /// The set that decided.
    pub policy_digest: Digest,
    /// The set of the agent's own policies, where it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_digest: Option<Digest>,
    /// Every rule that objected, with value, limit and what would have to change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<Value>,
    /// What policies would have said that are only looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shadow: Vec<Value>,
    /// What was asked, but for what the journal holds elsewhere.
    pub request: Value,
    /// What counts, is set aside or is switched from now on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Value>,
    /// What was hidden before it went on, or only noticed: by whom, where, of which type, and how often.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Value>,
    /// Rules that want somebody to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalated: Vec<Value>,
}

/// What a step had set aside of the policies' budgets is booked as what it has cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicySettled {
    pub changes: Vec<Value>,
}
