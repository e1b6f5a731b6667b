//! Rows of approvals: what lists of them show, and which wait for how long. Like a run's summary they
//! are a fold of its events, written in the same append.

use agentos_types::{Actor, ApprovalId, ApprovalStatus, Operation, Timestamp, Zone};
use serde::{Deserialize, Serialize};

/// What an append changes in the rows of its stream's approvals.
#[derive(Clone, Debug, PartialEq)]
pub enum ApprovalChange {
    /// A person is asked.
    Asked(Box<ApprovalAsked>),
    /// It stands otherwise now. Without a row of that id nothing changes.
    Stands {
        id: ApprovalId,
        status: ApprovalStatus,
        /// Until when it may be decided or used; `None` leaves it.
        expires_at: Option<Timestamp>,
        /// `None` leaves it.
        decided_by: Option<Actor>,
    },
}

/// A pending approval's row.
#[derive(Clone, Debug, PartialEq)]
pub struct ApprovalAsked {
    pub id: ApprovalId,
    pub operation: Operation,
    pub resource: String,
    pub zone: Zone,
    pub initiator: Actor,
    pub expires_at: Timestamp,
}

/// An approval as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApprovalSummary {
    pub id: ApprovalId,
    pub run_id: String,
    pub agent_id: String,
    pub operation: Operation,
    pub resource: String,
    pub zone: Zone,
    pub initiator: Actor,
    pub status: ApprovalStatus,
    pub requested_at: Timestamp,
    pub expires_at: Timestamp,
    /// Who had the last word.
    pub decided_by: Option<Actor>,
}

#[derive(Clone, Debug, Default)]
pub struct ApprovalFilter {
    pub status: Option<ApprovalStatus>,
    pub run_id: Option<String>,
    pub zone: Option<Zone>,
    /// At most this many; 0 means 100.
    pub limit: usize,
    /// From a page before: go on after it.
    pub cursor: Option<String>,
}
