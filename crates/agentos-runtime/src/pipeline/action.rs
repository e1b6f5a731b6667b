//! What passes through the pipeline: a wish, then a cleared call with its intent, then an outcome.

use std::sync::Arc;
use std::time::Duration;

use agentos_router::{CallFailed, Route, Routed};
use agentos_store::AppendError;
use agentos_tools::{PreparedCall, ToolFailure, ToolOutput};
use agentos_types::{
    ApprovalId, Budget, Digest, EventBody, JudgeRequested, Message, ModelAnswered, ModelRequest,
    ModelRequested, ResponseSchema, Timestamp, ToolRequested, Usage, Usd,
};
use serde_json::Value;
use tokio::time::Instant;

use crate::error::{Refusal, RuntimeError};
use crate::hide::{Hidden, Hider};
use crate::inner::Inner;
use crate::pipeline::Asks;
use crate::run::session::Session;

/// A step that somebody wants made.
#[derive(Debug)]
pub(crate) enum Action {
    Model(ModelAction),
    Tool(ToolAction),
    /// A model call whose answer is a gate's.
    Judge(JudgeAction),
}

#[derive(Debug)]
pub(crate) struct JudgeAction {
    pub(crate) gates: Vec<String>,
    pub(crate) asks: Arc<Asks>,
    pub(crate) messages: Arc<Vec<Message>>,
    pub(crate) schema: Arc<ResponseSchema>,
}

#[derive(Debug)]
pub(crate) struct ModelAction {
    pub(crate) asks: Arc<Asks>,
}

#[derive(Debug)]
pub(crate) struct ToolAction {
    pub(crate) name: String,
    pub(crate) arguments: Value,
    /// The model's call that it answers; `None` when the host calls.
    pub(crate) call_id: Option<String>,
    /// The lost call that this repeats, under the same key.
    pub(crate) repeats: Option<Box<ToolRequested>>,
}

/// A step that may be made, with all that its intent says.
#[derive(Debug)]
pub(crate) enum Cleared {
    Model(Box<ClearedModel>),
    Tool(Box<ClearedTool>),
}

#[derive(Clone, Debug)]
pub(crate) struct ClearedModel {
    pub(crate) route: Route,
    pub(crate) request: ModelRequest,
    /// Upper bound of the input's tokens.
    pub(crate) input_bound: u64,
    pub(crate) reserved: Usd,
    pub(crate) reserved_tokens: u64,
    pub(crate) lowered_by: Option<Budget>,
    /// No lower cap is of use.
    pub(crate) shortest: u64,
    /// The gates that it judges for; `None`: its answer is the conversation's next message.
    pub(crate) judges: Option<Vec<String>>,
    /// A further attempt of the call under way, which must be over by then.
    pub(crate) again: Option<Instant>,
    pub(crate) hiding: Hiding,
}

#[derive(Debug)]
pub(crate) struct ClearedTool {
    pub(crate) call: PreparedCall,
    pub(crate) action: ToolAction,
    /// What it spends, where the agent has limits on that.
    pub(crate) amount: Option<Usd>,
    /// What it was to be called with, where policies hide something of it.
    pub(crate) asked: Option<Value>,
    pub(crate) hiding: Hiding,
}

/// What policies hide of a step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hiding {
    pub(crate) hider: Hider,
    pub(crate) hidden: Hidden,
    /// The set that asked for it.
    pub(crate) by: Option<Digest>,
}

/// What an effect has come to.
#[derive(Debug)]
pub(crate) enum Performed {
    Model(Box<ModelOutcome>),
    Tool {
        requested: ToolRequested,
        outcome: Result<ToolOutput, ToolFailure>,
    },
    /// Given up for a command, or because the run's time was up; `tool` is the one that was under way.
    GivenUp {
        tool: Option<ToolRequested>,
        out_of_time: bool,
    },
}

/// What a model call has come to.
#[derive(Debug)]
pub(crate) struct ModelOutcome {
    pub(crate) outcome: Result<Routed, CallFailed>,
    /// What of its usage and cost is settled already.
    pub(crate) charged: (Usage, Usd),
    /// Why no further attempt was made, where that is a matter of budgets.
    pub(crate) refused: Option<Refusal>,
}

/// What a governed step has given.
#[derive(Debug)]
pub(crate) enum Outcome {
    Answered(Box<ModelAnswered>),
    /// A model's answer that gates do not accept; the event that says so is recorded. `None`: it is in the
    /// conversation why, and the model may be asked again.
    NotAccepted(Option<Refusal>),
    /// The event that says so is recorded.
    Tool(ToolOutput),
}

