//! Checks over content, kept as data for the gates.

use std::collections::BTreeMap;

use agentos_types::codes;
use agentos_yaml::{Field, Kind};
use serde_json::{Map, Value};

use crate::ast::{AppliesTo, CheckOverride, Evaluation, GateCheck, GateFail, GateSpec, Severity};
use crate::read::{keys, rule};

/// Keys of a gate; the last row is kept as it is written.
pub(super) const KEYS: &[&str] = &[
    "triggers",
    "evaluation",
    "applies_to",
    "checks",
    "pack_overrides",
    "audit",
    "metrics",
    "incident_response",
    "compliance_reports",
    "pre_send_validation",
    "violation_handling",
    "approval_requirements",
    "reconciliation",
    "sox_controls",
];
const READ: usize = 5;

/// A gate's part of a policy or of a file's `spec`.
pub(in crate::read) fn read(field: &Field<'_>) -> GateSpec {
    let evaluation = field.field("evaluation");
    if evaluation.is_present() {
        keys::only(
            &evaluation,
            "an evaluation",
            &[&["mode", "fail_action", "timeout_seconds", "timeout_ms"]],
        );
    }
    let checks = field.field("checks").items();
    if checks.is_empty() {
        field.error_at_key(
            codes::POLICY_INVALID,
            "a gate has no checks".to_owned(),
            "give `checks`, a list of `{name, severity, config}`",
        );
    }
    let checks: Vec<GateCheck> = checks.iter().filter_map(check).collect();
    let timed = evaluation.is_mapping();
    GateSpec {
        triggers: triggers(&field.field("triggers")),
        evaluation: keys::word_of!(&evaluation.field("mode"), Evaluation).unwrap_or(Evaluation::AllMustPass),
        fail_action: keys::word_of!(&keys::get(&evaluation, "fail_action"), GateFail)
            .unwrap_or(GateFail::Block),
        timeout_ms: timed
            .then(|| rule::optional_millis(&evaluation, "timeout"))
            .flatten(),
        applies_to: applies_to(&keys::get(field, "applies_to")),
        pack_overrides: overrides(&keys::get(field, "pack_overrides"), &checks),
        checks,
        other: other(field),
    }
}

fn other(field: &Field<'_>) -> Map<String, Value> {
    let kept = KEYS.iter().skip(READ);
    kept.filter_map(|key| {
        let found = keys::get(field, key);
        Some(((*key).to_owned(), found.node()?.to_json()))
    })
    .collect()
}

/// `[{event: x}]`, or the events themselves.
fn triggers(field: &Field<'_>) -> Vec<String> {
    let items = field.items();
    let event = |item: &Field<'_>| {
        if item.is_mapping() {
            keys::only(item, "a trigger", &[&["event"]]);
            keys::required(item, "event", "the event at which the gate runs")
        } else {
            item.text()
        }
    };
    items.iter().filter_map(event).collect()
}

fn check(field: &Field<'_>) -> Option<GateCheck> {
    keys::only(
        field,
        "a check",
        &[&[
            "name",
            "description",
            "enabled",
            "severity",
            "config",
            "applies_to",
            "weight",
        ]],
    );
    Some(GateCheck {
        name: keys::required(field, "name", "the check that runs")?,
        description: field.field("description").text(),
        enabled: field.field("enabled").flag().unwrap_or(true),
        severity: keys::word_of!(&field.field("severity"), Severity).unwrap_or(Severity::Error),
        config: map(&field.field("config")),
        applies_to: applies_to(&keys::get(field, "applies_to")),
        place: keys::place(field),
    })
}

fn applies_to(field: &Field<'_>) -> AppliesTo {
    if !field.is_present() {
        return AppliesTo::default();
    }
    keys::only(
        field,
        "`applies_to`",
        &[&["packs", "artifact_types", "message_types", "all_packs"]],
    );
    let list = |key: &str| {
        let texts = keys::get(field, key).texts();
        if texts.iter().any(|text| text == "all") {
            Vec::new()
        } else {
            texts
        }
    };
    AppliesTo {
        packs: if keys::get(field, "all_packs").is_true() {
            Vec::new()
        } else {
            list("packs")
        },
        artifact_types: list("artifact_types"),
        message_types: list("message_types"),
    }
}

/// `PACK: {checks: {CHECK: {enabled, severity, config}}}`; a check that is not in the gate is an error.
fn overrides(field: &Field<'_>, checks: &[GateCheck]) -> BTreeMap<String, BTreeMap<String, CheckOverride>> {
    let mut all = BTreeMap::new();
    for (pack, of_pack) in field.entries() {
        keys::only(&of_pack, "an override", &[&["checks"]]);
        let mut changed = BTreeMap::new();
        for (name, change) in of_pack.field("checks").entries() {
            if !checks.iter().any(|check| check.name == name) {
                let near = agentos_yaml::closest(name, checks.iter().map(|check| check.name.as_str()));
                let hint = near.map_or_else(
                    || "name a check of this gate".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                change.error_at_key(
                    codes::POLICY_INVALID,
                    format!("the gate has no check `{name}`"),
                    hint,
                );
            }
            keys::only(
                &change,
                "a change of a check",
                &[&["enabled", "severity", "config"]],
            );
            let word = change.field("severity");
            changed.insert(
                name.to_owned(),
                CheckOverride {
                    enabled: change.field("enabled").flag(),
                    severity: keys::word_of!(&word, Severity),
                    config: map(&change.field("config")),
                },
            );
        }
        all.insert(pack.to_owned(), changed);
    }
    all
}

fn map(field: &Field<'_>) -> Map<String, Value> {
    match field.node() {
        Some(node) if matches!(node.kind, Kind::Map(_)) => match node.to_json() {
            Value::Object(map) => map,
            _ => Map::new(),
        },
        None => Map::new(),
        Some(_) => {
            if field.is_present() {
                field.wrong("a mapping");
            }
            Map::new()
        }
    }
}
