//! Doubts about policies that load: rules that can never act, that cannot both be met, that add nothing, and
//! what is on its way out. Decides nothing; for `agentos policy check`.

mod logic;
mod pairs;
mod range;
mod reach;
mod retention;
mod rules;

pub use retention::retained;

use std::collections::HashMap;

use agentos_types::{Code, codes};
use agentos_yaml::{Diagnostic, Severity, Source};
use serde::Serialize;

use crate::ast::{Exemption, Place, Policy, Rule, Status};

/// One doubt.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lint {
    #[serde(serialize_with = "code_name")]
    pub code: Code,
    /// The set cannot be used.
    pub error: bool,
    pub policy_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    #[serde(flatten)]
    pub place: Place,
    pub message: String,
    pub hint: String,
}

impl Lint {
    /// The doubt in the form of the mistakes of its file.
    #[must_use]
    pub fn to_diagnostic(&self, source: &Source) -> Diagnostic {
        let (line, column) = (self.place.line as usize, self.place.column as usize);
        Diagnostic {
            code: self.code,
            severity: if self.error {
                Severity::Error
            } else {
                Severity::Warning
            },
            message: self.message.clone(),
            line,
            column,
            path: self.rule.clone().unwrap_or_default(),
            hint: Some(self.hint.clone()),
            labels: vec![(source.rest_of_line(line, column), String::new())],
        }
    }
}

// serde hands the field over by reference.
fn code_name<S: serde::Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.name)
}

/// All doubts about a set, in the order of the policies. `now_ms` is what exemptions are held against.
#[must_use]
pub fn lint(policies: &[Policy], now_ms: i64) -> Vec<Lint> {
    let mut found = Vec::new();
    duplicates(policies, &mut found);
    for policy in policies {
        life(policy, now_ms, &mut found);
        if is_on(policy) {
            reach::check(policy, &mut found);
            retention::check(policy, &mut found);
            for rule in policy.rules.iter().filter(|rule| rule.enabled) {
                rules::check(policy, rule, &mut found);
            }
        }
    }
    pairs::check(policies, &mut found);
    found.sort_by(|a, b| {
        let key = |lint: &Lint| (lint.place.file.clone(), lint.place.line, lint.place.column);
        key(a).cmp(&key(b))
    });
    found
}

/// Decides, or would in earnest.
fn is_on(policy: &Policy) -> bool {
    policy.reach() != crate::ast::Mode::Off
}

fn duplicates(policies: &[Policy], found: &mut Vec<Lint>) {
    let mut first: HashMap<&str, &Policy> = HashMap::new();
    for policy in policies {
        if let Some(known) = first.get(policy.id.as_str()) {
            found.push(Lint {
                code: codes::POLICY_DUPLICATE,
                error: true,
                policy_id: policy.id.clone(),
                rule: None,
                place: policy.place.clone(),
                message: format!("the id `{}` is taken by the policy at {}", policy.id, known.place),
                hint: "give each policy an id of its own".to_owned(),
            });
        } else {
            first.insert(&policy.id, policy);
        }
    }
}

fn life(policy: &Policy, now_ms: i64, found: &mut Vec<Lint>) {
    if policy.status == Status::Deprecated {
        found.push(of(
            policy,
            None,
            codes::POLICY_DEPRECATED,
            format!(
                "`{}` is deprecated: it still decides, and every decision warns",
                policy.id
            ),
            "replace it, then set `status: inactive`",
        ));
    }
    for exemption in &policy.exemptions {
        // An end that cannot be read is an error already.
        let ended = |end: i64| end != Exemption::NEVER && end <= now_ms;
        if exemption.expires_at_ms.is_some_and(ended) {
            let named = exemption.id.as_deref().unwrap_or(&exemption.reason);
            found.push(of(
                policy,
                None,
                codes::POLICY_EXPIRED,
                format!("the exemption `{named}` of `{}` has ended", policy.id),
                "take it out, or have it approved anew with a later date",
            ));
        }
    }
}

fn of(policy: &Policy, rule: Option<&Rule>, code: Code, message: String, hint: impl Into<String>) -> Lint {
    Lint {
        code,
        error: false,
        policy_id: policy.id.clone(),
        rule: rule.map(|rule| rule.name.clone()),
        place: rule.map_or(&policy.place, |rule| &rule.place).clone(),
        message,
        hint: hint.into(),
    }
}
