//! The decision as the product document prints it.

use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use super::{Decision, Effect, Failure, PolicyAction};
use crate::ast::{PolicyType, Status};

/// What one policy that is in force says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PolicyReport {
    pub policy_id: String,
    pub policy_name: String,
    #[serde(rename = "type")]
    pub kind: PolicyType,
    pub status: Status,
    /// It objects to nothing, not even with a warning.
    pub passed: bool,
    pub action: PolicyAction,
    /// Every rule that spoke up; empty when it passed.
    pub failures: Vec<Failure>,
}

/// What a policy that is only looked at would have said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShadowReport {
    pub policy_id: String,
    pub policy_name: String,
    pub would: PolicyAction,
    pub failures: Vec<Failure>,
}

/// Something that the people responsible for the policies should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    pub policy_id: String,
    pub message: String,
}

impl Decision {
    /// What each policy in force says, those that passed included: higher priority first.
    #[must_use]
    pub fn results(&self) -> Vec<PolicyReport> {
        let in_force = self
            .outcomes
            .iter()
            .filter(|outcome| self.in_force(outcome.member));
        in_force
            .filter_map(|outcome| {
                let policy = &self.member(outcome.member)?.1.policy;
                Some(PolicyReport {
                    policy_id: policy.id.clone(),
                    policy_name: policy.name.clone(),
                    kind: policy.kind,
                    status: policy.status,
                    passed: outcome.passed,
                    action: outcome.effect,
                    failures: self.failures_where(|f| {
                        f.member == outcome.member
                            && (f.counts() && !matches!(f.cause, super::Cause::Unbound(_)))
                    }),
                })
            })
            .collect()
    }

    /// What the policies that are only looked at would have said.
    #[must_use]
    pub fn shadow(&self) -> Vec<ShadowReport> {
        let looked_at = self
            .outcomes
            .iter()
            .filter(|outcome| !self.in_force(outcome.member));
        looked_at
            .filter_map(|outcome| {
                let policy = &self.member(outcome.member)?.1.policy;
                Some(ShadowReport {
                    policy_id: policy.id.clone(),
                    policy_name: policy.name.clone(),
                    would: outcome.effect,
                    failures: self.failures_where(|f| f.member == outcome.member && f.exempt.is_none()),
                })
            })
            .collect()
    }

    /// Rules of agents' files that nothing supplies the fields of.
    #[must_use]
    pub fn unbound(&self) -> Vec<Failure> {
        self.failures_where(|finding| matches!(finding.cause, super::Cause::Unbound(_)))
    }

    /// What somebody is exempt from.
    #[must_use]
    pub fn exempted(&self) -> Vec<Failure> {
        self.failures_where(|finding| finding.exempt.is_some() && !finding.shadow)
    }

    /// Failures that warn, policies on their way out, and exemptions that were used.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for outcome in &self.outcomes {
            let Some((_, member)) = self.member(outcome.member) else {
                continue;
            };
            if member.policy.status == Status::Deprecated {
                warnings.push(Warning {
                    policy_id: member.policy.id.clone(),
                    message: format!("policy `{}` is deprecated and still in force", member.policy.id),
                });
            }
        }
        for finding in &self.findings {
            let failure = self.failure(finding);
            let message = match finding.exempt {
                Some(exemption) => format!("{}{}", failure.message, self.excuse(finding.member, exemption)),
                None if finding.counts() && finding.effect == Effect::Warn => failure.message,
                None => continue,
            };
            warnings.push(Warning {
                policy_id: failure.policy_id,
                message,
            });
        }
        warnings
    }

    fn excuse(&self, member: u32, exemption: u32) -> String {
        self.member(member)
            .and_then(|(_, member)| member.policy.exemptions.get(exemption as usize))
            .map_or_else(String::new, |of| format!("; exempt: {}", of.reason))
    }
}

/// Values by field, in the order in which they were read.
struct Values<'a>(&'a Decision);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.0.known.len()))?;
        for (field, value) in self.0.values_read() {
            map.serialize_entry(field, &value)?;
        }
        map.end()
    }
}

impl Serialize for Decision {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("Decision", 13)?;
        out.serialize_field("action", &self.action)?;
        out.serialize_field("all_passed", &self.all_passed)?;
        out.serialize_field("critical_failures", &self.critical_failures())?;
        out.serialize_field("results", &self.results())?;
        out.serialize_field("values_read", &Values(self))?;
        out.serialize_field("policy_digest", &self.policy_digest())?;
        out.serialize_field("total_duration_ms", &self.total_duration_ms)?;
        out.serialize_field("shadow", &self.shadow())?;
        out.serialize_field("warnings", &self.warnings())?;
        out.serialize_field("unbound", &self.unbound())?;
        out.serialize_field("exempted", &self.exempted())?;
        out.serialize_field("obligations", &self.obligations())?;
        out.serialize_field("retry_after_ms", &self.retry_after_ms())?;
        out.end()
    }
}
