//! `agentos runs …`.

use std::num::NonZeroUsize;

use agentos::{RunId, Zone};
use clap::{Args, Subcommand};

#[derive(Args, Debug)]
pub(crate) struct RunsArgs {
    #[command(subcommand)]
    pub(crate) command: RunsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RunsCommand {
    /// Runs, newest first
    List {
        #[arg(long)]
        status: Option<String>,
        #[arg(long)]
        zone: Option<Zone>,
        #[arg(long, value_name = "ID")]
        agent: Option<String>,
        #[arg(long, default_value = "100")]
        limit: NonZeroUsize,
        /// Go on after a page; the cursor is printed on stderr
        #[arg(long)]
        cursor: Option<String>,
        /// JSON lines
        #[arg(long)]
        json: bool,
    },
    /// A run's result and conversation
    Show {
        run_id: RunId,
        #[arg(long)]
        json: bool,
        /// What was said as it is stored, with what is hidden otherwise
        #[arg(long)]
        raw: bool,
    },
    /// A run's events, in order
    Events {
        run_id: RunId,
        /// JSON lines
        #[arg(long)]
        json: bool,
        /// What was said as it is stored, with what is hidden otherwise
        #[arg(long)]
        raw: bool,
    },
    /// Follow a run's events to its end
    Watch {
        run_id: RunId,
        #[arg(long)]
        json: bool,
        /// What was said as it is stored, with what is hidden otherwise
        #[arg(long)]
        raw: bool,
    },
    /// Everything of a run as one JSON object
    Export {
        run_id: RunId,
        /// What was said as it is stored, with what is hidden otherwise
        #[arg(long)]
        raw: bool,
    },
    /// Pause a running run
    Pause { run_id: RunId },
    /// Resume a paused run, or one whose process is gone, and drive it to its end
    Resume(ResumeArgs),
    /// Cancel a run
    Cancel {
        run_id: RunId,
        #[arg(long)]
        reason: Option<String>,
    },
}

#[derive(Args, Debug)]
pub(crate) struct ResumeArgs {
    pub(crate) run_id: RunId,
    /// What to do about a tool call whose outcome nobody knows
    #[arg(long, value_parser = ["retry", "skip"], conflicts_with = "outcome_result")]
    pub(crate) outcome: Option<String>,
    /// What that call has given
    #[arg(long, value_name = "JSON")]
    pub(crate) outcome_result: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

impl RunsArgs {
    pub(super) const fn wants_json(&self) -> bool {
        match &self.command {
            RunsCommand::List { json, .. }
            | RunsCommand::Show { json, .. }
            | RunsCommand::Events { json, .. }
            | RunsCommand::Watch { json, .. } => *json,
            RunsCommand::Resume(args) => args.json,
            RunsCommand::Export { .. } => true,
            RunsCommand::Pause { .. } | RunsCommand::Cancel { .. } => false,
        }
    }
}
