//! The arguments of `agentos models` and `agentos costs`.

use std::num::NonZeroU64;

use agentos::{ModelRef, utc_day};
use agentos_router::parse_day;
use clap::{Args, Subcommand, ValueEnum};

#[derive(Args, Debug)]
pub(crate) struct ModelsArgs {
    #[command(subcommand)]
    pub(crate) command: ModelsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ModelsCommand {
    /// Every model that is known: price, window, key, health
    List {
        /// Only of this provider
        #[arg(long)]
        provider: Option<String>,
        /// JSON lines
        #[arg(long)]
        json: bool,
    },
    /// Say which model would be asked, and why; asks none
    Route {
        #[command(flatten)]
        request: RequestArgs,
    },
    /// Ask the model that is chosen, and the next when it fails
    Complete {
        #[command(flatten)]
        request: RequestArgs,
        /// Pieces as they come; with `--json`, JSON lines
        #[arg(long)]
        stream: bool,
        /// What is done when a stream breaks off [default: the request's `stream_recovery`, else `restart`]
        #[arg(long, value_parser = ["restart", "continue", "off"])]
        recovery: Option<String>,
    },
    /// Call every configured endpoint, and every provider with a key, once
    Check {
        /// Only these
        #[arg(value_name = "PROVIDER/MODEL")]
        models: Vec<ModelRef>,
        /// The longest wait for an answer, in milliseconds
        #[arg(long, value_name = "MS", default_value = "30000")]
        timeout: NonZeroU64,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args, Debug)]
pub(crate) struct RequestArgs {
    /// The request as JSON: a file, or `-` for standard input
    #[arg(long, value_name = "FILE|-", default_value = "-")]
    pub(crate) request: String,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct CostsArgs {
    #[command(subcommand)]
    pub(crate) command: Option<CostsCommand>,
    /// What the report adds up by
    #[arg(long, value_enum, default_value = "agent")]
    pub(crate) by: CostsBy,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum CostsBy {
    Agent,
    /// The UTC day on which a run was created
    Day,
    TaskClass,
    Status,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CostsCommand {
    /// What agents, packs and the day have spent and reserved of their budgets
    Budgets {
        /// A day in UTC [default: today]
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        day: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// What a provider's own usage object costs
    Price {
        #[arg(long, value_name = "PROVIDER/MODEL")]
        model: ModelRef,
        /// The usage object, or the response that holds it, as JSON: a file, or `-` for standard input
        #[arg(long, value_name = "FILE|-")]
        usage: String,
        /// The call was made in a batch
        #[arg(long)]
        batch: bool,
        #[arg(long)]
        json: bool,
    },
}

/// A day as the ledger writes it. Of one that is in no calendar nothing is booked, which says nothing.
fn day(text: &str) -> Result<String, String> {
    parse_day(text)
        .map(utc_day)
        .ok_or_else(|| format!("`{text}` is no day; write it as `2026-03-01`"))
}

impl ModelsArgs {
    pub(super) const fn wants_json(&self) -> bool {
        match &self.command {
            ModelsCommand::List { json, .. } | ModelsCommand::Check { json, .. } => *json,
            ModelsCommand::Route { request } | ModelsCommand::Complete { request, .. } => request.json,
        }
    }
}

impl CostsArgs {
    pub(super) const fn wants_json(&self) -> bool {
        match &self.command {
            Some(CostsCommand::Price { json, .. } | CostsCommand::Budgets { json, .. }) => *json,
            None => self.json,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for (text, expected) in [
            ("2026-11-27", Some("2026-11-27")),
            ("2026-1-5", Some("2026-01-05")),
            ("2024-02-29", Some("2024-02-29")),
            ("2026-02-29", None),
            ("today", None),
            ("27.11.2026", None),
            ("", None),
        ] {
            assert_eq!(day(text).ok().as_deref(), expected, "{text}");
        }
    }
}
