//! The command line: a file per subcommand. Data goes to stdout, everything else to stderr.

mod agents;
mod approvals;
mod args;
mod audit;
mod cleanup;
mod completions;
mod config;
mod context;
mod costs;
mod demo;
mod doctor;
mod explain;
mod failure;
mod gate;
mod given;
mod live;
mod models;
mod output;
mod panics;
mod policy;
mod progress;
mod review;
mod run;
mod runs;
mod scan;
mod shown;
mod state;
mod validate;

use std::process::ExitCode;

use clap::Parser;

use self::args::{Cli, Command};
use self::context::Context;
use self::failure::{Exit, Failure};

pub(crate) fn main() -> ExitCode {
    panics::install();
    // Bad flags and `--help` end here, before anything is started.
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            output::note(&format!("error: the program cannot start: {error}"));
            return ExitCode::from(Exit::Failed as u8);
        }
    };
    let json = cli.wants_json();
    let exit = match panics::caught(|| runtime.block_on(dispatch(cli))).flatten() {
        Ok(exit) => exit,
        Err(failure) => failure.report(json),
    };
    // A blocked read of stdin must not keep the process.
    runtime.shutdown_background();
    ExitCode::from(exit as u8)
}

async fn dispatch(cli: Cli) -> Result<Exit, Failure> {
    let context = Context::new(&cli.global);
    match cli.command {
        Command::Run(args) => Box::pin(run::run(&context, *args)).await,
        Command::Validate(args) => validate::validate(&context, &args),
        Command::Agents(args) => agents::agents(&context, args.command),
        Command::Runs(args) => Box::pin(runs::runs(&context, args.command)).await,
        Command::Approvals(args) => Box::pin(approvals::approvals(&context, args.command)).await,
        Command::State(args) => state::state(&context, args.command).await,
        Command::Models(args) => Box::pin(models::models(&context, args.command)).await,
        Command::Costs(args) => costs::costs(&context, &args).await,
        Command::Policy(args) => policy::policy(&context, &args.command).await,
        Command::Scan(args) => scan::scan(&context, &args),
        Command::Gate(args) => Box::pin(gate::gate(&context, args.command)).await,
        Command::Audit(args) => audit::audit(&context, &args.command).await,
        Command::Cleanup(args) => cleanup::cleanup(&context, &args).await,
        Command::Doctor(args) => doctor::doctor(&context, &args).await,
        Command::Config(args) => config::config(&context, &args.command),
        Command::Explain(args) => explain::explain(&args),
        Command::Demo(args) => demo::demo(&args).await,
        Command::Completions(args) => completions::completions(&args),
    }
}
