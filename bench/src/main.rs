//! `agentos-bench`: every figure of the documentation, each printed by one command. The last line of
//! stdout is one JSON object. A figure is a ratio against a floor that is measured in the same run.

mod agent;
mod durable;
mod floor;
mod growth;
mod paused;
mod process;

use clap::{Parser, Subcommand, ValueEnum};

#[derive(Debug, Parser)]
#[command(name = "agentos-bench")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Api {
    /// `run_agent`: the runtime makes every step.
    Auto,
    /// The program makes every step.
    Manual,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Durable runs of two model calls and one tool call, against a bare loop over SQLite
    Durable {
        #[arg(long, default_value_t = 1)]
        concurrency: usize,
        #[arg(long, default_value_t = 10)]
        seconds: u64,
        #[arg(long, value_enum, default_value = "auto")]
        api: Api,
    },
    /// Many paused runs: memory, disk, restart, and how soon one goes on
    Paused {
        #[arg(long, default_value_t = 10_000)]
        runs: usize,
    },
    /// What step 1,000 of a run costs, against step 10
    Growth,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let report = runtime.block_on(async {
        match Cli::parse().command {
            Command::Durable {
                concurrency,
                seconds,
                api,
            } => durable::durable(concurrency, seconds, api).await,
            Command::Paused { runs } => paused::paused(runs).await,
            Command::Growth => growth::growth().await,
        }
    })?;
    use std::io::Write;
    writeln!(std::io::stdout(), "{report}")?;
    Ok(())
}
