//! A gate file of `apiVersion: agentos.io/v1`: `metadata`, and a `spec` of triggers, evaluation, checks, overrides for
//! packs, and exemptions. What such a file configures beyond the checks is named, so that nobody thinks it acts.

use agentos_types::{CheckSeverity, Timestamp, codes};
use agentos_yaml::{Field, Kind, Node, closest};
use serde_json::{Map, Value};

use super::GateFile;
use super::check::weight;
use super::check_keys::{applies_to, blocks, external, params, report};
use super::native::{refuse_io, threshold, timeout};
use super::words::{FAIL_ACTIONS, MODES, SEVERITIES, either, word};
use crate::{AppliesTo, Exemption, Gate, GateCheck, Point};

/// What happened, and where a run is then. A message that is sent is a tool's call.
const EVENTS: &[(&str, Point, bool)] = &[
    ("task.started", Point::Input, false),
    ("artifact.created", Point::Output, false),
    ("task.completed", Point::Output, false),
    ("approval.requested", Point::Output, false),
    ("external_api.called", Point::ToolArguments, false),
    ("data.accessed", Point::ToolResults, false),
    ("message.send", Point::ToolArguments, true),
    ("call.initiate", Point::ToolArguments, true),
    ("sms.send", Point::ToolArguments, true),
    ("email.send", Point::ToolArguments, true),
    ("campaign.start", Point::ToolArguments, true),
];
const ACTED_ON: &[&str] = &[
    "triggers",
    "applies_to",
    "evaluation",
    "checks",
    "pack_overrides",
    "exemptions",
];

pub(super) fn is_gate(root: &Node) -> bool {
    let is_v1 = root.entry("apiVersion").is_some_and(
        |entry| matches!(&entry.value.kind, Kind::Text(version) if version.starts_with("agentos.io/")),
    );
    let spec = root.entry("spec").map(|entry| &entry.value);
    let checks = spec.and_then(|spec| spec.entry("checks"));
    is_v1 && checks.is_some_and(|entry| matches!(entry.value.kind, Kind::List(_)))
}

pub(super) fn gate(root: &Field<'_>) -> Option<GateFile> {
    let version = root.field("apiVersion");
    if version.text().is_some_and(|text| text != "agentos.io/v1") {
        let message = "only version `agentos.io/v1` is known".to_owned();
        version.error(codes::GATE_INVALID, message, "write `apiVersion: agentos.io/v1`");
    }
    let metadata = root.field("metadata");
    let Some(id) = metadata
        .field("name")
        .text()
        .filter(|name| !name.trim().is_empty())
    else {
        let message = "`metadata.name` is missing".to_owned();
        metadata.error_at_key(
            codes::GATE_INVALID,
            message,
            "name the gate, as in `gate.quality`",
        );
        return None;
    };
    let spec = root.field("spec");
    let list = spec.field("checks");
    let (checks, unknown) = checks(&spec, &id);
    let evaluation = spec.field("evaluation");
    let mode = word(&evaluation.field("mode"), MODES).unwrap_or_default();
    let (on, sends) = triggers(&spec.field("triggers"));
    let mut applies = applies_to(&spec.field("applies_to"), false);
    if sends {
        applies.effects.push("sends".to_owned());
    }
    let labels = metadata.field("labels");
    let gate = Gate {
        name: metadata.field("description").text().unwrap_or_else(|| id.clone()),
        gate_type: labels
            .field("category")
            .text()
            .unwrap_or_else(|| "custom".to_owned()),
        checks,
        mode,
        threshold: threshold(&evaluation.field("threshold"), mode, &list),
        fail_action: word(&evaluation.field("fail_action"), FAIL_ACTIONS).unwrap_or_default(),
        timeout_ms: timeout(&evaluation.field("timeout_seconds"), 1_000),
        on,
        applies_to: applies,
        id,
    };
    refuse_io(&gate, &list);
    let unused = spec.entries().into_iter();
    for (_, field) in unused.filter(|(key, _)| !ACTED_ON.contains(key)) {
        let message = format!("nothing acts on `{}`", field.path());
        field.warn_at_key(codes::NOT_CHECKED_YET, message, "");
    }
    Some(GateFile {
        gate,
        aliases: Vec::new(),
        description: metadata.field("description").text().unwrap_or_default(),
        file: String::new(),
        unknown,
    })
}

/// The gate's checks in all their forms, with their exemptions, and the names of those that nobody here knows.
fn checks(spec: &Field<'_>, id: &str) -> (Vec<GateCheck>, Vec<String>) {
    let list = spec.field("checks");
    let exemptions = exemptions(&spec.field("exemptions"));
    let overrides = spec.field("pack_overrides");
    let mut unknown = Vec::new();
    let mut checks = Vec::new();
    for item in list.items() {
        for (check, known) in variants(&item, &overrides) {
            if !known && !unknown.contains(&check.name) {
                unknown.push(check.name.clone());
            }
            let exemptions = exemptions.iter().filter(|(name, _)| *name == check.name);
            let exemptions = exemptions.map(|(_, exemption)| exemption.clone()).collect();
            checks.push(GateCheck { exemptions, ..check });
        }
    }
    if checks.is_empty() {
        let message = format!("gate `{id}` has no check that is enabled");
        list.error_at_key(
            codes::GATE_INVALID,
            message,
            "a gate without checks would let everything pass",
        );
    }
    (checks, unknown)
}

