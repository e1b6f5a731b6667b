//! The run: the fold of its events. Nothing else changes a run, and the fold asks nobody.

mod approvals;
mod conversation;
mod effects;
mod partial;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::partial::{Partial, PartialCall};

use crate::{
    Approval, Budget, Digest, EventBody, GateResult, Limits, Message, ModelRef, ModelRequested, RunCreated,
    RunId, RunStatus, StopReason, Timestamp, ToolCall, ToolRequested, Usage, Usd, WaitingFor, Zone,
};

/// Why a run or a call failed: a stable code and a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}: {message}")]
pub struct RunError {
    pub code: String,
    pub message: String,
}

/// An effect whose intent is durable and whose outcome is not yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PendingEffect {
    Model(ModelRequested),
    Tool(ToolRequested),
    /// A model call whose answer is a gate's, and no part of the conversation.
    Judge(ModelRequested),
    /// Nobody knows whether the tool acted.
    Unknown(ToolRequested),
}

/// A run as its events have made it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub run_id: RunId,
    pub agent_id: String,
    pub pins: Digest,
    pub status: RunStatus,
    pub waiting_for: Option<WaitingFor>,
    pub zone: Zone,
    pub task_class: String,
    pub mode: String,
    pub input: Arc<Value>,
    pub metadata: serde_json::Map<String, Value>,
    pub parent_run_id: Option<RunId>,
    pub limits: Limits,
    pub auto: bool,
    pub preset: Option<String>,
    /// The model that the request pins.
    pub pinned_model: Option<ModelRef>,
    pub gates_enabled: bool,
    pub policies_enabled: bool,

    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// When the last event happened.
    pub updated_at: Timestamp,
    /// Time in `running`, as of the last event.
    pub ran_ms: u64,

    /// Shared with a model call that is under way; changed in place when no call is.
    pub messages: Arc<Vec<Message>>,
    /// Upper bound of the conversation's tokens, kept as messages come so that no step counts them again.
    pub token_bound: u64,
    /// Somebody has shown an image: only a model that sees may answer.
    pub has_images: bool,
    /// The last answer's tool calls that have no result yet, first one next.
    pub open_calls: Vec<ToolCall>,
    /// Messages that came while tool calls were open: no provider takes any between a call and its
    /// result, so they follow the last result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held_messages: Vec<Message>,
    pub pending: Option<PendingEffect>,
    /// Number of the last effect's step.
    pub step: u64,
    pub usage: Usage,
    pub cost: Usd,
    /// Reserved by calls under way, and by a call that a crash has left without an outcome until it is charged.
    pub reserved: Usd,
    pub reserved_tokens: u64,
    pub tool_calls: u64,
    /// How often gates have sent the answer back.
    pub revisions: u64,
    /// Gates have let the last answer pass.
    pub released: bool,

    pub output: Option<Value>,
    pub gate_results: Vec<GateResult>,
    pub error: Option<RunError>,
    /// The model that answered last.
    pub model: Option<ModelRef>,
    pub is_fallback: bool,
    pub substituted: bool,
    /// The last answer was cut because this budget had lowered its cap: it is no answer.
    pub cut_by: Option<Budget>,

    /// Gates ask other programs about the last answer, until then at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gates_until: Option<Timestamp>,

    /// Open approvals: pending, approved and not used up, or rejected and not yet answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<Approval>,

    /// What has come of the last answer that was streamed and did not become whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial: Option<Box<Partial>>,

    /// Number of the last event.
    pub seq: u64,
}

