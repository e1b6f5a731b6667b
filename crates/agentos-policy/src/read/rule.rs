//! One rule of a policy.

use std::collections::HashSet;

use agentos_types::codes;
use agentos_yaml::Field;

use super::{condition, exempt, keys};
use crate::ast::{Action, Approval, Condition, Redaction, RedactionKind, Rule, RuleRate, Severity};
use crate::stage::{Stage, Stages};

const KEYS: &[&str] = &[
    "name",
    "id",
    "description",
    "condition",
    "when",
    "action",
    "severity",
    "message",
    "on",
    "enabled",
    "rate_limit",
    "approval",
    "transform",
    "redaction",
];

/// The rules of a list; two of one name are an error, since a report could not tell them apart.
pub(super) fn list(fields: &[Field<'_>]) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::with_capacity(fields.len());
    let mut known = HashSet::with_capacity(fields.len());
    for field in fields {
        let Some(rule) = read(field) else { continue };
        if !known.insert(rule.name.clone()) {
            field.error_at_key(
                codes::POLICY_DUPLICATE,
                format!("two rules are called `{}`", rule.name),
                "give each a name of its own",
            );
        }
        rules.push(rule);
    }
    rules
}

fn read(field: &Field<'_>) -> Option<Rule> {
    if !field.is_mapping() {
        field.wrong("a rule");
        return None;
    }
    keys::only(field, "a rule", &[KEYS]);
    let name = keys::first(field, &["name", "id"]);
    let name = if name.is_present() {
        name.required_text("what the rule is called in reports")
    } else {
        keys::required(field, "name", "what the rule is called in reports")
    };
    let action = field.field("action");
    if !action.is_present() {
        missing(
            field,
            "action",
            "`allow` for what must hold, `deny`, `require_approval`, …",
        );
    }
    let action = keys::word_of!(&action, Action);
    let asked = keys::one(field, &["condition", "when"]);
    let condition = if asked.is_present() {
        condition::read(&asked)
    } else if action == Some(Action::RateLimit) {
        Some(Condition::Constant(true))
    } else {
        missing(field, "condition", "what the rule asks; `true` for always");
        None
    };
    let severity = keys::word_of!(&field.field("severity"), Severity);
    let rate = keys::get(field, "rate_limit");
    if action == Some(Action::RateLimit) && !rate.is_present() {
        missing(field, "rate_limit", "`{requests: 60, period_seconds: 60}`");
    }
    let (name, action, condition) = (name?, action?, condition?);
    let mut rule = Rule::new(name, condition, action, severity.unwrap_or(Severity::Error));
    let message = keys::first(field, &["message", "description"]);
    rule.message = message.text().filter(|text| !text.trim().is_empty());
    rule.on = stages(&field.field("on"));
    rule.enabled = field.field("enabled").flag().unwrap_or(true);
    rule.rate_limit = rate.is_present().then(|| rule_rate(&rate)).flatten();
    let wanted = field.field("approval");
    rule.approval = wanted.is_present().then(|| Box::new(approval(&wanted)));
    let transform = keys::one(field, &["redaction", "transform"]);
    rule.redaction = transform
        .is_present()
        .then(|| redaction(&transform))
        .flatten()
        .map(Box::new);
    rule.place = keys::place(&keys::first(field, &["name", "id"]));
    only_for(&rule, field);
    Some(rule)
}

/// A part that the action does not use was meant for another action.
fn only_for(rule: &Rule, field: &Field<'_>) {
    for (key, there, action) in [
        ("rate_limit", rule.rate_limit.is_some(), Action::RateLimit),
        ("approval", rule.approval.is_some(), Action::RequireApproval),
        ("redaction", rule.redaction.is_some(), Action::Redact),
    ] {
        if there && rule.action != action {
            field.error_at_key(
                codes::POLICY_INVALID,
                format!("`{key}` does nothing in a rule whose action is `{}`", rule.action),
                format!("write `action: {action}`, or take it out"),
            );
        }
    }
}

fn missing(field: &Field<'_>, key: &str, what: &str) {
    field.error_at_key(
        codes::POLICY_INVALID,
        format!("`{key}` is missing"),
        format!("give `{key}`: {what}"),
    );
}

/// One stage or a list.
fn stages(field: &Field<'_>) -> Option<Stages> {
    if !field.is_present() {
        return None;
    }
    let words: Vec<&str> = Stage::ALL.iter().map(|stage| stage.as_str()).collect();
    let read = |field: &Field<'_>| keys::word(field, "a stage", &words, |word| word.parse::<Stage>().ok());
    let items = if field.is_list() {
        field.items()
    } else {
        vec![field.clone()]
    };
    if items.is_empty() {
        field.error_at_key(
            codes::POLICY_INVALID,
            "`on` names no stage".to_owned(),
            "name at least one, or take `on` out",
        );
    }
    Some(items.iter().filter_map(read).collect())
}

fn rule_rate(field: &Field<'_>) -> Option<RuleRate> {
    keys::only(
        field,
        "a rate limit",
        &[&["requests", "max_requests", "period_seconds", "period_ms", "burst"]],
    );
    let requests = keys::one(field, &["requests", "max_requests"]);
    if !requests.is_present() {
        missing(field, "requests", "how many may pass in a period");
    }
    let period = millis(field, "period")?;
    Some(RuleRate {
        requests: requests.whole()?,
        period_ms: period,
        burst: field.field("burst").whole(),
    })
}

/// `KEY_seconds` or `KEY_ms`, one of which must be there and more than nothing.
pub(super) fn millis(field: &Field<'_>, key: &str) -> Option<u64> {
    let found = optional_millis(field, key);
    let is_there = |unit: &str| keys::get(field, &format!("{key}_{unit}")).is_present();
    // What is there and cannot be used has been named already.
    if found.is_none() && !is_there("seconds") && !is_there("ms") {
        missing(field, &format!("{key}_seconds"), "a number of seconds from 1");
    }
    found
}

pub(super) fn optional_millis(field: &Field<'_>, key: &str) -> Option<u64> {
    let names = [format!("{key}_ms"), format!("{key}_seconds")];
    let [ms, seconds] = names.each_ref().map(|name| keys::get(field, name));
    keys::one(field, &names.each_ref().map(String::as_str));
    if ms.is_present() {
        return ms.count();
    }
    let number = seconds.is_present().then(|| seconds.number()).flatten()?;
    let ms = number * 1000.0;
    if (1.0..crate::check::MAX_EXACT).contains(&ms) {
        return Some(ms as u64);
    }
    seconds.wrong("a number of seconds above 0");
    None
}

fn approval(field: &Field<'_>) -> Approval {
    keys::only(
        field,
        "an approval",
        &[&[
            "approvers",
            "roles",
            "timeout_seconds",
            "timeout_ms",
            "quorum",
            "min_approvals",
        ]],
    );
    keys::filled(
        field,
        "an approval",
        &["approvers", "roles", "quorum", "min_approvals"],
    );
    let quorum = keys::one(field, &["quorum", "min_approvals"]);
    Approval {
        approvers: exempt::names(&keys::one(field, &["approvers", "roles"])),
        timeout_ms: optional_millis(field, "timeout"),
        quorum: quorum
            .is_present()
            .then(|| quorum.count())
            .flatten()
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX)),
    }
}

fn redaction(field: &Field<'_>) -> Option<Redaction> {
    keys::only(field, "a redaction", &[&["type", "target", "value"]]);
    let kind = keys::word_of!(&field.field("type"), RedactionKind)?;
    Some(Redaction {
        kind,
        target: field.field("target").text(),
        value: field.field("value").text(),
    })
}
