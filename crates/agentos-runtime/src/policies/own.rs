//! The policies of an agent's own file, compiled once for each pinned agent.

use std::sync::Arc;

use agentos_agents::{Agent, Source};
use agentos_policy::read::read_agent_policies;
use agentos_policy::{PolicySet, SetOptions};
use agentos_types::codes;

use crate::error::{Refusal, RuntimeError};

#[derive(Debug)]
pub(crate) struct OwnPolicies {
    pub(crate) set: Arc<PolicySet>,
}

impl OwnPolicies {
    /// `None`: the file has none.
    pub(crate) fn of(agent: &Agent, unbound_deny: bool) -> Result<Option<Self>, RuntimeError> {
        if agent.raw.get("policies").is_none_or(serde_json::Value::is_null) {
            return Ok(None);
        }
        let refused = |reason: String| {
            RuntimeError::from(Refusal::new(
                codes::POLICY_INVALID,
                format!("the policies of agent `{}` cannot be used: {reason}", agent.id),
            ))
        };
        let text =
            serde_json::to_vec(&agent.raw).map_err(|error| RuntimeError::Internal(error.to_string()))?;
        let source = Source::new(&agent.id, &text).map_err(|why| refused(why.message.clone()))?;
        let policies = read_agent_policies(source, &agent.id)
            .into_result()
            .map_err(|report| {
                let first = report.errors().next().map(|error| error.message.clone());
                refused(first.unwrap_or_default())
            })?;
        if policies.is_empty() {
            return Ok(None);
        }
        let set = PolicySet::compile_with(policies, SetOptions { unbound_deny })
            .map_err(|error| refused(error.to_string()))?;
        Ok(Some(Self { set: Arc::new(set) }))
    }
}
