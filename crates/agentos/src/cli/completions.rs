//! `agentos completions SHELL`.

use clap::CommandFactory;

use super::args::{Cli, CompletionsArgs};
use super::failure::{Exit, Failure};

pub(crate) fn completions(args: &CompletionsArgs) -> Result<Exit, Failure> {
    clap_complete::generate(args.shell, &mut Cli::command(), "agentos", &mut std::io::stdout());
    Ok(Exit::Done)
}
