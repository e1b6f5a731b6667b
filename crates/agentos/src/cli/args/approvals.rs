//! Flags of `agentos approvals`.

use std::num::NonZeroUsize;

use agentos::{ApprovalId, RunId, Zone};
use clap::{Args, Subcommand};

#[derive(Args, Debug)]
pub(crate) struct ApprovalsArgs {
    #[command(subcommand)]
    pub(crate) command: ApprovalsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ApprovalsCommand {
    /// What waits for a person, newest first
    List {
        /// `pending`, `approved`, `rejected`, `expired`, `used`, `void`, or `all`
        #[arg(long, default_value = "pending")]
        status: String,
        /// Those of one run
        #[arg(long, value_name = "ID")]
        run: Option<RunId>,
        #[arg(long)]
        zone: Option<Zone>,
        #[arg(long, default_value = "100")]
        limit: NonZeroUsize,
        /// Go on after a page; the cursor is printed on stderr
        #[arg(long)]
        cursor: Option<String>,
        /// JSON lines
        #[arg(long)]
        json: bool,
        /// What was said as it is stored, with what is hidden otherwise
        #[arg(long)]
        raw: bool,
    },
    /// What would be done, why it waits, and who has said what
    Show {
        id: ApprovalId,
        #[arg(long)]
        json: bool,
        /// What was said as it is stored, with what is hidden otherwise
        #[arg(long)]
        raw: bool,
    },
    /// Let it happen, once and as it was shown, and drive the run on
    Approve(ApproveArgs),
    /// Keep it from happening, and drive the run on
    Reject(RejectArgs),
}

#[derive(Args, Debug)]
pub(crate) struct ApproveArgs {
    pub(crate) id: ApprovalId,
    /// Recorded with the decision
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// Let the run call this tool as often as it likes; not in the red zone
    #[arg(long, conflicts_with = "times")]
    pub(crate) for_run: bool,
    /// Let the run call this tool at most so often; not in the red zone
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) times: Option<u32>,
    /// With `--for-run` or `--times`: only with arguments that fit this JSON Schema
    #[arg(long, value_name = "JSON|@FILE")]
    pub(crate) arguments: Option<String>,
    /// Decide, and leave the run to a worker
    #[arg(long)]
    pub(crate) no_wait: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct RejectArgs {
    pub(crate) id: ApprovalId,
    /// Told to the model, and recorded
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// Decide, and leave the run to a worker
    #[arg(long)]
    pub(crate) no_wait: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

impl ApprovalsArgs {
    pub(super) const fn wants_json(&self) -> bool {
        match &self.command {
            ApprovalsCommand::List { json, .. } | ApprovalsCommand::Show { json, .. } => *json,
            ApprovalsCommand::Approve(args) => args.json,
            ApprovalsCommand::Reject(args) => args.json,
        }
    }
}
