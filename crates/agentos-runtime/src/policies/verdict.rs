//! What the policies have said of one question: the configured ones and the agent's own, as one.

use agentos_policy::{Decision, EvaluateRequest, Failure, Obligation, PolicyAction, RecordedRequest};
use agentos_types::{PolicyDecided, codes};
use serde_json::{Value, json};

use crate::error::{Refusal, RuntimeError};

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

    /// Nothing goes on: a rule denies it, or asks for what nobody here does. `runs` says whether a gate of
    /// that id is run.
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
        let of_gate = obligations.into_iter().find_map(|obligation| match obligation {
            Obligation::Gate { policy_id, .. } if !runs(policy_id) => Some(format!(
                "refused for {policy_id}: it asks for a gate that is not run here; name its file in `gates.path`"
            )),
            _ => None,
        });
        let redacts = || {
            let failures = self
                .decisions()
                .flat_map(Decision::results)
                .find(|report| report.action == PolicyAction::Redact);
            failures.map(|report| {
                format!(
                    "refused for {}: it asks for data to be hidden first, and nothing hides it at this point yet; \
                     deny, or set its `mode` to `shadow`",
                    report.policy_id
                )
            })
        };
        of_gate.or_else(redacts)
    }

    /// Why a person must be asked; empty when nobody must.
    pub(crate) fn approvals(&self) -> Vec<Failure> {
        self.decisions().flat_map(Decision::approvals).collect()
    }

    /// A rule lets exactly this tool pass for exactly this agent.
    pub(crate) fn is_granted(&self) -> bool {
        self.decisions().any(|decision| decision.granted)
    }

    /// What is recorded of it.
    pub(crate) fn event(&self, step: Option<u64>) -> Result<PolicyDecided, RuntimeError> {
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
        for change in &self.configured.changes {
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
        })
    }

    /// The same without what it changes: it was asked and not counted.
    pub(crate) fn uncounted(&self, step: Option<u64>) -> Result<PolicyDecided, RuntimeError> {
        let mut event = self.event(step)?;
        event.changes.clear();
        Ok(event)
    }
}
