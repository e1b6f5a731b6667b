//! The loader as its users see it: real files, bad files, hostile files, reports.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests abort on surprise and say when they skip"
)]

mod bad_inputs;
mod corpus;
mod hostile;
mod index;
mod normalise;
mod reports;
mod validate;
