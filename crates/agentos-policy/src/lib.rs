//! Policies: parse, compile, decide, explain. No clock, no IO, no async: time and state are handed in, and
//! the new state is handed out.

pub mod ast;
pub mod bound;
pub mod cases;
pub mod check;
mod compile;
mod decide;
mod decision;
mod engine;
pub mod expr;
pub mod fields;
mod lint;
pub mod read;
mod replay;
mod request;
mod stage;
mod state;
mod truth;
mod value;

pub use compile::{PolicyError, PolicySet, SetOptions};
pub use decision::{
    Answer, Decision, Effect, Failure, Obligation, PolicyAction, PolicyReport, Reason, ShadowReport, Traced,
    Warning,
};
pub use engine::{Counting, PolicyEngine, UnknownSwitch};
pub use lint::{Lint, lint, retained};
pub use replay::{Asked, Happened, Hit, Replayed, replay};
pub use request::{
    EvaluateRequest, HeldElsewhere, PolicyActor, PolicyEnvironment, PolicyRequest, RecordedRequest,
    RuntimeFields, Spend,
};
pub use stage::{InvalidStage, Stage, Stages};
pub use state::{Change, Counter, Ledger, RateSpec, State, Switch};
