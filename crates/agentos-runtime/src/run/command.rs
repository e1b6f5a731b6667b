//! What others may ask of a run. Its owner turns each into events; nobody else appends.

use agentos_types::{
    Actor, EventBody, Message, MessageAdded, PendingEffect, Role, Run, RunCancelled, RunPaused, RunResumed,
    RunStatus, ToolOutcomeUnknown, ToolResolved, WaitingFor,
};
use serde::{Deserialize, Serialize};

use crate::error::RuntimeError;
use crate::pipeline::waits;
use crate::run::decide::Decide;
use crate::run::session::Session;

/// A command, as it is also stored in the run's inbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub(crate) enum Command {
    Pause,
    Cancel { reason: Option<String> },
    Resume,
    Message { message: Message },
    Resolve { resolution: ToolResolved },
    Decide(Box<Decide>),
}

impl Command {
    /// The same as it lies in the inbox, at that place.
    pub(crate) fn posted(mut self, n: u64) -> Self {
        if let Self::Decide(decide) = &mut self {
            decide.posted = Some(n);
        }
        self
    }

    /// Must a call that is under way be given up for it?
    pub(crate) fn interrupts(&self, repeatable: bool) -> bool {
        match self {
            Self::Cancel { .. } => true,
            // A call that must not be repeated is let finish, so that its outcome stays known.
            Self::Pause => repeatable,
            Self::Resume | Self::Message { .. } | Self::Resolve { .. } | Self::Decide(_) => false,
        }
    }

    /// Records the command's events; the caller flushes.
    pub(crate) fn apply(self, session: &mut Session, actor: &Actor) -> Result<(), RuntimeError> {
        let ran_ms = session.ran_ms();
        match self {
            Self::Pause => {
                session.require(&[RunStatus::Running], "pausing", "running")?;
                session.record(
                    RunPaused {
                        waiting_for: WaitingFor::Operator,
                        ran_ms,
                    },
                    actor,
                )
            }
            Self::Cancel { reason } => {
                session.require(
                    &[RunStatus::Pending, RunStatus::Running, RunStatus::Paused],
                    "cancelling",
                    "pending, running or paused",
                )?;
                declare_unknown(session, actor)?;
                session.record(RunCancelled { reason, ran_ms }, actor)
            }
            Self::Resume => {
                session.require(&[RunStatus::Paused], "resuming", "paused")?;
                if let Some(PendingEffect::Unknown(tool)) = &session.run.pending {
                    return Err(RuntimeError::InvalidInput {
                        what: format!(
                            "nobody knows whether step {} (`{}`) has acted",
                            tool.step, tool.tool
                        ),
                        hint: Some(format!(
                            "say what became of it: `agentos runs resume {} --outcome retry`, `--outcome skip` or \
                             `--outcome-result JSON`",
                            session.run.run_id
                        )),
                    });
                }
                // Only a decision, or its time, ends the wait for one.
                if let Some(WaitingFor::Approval { id }) = session.run.waiting_for {
                    return Err(waits(id).into());
                }
                session.record(RunResumed {}, actor)
            }
            Self::Decide(decide) => {
                decide.apply(session, actor)?;
                // Running now, and driven by whoever takes it up.
                session.leave();
                Ok(())
            }
            Self::Message { message } => {
                session.require(
                    &[RunStatus::Pending, RunStatus::Running, RunStatus::Paused],
                    "adding a message",
                    "pending, running or paused",
                )?;
                answers_a_call(&session.run, &message)?;
                session.record(MessageAdded { message }, actor)?;
                if session.run.waiting_for == Some(WaitingFor::HumanInput) {
                    session.record(RunResumed {}, actor)?;
                }
                Ok(())
            }
            Self::Resolve { resolution } => {
                session.require(&[RunStatus::Paused], "resolving an unknown outcome", "paused")?;
                let step = resolution.step();
                match &session.run.pending {
                    Some(PendingEffect::Unknown(tool)) if tool.step == step => {}
                    _ => {
                        return Err(RuntimeError::InvalidInput {
                            what: format!("the outcome of step {step} is not unknown"),
                            hint: None,
                        });
                    }
                }
                session.record(EventBody::from(resolution), actor)?;
                session.record(RunResumed {}, actor)
            }
        }
    }
}

/// A tool message without an open call that it answers would be refused by every provider.
fn answers_a_call(run: &Run, message: &Message) -> Result<(), RuntimeError> {
    let Some(id) = message
        .tool_call_id
        .as_deref()
        .or((message.role == Role::Tool).then_some(""))
    else {
        return Ok(());
    };
    let open = run.open_calls.iter().any(|call| call.id == id);
    // A program may also bring a conversation that was begun elsewhere.
    let brought = || {
        let asked = run
            .messages
            .iter()
            .rposition(|m| m.tool_calls.iter().any(|call| call.id == id));
        asked.is_some_and(|at| {
            let after = run.messages.iter().skip(at + 1);
            run.open_calls.is_empty() && !after.clone().any(|m| m.tool_call_id.as_deref() == Some(id))
        })
    };
    if open || brought() {
        return Ok(());
    }
    Err(RuntimeError::InvalidInput {
        what: format!("no call `{id}` waits for a result"),
        hint: Some("a `tool` message names the call that it answers in `tool_call_id`".to_owned()),
    })
}

/// A tool that must not be repeated and has no outcome yet is said to be unknown before the run ends.
pub(crate) fn declare_unknown(session: &mut Session, actor: &Actor) -> Result<(), RuntimeError> {
    match &session.run.pending {
        Some(PendingEffect::Tool(tool)) if !tool.repeatable => {
            let step = tool.step;
            session.record(ToolOutcomeUnknown { step }, actor)
        }
        _ => Ok(()),
    }
}
