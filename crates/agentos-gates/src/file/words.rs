//! The words of gate files, in the forms in which they are written.

use agentos_types::{CheckSeverity, Zone, codes};
use agentos_yaml::{Field, closest};

use crate::{EvaluationMode, FailAction, Point};

/// A word of a table; another is an error that names the nearest.
pub(super) fn word<T: Copy>(field: &Field<'_>, table: &[(&str, T)]) -> Option<T> {
    let text = field.text()?;
    let plain = text.trim().to_lowercase().replace('-', "_");
    if let Some((_, value)) = table.iter().find(|(word, _)| *word == plain) {
        return Some(*value);
    }
    let words = || table.iter().map(|(word, _)| *word);
    let hint = match closest(&plain, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it is one of `{}`", words().collect::<Vec<_>>().join("`, `")),
    };
    let message = format!("`{}` is `{text}`, which means nothing here", field.path());
    field.error(codes::GATE_INVALID, message, hint);
    None
}

pub(super) const MODES: &[(&str, EvaluationMode)] = &[
    ("all", EvaluationMode::All),
    ("all_must_pass", EvaluationMode::All),
    ("any", EvaluationMode::Any),
    ("any_must_pass", EvaluationMode::Any),
    ("weighted", EvaluationMode::Weighted),
    ("weighted_score", EvaluationMode::Weighted),
];

pub(super) const FAIL_ACTIONS: &[(&str, FailAction)] = &[
    ("block", FailAction::Block),
    ("deny", FailAction::Block),
    ("warn", FailAction::Warn),
    ("log_only", FailAction::LogOnly),
    ("log", FailAction::LogOnly),
];

pub(super) const SEVERITIES: &[(&str, CheckSeverity)] = &[
    ("info", CheckSeverity::Info),
    ("warning", CheckSeverity::Warning),
    ("error", CheckSeverity::Error),
    ("critical", CheckSeverity::Critical),
];

const POINTS: &[(&str, Point)] = &[
    ("input", Point::Input),
    ("model_output", Point::ModelOutput),
    ("tool_arguments", Point::ToolArguments),
    ("tool_args", Point::ToolArguments),
    ("tool_results", Point::ToolResults),
    ("tool_result", Point::ToolResults),
    ("output", Point::Output),
    ("final_output", Point::Output),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Active,
    /// Evaluated and shown; never blocks.
    Testing,
    Inactive,
    Deprecated,
}

pub(super) const STATUSES: &[(&str, Status)] = &[
    ("active", Status::Active),
    ("testing", Status::Testing),
    ("draft", Status::Inactive),
    ("inactive", Status::Inactive),
    ("deprecated", Status::Deprecated),
];

/// Where a gate runs by itself. `named`: only where it is named.
pub(super) fn points(field: &Field<'_>) -> Vec<Point> {
    let items = match field.node().map(|node| &node.kind) {
        Some(agentos_yaml::Kind::Text(text)) if text == "named" => return Vec::new(),
        Some(agentos_yaml::Kind::Text(_)) => vec![field.clone()],
        _ => field.items(),
    };
    let mut points: Vec<Point> = items.iter().filter_map(|item| word(item, POINTS)).collect();
    points.sort_unstable();
    points.dedup();
    points
}

/// One zone, several, or `all`.
pub(super) fn zones(field: &Field<'_>) -> Vec<Zone> {
    let table = Zone::ALL.map(|zone| (zone.as_str(), Some(zone)));
    let table: Vec<(&str, Option<Zone>)> = table.into_iter().chain([("all", None)]).collect();
    let items = match field.node().map(|node| &node.kind) {
        Some(agentos_yaml::Kind::List(_)) => field.items(),
        Some(agentos_yaml::Kind::Null) | None => Vec::new(),
        Some(_) => vec![field.clone()],
    };
    items
        .iter()
        .filter_map(|item| word(item, &table))
        .flatten()
        .collect()
}

/// Errors about keys that nothing reads: a limit under a mistyped key would be none.
pub(super) fn refuse_unknown(field: &Field<'_>, known: &[&str]) {
    for (key, value) in field.entries() {
        if known.contains(&key) || known.contains(&snake(key).as_str()) {
            continue;
        }
        let hint = match closest(&snake(key), known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it is one of `{}`", known.join("`, `")),
        };
        value.error_at_key(
            codes::GATE_INVALID,
            format!("`{}` is no key of a gate file", value.path()),
            hint,
        );
    }
}

/// The field of a key in either form.
pub(super) fn either<'a>(field: &Field<'a>, key: &str) -> Field<'a> {
    let plain = field.field(key);
    if plain.is_present() {
        return plain;
    }
    let camel = field
        .entries()
        .into_iter()
        .find(|(name, _)| *name != key && snake(name) == key);
    camel.map_or(plain, |(_, value)| value)
}

fn snake(key: &str) -> String {
    let mut snake = String::with_capacity(key.len() + 4);
    for c in key.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}
