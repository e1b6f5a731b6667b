//! A finding of something that is not a rule, in words: rate limits, budgets, kill switches, roles, compliance.

use agentos_types::{Timestamp, Usd};
use serde_json::json;

use super::failure::{Reason, Words};
use super::phrase::Phrase;
use super::{Cause, Effect};
use crate::ast::{Payload, Policy, Quantity, Severity, Unit};
use crate::request::print_time;

pub(super) fn words(cause: &Cause, strength: Effect, policy: &Policy) -> Words {
    let (check, reason, phrase) = told(cause, policy);
    Words {
        check,
        severity: match strength {
            Effect::Deny => Severity::Critical,
            Effect::Allow => Severity::Info,
            _ => Severity::Warning,
        },
        reason,
        phrase,
        said: None,
    }
}

/// The part of the policy, why it spoke up, and the rest in words.
type Told = (String, Reason, Phrase);

fn told(cause: &Cause, policy: &Policy) -> Told {
    match cause {
        Cause::Rate { window, count, .. } => self::window(*window, *count, policy),
        Cause::Budget {
            limit,
            spent,
            reserved,
            asked,
            ..
        } => budget(*limit, [*spent, *reserved, *asked], false, policy),
        Cause::BudgetNear {
            limit,
            spent,
            reserved,
            asked,
        } => budget(*limit, [*spent, *reserved, *asked], true, policy),
        Cause::Switched { since, by, reason } => (
            policy.kind.as_str().to_owned(),
            Reason::Switched,
            phrase(
                format!(
                    "the kill switch is on since {}, set by {by}: {reason}",
                    since_when(*since)
                ),
                "lift the switch",
            ),
        ),
        Cause::Trigger(at) => (
            trigger(*at, policy).to_owned(),
            Reason::Unknown,
            phrase("its condition could not be known", ""),
        ),
        Cause::NotPermitted {
            actor,
            roles,
            action,
            resource,
        } => (
            policy.kind.as_str().to_owned(),
            Reason::Violated,
            phrase(
                format!(
                    "actor `{actor}` with {} may not `{action}` `{resource}`",
                    listed(roles)
                ),
                "give the actor a role with a permission for it",
            ),
        ),
        Cause::NotSaid(what) => (
            policy.kind.as_str().to_owned(),
            Reason::Unknown,
            phrase(
                format!("{what} could not be known: it is missing"),
                format!("say {what} in the request"),
            ),
        ),
        Cause::NonCompliant => (
            "compliance_status".to_owned(),
            Reason::Violated,
            phrase("compliance_status is non_compliant", "pass an audit"),
        ),
        Cause::PendingReview => (
            "compliance_status".to_owned(),
            Reason::Fired,
            phrase("compliance_status is pending_review", "complete the review"),
        ),
        Cause::Requirement(at) => (
            requirement(*at, policy).to_owned(),
            Reason::Unknown,
            phrase(
                "could not be known: no rule of this policy and no gate is its control",
                "name a rule of this policy or a gate as its `control`",
            ),
        ),
        // Rules have words of their own.
        Cause::Violated(_)
        | Cause::Fired(_)
        | Cause::Unknown(_)
        | Cause::Unbound(_)
        | Cause::RuleRate { .. } => (
            policy.kind.as_str().to_owned(),
            Reason::Unknown,
            Phrase::default(),
        ),
    }
}

fn phrase(text: impl Into<String>, remedy: impl Into<String>) -> Phrase {
    Phrase {
        text: text.into(),
        remedy: remedy.into(),
        ..Phrase::default()
    }
}

fn window(at: usize, count: u64, policy: &Policy) -> Told {
    let window = match &policy.payload {
        Payload::RateLimit(of) => of.windows.get(at),
        _ => None,
    };
    let (limit, ms) = window.map_or((0, 0), |window| {
        let limit = window.max_requests.saturating_add(window.burst.unwrap_or(0));
        (limit, window.duration_ms)
    });
    (
        format!("window_{}", at + 1),
        Reason::Exhausted,
        rate(count, limit, ms),
    )
}

/// So many requests were made within the window, and this one is too many.
pub(super) fn rate(count: u64, limit: u64, window_ms: u64) -> Phrase {
    let window = Quantity {
        amount: window_ms as f64,
        unit: Unit::Duration,
    };
    let asked = count.saturating_add(1);
    Phrase {
        field: Some("requests".to_owned()),
        value: Some(json!(asked)),
        limit: Some(json!(limit)),
        ..phrase(
            format!("requests {asked} is not lte {limit} in {window}"),
            format!("wait until fewer than {limit} were made within {window}"),
        )
    }
}

/// `near`: the limit holds, and is near enough to warn.
fn budget(at: usize, [spent, reserved, asked]: [Usd; 3], near: bool, policy: &Policy) -> Told {
    let of = match &policy.payload {
        Payload::Budget(of) => of.limits.get(at),
        _ => None,
    };
    let (name, limit) = of.map_or(("limit", Usd::ZERO), |of| (of.resource.as_str(), of.limit_usd));
    let period = of.map_or("", |of| of.period.as_str());
    let total = spent + reserved + asked;
    let (state, remedy) = if near {
        ("is near", String::new())
    } else {
        let left = (limit - spent - reserved).max(Usd::ZERO);
        let remedy = format!("ask for at most {left}, or wait for the next period");
        ("is not lte", remedy)
    };
    let text = format!(
        "{period} spending {total} {state} {limit} ({spent} spent, {reserved} reserved, {asked} asked for)"
    );
    let phrase = Phrase {
        field: Some("spend.usd".to_owned()),
        value: serde_json::to_value(total).ok(),
        limit: serde_json::to_value(limit).ok(),
        ..phrase(text, remedy)
    };
    (format!("{name}_{period}"), Reason::Exhausted, phrase)
}

fn trigger(at: usize, policy: &Policy) -> &str {
    match &policy.payload {
        Payload::Killswitch(of) => of.triggers.get(at).map_or("", |trigger| &trigger.name),
        _ => "",
    }
}

fn requirement(at: usize, policy: &Policy) -> &str {
    match &policy.payload {
        Payload::Compliance(of) => of.requirements.get(at).map_or("", |requirement| &requirement.id),
        _ => "",
    }
}

fn listed(roles: &[String]) -> String {
    if roles.is_empty() {
        "no role".to_owned()
    } else {
        format!("roles {}", roles.join(", "))
    }
}

/// A switch that nobody has used is on from the start.
fn since_when(since: Timestamp) -> String {
    if since == Timestamp::default() {
        "the start".to_owned()
    } else {
        print_time(since)
    }
}
