//! The shared vocabulary of AgentOS: ids, zones, money, messages, model calls, events, the run and
//! its fold, and the error codes.
//!
//! Pure: no IO, no clock, no async. Time, ids and randomness are passed in.

mod actor;
mod approval;
pub mod codes;
mod digest;
mod error;
mod event;
mod features;
mod gate;
mod gate_stored;
mod id;
mod limits;
mod message;
mod model;
mod provider_error;
mod run;
mod status;
mod time;
mod usage;
mod usd;
mod zone;

pub use actor::{Actor, ActorKind};
pub use approval::{
    Approval, ApprovalDecided, ApprovalExpired, ApprovalId, ApprovalRequested, ApprovalStatus, ApprovalUsed,
    Approvers, Grant, InvalidApprovalId, Operation, Vote, operation_hash,
};
pub use codes::Code;
pub use digest::Digest;
pub use error::{Coded, ErrorBody};
pub use event::{
    AnswerGated, Budget, CallPiece, DecodeError, EventBody, EventKind, GateRequested, GatesEvaluated,
    JudgeAnswered, JudgeFailed, JudgeRequested, MessageAdded, ModelAnswered, ModelCharged, ModelFailed,
    ModelRefused, ModelRequested, ModelStreamed, PolicyDecided, PolicySettled, RunCancelled, RunClaimed,
    RunCompleted, RunCreated, RunFailed, RunPaused, RunResumed, RunStarted, ToolAnswered, ToolOutcomeUnknown,
    ToolRefused, ToolRequested, ToolResolved, ValueGated,
};
pub use features::{PromptCache, ReasoningEffort, ResponseSchema, ToolChoice, VERDICTS_SCHEMA};
pub use gate::{CheckOutcome, CheckResult, CheckSeverity, GateResult, GateStatus};
pub use id::{InvalidRunId, RunId, TENANT_DEFAULT};
pub use limits::Limits;
pub use message::{Content, IMAGE_TOKENS, ImageUrl, Message, Part, ProviderState, Role, ToolCall};
pub use model::{Delta, ModelAnswer, ModelRef, ModelRequest, Sampling, StopReason, ToolSpec};
pub use provider_error::{ErrorClass, ProviderError};
pub use run::{FoldError, Partial, PartialCall, PendingEffect, Run, RunError};
pub use status::{RunStatus, WaitingFor};
pub use time::Timestamp;
pub use usage::Usage;
pub use usd::{InvalidUsd, Usd};
pub use zone::{InvalidZone, Zone};
