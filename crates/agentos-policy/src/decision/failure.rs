//! A finding in words: which rule, which value, which limit, and what would have to change. Those of what is not a
//! rule are in `part.rs`.

use serde::Serialize;
use serde_json::Value;

use super::phrase::{Phrase, describe};
use super::{Cause, Decision, Effect, Finding, part};
use crate::ast::{Policy, Severity};

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
        part::words(&finding.cause, finding.strength, policy)
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
                (Reason::Exhausted, part::rate(count, limit, period))
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
