//! What happens to an approval. The journal stores these beside the run's other events.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ApprovalId, Approvers, Grant, Operation};
use crate::{Actor, Digest, Timestamp};

/// A person is asked. The run pauses in the same append.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApprovalRequested {
    pub id: ApprovalId,
    pub operation: Operation,
    pub resource: String,
    pub initiator: Actor,
    pub justification: String,
    pub input_hash: Digest,
    /// The model's call, whose arguments stand in its message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// What would be done, where no message of the run says just that: a call by a program, or one whose
    /// defaults were filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<Value>,
    pub expires_at: Timestamp,
    /// How many different people must approve.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub quorum: u32,
    /// Who alone may approve; whoever may otherwise when there are none.
    #[serde(default, skip_serializing_if = "Approvers::is_anybody")]
    pub approvers: Approvers,
}

/// A person's word. It decides, unless more people must approve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApprovalDecided {
    pub id: ApprovalId,
    pub by: Actor,
    pub approved: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Given at an interactive prompt of the machine that the run is on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_prompt: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grant: Option<Grant>,
    /// The command in the run's inbox by which another process brought it: so that process knows its own word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<u64>,
}

/// Nobody has decided in time, or what was approved was not done in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalExpired {
    pub id: ApprovalId,
}

/// What was approved is about to be done: in one append with the intent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalUsed {
    pub id: ApprovalId,
    pub step: u64,
}

const fn one() -> u32 {
    1
}

// serde hands over a reference.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
const fn is_one(n: &u32) -> bool {
    *n == 1
}
