//! The keys of a check that are the same in both forms of gate files.

use agentos_types::{CheckSeverity, codes};
use agentos_yaml::{Field, Kind, closest};
use serde_json::Value;

use super::words::{either, zones};
use crate::checks::{Code, Compiled, built_in, canonical, unread};
use crate::{AppliesTo, External, GateCheck, built_in_checks};

/// Blocks, unless its severity says that it only warns.
pub(super) fn blocks(severity: CheckSeverity) -> bool {
    matches!(severity, CheckSeverity::Error | CheckSeverity::Critical)
}

/// Whom a gate or a check is for.
pub(super) fn applies_to(field: &Field<'_>, strict: bool) -> AppliesTo {
    let list = |key: &str| {
        let at = either(field, key);
        match at.node().map(|node| &node.kind) {
            Some(Kind::Text(all)) if all == "all" => Vec::new(),
            _ => at.texts(),
        }
    };
    if strict {
        let known = [
            "zones",
            "zone",
            "packs",
            "agents",
            "tools",
            "effects",
            "artifact_types",
            "message_types",
            "all_packs",
        ];
        super::words::refuse_unknown(field, &known);
    }
    let mut zoned = zones(&field.field("zones"));
    zoned.extend(zones(&field.field("zone")));
    AppliesTo {
        zones: zoned,
        packs: list("packs"),
        not_packs: Vec::new(),
        agents: list("agents"),
        tools: list("tools"),
        effects: list("effects"),
        artifact_types: list("artifact_types"),
        message_types: list("message_types"),
    }
}

/// `command: [program, arguments]` or `http: URL`.
pub(super) fn external(field: &Field<'_>) -> Option<External> {
    let command = field.field("command");
    let http = field.field("http");
    if command.is_present() {
        let words = command.texts();
        if words.first().is_none_or(|program| program.trim().is_empty()) {
            command.error(
                codes::GATE_INVALID,
                format!("`{}` names no program", command.path()),
                "write a list: the program, then its arguments; no shell reads it",
            );
        }
        return Some(External::Command(words));
    }
    if !http.is_present() {
        return None;
    }
    let address = if http.is_mapping() {
        http.field("url")
    } else {
        http
    };
    let url = address.text()?;
    let fits =
        url::Url::parse(&url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if !fits {
        let message = format!("`{}` is no address to ask", address.path());
        address.error(
            codes::GATE_INVALID,
            message,
            "write an `http://` or `https://` URL",
        );
    }
    Some(External::Http(url))
}

/// Reports parameters that make no sense, names that nothing evaluates, and what is not acted on. `false`: nothing
/// here can evaluate it.
pub(super) fn report(name: &Field<'_>, params: Option<&Field<'_>>, check: &GateCheck) -> bool {
    if check.external.is_some() {
        return true;
    }
    let selector = check.selector();
    let params = params.filter(|params| params.is_present());
    match Compiled::of(check) {
        Some(Ok(_)) => {}
        Some(Err(reason)) => {
            let what = if canonical(selector) == selector {
                format!("check `{}`: {reason}", check.name)
            } else {
                format!(
                    "check `{}` (here `{}`): {reason}",
                    check.name,
                    canonical(selector)
                )
            };
            let hint = "see `docs/gates.md`";
            match params {
                Some(params) => params.error_at_key(codes::GATE_INVALID, what, hint),
                None => name.error(codes::GATE_INVALID, what, hint),
            }
        }
        None => {
            let hint = match closest(selector, built_in_checks()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a program may register a handler of this name".to_owned(),
            };
            let message = format!(
                "nothing here can evaluate check `{}`: it will be `not_evaluated`",
                check.name
            );
            name.warn(codes::CHECK_UNKNOWN, message, hint);
            return false;
        }
    }
    let place = params.unwrap_or(name);
    let mut unused = Vec::new();
    for (parameter, near) in unread(check) {
        match near {
            Some(near) => place.field(&parameter).warn_at_key(
                codes::PARAMETER_UNUSED,
                format!("check `{}` does not act on `{parameter}`", check.name),
                format!("did you mean `{near}`?"),
            ),
            None => unused.push(parameter),
        }
    }
    if !unused.is_empty() {
        let message = format!("check `{}` does not act on `{}`", check.name, unused.join("`, `"));
        place.warn_at_key(codes::PARAMETER_UNUSED, message, "");
    }
    built_in(selector).is_some()
}

/// Does the check ask a model, a person or another program? Such a one cannot stand in a tool's way.
pub(super) fn does_io(check: &GateCheck) -> bool {
    check.external.is_some() || matches!(Compiled::of(check), Some(Ok(Code::Judge(_) | Code::Human(_))))
}

/// The parameters, whatever they are called.
pub(super) fn params<'a>(field: &Field<'a>, names: &[&str]) -> (Field<'a>, Value) {
    let there: Vec<Field<'a>> = names
        .iter()
        .map(|name| field.field(name))
        .filter(Field::is_present)
        .collect();
    if let [_, second, ..] = there.as_slice() {
        let message = format!(
            "`{}` and `{}` both hold parameters",
            names.join("` or `"),
            second.path()
        );
        second.error_at_key(codes::GATE_INVALID, message, "keep one");
    }
    let Some(params) = there.into_iter().next() else {
        return (
            field.field(names.first().copied().unwrap_or_default()),
            Value::Null,
        );
    };
    let value = params.node().map_or(Value::Null, agentos_yaml::Node::to_json);
    (params, value)
}