/// Events that do not follow from one another: the stream is damaged or not a run's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    #[error("the stream's first event is `{0}`, not `run_created`")]
    NotCreated(&'static str),
    #[error("event {seq} `{kind}` cannot follow status `{status}`")]
    Status {
        seq: u64,
        kind: &'static str,
        status: RunStatus,
    },
    #[error("event {seq} `{kind}` answers no effect that is under way")]
    NoEffect { seq: u64, kind: &'static str },
    #[error("event {seq} `{kind}` is about an approval that is not open")]
    NoApproval { seq: u64, kind: &'static str },
}

impl Run {
    /// The run after its first event.
    ///
    /// # Errors
    /// The event is not `run_created`.
    pub fn create(run_id: RunId, at: Timestamp, event: &EventBody) -> Result<Self, FoldError> {
        let EventBody::RunCreated(created) = event else {
            return Err(FoldError::NotCreated(event.kind().name()));
        };
        let RunCreated {
            agent_id,
            pins,
            task_class,
            mode,
            input,
            zone,
            zone_lowered_from: _,
            parent_run_id,
            metadata,
            limits,
            auto,
            preset,
            model,
            gates_enabled,
            policies_enabled,
        } = (**created).clone();
        Ok(Self {
            run_id,
            agent_id,
            pins,
            status: RunStatus::Pending,
            waiting_for: None,
            zone,
            task_class,
            mode,
            input: Arc::new(input),
            metadata,
            parent_run_id,
            limits,
            auto,
            preset,
            pinned_model: model,
            gates_enabled,
            policies_enabled,
            created_at: at,
            started_at: None,
            ended_at: None,
            updated_at: at,
            ran_ms: 0,
            messages: Arc::default(),
            token_bound: 0,
            has_images: false,
            open_calls: Vec::new(),
            held_messages: Vec::new(),
            pending: None,
            step: 0,
            usage: Usage::default(),
            cost: Usd::ZERO,
            reserved: Usd::ZERO,
            reserved_tokens: 0,
            tool_calls: 0,
            revisions: 0,
            released: false,
            output: None,
            gate_results: Vec::new(),
            error: None,
            model: None,
            is_fallback: false,
            substituted: false,
            cut_by: None,
            gates_until: None,
            approvals: Vec::new(),
            partial: None,
            seq: 1,
        })
    }

    /// Folds the next event in.
    ///
    /// # Errors
    /// The event cannot follow; the run is then unchanged.
    pub fn apply(&mut self, at: Timestamp, event: &EventBody) -> Result<(), FoldError> {
        let seq = self.seq + 1;
        let kind = event.kind().name();
        let no_effect = || FoldError::NoEffect { seq, kind };
        let no_approval = || FoldError::NoApproval { seq, kind };
        if !self.status.may_be_followed_by(event.kind()) {
            return Err(FoldError::Status {
                seq,
                kind,
                status: self.status,
            });
        }
        match event {
            // Refused above: it follows nothing.
            EventBody::RunCreated(_) => {}
            EventBody::RunStarted(_) => {
                self.status = RunStatus::Running;
                self.started_at = self.started_at.or(Some(at));
            }
            EventBody::RunPaused(paused) => {
                self.status = RunStatus::Paused;
                self.waiting_for = Some(paused.waiting_for.clone());
                self.ran_ms = paused.ran_ms;
            }
            EventBody::RunResumed(_) => {
                self.status = RunStatus::Running;
                self.waiting_for = None;
                self.started_at = self.started_at.or(Some(at));
            }
            EventBody::RunCompleted(completed) => {
                self.status = RunStatus::Completed;
                self.output = completed
                    .output
                    .clone()
                    .or_else(|| self.last_answer().map(Value::String));
                self.end(at, completed.ran_ms);
            }
            EventBody::RunFailed(failed) => {
                self.status = RunStatus::Failed;
                self.error = Some(failed.error.clone());
                self.end(at, failed.ran_ms);
            }
            EventBody::RunCancelled(cancelled) => {
                self.status = RunStatus::Cancelled;
                self.error = cancelled.reason.clone().map(|message| RunError {
                    code: crate::codes::CANCELLED.name.to_owned(),
                    message,
                });
                self.end(at, cancelled.ran_ms);
            }
            EventBody::RunClaimed(_)
            | EventBody::ModelRefused(_)
            | EventBody::PolicyDecided(_)
            | EventBody::PolicySettled(_) => {}
            EventBody::GateRequested(requested) => self.gates_until = requested.deadline,
            EventBody::MessageAdded(added) => {
                let message = added.message.clone();
                match &message.tool_call_id {
                    // A program that answers a tool call itself closes it.
                    Some(id) => {
                        self.close_call(id);
                        self.push(message);
                        self.release_held();
                    }
                    None if self.open_calls.is_empty() => self.push(message),
                    None => self.held_messages.push(message),
                }
            }
            EventBody::ModelRequested(requested) => {
                self.step = requested.step;
                self.reserved = self.reserved + requested.reserved;
                self.reserved_tokens = self.reserved_tokens.saturating_add(requested.reserved_tokens);
                // Another attempt of the same call: what had come is withdrawn by word, or gone on with.
                if self.pending_step() != Some(requested.step) {
                    self.partial = None;
                }
                self.pending = Some(PendingEffect::Model((**requested).clone()));
                self.gates_until = None;
                self.released = false;
            }
            EventBody::ModelAnswered(answer) => {
                let requested = self.take_model(answer.step).ok_or_else(no_effect)?;
                self.settle(&requested, answer.usage, answer.cost);
                self.ran_ms = answer.ran_ms;
                self.partial = None;
                self.cut_by = requested
                    .lowered_by
                    .filter(|_| answer.stop_reason == StopReason::MaxTokens);
                self.open_calls.clone_from(&answer.tool_calls);
                let message = Message {
                    tool_calls: answer.tool_calls.clone(),
                    provider_state: answer.provider_state.clone(),
                    ..Message::assistant(answer.content.clone())
                };
                self.push(message);
                self.model = Some(answer.model.clone());
                self.is_fallback |= answer.is_fallback;
                self.substituted |= answer.substituted;
            }
            EventBody::ModelFailed(failed) => {
                let requested = self.take_model(failed.step).ok_or_else(no_effect)?;
                self.settle(&requested, failed.usage, failed.cost);
                self.ran_ms = failed.ran_ms;
            }
            EventBody::ModelCharged(charged) => {
                self.charge(charged).ok_or_else(no_effect)?;
                self.ran_ms = charged.ran_ms;
            }
            EventBody::ModelStreamed(streamed) => self.stream(streamed).ok_or_else(no_effect)?,
            EventBody::ToolRequested(requested) => {
                let repeats =
                    matches!(&self.pending, Some(PendingEffect::Tool(lost)) if lost.step == requested.step);
                self.step = requested.step;
                self.tool_calls += u64::from(!repeats);
                self.pending = Some(PendingEffect::Tool((**requested).clone()));
            }
            EventBody::ToolAnswered(answer) => {
                let requested = self.take_tool(answer.step).ok_or_else(no_effect)?;
                self.ran_ms = answer.ran_ms;
                let text = match (&answer.error, &answer.output) {
                    (Some(error), _) => format!("error {}: {}", error.code, error.message),
                    (None, Value::String(text)) => text.clone(),
                    (None, other) => other.to_string(),
                };
                self.answer_call(requested.call_id, text);
            }
            EventBody::ToolRefused(refused) => {
                self.step = refused.step;
                let text = format!("refused, {}: {}", refused.error.code, refused.error.message);
                self.answer_call(refused.call_id.clone(), text);
                if let Some(id) = refused.approval {
                    self.forget_approval(id);
                }
            }
            EventBody::ToolOutcomeUnknown(unknown) => {
                let requested = self.take_tool(unknown.step).ok_or_else(no_effect)?;
                self.pending = Some(PendingEffect::Unknown(requested));
            }
            EventBody::ToolResolved(resolved) => self.resolve(resolved).ok_or_else(no_effect)?,
            EventBody::ApprovalRequested(requested) => self.request_approval(at, requested),
            EventBody::ApprovalDecided(decided) => {
                self.decide_approval(at, decided).ok_or_else(no_approval)?;
            }
            EventBody::ApprovalExpired(expired) => {
                self.expire_approval(expired.id).ok_or_else(no_approval)?;
            }
            EventBody::ApprovalUsed(used) => self.use_approval(used.id).ok_or_else(no_approval)?,
            EventBody::JudgeRequested(requested) => {
                self.step = requested.call.step;
                self.reserved = self.reserved + requested.call.reserved;
                self.reserved_tokens = self
                    .reserved_tokens
                    .saturating_add(requested.call.reserved_tokens);
                self.pending = Some(PendingEffect::Judge(requested.call.clone()));
            }
            EventBody::JudgeAnswered(answer) => {
                let requested = self.take_judge(answer.step).ok_or_else(no_effect)?;
                self.settle(&requested, answer.usage, answer.cost);
                self.ran_ms = answer.ran_ms;
            }
            EventBody::JudgeFailed(failed) => {
                let requested = self.take_judge(failed.step).ok_or_else(no_effect)?;
                self.settle(&requested, failed.usage, failed.cost);
                self.ran_ms = failed.ran_ms;
            }
            EventBody::ValueGated(gated) => self.gate_value(gated),
            EventBody::AnswerGated(gated) => self.gate_answer(gated),
            EventBody::GatesEvaluated(gates) => {
                self.gate_results.clone_from(&gates.results);
                self.gates_until = None;
                if gates.refused {
                    self.released = false;
                } else if gates.feedback.is_empty() {
                    self.released = true;
                } else {
                    self.send_back(&gates.feedback);
                }
            }
        }
        self.seq = seq;
        self.updated_at = at;
        Ok(())
    }

    /// Tokens of all attempts so far and what calls under way may still use.
    #[must_use]
    pub const fn committed_tokens(&self) -> u64 {
        self.usage.total().saturating_add(self.reserved_tokens)
    }

    /// Cost of all attempts so far and what calls under way may still cost.
    #[must_use]
    pub fn committed_cost(&self) -> Usd {
        self.cost + self.reserved
    }

    /// Was it the offline model that answered?
    #[must_use]
    pub fn offline(&self) -> bool {
        self.model
            .as_ref()
            .is_some_and(|model| model.provider == "scripted")
    }

    fn end(&mut self, at: Timestamp, ran_ms: u64) {
        self.ended_at = Some(at);
        self.ran_ms = ran_ms;
        self.waiting_for = None;
        self.gates_until = None;
        self.approvals.clear();
    }
}
