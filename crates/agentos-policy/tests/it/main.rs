//! The crate as its users see it: what policies say in every form, what they decide, and hostile input.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests abort on surprise and say when they skip"
)]

mod agents;
mod agree;
mod cases;
mod corpus;
mod expression;
mod fall_open;
mod files;
mod hostile;
mod lints;
mod mistakes;
mod oracle;
mod product;
mod random;
mod stateful;
mod times;