/// Where the gate runs, and whether only for what is sent to people.
fn triggers(field: &Field<'_>) -> (Vec<Point>, bool) {
    if !field.is_present() {
        return (vec![Point::Output], false);
    }
    let mut points = Vec::new();
    let mut sends = true;
    for item in field.items() {
        let event = if item.is_mapping() {
            item.field("event")
        } else {
            item
        };
        let Some(name) = event.text() else { continue };
        match EVENTS.iter().find(|(known, _, _)| *known == name) {
            Some((_, point, is_message)) => {
                points.push(*point);
                sends &= *is_message;
            }
            None => event.warn(
                codes::NOT_CHECKED_YET,
                format!("nothing here happens as `{name}`, so that the gate is not run for it"),
                match closest(&name, EVENTS.iter().map(|(known, ..)| *known)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        let known: Vec<&str> = EVENTS.iter().map(|(known, ..)| *known).collect();
                        format!("the events are `{}`", known.join("`, `"))
                    }
                },
            ),
        }
    }
    points.sort_unstable();
    points.dedup();
    let sends = sends && !points.is_empty();
    (points, sends)
}

/// A check, and its other forms for packs that override it.
fn variants(item: &Field<'_>, overrides: &Field<'_>) -> Vec<(GateCheck, bool)> {
    let name_field = item.field("name");
    let Some(name) = name_field.text().filter(|name| !name.trim().is_empty()) else {
        let message = format!("`{}` has no `name`", item.path());
        item.error_at_key(
            codes::GATE_INVALID,
            message,
            "name the check, as in `content_length`",
        );
        return Vec::new();
    };
    let enabled = item.field("enabled").flag().unwrap_or(true);
    let severity = word(&item.field("severity"), SEVERITIES).unwrap_or(CheckSeverity::Error);
    let (at, params) = params(item, &["config", "params", "condition"]);
    let base = GateCheck {
        description: item.field("description").text().unwrap_or_default(),
        severity,
        blocking: item.field("blocking").flag().unwrap_or(blocks(severity)),
        weight: weight(&item.field("weight")),
        applies_to: applies_to(&either(item, "applies_to"), false),
        external: external(item),
        foreign: true,
        ..GateCheck::new(&name, params)
    };
    let mut forms = Vec::new();
    let mut elsewhere = Vec::new();
    for (pack, packed) in overrides.entries() {
        let own = packed.at("checks").field(&name);
        if !own.is_present() {
            continue;
        }
        elsewhere.push(pack.to_owned());
        if !own.field("enabled").flag().unwrap_or(enabled) {
            continue;
        }
        let severity = word(&own.field("severity"), SEVERITIES).unwrap_or(severity);
        let config = own.field("config").node().map_or(Value::Null, Node::to_json);
        let form = GateCheck {
            severity,
            blocking: own.field("blocking").flag().unwrap_or(blocks(severity)),
            applies_to: AppliesTo {
                packs: vec![pack.to_owned()],
                not_packs: vec![AppliesTo::OTHERS.to_owned()],
                ..base.applies_to.clone()
            },
            params: merged(&base.params, config),
            ..base.clone()
        };
        let known = report(&name_field, Some(&own.field("config")), &form);
        forms.push((form, known));
    }
    if enabled {
        let known = report(&name_field, Some(&at), &base);
        let base = GateCheck {
            applies_to: AppliesTo {
                not_packs: elsewhere,
                ..base.applies_to.clone()
            },
            ..base
        };
        forms.insert(0, (base, known));
    }
    forms
}

/// What an override names stands in place of what the check has.
fn merged(base: &Value, own: Value) -> Value {
    match (base, own) {
        (base, Value::Null) => base.clone(),
        (Value::Object(base), Value::Object(own)) => {
            let mut all: Map<String, Value> = base.clone();
            for (key, value) in own {
                let value = merged(all.get(&key).unwrap_or(&Value::Null), value);
                all.insert(key, value);
            }
            Value::Object(all)
        }
        (_, own) => own,
    }
}

/// Exemptions by the name of their check. One that changes a check rather than lifting it is not acted on.
fn exemptions(field: &Field<'_>) -> Vec<(String, Exemption)> {
    let mut exemptions = Vec::new();
    for item in field.items() {
        let (Some(pack), Some(check)) = (item.field("pack").text(), item.field("check").text()) else {
            let message = format!("`{}` needs a `pack` and a `check`", item.path());
            item.error_at_key(
                codes::GATE_INVALID,
                message,
                "an exemption is for one pack and one check",
            );
            continue;
        };
        if item.field("config").is_present() {
            let message = format!(
                "the exemption of pack `{pack}` from `{check}` changes the check rather than lifting it; the check holds as it is"
            );
            item.warn_at_key(
                codes::NOT_CHECKED_YET,
                message,
                "write it as one of `pack_overrides`",
            );
            continue;
        }
        let expires = item.field("expires");
        let until = match expires.text().map(|text| (end_of(&text), text)) {
            None => None,
            Some((Some(until), _)) => Some(until),
            Some((None, text)) => {
                let message = format!("`{}` is `{text}`, which is no day", expires.path());
                expires.error(codes::GATE_INVALID, message, "write a day, as in \"2026-12-31\"");
                continue;
            }
        };
        let reason = item
            .field("reason")
            .text()
            .unwrap_or_else(|| "no reason is given".to_owned());
        exemptions.push((check, Exemption { pack, until, reason }));
    }
    exemptions
}

/// The day's end in UTC, or the moment itself.
fn end_of(text: &str) -> Option<Timestamp> {
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Some(Timestamp(at.as_millisecond()));
    }
    let day: jiff::civil::Date = text.parse().ok()?;
    let next = day.tomorrow().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Timestamp(next.timestamp().as_millisecond()))
}
