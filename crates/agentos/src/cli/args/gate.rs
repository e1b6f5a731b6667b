//! `agentos gate run | list`.

use std::path::PathBuf;

use agentos::{ModelRef, Usd, Zone};
use clap::{Args, Subcommand};

use super::usd::usd;

#[derive(Args, Debug)]
pub(crate) struct GateArgs {
    #[command(subcommand)]
    pub(crate) command: GateCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GateCommand {
    /// Run a gate over a text. Exit code 0: passed or skipped, 3: failed
    Run(GateRunArgs),
    /// The gates of the configured files
    List {
        /// The names of the built-in checks instead
        #[arg(long)]
        checks: bool,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args, Debug)]
pub(crate) struct GateRunArgs {
    /// `quality` (`--set` gives it `minLength`, `maxLength`, `requireJson`, `noPii`), `security`, the id of a gate of the configured files, or a file
    pub(crate) gate: String,
    /// The text; standard input when it is not named, or `-`
    pub(crate) file: Option<PathBuf>,
    /// What is known of the text: `artifact_type`, `cost_usd`, `recipient`, …; a value may be JSON
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) metadata: Vec<String>,
    #[arg(long)]
    pub(crate) zone: Option<Zone>,
    /// Canonical id of the agent that wrote it
    #[arg(long, value_name = "ID")]
    pub(crate) agent: Option<String>,
    /// Exactly this model judges, where the gate has a `judge`
    #[arg(long, value_name = "PROVIDER/MODEL")]
    pub(crate) model: Option<ModelRef>,
    /// Most that its call may cost; 0.1 where nothing is said
    #[arg(long, value_name = "USD", value_parser = usd)]
    pub(crate) max_cost: Option<Usd>,
    /// The result as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

impl GateArgs {
    pub(super) const fn wants_json(&self) -> bool {
        match &self.command {
            GateCommand::Run(args) => args.json,
            GateCommand::List { json, .. } => *json,
        }
    }
}
