//! How each event changes a run.

use std::sync::Arc;

use serde_json::Value;

use crate::{EventBody, PendingEffect, Run, RunCreated, RunError, RunId, RunStatus, Timestamp, Usage, Usd};

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
            withheld: false,
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
            EventBody::MessageAdded(added) => self.add_message(added.message.clone()),
            EventBody::ModelRequested(requested) => self.ask_model(requested),
            EventBody::ModelAnswered(answer) => self.model_answered(answer).ok_or_else(no_effect)?,
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
            EventBody::ToolRequested(requested) => self.call_tool(requested),
            EventBody::ToolAnswered(answer) => self.tool_answered(answer).ok_or_else(no_effect)?,
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
            EventBody::JudgeRequested(requested) => self.ask_judge(&requested.call),
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
            EventBody::GatesEvaluated(gates) => self.evaluate(gates),
        }
        self.seq = seq;
        self.updated_at = at;
        Ok(())
    }

    fn end(&mut self, at: Timestamp, ran_ms: u64) {
        self.ended_at = Some(at);
        self.ran_ms = ran_ms;
        self.waiting_for = None;
        self.gates_until = None;
        self.approvals.clear();
    }
}
