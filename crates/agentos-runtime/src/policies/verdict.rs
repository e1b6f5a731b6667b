//! What the policies have said of one question: the configured ones and the agent's own, as one.

use agentos_policy::{Decision, EvaluateRequest, Failure, Obligation, PolicyAction, RecordedRequest};
use agentos_types::{Approvers, Digest, PolicyDecided, codes};
use serde_json::{Value, json};

use crate::error::{Refusal, RuntimeError};
use crate::hide::Hidden;

/// How an approval is to be given that policies ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    /// So many different people must agree; 0: as many as the zone asks for.
    pub(crate) quorum: u32,
    pub(crate) timeout_ms: Option<u64>,
    pub(crate) approvers: Approvers,
}

impl Terms {
    /// The stricter of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            quorum: self.quorum.max(other.quorum),
            timeout_ms: match (self.timeout_ms, other.timeout_ms) {
                (Some(one), Some(two)) => Some(one.min(two)),
                (one, two) => one.or(two),
            },
            approvers: self.approvers.and(other.approvers),
        }
    }
}

#[derive(Debug)]
pub(crate) struct Verdict {
    asked: EvaluateRequest,
    configured: Decision,
    own: Option<Decision>,
}

impl Verdict {
    pub(super) fn new(asked: EvaluateRequest, configured: Decision, own: Option<Decision>) -> Self {
        Self {
            asked,
            configured,
            own,
        }
    }

    fn decisions(&self) -> impl Iterator<Item = &Decision> {
        std::iter::once(&self.configured).chain(&self.own)
    }

    /// The strongest of all.
    pub(crate) fn action(&self) -> PolicyAction {
        self.decisions()
            .map(|decision| decision.action)
            .max()
            .unwrap_or_default()
    }

    /// What the policies ask of whoever goes on.
    pub(crate) fn obligations(&self) -> Vec<Obligation<'_>> {
        self.decisions().flat_map(Decision::obligations).collect()
    }

    /// Is anything to be hidden?
    pub(crate) fn hides(&self) -> bool {
        self.obligations().iter().any(|obligation| {
            matches!(
                obligation,
                Obligation::Redact { .. } | Obligation::PersonalData { .. }
            )
        })
    }

    /// The set that decided.
    pub(crate) fn digest(&self) -> Digest {
        self.configured.policy_digest()
    }

    /// Nothing goes on: a rule denies it, or asks for a gate that nobody here runs. `runs` says whether a gate
    /// of that id is run.
    pub(crate) fn refusal(&self, runs: impl Fn(&str) -> bool) -> Option<Refusal> {
        let denial = self.decisions().find_map(Decision::refusal);
        let sentence = denial.or_else(|| self.unmet(runs))?;
        let failures: Vec<Failure> = self.decisions().flat_map(Decision::critical_failures).collect();
        let waits = self.decisions().filter_map(Decision::retry_after_ms).max();
        let refusal = Refusal::new(codes::POLICY_DENIED, sentence);
        Some(refusal.with(json!({
            "critical_failures": failures,
            "policy_digest": self.configured.policy_digest(),
            "retry_after_ms": waits,
        })))
    }

    /// What a policy asks for and nobody here does. Going on without it would let pass what the policy lets
    /// pass only with it.
    fn unmet(&self, runs: impl Fn(&str) -> bool) -> Option<String> {
        let obligations = self.decisions().flat_map(Decision::obligations);
        obligations.into_iter().find_map(|obligation| match obligation {
            Obligation::Gate { policy_id, .. } if !runs(policy_id) => Some(format!(
                "refused for {policy_id}: it asks for a gate that is not run here"
            )),
            _ => None,
        })
    }

    /// Rules that want somebody to know that they have fired.
    fn escalated(&self) -> Vec<Value> {
        let said: Vec<Failure> = self
            .decisions()
            .flat_map(Decision::results)
            .flat_map(|report| report.failures)
            .collect();
        self.obligations()
            .into_iter()
            .filter_map(|obligation| match obligation {
                Obligation::Escalate { policy_id, rule } => {
                    let own = said
                        .iter()
                        .find(|failure| failure.policy_id == policy_id && failure.check == rule);
                    let message = own.map(|failure| failure.message.as_str());
                    Some(json!({ "policy_id": policy_id, "rule": rule, "message": message }))
                }
                _ => None,
            })
            .collect()
    }

    /// Why a person must be asked; empty when nobody must.
    pub(crate) fn approvals(&self) -> Vec<Failure> {
        self.decisions().flat_map(Decision::approvals).collect()
    }

    /// What the rules that ask say of the approval: how many must agree, the shortest wait, and who may.
    pub(crate) fn terms(&self) -> Terms {
        self.obligations()
            .into_iter()
            .filter_map(|obligation| match obligation {
                Obligation::Approve { approval, .. } => approval,
                _ => None,
            })
            .fold(Terms::default(), |terms, approval| {
                terms.and(Terms {
                    quorum: approval.quorum.unwrap_or_default(),
                    timeout_ms: approval.timeout_ms,
                    approvers: Approvers::named(&approval.approvers),
                })
            })
    }

    /// A rule lets exactly this tool pass for exactly this agent.
    pub(crate) fn is_granted(&self) -> bool {
        self.decisions().any(|decision| decision.granted)
    }

    /// What is recorded of it.
    pub(crate) fn event(&self, step: Option<u64>, hidden: &Hidden) -> Result<PolicyDecided, RuntimeError> {
        let value = |value: serde_json::Result<Value>| {
            value.map_err(|error| RuntimeError::Internal(error.to_string()))
        };
        let mut failures = Vec::new();
        let mut shadow = Vec::new();
        let mut changes = Vec::new();
        for decision in self.decisions() {
            for report in decision.results() {
                for failure in report.failures {
                    failures.push(value(serde_json::to_value(failure))?);
                }
            }
            for report in decision.shadow() {
                shadow.push(value(serde_json::to_value(report))?);
            }
        }
        for change in self.decisions().flat_map(|decision| &decision.changes) {
            changes.push(value(serde_json::to_value(change))?);
        }
        Ok(PolicyDecided {
            stage: self
                .asked
                .stage
                .map_or_else(String::new, |stage| stage.to_string()),
            step,
            action: self.action().to_string(),
            policy_digest: self.configured.policy_digest(),
            agent_digest: self.own.as_ref().map(Decision::policy_digest),
            failures,
            shadow,
            request: value(serde_json::to_value(RecordedRequest::of(&self.asked)))?,
            changes,
            hidden: hidden.details(),
            escalated: self.escalated(),
        })
    }

    /// The same without what it changes: it was asked and not counted.
    pub(crate) fn uncounted(
        &self,
        step: Option<u64>,
        hidden: &Hidden,
    ) -> Result<PolicyDecided, RuntimeError> {
        let mut event = self.event(step, hidden)?;
        event.changes.clear();
        Ok(event)
    }
}
