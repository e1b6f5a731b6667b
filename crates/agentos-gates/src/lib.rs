//! Gates: checks that say whether what comes in, goes out or would be released is fit for it.
//!
//! A check that nobody can evaluate is `not_evaluated`, never passed; one that panics, breaks off or takes too
//! long has failed. `checks/` has the built-in ones, `file/` reads gate files, `executor.rs` runs a gate. Knows
//! nothing of stores or runs, and does no IO: programs and endpoints behind checks are run by who embeds us.

mod applies;
mod checks;
mod execution;
mod executor;
mod file;
mod gate;
mod handler;
mod judge;
mod offload;
mod report;
mod required;
mod standard;

pub use applies::{AppliesTo, Exemption};
#[doc(hidden)]
pub use checks::Compiled;
pub use checks::built_in_checks;
pub use execution::{Answer, Execution, Question};
pub use executor::{GateExecutor, GateExecutorConfig};
pub use file::{GateFile, GateSet, GateSetError, check_gate_file, looks_like_gate_file, read_gate_file};
pub use gate::{EvaluationMode, External, FailAction, Gate, GateCheck, GateContext, Point};
pub use handler::{CheckVerdict, Evaluate, HandlerError};
pub use judge::{
    Ballot, JudgePrompt, Judgement, Met, judge_prompt, judge_verdict, read_answers, tries_to_sway,
};
pub use required::{Expectations, RequiredGate};
pub use standard::{QualityGateOptions, create_quality_gate, create_security_gate};
