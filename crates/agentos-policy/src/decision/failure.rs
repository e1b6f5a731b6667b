//! A finding in words: which rule, which value, which limit, and what would have to change.

use agentos_types::{Timestamp, Usd};
use serde::Serialize;
use serde_json::{Value, json};

use super::phrase::{Phrase, describe};
use super::{Cause, Decision, Effect, Finding};
use crate::ast::{Payload, Policy, Severity};
use crate::request::print_time;

/// Why a rule spoke up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It does not hold.
    Violated,
    /// Its condition is true.
    Fired,
    /// It cannot be known whether it holds.
    Unknown,
    /// Nothing supplies what it asks for.
    Unbound,
    /// A rate limit or budget is used up.
    Exhausted,
    /// A kill switch is on.
    Switched,
}

/// One failure of a policy, field for field as the product document has it, and what would have to change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Failure {
    pub policy_id: String,
    pub policy_name: String,
    /// The rule, or the part of the policy.
    pub check: String,
    /// `denied by POLICY / RULE: FIELD VALUE is not OPERATOR LIMIT`.
    pub message: String,
    pub severity: Severity,
    pub field: Option<String>,
    pub value: Option<Value>,
    pub limit: Option<Value>,
    /// What would have to change.
    pub remedy: String,
    /// What the failure leads to.
    pub action: Effect,
    pub reason: Reason,
}

/// The words of a finding before they are put together.
pub(super) struct Words {
    pub(super) check: String,
    pub(super) severity: Severity,
    pub(super) reason: Reason,
    pub(super) phrase: Phrase,
    /// What the author of the rule says.
    pub(super) said: Option<String>,
}

impl Decision {
    pub(crate) fn failure(&self, finding: &Finding) -> Failure {
        let policy = self.member(finding.member).map(|(_, member)| &*member.policy);
        let words = match policy {
            Some(policy) => self.words(finding, policy),
            None => Words::new(
                "policy",
                Severity::Critical,
                Reason::Unknown,
                "the policy is gone",
                "",
            ),
        };
        let (id, name) = policy.map_or(("", ""), |policy| (&policy.id, &policy.name));
        let text = match &words.said {
            Some(said) => format!("{said} ({})", words.phrase.text),
            None => words.phrase.text,
        };
        Failure {
            policy_id: id.to_owned(),
            policy_name: name.to_owned(),
            message: format!("{} by {id} / {}: {text}", verb(finding), words.check),
            check: words.check,
            severity: words.severity,
            field: words.phrase.field,
            value: words.phrase.value,
            limit: words.phrase.limit,
            remedy: words.phrase.remedy,
            action: finding.strength,
            reason: words.reason,
        }
    }

    fn words(&self, finding: &Finding, policy: &Policy) -> Words {
        if let Some(rule) = finding.cause.rule() {
            return self.rule(rule, finding, policy);
        }
        part(&finding.cause, finding.strength, policy)
    }

    fn rule(&self, number: u32, finding: &Finding, policy: &Policy) -> Words {
        let prepared = self.set.rules.get(number as usize);
        let rule = prepared.and_then(|prepared| policy.rules.get(usize::from(prepared.rule)));
        let (Some(prepared), Some(rule)) = (prepared, rule) else {
            return Words::new(
                "rule",
                Severity::Critical,
                Reason::Unknown,
                "the rule is gone",
                "",
            );
        };
        let (reason, phrase) = match finding.cause {
            Cause::RuleRate { count, .. } => {
                let limit = rule.rate_limit.map_or(0, |limit| limit.requests);
                let period = rule.rate_limit.map_or(0, |limit| limit.period_ms);
                (Reason::Exhausted, rate(count, limit, period))
            }
            Cause::Violated(_) => (Reason::Violated, describe(self, &prepared.test, Some(false))),
            Cause::Fired(_) => (Reason::Fired, describe(self, &prepared.test, Some(true))),
            Cause::Unbound(_) => (Reason::Unbound, describe(self, &prepared.test, None)),
            _ => (Reason::Unknown, describe(self, &prepared.test, None)),
        };
        Words {
            check: rule.name.clone(),
            severity: rule.severity,
            reason,
            phrase,
            said: rule.message.clone(),
        }
    }
}

/// What happened to the request, in one word.
const fn verb(finding: &Finding) -> &'static str {
    match (finding.shadow, finding.strength) {
        (true, Effect::Deny) => "would be denied",
        (true, Effect::RequireApproval) => "would need approval",
        (_, Effect::Deny) => "denied",
        (_, Effect::RequireApproval) => "approval required",
        (_, Effect::Redact) => "redacted",
        (_, Effect::Warn) => "warned",
        (_, Effect::Allow) => "noted",
    }
}

