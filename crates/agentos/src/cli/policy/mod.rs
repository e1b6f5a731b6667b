//! `agentos policy check`: a file per subcommand.

mod check;
mod doubts;

pub(crate) use doubts::of_source;

use super::args::PolicyCommand;
use super::context::Context;
use super::failure::{Exit, Failure};

pub(crate) fn policy(context: &Context, command: &PolicyCommand) -> Result<Exit, Failure> {
    match command {
        PolicyCommand::Check(args) => check::check(context, args),
    }
}
