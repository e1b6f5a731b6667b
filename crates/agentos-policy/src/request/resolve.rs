//! From the name of a field to its value in a request.
//!
//! `request.*`, `actor.*` and `environment.*` are parts of the request, and data never overwrites them. Any
//! other name is looked up in `data`, then among the runtime's fields; where the runtime has said what it
//! knows, its names are looked up there alone.

use std::cell::OnceCell;

use agentos_types::Usd;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::when::{self, Moment, Part};
use super::{EvaluateRequest, RuntimeFields};
use crate::fields::{is_money, runtime_field};
use crate::stage::Stages;
use crate::value::{Num, Val};

/// A name that rules read, prepared for looking up.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// As it is written.
    pub(crate) name: Box<str>,
    root: Root,
    /// The whole name as a path, for `data`.
    full: Path,
    /// The rest of the path below the root.
    path: Path,
    /// Printed with decimals.
    pub(crate) money: bool,
    /// Where the runtime supplies it; no other field is known to be supplied by anybody.
    pub(crate) stages: Option<Stages>,
}

/// A path, with every way of writing it: one key may hold dots.
#[derive(Clone, Debug)]
struct Path {
    whole: Box<str>,
    /// Empty when there is no dot.
    parts: Box<[Box<str>]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Root {
    Request,
    Actor,
    Environment,
    /// `data.NAME`: data alone.
    Data,
    /// The runtime's, whose name is also looked up in data when the runtime has said nothing.
    Runtime(Own),
    /// Of the policy's time zone, by its number.
    Time(u16, Part),
    /// Everything else.
    Bare,
}

/// A field of [`RuntimeFields`], or one that the request holds elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Own {
    CostUsd,
    DailyCostUsd,
    Tokens,
    ToolCalls,
    DurationMs,
    Zone,
    AgentId,
    Pack,
    Tenant,
    RunId,
    TaskClass,
    Mode,
    Input,
    Metadata,
    Model,
    Provider,
    MaxTokens,
    Tool,
    ToolEffect,
    ToolZone,
    ToolArgs,
    Output,
    StateKey,
    StateValue,
}

impl Own {
    /// The field and how many segments of the path name it.
    fn of(first: &str, second: Option<&str>) -> Option<(Self, usize)> {
        let one = match first {
            "cost_usd" => Self::CostUsd,
            "daily_cost_usd" => Self::DailyCostUsd,
            "tokens" => Self::Tokens,
            "tool_calls" => Self::ToolCalls,
            "duration_ms" => Self::DurationMs,
            "zone" => Self::Zone,
            "agent_id" => Self::AgentId,
            "pack" => Self::Pack,
            "tenant" => Self::Tenant,
            "run_id" => Self::RunId,
            "task_class" => Self::TaskClass,
            "mode" => Self::Mode,
            "input" => Self::Input,
            "metadata" => Self::Metadata,
            "model" => Self::Model,
            "provider" => Self::Provider,
            "max_tokens" => Self::MaxTokens,
            "tool" => Self::Tool,
            "tool_effect" => Self::ToolEffect,
            "tool_zone" => Self::ToolZone,
            "tool_args" => Self::ToolArgs,
            "output" => Self::Output,
            "state" => {
                return match second {
                    Some("key") => Some((Self::StateKey, 2)),
                    Some("value") => Some((Self::StateValue, 2)),
                    _ => None,
                };
            }
            _ => return None,
        };
        Some((one, 1))
    }
}

impl Path {
    fn new(text: &str) -> Self {
        Self {
            whole: text.into(),
            parts: if text.contains('.') {
                text.split('.').map(Into::into).collect()
            } else {
                Box::default()
            },
        }
    }

    /// The value in an object: under the whole path as one key, else step by step.
    #[inline]
    fn of<'a>(&self, map: &'a Map<String, Value>) -> Option<Val<'a>> {
        if let Some(value) = get(map, &self.whole) {
            return Some(Val::of(value));
        }
        let (first, rest) = self.parts.split_first()?;
        below(Val::of(get(map, first)?), rest)
    }

    /// The value below a value; an empty path is the value itself. What a model, a tool or a user says is read so:
    /// where one of them writes `{"a.b": 1, "a": {"b": 2}}`, nobody knows which of the two will be acted on.
    fn under<'a>(&self, value: Val<'a>) -> Option<Val<'a>> {
        if self.whole.is_empty() {
            return Some(value);
        }
        match value {
            Val::Map(map) => {
                let as_path = || {
                    let (first, rest) = self.parts.split_first()?;
                    below(Val::of(get(map, first)?), rest)
                };
                match get(map, &self.whole) {
                    None => as_path(),
                    Some(value) => match as_path() {
                        Some(other) if other.equals(Val::of(value)) != Some(true) => Some(Val::Unclear),
                        _ => Some(Val::of(value)),
                    },
                }
            }
            _ if self.parts.is_empty() => step(value, &self.whole),
            _ => below(value, &self.parts),
        }
    }
}

