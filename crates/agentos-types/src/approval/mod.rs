//! Approvals: a person's word on one operation of a run, asked for and given as events of that run.
//!
//! What needs one is the pipeline's business, and who may give it the runtime's. Here is what an
//! approval is, and how its events change it.

mod approvers;
mod binding;
mod events;
mod id;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Actor, Digest, RunId, Timestamp, Zone};

pub use approvers::Approvers;
pub use binding::operation_hash;
pub use events::{ApprovalDecided, ApprovalExpired, ApprovalRequested, ApprovalUsed};
pub use id::{ApprovalId, InvalidApprovalId};

/// `pending → approved | rejected | expired | void`, and `approved → used | expired | void`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ApprovalStatus {
    Pending,
    Approved,
    Rejected,
    /// Nobody decided in time, or what was approved was not done in time.
    Expired,
    Used,
    /// It came to nothing before its time was over: what it was of was refused, or its run has ended.
    Void,
}

impl ApprovalStatus {
    /// The store keeps places in this list.
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::Approved,
        Self::Rejected,
        Self::Expired,
        Self::Used,
        Self::Void,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Expired => "expired",
            Self::Used => "used",
            Self::Void => "void",
        }
    }
}

impl std::fmt::Display for ApprovalStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for ApprovalStatus {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| {
                let all = Self::ALL.map(Self::as_str).join(", ");
                format!("`{text}` is not an approval's status; they are {all}")
            })
    }
}

/// What a person is asked to let happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// The resource is the tool.
    ToolCall,
    /// The resource is the model.
    ModelCall,
    /// The run's output leaves it. The resource is the agent.
    ReleaseOutput,
    /// The run begins: no model and no tool is called before. The resource is the agent.
    StartRun,
}

impl Operation {
    pub const ALL: [Self; 4] = [
        Self::ToolCall,
        Self::ModelCall,
        Self::ReleaseOutput,
        Self::StartRun,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToolCall => "tool_call",
            Self::ModelCall => "model_call",
            Self::ReleaseOutput => "release_output",
            Self::StartRun => "start_run",
        }
    }
}

/// What an approval covers beyond the one call that it was asked for: calls of the same tool in the
/// same run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// At most so often; `None`: as often as the run likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// JSON Schema that the arguments must fit; `None`: any arguments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arguments: Option<Value>,
}

/// What one person has said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vote {
    pub by: Actor,
    pub approved: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub at: Timestamp,
}

/// An approval as its events have made it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    pub id: ApprovalId,
    pub run_id: RunId,
    pub operation: Operation,
    pub resource: String,
    pub zone: Zone,
    /// The agent, which acts for the initiator and can never decide.
    pub requester: Actor,
    /// Who has started the run.
    pub initiator: Actor,
    pub justification: String,
    /// Of the exact operation, resource and input: see [`operation_hash`].
    pub input_hash: Digest,
    /// The model's call that waits; `None` when a program calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// What would be done, where no message of the run says just that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<Value>,
    pub requested_at: Timestamp,
    /// Pending: when the wait is over. Approved: until when it may be used.
    pub expires_at: Timestamp,
    /// How many different people must approve.
    pub quorum: u32,
    /// Who alone may approve.
    #[serde(default, skip_serializing_if = "Approvers::is_anybody")]
    pub approvers: Approvers,
    pub status: ApprovalStatus,
    pub votes: Vec<Vote>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grant: Option<Grant>,
    /// How often it was used.
    pub uses: u32,
}

impl Approval {
    /// One that was just asked for.
    #[must_use]
    pub fn requested(
        run_id: &RunId,
        agent_id: &str,
        zone: Zone,
        at: Timestamp,
        event: &ApprovalRequested,
    ) -> Self {
        let ApprovalRequested {
            id,
            operation,
            resource,
            initiator,
            justification,
            input_hash,
            call_id,
            input,
            expires_at,
            quorum,
            approvers,
        } = event.clone();
        Self {
            id,
            run_id: run_id.clone(),
            operation,
            resource,
            zone,
            requester: Actor::agent(agent_id),
            initiator,
            justification,
            input_hash,
            call_id,
            input,
            requested_at: at,
            expires_at,
            quorum,
            approvers,
            status: ApprovalStatus::Pending,
            votes: Vec::new(),
            grant: None,
            uses: 0,
        }
    }

    /// Counts a person's word. One who says no is enough; as many as the quorum must say yes.
    pub fn decide(&mut self, at: Timestamp, event: &ApprovalDecided) {
        self.votes.push(Vote {
            by: event.by.clone(),
            approved: event.approved,
            note: event.note.clone(),
            at,
        });
        if !event.approved {
            self.status = ApprovalStatus::Rejected;
            return;
        }
        // The last word counts: it is the one that lets the operation go.
        self.grant.clone_from(&event.grant);
        let approvers = self.votes.iter().filter(|vote| vote.approved).count();
        if approvers >= self.quorum as usize {
            self.status = ApprovalStatus::Approved;
            // To be used within as long again as could have been waited for; a grant lasts for the run.
            let wait = self.expires_at.0.saturating_sub(self.requested_at.0);
            self.expires_at = Timestamp(match self.grant {
                Some(_) => i64::MAX,
                None => at.0.saturating_add(wait),
            });
        }
    }

    /// Counts a use; the last one that it covers uses it up.
    pub const fn consume(&mut self) {
        self.uses = self.uses.saturating_add(1);
        let used_up = match &self.grant {
            None => true,
            Some(Grant {
                times: Some(times), ..
            }) => self.uses >= *times,
            Some(Grant { times: None, .. }) => false,
        };
        if used_up {
            self.status = ApprovalStatus::Used;
        }
    }

    /// What becomes of it when its time is over.
    #[must_use]
    pub const fn expired(&self) -> ApprovalStatus {
        self.ended_as(ApprovalStatus::Expired)
    }

    /// What becomes of it when what it is of was refused, or its run ends.
    #[must_use]
    pub const fn closed(&self) -> ApprovalStatus {
        self.ended_as(ApprovalStatus::Void)
    }

    const fn ended_as(&self, unused: ApprovalStatus) -> ApprovalStatus {
        match self.status {
            ApprovalStatus::Approved if self.uses > 0 => ApprovalStatus::Used,
            ApprovalStatus::Pending | ApprovalStatus::Approved => unused,
            ended => ended,
        }
    }

    /// Is it too late to decide on it, or to use it?
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        matches!(self.status, ApprovalStatus::Pending | ApprovalStatus::Approved) && now >= self.expires_at
    }

    /// The last word on it.
    #[must_use]
    pub fn decided(&self) -> Option<&Vote> {
        match self.status {
            ApprovalStatus::Pending => None,
            _ => self.votes.last(),
        }
    }
}
