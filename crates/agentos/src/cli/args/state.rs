//! `agentos state get | put | delete | list`.

use std::num::{NonZeroU64, NonZeroUsize};

use clap::{Args, Subcommand};

#[derive(Args, Debug)]
pub(crate) struct StateArgs {
    #[command(subcommand)]
    pub(crate) command: StateCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StateCommand {
    /// Print an entry's value
    Get {
        key: String,
        /// The whole entry
        #[arg(long)]
        json: bool,
    },
    /// Write an entry: JSON, or any other text as a string
    Put {
        key: String,
        /// The value, or `-` for standard input
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// Only if this is the current version; 0: only if there is none
        #[arg(long, value_name = "N")]
        if_version: Option<u64>,
        /// Gone after so many milliseconds
        #[arg(long, value_name = "MS")]
        ttl: Option<NonZeroU64>,
        #[arg(long)]
        json: bool,
    },
    /// Delete an entry; its history stays
    Delete {
        key: String,
        #[arg(long, value_name = "N")]
        if_version: Option<u64>,
        #[arg(long)]
        json: bool,
    },
    /// Entries whose key starts with a prefix
    List {
        #[arg(default_value = "")]
        prefix: String,
        #[arg(long, default_value = "100")]
        limit: NonZeroUsize,
        #[arg(long)]
        cursor: Option<String>,
        #[arg(long)]
        json: bool,
    },
}

impl StateArgs {
    pub(super) const fn wants_json(&self) -> bool {
        match &self.command {
            StateCommand::Get { json, .. }
            | StateCommand::Put { json, .. }
            | StateCommand::Delete { json, .. }
            | StateCommand::List { json, .. } => *json,
        }
    }
}
