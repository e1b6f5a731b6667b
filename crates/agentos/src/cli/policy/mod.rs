//! `agentos policy`: a file per subcommand.

mod check;
mod doubts;
mod explain;
mod load;
mod recorded;
mod replay;
mod test;

pub(crate) use doubts::of_source;

use super::args::PolicyCommand;
use super::context::Context;
use super::failure::{Exit, Failure};

pub(crate) async fn policy(context: &Context, command: &PolicyCommand) -> Result<Exit, Failure> {
    match command {
        PolicyCommand::Check(args) => check::check(context, args),
        PolicyCommand::Explain(args) => explain::explain(args),
        PolicyCommand::Test(args) => test::test(args),
        PolicyCommand::Replay(args) => replay::run(context, args).await,
    }
}