impl Words {
    fn new(
        check: &str,
        severity: Severity,
        reason: Reason,
        text: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            check: check.to_owned(),
            severity,
            reason,
            phrase: Phrase {
                text: text.into(),
                remedy: remedy.into(),
                ..Phrase::default()
            },
            said: None,
        }
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

fn rate(count: u64, limit: u64, window_ms: u64) -> Phrase {
    let window = crate::ast::Quantity {
        amount: window_ms as f64,
        unit: crate::ast::Unit::Duration,
    };
    Phrase {
        text: format!(
            "requests {} is not lte {limit} in {window}",
            count.saturating_add(1)
        ),
        remedy: format!("wait until fewer than {limit} were made within {window}"),
        field: Some("requests".to_owned()),
        value: Some(json!(count.saturating_add(1))),
        limit: Some(json!(limit)),
    }
}

/// The words of everything that is not a rule.
fn part(cause: &Cause, strength: Effect, policy: &Policy) -> Words {
    let severity = match strength {
        Effect::Deny => Severity::Critical,
        Effect::Allow => Severity::Info,
        _ => Severity::Warning,
    };
    let words =
        |check: &str, reason, text: String, remedy: String| Words::new(check, severity, reason, text, remedy);
    let kind = policy.kind.as_str();
    match cause {
        Cause::Rate { window, count, .. } => {
            let (limit, ms) = match &policy.payload {
                Payload::RateLimit(of) => of.windows.get(*window).map_or((0, 0), |window| {
                    (
                        window.max_requests.saturating_add(window.burst.unwrap_or(0)),
                        window.duration_ms,
                    )
                }),
                _ => (0, 0),
            };
            Words {
                phrase: rate(*count, limit, ms),
                ..words(
                    &format!("window_{}", window + 1),
                    Reason::Exhausted,
                    String::new(),
                    String::new(),
                )
            }
        }
        Cause::Budget {
            limit,
            spent,
            reserved,
            asked,
            ..
        }
        | Cause::BudgetNear {
            limit,
            spent,
            reserved,
            asked,
        } => {
            let of = match &policy.payload {
                Payload::Budget(of) => of.limits.get(*limit),
                _ => None,
            };
            let (name, usd) = of.map_or(("limit", Usd::ZERO), |of| (of.resource.as_str(), of.limit_usd));
            let period = of.map_or("", |of| of.period.as_str());
            let total = *spent + *reserved + *asked;
            let near = matches!(cause, Cause::BudgetNear { .. });
            let state = if near { "is near" } else { "is not lte" };
            let text = format!(
                "{period} spending {total} {state} {usd} ({spent} spent, {reserved} reserved, {asked} asked for)"
            );
            let remedy = if near {
                String::new()
            } else {
                format!(
                    "ask for at most {}, or wait for the next period",
                    (usd - *spent - *reserved).max(Usd::ZERO)
                )
            };
            let mut words = words(&format!("{name}_{period}"), Reason::Exhausted, text, remedy);
            words.phrase.field = Some("spend.usd".to_owned());
            words.phrase.value = serde_json::to_value(total).ok();
            words.phrase.limit = serde_json::to_value(usd).ok();
            words
        }
        Cause::Switched { since, by, reason } => words(
            kind,
            Reason::Switched,
            format!(
                "the kill switch is on since {}, set by {by}: {reason}",
                since_when(*since)
            ),
            "lift the switch".to_owned(),
        ),
        Cause::Trigger(at) => {
            let name = match &policy.payload {
                Payload::Killswitch(of) => of.triggers.get(*at).map_or("", |trigger| &trigger.name),
                _ => "",
            };
            words(
                name,
                Reason::Unknown,
                "its condition could not be known".to_owned(),
                String::new(),
            )
        }
        Cause::NotPermitted {
            actor,
            roles,
            action,
            resource,
        } => {
            let roles = if roles.is_empty() {
                "no role".to_owned()
            } else {
                format!("roles {}", roles.join(", "))
            };
            words(
                kind,
                Reason::Violated,
                format!("actor `{actor}` with {roles} may not `{action}` `{resource}`"),
                "give the actor a role with a permission for it".to_owned(),
            )
        }
        Cause::NotSaid(what) => words(
            kind,
            Reason::Unknown,
            format!("{what} could not be known: it is missing"),
            format!("say {what} in the request"),
        ),
        Cause::NonCompliant => words(
            "compliance_status",
            Reason::Violated,
            "compliance_status is non_compliant".to_owned(),
            "pass an audit".to_owned(),
        ),
        Cause::PendingReview => words(
            "compliance_status",
            Reason::Fired,
            "compliance_status is pending_review".to_owned(),
            "complete the review".to_owned(),
        ),
        Cause::Requirement(at) => {
            let id = match &policy.payload {
                Payload::Compliance(of) => of.requirements.get(*at).map_or("", |requirement| &requirement.id),
                _ => "",
            };
            words(
                id,
                Reason::Unknown,
                "could not be known: no rule of this policy and no gate is its control".to_owned(),
                "name a rule of this policy or a gate as its `control`".to_owned(),
            )
        }
        Cause::Violated(_)
        | Cause::Fired(_)
        | Cause::Unknown(_)
        | Cause::Unbound(_)
        | Cause::RuleRate { .. } => words(kind, Reason::Unknown, String::new(), String::new()),
    }
}