/// In a small object looking at each key costs less than hashing one.
#[inline]
fn get<'a>(map: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    if map.len() <= 8 {
        map.iter()
            .find_map(|(name, value)| (name == key).then_some(value))
    } else {
        map.get(key)
    }
}

fn below<'a>(value: Val<'a>, rest: &[Box<str>]) -> Option<Val<'a>> {
    rest.iter().try_fold(value, |value, part| step(value, part))
}

/// One step down: a key, a place in a list, or `length`.
fn step<'a>(value: Val<'a>, part: &str) -> Option<Val<'a>> {
    let count = |n: usize| i64::try_from(n).ok().map(|n| Val::Num(Num::Int(n)));
    match value {
        Val::Map(map) => get(map, part).map(Val::of),
        Val::Text(text) if part == "length" => count(text.chars().count()),
        _ if value.is_list() && part == "length" => count(value.items().count()),
        _ if value.is_list() => value.items().nth(part.parse().ok()?),
        _ => None,
    }
}

impl Field {
    /// `zone` is the number of the policy's time zone.
    pub(crate) fn new(name: &str, zone: u16) -> Self {
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        let second = rest.split('.').next().filter(|second| !second.is_empty());
        let time = (first == "time").then(|| Part::of(rest)).flatten();
        let (root, path) = match (first, Own::of(first, second)) {
            ("request", _) if !rest.is_empty() => (Root::Request, rest),
            ("actor", _) if !rest.is_empty() => (Root::Actor, rest),
            ("environment", _) if !rest.is_empty() => (Root::Environment, rest),
            ("data", _) if !rest.is_empty() => (Root::Data, rest),
            (_, Some((own, 1))) => (Root::Runtime(own), rest),
            (_, Some((own, _))) => (
                Root::Runtime(own),
                rest.split_once('.').map_or("", |(_, rest)| rest),
            ),
            _ => match time {
                Some(part) => (Root::Time(zone, part), ""),
                None => (Root::Bare, ""),
            },
        };
        Self {
            name: name.into(),
            full: Path::new(name),
            root,
            path: Path::new(path),
            money: is_money(name),
            stages: runtime_field(name).map(|field| field.stages),
        }
    }
}

