//! Every flag and argument. Field docs are the help texts.

mod agents;
mod approvals;
mod gate;
mod models;
mod policy;
mod run;
mod runs;
mod scan;
mod state;
mod usd;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use self::agents::{AgentsArgs, AgentsCommand};
pub(crate) use self::approvals::{ApprovalsArgs, ApprovalsCommand, ApproveArgs, RejectArgs};
pub(crate) use self::gate::{GateArgs, GateCommand, GateRunArgs};
pub(crate) use self::models::{CostsArgs, CostsBy, CostsCommand, ModelsArgs, ModelsCommand, RequestArgs};
pub(crate) use self::policy::{
    PolicyArgs, PolicyCheckArgs, PolicyCommand, PolicyExplainArgs, PolicyReplayArgs, PolicyTestArgs,
};
pub(crate) use self::run::RunArgs;
pub(crate) use self::runs::{ResumeArgs, RunsArgs, RunsCommand};
pub(crate) use self::scan::ScanArgs;
pub(crate) use self::state::{StateArgs, StateCommand};

/// Run AI agents durably, within limits, with nothing let pass that a rule or a person has not let pass.
#[derive(Debug, Parser)]
#[command(
    name = "agentos",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Args, Debug)]
pub(crate) struct Global {
    /// Folder of the database [default: `AGENTOS_DATA_DIR`, else `.agentos`]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Configuration file [default: `AGENTOS_CONFIG`, else `agentos.toml` here]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Set one configuration key, as in `--set orchestrator.max_cost_per_run=2`
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run an agent to its end
    Run(Box<RunArgs>),
    /// Check agent files and folders
    Validate(ValidateArgs),
    /// List and show agents
    Agents(AgentsArgs),
    /// List, show, pause, resume and cancel runs
    Runs(RunsArgs),
    /// Decide on what waits for a person
    Approvals(ApprovalsArgs),
    /// Read and write the state store
    State(StateArgs),
    /// List, choose, call and check models
    Models(ModelsArgs),
    /// Say what model calls cost
    Costs(CostsArgs),
    /// Check, explain, test and replay policies
    Policy(PolicyArgs),
    /// Find personal data, secrets and prompt injection in texts, and redact them
    Scan(ScanArgs),
    /// Run gates over a text, and list them
    Gate(GateArgs),
    /// Verify the journal
    Audit(AuditArgs),
    /// Purge what old runs have held; their hashes stay
    Cleanup(CleanupArgs),
    /// Say what is configured, reachable and missing, and how to mend it
    Doctor(JsonArgs),
    /// Show the configuration in force, and where each value comes from
    Config(ConfigArgs),
    /// Explain an error code
    Explain(ExplainArgs),
    /// See in a minute, offline, what is different here
    Demo(DemoArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
}

#[derive(Args, Debug)]
pub(crate) struct ValidateArgs {
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Unknown root keys and unresolved references are errors
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct AuditArgs {
    #[command(subcommand)]
    pub(crate) command: AuditCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Verify every chain and anchor of the journal
    Verify {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args, Debug)]
pub(crate) struct CleanupArgs {
    /// Runs that ended longer ago are purged, in milliseconds [default: what policies of type `data_retention`
    /// say, else 24 hours]
    #[arg(long, value_name = "MS")]
    pub(crate) older_than: Option<u64>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct JsonArgs {
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct ConfigArgs {
    #[command(subcommand)]
    pub(crate) command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Every value in force; secrets masked
    Show {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    /// A code such as `COST_LIMIT`; without one, all of them
    pub(crate) code: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct DemoArgs {
    /// Keep the demo's folder, and say where it is
    #[arg(long)]
    pub(crate) keep: bool,
}

#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    pub(crate) shell: clap_complete::Shell,
}

impl Cli {
    /// Does the caller want errors as JSON too?
    pub(crate) fn wants_json(&self) -> bool {
        match &self.command {
            Command::Run(args) => args.json,
            Command::Validate(args) => args.json,
            Command::Agents(args) => args.wants_json(),
            Command::Runs(args) => args.wants_json(),
            Command::Approvals(args) => args.wants_json(),
            Command::State(args) => args.wants_json(),
            Command::Models(args) => args.wants_json(),
            Command::Scan(_) => false,
            Command::Gate(args) => args.wants_json(),
            Command::Costs(args) => args.wants_json(),
            Command::Audit(args) => matches!(args.command, AuditCommand::Verify { json: true }),
            Command::Policy(args) => args.wants_json(),
            Command::Cleanup(args) => args.json,
            Command::Doctor(args) => args.json,
            Command::Config(args) => matches!(args.command, ConfigCommand::Show { json: true }),
            Command::Explain(_) | Command::Demo(_) | Command::Completions(_) => false,
        }
    }
}
