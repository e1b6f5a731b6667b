//! `agentos run`.

use agentos::{ModelRef, Usd, Zone};
use clap::Args;

use super::usd::usd;

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