/// A request, for looking fields up.
#[derive(Debug)]
pub(crate) struct Resolver<'a> {
    pub(crate) asked: &'a EvaluateRequest,
    zones: &'a [TimeZone],
    moments: OnceCell<Vec<Option<Moment>>>,
    stamp: OnceCell<String>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(asked: &'a EvaluateRequest, zones: &'a [TimeZone]) -> Self {
        Self {
            asked,
            zones,
            moments: OnceCell::new(),
            stamp: OnceCell::new(),
        }
    }

    /// The value of a field that lies in the data under its whole name: most do.
    #[inline]
    pub(crate) fn plain(&self, field: &Field) -> Option<&'a Value> {
        let in_data = match field.root {
            Root::Bare => true,
            Root::Runtime(_) => self.asked.runtime.is_none(),
            _ => false,
        };
        in_data.then(|| get(&self.asked.data, &field.full.whole))?
    }

    /// The field's value, wherever it lies; `None` when there is none. Kept out of the way of those that are plain.
    #[inline(never)]
    pub(crate) fn value<'s>(&'s self, field: &Field) -> Option<Val<'s>> {
        match field.root {
            Root::Bare => field.full.of(&self.asked.data),
            Root::Data => field.path.of(&self.asked.data),
            Root::Runtime(own) => self.runtime(own, field),
            Root::Request => self.request(&field.path),
            Root::Actor => self.actor(&field.path),
            Root::Environment => self.environment(&field.path),
            Root::Time(zone, part) => self.time(zone, part, field),
        }
    }

    fn runtime<'s>(&'s self, own: Own, field: &Field) -> Option<Val<'s>> {
        let asked = self.asked;
        match asked.runtime.as_deref() {
            Some(runtime) => field.path.under(self.own(own, runtime)?),
            // Without the runtime's word, data is asked first, under the whole name.
            None => field.full.of(&asked.data).or_else(|| match own {
                Own::Zone if field.path.whole.is_empty() => asked.request.zone.map(|z| Val::Text(z.as_str())),
                Own::AgentId if field.path.whole.is_empty() => {
                    asked.request.agent_id.as_deref().map(Val::Text)
                }
                _ => None,
            }),
        }
    }

    fn own(&self, own: Own, of: &'a RuntimeFields) -> Option<Val<'a>> {
        let text = |text: &'a Option<String>| text.as_deref().map(Val::Text);
        let usd = |usd: Option<Usd>| usd.map(|usd| Val::Num(Num::Float(usd.dollars())));
        let count = |n: Option<u64>| n.map(|n| Val::Num(i64::try_from(n).map_or(Num::Big(n), Num::Int)));
        let any = |value: Option<&'a Value>| value.map(Val::of);
        match own {
            Own::CostUsd => usd(of.cost_usd),
            Own::DailyCostUsd => usd(of.daily_cost_usd),
            Own::Tokens => count(of.tokens),
            Own::ToolCalls => count(of.tool_calls),
            Own::DurationMs => count(of.duration_ms),
            Own::Zone => self.asked.request.zone.map(|zone| Val::Text(zone.as_str())),
            Own::AgentId => text(&self.asked.request.agent_id),
            Own::Pack => text(&of.pack),
            Own::Tenant => text(&of.tenant),
            Own::RunId => text(&of.run_id),
            Own::TaskClass => text(&of.task_class),
            Own::Mode => text(&of.mode),
            Own::Input => any(of.input.as_deref()),
            Own::Metadata => of.metadata.as_ref().map(Val::Map),
            Own::Model => text(&of.model),
            Own::Provider => text(&of.provider),
            Own::MaxTokens => count(of.max_tokens),
            Own::Tool => text(&of.tool),
            Own::ToolEffect => text(&of.tool_effect),
            Own::ToolZone => text(&of.tool_zone),
            Own::ToolArgs => any(of.tool_args.as_ref()),
            Own::Output => any(of.output.as_ref()),
            Own::StateKey => text(&of.state_key),
            Own::StateValue => any(of.state_value.as_ref()),
        }
    }

    fn request(&self, path: &Path) -> Option<Val<'_>> {
        let request = &self.asked.request;
        match &*path.whole {
            "agent_id" => request.agent_id.as_deref().map(Val::Text),
            "action" => request.action.as_deref().map(Val::Text),
            "resource" => request.resource.as_deref().map(Val::Text),
            "zone" => request.zone.map(|zone| Val::Text(zone.as_str())),
            "timestamp" => request
                .timestamp
                .map(|at| Val::Text(self.stamp.get_or_init(|| when::print(at)))),
            _ => path.of(&request.other),
        }
    }

    fn actor(&self, path: &Path) -> Option<Val<'a>> {
        let actor = self.asked.actor.as_ref()?;
        match &*path.whole {
            "id" => Some(Val::Text(&actor.id)),
            "type" => actor.kind.as_deref().map(Val::Text),
            "roles" => Some(Val::Texts(&actor.roles)),
            "roles.length" => step(Val::Texts(&actor.roles), "length"),
            _ => path.of(&actor.other),
        }
    }

    fn environment(&self, path: &Path) -> Option<Val<'a>> {
        let environment = self.asked.environment.as_ref()?;
        match &*path.whole {
            "name" => Some(Val::Text(&environment.name)),
            "region" => environment.region.as_deref().map(Val::Text),
            _ => path.of(&environment.other),
        }
    }

    fn time(&self, zone: u16, part: Part, field: &Field) -> Option<Val<'_>> {
        // Data may say what time it is where the runtime says nothing: cases that are tested do.
        if self.asked.runtime.is_none()
            && let Some(said) = field.full.of(&self.asked.data)
        {
            return Some(said);
        }
        let at = self.asked.request.timestamp?;
        let moments = self
            .moments
            .get_or_init(|| self.zones.iter().map(|zone| Moment::new(at, zone)).collect());
        moments
            .get(usize::from(zone))?
            .as_ref()
            .map(|moment| moment.part(part))
    }
}