/// Why a governed step has given nothing.
#[derive(Debug)]
pub(crate) enum Stop {
    /// A stage said no; the effect was not made.
    Refused(Refusal),
    /// The effect was made and failed; the event that says so is recorded.
    Failed(Refusal),
    /// The effect was given up for a command that waits in the mailbox.
    Interrupted,
    /// A person must approve, and has not yet; whoever makes the step pauses the run.
    Waits {
        id: ApprovalId,
    },
    /// A person has said no.
    Rejected {
        id: ApprovalId,
        refusal: Refusal,
    },
    /// Nobody knows whether the tool has acted; the event that says so is recorded.
    Unknown {
        step: u64,
    },
    Runtime(RuntimeError),
}

impl Stop {
    /// What somebody is told who has no step to record it of.
    pub(crate) fn into_error(self) -> RuntimeError {
        match self {
            Self::Refused(refusal) | Self::Failed(refusal) | Self::Rejected { refusal, .. } => refusal.into(),
            Self::Waits { id } => super::waits(id).into(),
            Self::Runtime(error) => error,
            Self::Interrupted | Self::Unknown { .. } => {
                RuntimeError::Internal("nothing was under way that could be given up".to_owned())
            }
        }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<RuntimeError> for Stop {
    fn from(error: RuntimeError) -> Self {
        Self::Runtime(error)
    }
}

impl From<AppendError> for Stop {
    fn from(error: AppendError) -> Self {
        Self::Runtime(error.into())
    }
}

impl Cleared {
    /// The number of the step that it makes.
    pub(crate) fn step(&self, session: &Session) -> u64 {
        match self {
            Self::Model(model) if model.again.is_some() => session.run.step,
            _ => session.run.step + 1,
        }
    }

    /// What hides the outcome, where policies ask for it.
    pub(crate) fn hider(&self) -> Option<Hider> {
        match self {
            Self::Tool(tool) if !tool.hiding.hider.is_empty() => Some(tool.hiding.hider.clone()),
            Self::Tool(_) | Self::Model(_) => None,
        }
    }

    pub(crate) const fn hiding(&self) -> &Hiding {
        match self {
            Self::Model(model) => &model.hiding,
            Self::Tool(tool) => &tool.hiding,
        }
    }

    /// The event that says what is about to be done.
    pub(crate) fn intent(&self, rt: &Inner, session: &Session) -> EventBody {
        let step = self.step(session);
        match self {
            Self::Model(model) => model.intent(rt, session, step),
            Self::Tool(tool) => tool.intent(session, step),
        }
    }
}

impl ClearedModel {
    fn intent(&self, rt: &Inner, session: &Session, step: u64) -> EventBody {
        let call = ModelRequested {
            step,
            reserved: self.reserved,
            reserved_tokens: self.reserved_tokens,
            max_tokens: self.request.max_tokens,
            lowered_by: self.lowered_by,
            day: rt.shared.budgets.day(session.now(), self.reserved),
            deadline: deadline(session, rt.model_timeout()),
        };
        match &self.judges {
            None => call.into(),
            Some(gates) => JudgeRequested {
                gates: gates.clone(),
                call,
            }
            .into(),
        }
    }
}

impl ClearedTool {
    fn intent(&self, session: &Session, step: u64) -> EventBody {
        let definition = &self.call.tool().definition;
        let (repeatable, deadline) = (definition.is_repeatable(), deadline(session, definition.timeout));
        let requested = match &self.action.repeats {
            // The same step under the same key, with a new deadline. An operator may have asked for it.
            Some(lost) => ToolRequested {
                repeatable,
                deadline,
                ..(**lost).clone()
            },
            None => ToolRequested {
                step,
                tool: self.action.name.clone(),
                call_id: self.action.call_id.clone(),
                // The model's message says what it asked for, and this what it gets where that differs.
                arguments: (self.action.call_id.is_none() || self.asked.is_some())
                    .then(|| self.call.arguments().clone()),
                repeatable,
                amount: self.amount,
                day: self
                    .amount
                    .and_then(|_| crate::spending::day(&session.pins.agent, session.now())),
                deadline,
            },
        };
        requested.into()
    }
}

/// When a call that begins now is surely over.
pub(super) fn deadline(session: &Session, timeout: Duration) -> Timestamp {
    let timeout = session.remaining().map_or(timeout, |left| left.min(timeout));
    Timestamp(
        session
            .now()
            .0
            .saturating_add(i64::try_from(timeout.as_millis()).unwrap_or(i64::MAX)),
    )
}
