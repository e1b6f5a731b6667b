//! The fields that the runtime supplies: the one table that the engine, the lint and the documentation use.
//! What a value is at run time is for the caller to say; here is its name, kind, and when there is one.

use crate::stage::{Stage, Stages};

/// What kind of value a field holds. Nothing is converted: a rule that compares a text with a number cannot
/// be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    Number,
    /// US dollars; printed with two to nine decimals.
    Money,
    Boolean,
    /// A list of texts.
    Texts,
    /// Anything: the value is the user's or a tool's.
    Any,
}

/// A field that the runtime supplies.
#[derive(Clone, Copy, Debug)]
pub struct RuntimeField {
    /// A name, or a name and `.*` for every path below it.
    pub name: &'static str,
    pub kind: FieldKind,
    /// The stages at which there is a value.
    pub stages: Stages,
    pub meaning: &'static str,
}

/// Stages that belong to a run.
const RUN: Stages = Stages::of(&[
    Stage::Create,
    Stage::Start,
    Stage::ModelCall,
    Stage::ToolCall,
    Stage::Completion,
]);
const MODEL: Stages = Stages::of(&[Stage::ModelCall]);
const TOOL: Stages = Stages::of(&[Stage::ToolCall]);
const DONE: Stages = Stages::of(&[Stage::Completion]);
const STATE: Stages = Stages::of(&[Stage::StateWrite]);
const EVER: Stages = Stages::ALL;

macro_rules! fields {
    ($($name:literal $kind:ident $stages:ident $meaning:literal;)*) => {
        &[$(RuntimeField { name: $name, kind: FieldKind::$kind, stages: $stages, meaning: $meaning },)*]
    };
}

/// Every field of the runtime.
pub const RUNTIME_FIELDS: &[RuntimeField] = fields! {
    "cost_usd" Money RUN "what the run has spent and reserved, and what this call asks for at most";
    "daily_cost_usd" Money RUN "the same for all runs of this UTC day";
    "tokens" Number RUN "tokens that the run has spent and reserved, and what this call asks for at most";
    "tool_calls" Number RUN "tool calls of the run, this one included";
    "duration_ms" Number RUN "how long the run has been running";
    "zone" Text RUN "`green`, `yellow` or `red`: of the run, or the stricter one of the tool";
    "agent_id" Text RUN "the agent";
    "pack" Text RUN "the agent's pack";
    "task_class" Text RUN "the run's task class";
    "mode" Text RUN "the run's mode";
    "run_id" Text RUN "the run";
    "tenant" Text RUN "for whom the runtime runs";
    "input" Any RUN "the run's input";
    "input.*" Any RUN "a part of the run's input";
    "metadata.*" Any RUN "the run's metadata, by key";
    "model" Text MODEL "the model that is about to be called";
    "provider" Text MODEL "its provider";
    "max_tokens" Number MODEL "the most tokens that its answer may have";
    "tool" Text TOOL "the tool that is about to be called";
    "tool_effect" Text TOOL "`reads`, `writes`, `spends`, `sends` or `deletes`";
    "tool_zone" Text TOOL "the tool's own zone";
    "tool_args" Any TOOL "the tool's arguments";
    "tool_args.*" Any TOOL "an argument of the tool, by name";
    "output" Any DONE "what the run is about to answer";
    "output.*" Any DONE "a part of it";
    "state.key" Text STATE "the key that is about to be written";
    "state.value" Any STATE "the value that is about to be written";
    "state.value.*" Any STATE "a part of the value that is about to be written";
    "environment.name" Text EVER "`development`, `staging`, `production`, or what the caller says";
    "environment.region" Text EVER "where it runs, when the caller says so";
    "environment.*" Any EVER "what else the caller says of it";
    "actor.id" Text EVER "for whom it is done";
    "actor.type" Text EVER "`user`, `agent` or `system`";
    "actor.roles" Texts EVER "the actor's roles";
    "actor.*" Any EVER "what else is known of the actor";
    "request.agent_id" Text EVER "the agent, as the request says";
    "request.action" Text EVER "what is about to be done";
    "request.resource" Text EVER "to what";
    "request.zone" Text EVER "the zone, as the request says";
    "request.timestamp" Text EVER "when, in UTC, as `2026-01-31T08:00:00Z`";
    "request.*" Any EVER "what else the request says";
    "time.hour" Number EVER "0 to 23, in the policy's time zone, else UTC";
    "time.minute" Number EVER "0 to 59";
    "time.weekday" Text EVER "`monday` to `sunday`";
    "time.is_weekend" Boolean EVER "Saturday or Sunday";
    "time.day" Number EVER "day of the month";
    "time.month" Number EVER "1 to 12";
    "time.year" Number EVER "the year";
    "time.date" Text EVER "as `2026-01-31`";
    "time.time" Text EVER "as `08:00`";
    "time.timestamp" Text EVER "RFC 3339, in UTC";
    "time.epoch_ms" Number EVER "milliseconds since 1970";
};

/// Roots that name a part of the request: data of that name is never asked.
pub const REQUEST_ROOTS: [&str; 3] = ["request", "actor", "environment"];

/// The row for a path: its own, or the `.*` row with the longest name above it.
#[must_use]
pub fn runtime_field(path: &str) -> Option<&'static RuntimeField> {
    RUNTIME_FIELDS
        .iter()
        .filter(|field| match field.name.strip_suffix('*') {
            Some(above) => path.len() > above.len() && path.starts_with(above),
            None => path == field.name,
        })
        .max_by_key(|field| field.name.len())
}

/// Is it money? The runtime's own fields say so; any other by its name.
#[must_use]
pub fn is_money(path: &str) -> bool {
    match runtime_field(path).map(|field| field.kind) {
        Some(FieldKind::Money) => true,
        Some(FieldKind::Any) | None => path
            .rsplit(['.', '_'])
            .next()
            .is_some_and(|last| last.eq_ignore_ascii_case("usd")),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_its_own_row_or_the_longest_above_it() {
        for (path, row) in [
            ("cost_usd", Some("cost_usd")),
            ("tool_args.amount.usd", Some("tool_args.*")),
            ("tool_args", Some("tool_args")),
            ("tool_args.", None),
            ("metadata", None),
            ("state.value.a", Some("state.value.*")),
            ("no_tests", None),
        ] {
            assert_eq!(runtime_field(path).map(|field| field.name), row, "{path}");
        }
    }

    #[test]
    fn money_is_what_the_table_or_the_name_says() {
        for (path, money) in [
            ("cost_usd", true),
            ("tool_args.amount_usd", true),
            ("budget.usd", true),
            ("tokens", false),
            ("usdc", false),
        ] {
            assert_eq!(is_money(path), money, "{path}");
        }
    }
}
