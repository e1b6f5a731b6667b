//! `agentos-bench`: every figure of the documentation, each printed by one command. The last line of
//! stdout is one JSON object. A figure is a ratio against a floor that is measured in the same run.

mod agent;
mod bare;
mod complete;
mod durable;
mod floor;
mod gate;
mod growth;
mod paused;
mod policy;
mod process;
mod route;
mod scan;
mod score;
mod server;
mod stream;

use std::path::PathBuf;

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
    /// CPU of a policy decision with the full report
    Policy {
        #[arg(long, default_value_t = 1_000)]
        policies: usize,
        /// Rules of each policy
        #[arg(long, default_value_t = 5)]
        rules: usize,
        /// Rules that apply to the request
        #[arg(long, default_value_t = 10)]
        applicable: usize,
        /// The request comes as JSON
        #[arg(long)]
        from_json: bool,
    },
    /// CPU of the product document's gate on 50 KB
    Gate,
    /// CPU of a routing decision
    Route {
        #[arg(long, default_value_t = 3)]
        endpoints: usize,
    },
    /// CPU of a model call over loopback HTTP, against bare reqwest
    Complete {
        /// Calls of each of 25 rounds; a tenth of it with a prompt of 200 KB
        #[arg(long, default_value_t = 400)]
        calls: usize,
    },
    /// 24 streamed events from end to end, against bare reqwest
    Stream,
    /// How fast the scanner reads on one core, everything on, against a set of regular expressions
    Scan {
        #[arg(long, value_enum, default_value = "prose")]
        text: Text,
    },
    /// How good the scanner is on labelled texts: precision, recall and F1 per type
    Score {
        /// Texts with labelled personal data and secrets, as JSON lines
        #[arg(long)]
        pii: Option<PathBuf>,
        /// Texts labelled as attack or not, as JSON lines
        #[arg(long)]
        injection: Option<PathBuf>,
        /// List on stderr what was missed or wrong: a type, or `ALL`
        #[arg(long)]
        show: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Text {
    Prose,
    Unicode,
    Digits,
    /// The slowest of many texts, each made to cost as much as it can
    Adversarial,
}

impl Text {
    const fn name(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Unicode => "unicode",
            Self::Digits => "digits",
            Self::Adversarial => "adversarial",
        }
    }
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
            Command::Policy {
                policies,
                rules,
                applicable,
                from_json,
            } => policy::policy(policies, rules, applicable, from_json),
            Command::Gate => gate::gate().await,
            Command::Growth => growth::growth().await,
            Command::Route { endpoints } => route::route(endpoints),
            Command::Complete { calls } => complete::complete(calls).await,
            Command::Stream => stream::stream().await,
            Command::Scan { text } => scan::scan(text.name()),
            Command::Score { pii, injection, show } => {
                score::score(pii.as_deref(), injection.as_deref(), show.as_deref())
            }
        }
    })?;
    use std::io::Write;
    writeln!(std::io::stdout(), "{report}")?;
    Ok(())
}
