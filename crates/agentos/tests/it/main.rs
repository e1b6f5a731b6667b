//! Whole-command tests on the real binary. Each starts in a folder of its own, with an environment
//! that holds nothing of the machine's.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test aborts on surprise"
)]

mod approvals;
mod crash;
mod desk;
mod examples;
mod gate;
mod ledger;
mod models;
mod packs;
mod pages;
mod policies;
mod policy;
mod policy_ask;
mod policy_people;
mod policy_reload;
mod policy_replay;
mod processes;
mod providers;
mod run;
mod scan;
mod shown;
mod small;
