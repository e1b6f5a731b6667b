//! `agentos completions SHELL`.

use clap::CommandFactory;

use super::args::{Cli, CompletionsArgs};
use super::failure::{Exit, Failure};
use super::output;

pub(crate) fn completions(args: &CompletionsArgs) -> Result<Exit, Failure> {
    // Into memory first: the generator panics where a reader has gone away.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "agentos", &mut script);
    output::data(String::from_utf8_lossy(&script).trim_end());
    Ok(Exit::Done)
}
