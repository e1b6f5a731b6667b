//! Every flag and argument. Field docs are the help texts.

mod approvals;
mod models;
mod policy;
mod scan;
mod usd;

use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

use agentos::{ModelRef, RunId, Usd, Zone};
use clap::{Args, Parser, Subcommand};

pub(crate) use self::approvals::{ApprovalsArgs, ApprovalsCommand, ApproveArgs, RejectArgs};
pub(crate) use self::models::{CostsArgs, CostsBy, CostsCommand, ModelsArgs, ModelsCommand, RequestArgs};
pub(crate) use self::policy::{
    PolicyArgs, PolicyCheckArgs, PolicyCommand, PolicyExplainArgs, PolicyReplayArgs, PolicyTestArgs,
};
pub(crate) use self::scan::ScanArgs;
use self::usd::usd;

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
pub(crate) struct RunArgs {
    /// Agent file, or the id of an agent in the agents' folder
    pub(crate) agent: String,
    /// What the agent is asked: a text, `@FILE`, or `-` for standard input
    #[arg(
        long,
        value_name = "TEXT|@FILE|-",
        allow_hyphen_values = true,
        conflicts_with = "input_json",
        required_unless_present = "input_json"
    )]
    pub(crate) input: Option<String>,
    /// The same as a JSON value: a text or `@FILE`
    #[arg(long, value_name = "JSON|@FILE")]
    pub(crate) input_json: Option<String>,
    /// Recorded with the run; may be given more than once
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) metadata: Vec<String>,
    #[arg(long, value_name = "WORD", default_value = "default")]
    pub(crate) task_class: String,
    #[arg(long, value_name = "WORD", default_value = "default")]
    pub(crate) mode: String,
    /// Preset of the agent, the configuration, or the catalogue
    #[arg(long, value_name = "NAME")]
    pub(crate) preset: Option<String>,
    /// `green`, `yellow` or `red`
    #[arg(long)]
    pub(crate) zone: Option<Zone>,
    /// Exactly this model: no stand-in and no fallback. `scripted/FILE.yaml` is offline, `local/NAME` a server on this machine
    #[arg(long, value_name = "PROVIDER/MODEL")]
    pub(crate) model: Option<ModelRef>,
    /// Most that the run may cost
    #[arg(long, value_name = "USD", value_parser = usd)]
    pub(crate) max_cost: Option<Usd>,
    /// Show answers while they are made: on stdout, with `--json` on stderr
    #[arg(long)]
    pub(crate) stream: bool,
    /// What is done about an answer that breaks off
    #[arg(long, value_name = "HOW", requires = "stream", value_parser = ["restart", "continue", "off"])]
    pub(crate) recovery: Option<String>,
    /// The result as JSON, alone on stdout
    #[arg(long)]
    pub(crate) json: bool,
    /// You, at the prompt, are the reviewer, for green and yellow
    #[arg(long)]
    pub(crate) yes: bool,
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
            Command::Agents(args) => match &args.command {
                AgentsCommand::List { json, .. } => *json,
                AgentsCommand::Show { json, raw, .. } => *json || *raw,
            },
            Command::Runs(args) => match &args.command {
                RunsCommand::List { json, .. }
                | RunsCommand::Show { json, .. }
                | RunsCommand::Events { json, .. }
                | RunsCommand::Watch { json, .. } => *json,
                RunsCommand::Resume(args) => args.json,
                RunsCommand::Export { .. } => true,
                RunsCommand::Pause { .. } | RunsCommand::Cancel { .. } => false,
            },
            Command::Approvals(args) => args.wants_json(),
            Command::State(args) => match &args.command {
                StateCommand::Get { json, .. }
                | StateCommand::Put { json, .. }
                | StateCommand::Delete { json, .. }
                | StateCommand::List { json, .. } => *json,
            },
            Command::Models(args) => match &args.command {
                ModelsCommand::List { json, .. } | ModelsCommand::Check { json, .. } => *json,
                ModelsCommand::Route { request } | ModelsCommand::Complete { request, .. } => request.json,
            },
            Command::Scan(_) => false,
            Command::Gate(args) => match &args.command {
                GateCommand::Run(args) => args.json,
                GateCommand::List { json, .. } => *json,
            },
            Command::Costs(args) => {
                let own = args.command.as_ref().map(|command| match command {
                    CostsCommand::Price { json, .. } | CostsCommand::Budgets { json, .. } => *json,
                });
                own.unwrap_or(args.json)
            }
            Command::Audit(args) => matches!(args.command, AuditCommand::Verify { json: true }),
            Command::Policy(args) => match &args.command {
                PolicyCommand::Check(args) => args.json,
                PolicyCommand::Explain(args) => args.json,
                PolicyCommand::Test(args) => args.json,
                PolicyCommand::Replay(args) => args.json,
            },
            Command::Cleanup(args) => args.json,
            Command::Doctor(args) => args.json,
            Command::Config(args) => matches!(args.command, ConfigCommand::Show { json: true }),
            Command::Explain(_) | Command::Demo(_) | Command::Completions(_) => false,
        }
    }
}
