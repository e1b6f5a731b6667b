//! Files that people write: YAML (and JSON, which is a part of it) to a tree in which every value has its
//! place, and diagnostics that show file, line, column, snippet and a way out. Knows no schema: what a
//! key means is for the crate that reads it.
//!
//! [`Source::read`] has the bounds on bytes, [`read`] those on nodes and depth; [`Field`] is how a schema
//! is read so that one report names every mistake.

mod diagnostic;
mod field;
mod parse;
mod report;
mod source;
mod suggest;
mod walk;

pub use diagnostic::{Diagnostic, Findings, Problem, Severity};
pub use field::Field;
pub use parse::{Entry, Kind, Limits, Node, read, read_within};
pub use report::Report;
pub use source::{MAX_BYTES, Source, Span};
pub use suggest::closest;
pub use walk::{data_files, yaml_files};
