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
    /// Say what the policies decide for a request, and why
    Explain(PolicyExplainArgs),
    /// Put cases to the policies, and say which rules no case covers
    Test(PolicyTestArgs),
    /// Say what the policies would have done to requests that were made before
    Replay(PolicyReplayArgs),
}

#[derive(Args, Debug)]
pub(crate) struct PolicyExplainArgs {
    /// Policy file, folder of them, or agent file; may be given more than once
    #[arg(long, required = true, value_name = "PATH")]
    pub(crate) policies: Vec<PathBuf>,
    /// The request as JSON: a file, or `-` for standard input
    #[arg(long, value_name = "FILE|-")]
    pub(crate) request: String,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct PolicyTestArgs {
    /// Files of cases
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Policies to test [default: those that each file names]
    #[arg(long, value_name = "PATH")]
    pub(crate) policies: Vec<PathBuf>,
    /// Fail when less of the rules are covered
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub(crate) min_coverage: Option<f64>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct PolicyReplayArgs {
    /// Policy file, folder of them, or agent file; may be given more than once
    #[arg(long, required = true, value_name = "PATH")]
    pub(crate) policies: Vec<PathBuf>,
    /// Requests as JSON lines: a file, or `-` for standard input [default: those of the journal]
    #[arg(long, value_name = "FILE|-")]
    pub(crate) requests: Option<String>,
    /// What the journal's requests said as it is stored, with what is hidden otherwise
    #[arg(long)]
    pub(crate) raw: bool,
    #[arg(long)]
    pub(crate) json: bool,
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

fn percent(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|percent| (0.0..=100.0).contains(percent))
        .ok_or_else(|| format!("`{text}` is not a number from 0 to 100"))
}

impl PolicyArgs {
    pub(super) const fn wants_json(&self) -> bool {
        match &self.command {
            PolicyCommand::Check(args) => args.json,
            PolicyCommand::Explain(args) => args.json,
            PolicyCommand::Test(args) => args.json,
            PolicyCommand::Replay(args) => args.json,
        }
    }
}
