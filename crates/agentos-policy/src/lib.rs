//! Policies: parse, compile, decide, explain. No clock, no IO, no async: time and state are handed in, and
//! the new state is handed out.

pub mod ast;
pub mod fields;
mod stage;

pub use stage::{InvalidStage, Stage, Stages};
