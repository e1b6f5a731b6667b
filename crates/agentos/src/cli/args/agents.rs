//! `agentos agents list | show`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Args, Debug)]
pub(crate) struct AgentsArgs {
    #[command(subcommand)]
    pub(crate) command: AgentsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AgentsCommand {
    /// Every agent in the agents' folder
    List {
        /// Another folder
        folder: Option<PathBuf>,
        #[arg(long)]
        json: bool,
    },
    /// What a file makes of an agent: models, limits, zones, gates, tools
    Show {
        /// File or id
        agent: String,
        /// The effective agent as JSON
        #[arg(long, conflicts_with = "raw")]
        json: bool,
        /// All that the loader kept of the file, as JSON
        #[arg(long)]
        raw: bool,
    },
}

impl AgentsArgs {
    pub(super) const fn wants_json(&self) -> bool {
        match &self.command {
            AgentsCommand::List { json, .. } => *json,
            AgentsCommand::Show { json, raw, .. } => *json || *raw,
        }
    }
}
