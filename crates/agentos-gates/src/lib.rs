//! Gates: checks that say whether what came back is fit to be used.
//!
//! A check that nobody can evaluate is `not_evaluated`, never passed. Knows nothing of stores or runs.

mod checks;
mod executor;
mod gate;
mod handler;
mod report;
mod required;
mod standard;

pub use executor::{GateExecutor, GateExecutorConfig};
pub use gate::{Gate, GateCheck, GateContext};
pub use handler::{CheckVerdict, HandlerError};
pub use required::{RequiredGate, required_gates};
pub use standard::{QualityGateOptions, create_quality_gate, create_security_gate};
