//! What policies ask of whoever goes on: gates to run, data to redact, somebody to tell. The policies cannot
//! do these things; the runtime must.

use serde::Serialize;

use super::{Cause, Decision};
use crate::ast::{Action, Approval, GateSpec, Payload, PiiAction, PiiProtection, Redaction, Retention, Rule};
use crate::stage::{Stage, Stages};

/// Something to be done for the step to go on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Obligation<'a> {
    /// Run these checks.
    Gate { policy_id: &'a str, gate: &'a GateSpec },
    /// Look for personal data, and do with it what the policy says.
    PersonalData {
        policy_id: &'a str,
        protection: &'a PiiProtection,
    },
    /// Hide what the rule says; nothing said: whatever the scanner finds.
    Redact {
        policy_id: &'a str,
        rule: &'a str,
        redaction: Option<&'a Redaction>,
    },
    /// Ask a person; who, and for how long, where the rule says it.
    Approve {
        policy_id: &'a str,
        rule: &'a str,
        approval: Option<&'a Approval>,
    },
    /// Record it, apart from the decision itself.
    Audit { policy_id: &'a str, rule: &'a str },
    /// Tell somebody.
    Escalate { policy_id: &'a str, rule: &'a str },
    /// How long data is kept.
    Retain {
        policy_id: &'a str,
        retention: &'a Retention,
    },
}

impl Decision {
    /// Everything that the policies in force ask for, in the order of the report.
    #[must_use]
    pub fn obligations(&self) -> Vec<Obligation<'_>> {
        let of_policies = self
            .outcomes
            .iter()
            .filter(|outcome| self.in_force(outcome.member))
            .filter_map(|outcome| self.of_policy(outcome.member));
        let of_rules = self
            .findings
            .iter()
            .filter(|finding| finding.counts())
            .filter_map(|finding| self.of_rule(finding.member, &finding.cause));
        of_policies.chain(of_rules).collect()
    }

    fn of_policy(&self, member: u32) -> Option<Obligation<'_>> {
        let policy = &self.member(member)?.1.policy;
        let policy_id = policy.id.as_str();
        match &policy.payload {
            Payload::Gate(gate) => self
                .stage
                .is_none_or(|stage| gate_stages(gate).has(stage))
                .then_some(Obligation::Gate { policy_id, gate }),
            Payload::PiiProtection(protection) => Some(Obligation::PersonalData {
                policy_id,
                protection,
            }),
            Payload::DataRetention(retention) => Some(Obligation::Retain { policy_id, retention }),
            _ => None,
        }
    }

    fn of_rule(&self, member: u32, cause: &Cause) -> Option<Obligation<'_>> {
        let policy = &self.member(member)?.1.policy;
        let prepared = self.set.rules.get(cause.rule()? as usize)?;
        let rule: &Rule = policy.rules.get(usize::from(prepared.rule))?;
        let (policy_id, name) = (policy.id.as_str(), rule.name.as_str());
        if matches!(cause, Cause::Unbound(_)) {
            return None;
        }
        Some(match rule.action {
            Action::Redact => Obligation::Redact {
                policy_id,
                rule: name,
                redaction: rule.redaction.as_deref(),
            },
            Action::RequireApproval => Obligation::Approve {
                policy_id,
                rule: name,
                approval: rule.approval.as_deref(),
            },
            Action::Audit => Obligation::Audit {
                policy_id,
                rule: name,
            },
            Action::Escalate => Obligation::Escalate {
                policy_id,
                rule: name,
            },
            _ => return None,
        })
    }
}

/// The stages of the events at which a gate runs; an event that we do not know is every stage.
pub(crate) fn gate_stages(gate: &GateSpec) -> Stages {
    if gate.triggers.is_empty() {
        return Stages::of(&[Stage::Completion]);
    }
    gate.triggers.iter().fold(Stages::NONE, |all, trigger| {
        all.or(match trigger.as_str() {
            "artifact.created" | "task.completed" => Stages::of(&[Stage::Completion]),
            "task.started" => Stages::of(&[Stage::Start]),
            "external_api.called" | "data.accessed" | "message.send" | "payment.initiated" => {
                Stages::of(&[Stage::ToolCall])
            }
            "approval.requested" => Stages::of(&[Stage::ToolCall, Stage::Completion]),
            _ => Stages::ALL,
        })
    })
}

/// Does the policy hide anything, or only look?
pub(crate) fn hides(protection: &PiiProtection) -> bool {
    !protection.blocked_fields.is_empty()
        || protection
            .rules
            .iter()
            .any(|rule| rule.action != PiiAction::Audit)
}
