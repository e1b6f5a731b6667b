//! The arguments of `agentos policy`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Args, Debug)]
pub(crate) struct PolicyArgs {
    #[command(subcommand)]
    pub(crate) command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// Find mistakes, and rules that cannot act, cannot be met, or add nothing
    Check(PolicyCheckArgs),
}

#[derive(Args, Debug)]
pub(crate) struct PolicyCheckArgs {
    /// Policy files, folders of them, or agent files
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Warnings fail the check too
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long)]
    pub(crate) json: bool,
}
