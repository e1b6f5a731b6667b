//! The status of a run, and which change of it is allowed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{ApprovalId, EventKind, Timestamp};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunStatus {
    Pending,
    Running,
    Paused,
    Completed,
    Failed,
    Cancelled,
}

impl RunStatus {
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::Running,
        Self::Paused,
        Self::Completed,
        Self::Failed,
        Self::Cancelled,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// No event follows an ended run but those of its own erasure.
    #[must_use]
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }

    /// The whole table: whatever is not here is refused with `INVALID_STATUS`.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Pending, Self::Running | Self::Cancelled)
                | (
                    Self::Running,
                    Self::Paused | Self::Completed | Self::Failed | Self::Cancelled
                )
                | (Self::Paused, Self::Running | Self::Cancelled)
        )
    }

    /// May an event of this kind follow in this status? Where it changes the status, it must also be
    /// in the table of [`may_become`](Self::may_become).
    #[must_use]
    pub const fn may_be_followed_by(self, kind: EventKind) -> bool {
        match kind {
            EventKind::RunCreated => false,
            EventKind::RunStarted => matches!(self, Self::Pending),
            EventKind::RunResumed | EventKind::ToolResolved | EventKind::ApprovalDecided => {
                matches!(self, Self::Paused)
            }
            EventKind::PolicyDecided | EventKind::PolicySettled => {
                matches!(self, Self::Pending | Self::Running)
            }
            EventKind::RunCancelled | EventKind::RunClaimed | EventKind::MessageAdded => !self.is_ended(),
            // A run may be paused or cancelled before anybody sees that its call was lost.
            EventKind::ToolOutcomeUnknown | EventKind::ModelCharged | EventKind::ApprovalExpired => {
                matches!(self, Self::Running | Self::Paused)
            }
            EventKind::RunPaused
            | EventKind::RunCompleted
            | EventKind::RunFailed
            | EventKind::ModelRequested
            | EventKind::ModelAnswered
            | EventKind::ModelFailed
            | EventKind::ModelRefused
            | EventKind::ToolRequested
            | EventKind::ToolAnswered
            | EventKind::ToolRefused
            | EventKind::ApprovalRequested
            | EventKind::ApprovalUsed
            | EventKind::JudgeRequested
            | EventKind::JudgeAnswered
            | EventKind::JudgeFailed
            | EventKind::GateRequested
            | EventKind::ValueGated
            | EventKind::AnswerGated
            | EventKind::ModelStreamed
            | EventKind::GatesEvaluated => matches!(self, Self::Running),
        }
    }
}

impl fmt::Display for RunStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RunStatus {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| {
                let all = Self::ALL.map(Self::as_str).join(", ");
                format!("`{text}` is not a run status; they are {all}")
            })
    }
}

/// What a paused run waits for. Nothing else moves it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WaitingFor {
    Approval {
        id: ApprovalId,
    },
    HumanInput,
    Operator,
    KillSwitch {
        scope: String,
    },
    Timer {
        until: Timestamp,
    },
    /// A tool without a promise of idempotency may or may not have acted.
    OutcomeUnknown {
        step: u64,
    },
}

impl fmt::Display for WaitingFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Approval { id } => write!(f, "approval {id}"),
            Self::HumanInput => f.write_str("human input"),
            Self::Operator => f.write_str("an operator to resume it"),
            Self::KillSwitch { scope } => write!(f, "the kill switch `{scope}` to be lifted"),
            Self::Timer { until } => write!(f, "a timer until {}", until.millis()),
            Self::OutcomeUnknown { step } => write!(f, "an operator to say what became of step {step}"),
        }
    }
}
