//! The orchestrator as a program uses it, over models, tools and journals that do what a test says.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests abort on surprise"
)]

mod allowed;
mod answers;
mod approvals;
mod budget;
mod budgets;
mod commands;
mod counted;
mod crash;
mod failures;
mod further;
mod gates;
mod gates_crash;
mod gates_time;
mod guards;
mod handlers;
mod journal;
mod judge;
mod limits;
mod messages;
mod model;
mod points;
mod processes;
mod snapshots;
mod streams;
mod support;
mod tools;
mod unknown;
