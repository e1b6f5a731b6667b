//! A check of a gate file in the product document's form.

use agentos_types::{CheckSeverity, codes};
use agentos_yaml::Field;

use super::check_keys::{applies_to, blocks, external, params, report};
use super::words::{SEVERITIES, either, refuse_unknown, word};
use crate::GateCheck;

const KEYS: &[&str] = &[
    "name",
    "description",
    "params",
    "condition",
    "config",
    "failure_message",
    "message",
    "severity",
    "blocking",
    "weight",
    "enabled",
    "applies_to",
    "command",
    "http",
];

/// `None`: it is switched off, or cannot be used. The flag says whether anything here can evaluate it.
pub(super) fn check(field: &Field<'_>) -> Option<(GateCheck, bool)> {
    if let Some(agentos_yaml::Kind::Text(name)) = field.node().map(|node| &node.kind) {
        // A name alone is a check without parameters.
        let check = GateCheck::new(name.clone(), serde_json::Value::Null);
        let known = report(field, None, &check);
        return Some((check, known));
    }
    refuse_unknown(field, KEYS);
    let name_field = field.field("name");
    let Some(name) = name_field.text().filter(|name| !name.trim().is_empty()) else {
        let message = format!("`{}` has no `name`", field.path());
        field.error_at_key(
            codes::GATE_INVALID,
            message,
            "name the check, as in `output_length`",
        );
        return None;
    };
    if either(field, "enabled").flag() == Some(false) {
        return None;
    }
    let (at, params) = params(field, &["params", "condition", "config"]);
    let severity = word(&either(field, "severity"), SEVERITIES).unwrap_or(CheckSeverity::Error);
    let message = either(field, "failure_message");
    let message = if message.is_present() {
        message
    } else {
        field.field("message")
    };
    let check = GateCheck {
        description: field.field("description").text().unwrap_or_default(),
        failure_message: message.text().unwrap_or_default(),
        severity,
        blocking: either(field, "blocking").flag().unwrap_or(blocks(severity)),
        weight: weight(&either(field, "weight")),
        applies_to: applies_to(&either(field, "applies_to"), true),
        external: external(field),
        ..GateCheck::new(name, params)
    };
    let known = report(&name_field, Some(&at), &check);
    Some((check, known))
}

pub(super) fn weight(field: &Field<'_>) -> f64 {
    match field.number() {
        None => 1.0,
        Some(weight) if weight > 0.0 && weight.is_finite() => weight,
        Some(weight) => {
            let message = format!("`{}` is {weight}, and a weight is above 0", field.path());
            field.error(codes::GATE_INVALID, message, "leave it out for a weight of 1");
            1.0
        }
    }
}
