//! The policies that hold here: those that are configured, and of each agent those of its own file. Asks
//! them, keeps their state in step with the journal, and says what follows. What a rule means is the
//! engine's.

mod alone;
mod ask;
mod own;
mod state;
mod verdict;

use std::sync::Arc;

use agentos_policy::ast::{Action, Policy, PolicyType, Rule};
use agentos_policy::{Counting, EvaluateRequest, PolicyEngine, PolicySet};
use agentos_scanner::Redactor;
use agentos_store::{Journal, WorkerId};
use agentos_types::Usd;
use serde_json::Value;

use crate::error::RuntimeError;
use crate::hide::Base;
use crate::run::pins::PinnedAgent;

pub(crate) use ask::{Moment, Question, spend_id};
pub(crate) use own::OwnPolicies;
pub(crate) use state::append;
pub(crate) use verdict::{Terms, Verdict};

#[derive(Debug)]
pub(crate) struct Policies {
    engine: Arc<PolicyEngine>,
    /// What `environment.name` says.
    environment: String,
    /// A flag of an agent's file that nothing supplies refuses.
    unbound_deny: bool,
    worker: WorkerId,
    pub(crate) hiding: Base,
    /// The last frame whose changes of the policies' state are known here.
    seen: tokio::sync::Mutex<u64>,
}

impl Policies {
    pub(crate) fn new(
        engine: Arc<PolicyEngine>,
        environment: String,
        worker: WorkerId,
        redactor: Option<Redactor>,
    ) -> Self {
        let unbound_deny = engine.set().options().unbound_deny;
        Self {
            engine,
            environment,
            unbound_deny,
            worker,
            hiding: Base::new(redactor),
            seen: tokio::sync::Mutex::new(0),
        }
    }

    /// The configured ones.
    pub(crate) fn list(&self) -> Vec<Arc<Policy>> {
        self.engine.list_policies()
    }

    /// No policy is configured, and the agent has none of its own.
    pub(crate) fn is_silent(&self, agent: &PinnedAgent) -> Result<bool, RuntimeError> {
        Ok(self.engine.set().policies().is_empty() && agent.policies(self.unbound_deny)?.is_none())
    }

    /// May any policy hide something of an output, or ask a person before it is released?
    pub(crate) fn may_hold_back(&self, agent: &PinnedAgent) -> Result<bool, RuntimeError> {
        let own = agent.policies(self.unbound_deny)?;
        let set = self.engine.set();
        let all = set
            .policies()
            .iter()
            .chain(own.iter().flat_map(|own| own.set.policies()));
        Ok(all.into_iter().any(|policy| {
            let acts = |rule: &Rule| matches!(rule.action, Action::Redact | Action::RequireApproval);
            policy.kind == PolicyType::PiiProtection || policy.rules.iter().any(acts)
        }))
    }

    /// Does any policy that holds for the agent ask for this field?
    pub(crate) fn reads(&self, agent: &PinnedAgent, field: &str) -> Result<bool, RuntimeError> {
        let own = agent.policies(self.unbound_deny)?;
        Ok(self.engine.set().reads(field) || own.is_some_and(|own| own.set.reads(field)))
    }

    /// Do policies that hold for the agent count, spend or switch?
    pub(crate) fn is_stateful(&self, agent: &PinnedAgent) -> Result<bool, RuntimeError> {
        let own = agent.policies(self.unbound_deny)?;
        Ok(self.engine.set().is_stateful() || own.is_some_and(|own| own.set.is_stateful()))
    }

    /// What the policies say, without counting it.
    pub(crate) async fn ask(
        &self,
        agent: Option<&PinnedAgent>,
        asked: EvaluateRequest,
        journal: &dyn Journal,
    ) -> Result<Verdict, RuntimeError> {
        let own = self.own(agent)?;
        self.follow(own, journal).await?;
        let (configured, own) = self.engine.explain_with(own, &asked);
        Ok(Verdict::new(asked, configured, own))
    }

    /// What the policies say, counted, and the last frame that they know of. What they keep has to be durable
    /// with the step that it counts, and only while nobody else has counted since; otherwise it is
    /// [taken back](Self::undo).
    pub(crate) async fn count(
        &self,
        agent: Option<&PinnedAgent>,
        asked: EvaluateRequest,
        counting: Counting,
        journal: &dyn Journal,
    ) -> Result<(Verdict, u64), RuntimeError> {
        let own = self.own(agent)?;
        let seen = self.follow(own, journal).await?;
        let (configured, own) = self.engine.evaluate_with(own, &asked, counting);
        Ok((Verdict::new(asked, configured, own), seen))
    }

    /// What has been counted as `first` was made as `then`, and has cost this. Gives what is to be recorded.
    pub(crate) async fn made_as(
        &self,
        agent: &PinnedAgent,
        [first, then]: [EvaluateRequest; 2],
        cost: Usd,
        journal: &dyn Journal,
    ) -> Result<Vec<Value>, RuntimeError> {
        let own = self.own(Some(agent))?;
        self.follow(own, journal).await?;
        let changes = self.engine.made_as(own, &first, &then, cost);
        let values = changes.iter().map(serde_json::to_value);
        values
            .collect::<Result<_, _>>()
            .map_err(|error| RuntimeError::Internal(error.to_string()))
    }

    fn own<'a>(&self, agent: Option<&'a PinnedAgent>) -> Result<Option<&'a Arc<PolicySet>>, RuntimeError> {
        let own = match agent {
            Some(agent) => agent.policies(self.unbound_deny)?,
            None => None,
        };
        Ok(own.map(|own| &own.set))
    }
}
