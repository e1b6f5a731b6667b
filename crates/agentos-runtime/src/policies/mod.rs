//! The policies that hold here: those that are configured, and of each agent those of its own file. Asks
//! them, keeps their state in step with the journal, and says what follows. What a rule means is the
//! engine's.

mod ask;
mod own;
mod state;
mod verdict;

use std::sync::Arc;

use agentos_policy::{EvaluateRequest, PolicyEngine};
use agentos_store::{Journal, WorkerId};

use crate::error::RuntimeError;
use crate::run::pins::PinnedAgent;

pub(crate) use ask::{Moment, Question, spend_id};
pub(crate) use own::OwnPolicies;
pub(crate) use state::row;
pub(crate) use verdict::Verdict;

#[derive(Debug)]
pub(crate) struct Policies {
    engine: Arc<PolicyEngine>,
    /// What `environment.name` says.
    environment: String,
    /// A flag of an agent's file that nothing supplies refuses.
    unbound_deny: bool,
    worker: WorkerId,
    /// The last frame whose changes of the policies' state are known here.
    seen: tokio::sync::Mutex<u64>,
}

impl Policies {
    pub(crate) fn new(engine: Arc<PolicyEngine>, environment: String, worker: WorkerId) -> Self {
        let unbound_deny = engine.set().options().unbound_deny;
        Self {
            engine,
            environment,
            unbound_deny,
            worker,
            seen: tokio::sync::Mutex::new(0),
        }
    }

    /// No policy is configured, and the agent has none of its own.
    pub(crate) fn is_silent(&self, agent: &PinnedAgent) -> Result<bool, RuntimeError> {
        Ok(self.engine.set().policies().is_empty() && agent.policies(self.unbound_deny)?.is_none())
    }

    /// Does any policy that holds for the agent ask for this field?
    pub(crate) fn reads(&self, agent: &PinnedAgent, field: &str) -> Result<bool, RuntimeError> {
        let own = agent.policies(self.unbound_deny)?;
        Ok(self.engine.set().reads(field) || own.is_some_and(|own| own.set.reads(field)))
    }

    /// What the policies say, without counting it.
    pub(crate) async fn ask(
        &self,
        agent: Option<&PinnedAgent>,
        asked: EvaluateRequest,
        journal: &dyn Journal,
    ) -> Result<Verdict, RuntimeError> {
        self.follow(journal).await?;
        let configured = self.engine.explain(&asked);
        self.verdict(agent, asked, configured)
    }

    /// What the policies say, counted. What they keep has to be durable with the step that it counts.
    pub(crate) async fn count(
        &self,
        agent: Option<&PinnedAgent>,
        asked: EvaluateRequest,
        journal: &dyn Journal,
    ) -> Result<Verdict, RuntimeError> {
        self.follow(journal).await?;
        let configured = self.engine.evaluate(&asked);
        self.verdict(agent, asked, configured)
    }

    /// Do policies count, spend or switch?
    pub(crate) fn is_stateful(&self) -> bool {
        self.engine.set().is_stateful()
    }

    fn verdict(
        &self,
        agent: Option<&PinnedAgent>,
        asked: EvaluateRequest,
        configured: agentos_policy::Decision,
    ) -> Result<Verdict, RuntimeError> {
        let own = match agent {
            Some(agent) => agent.policies(self.unbound_deny)?,
            None => None,
        };
        let own = own.map(|own| own.engine().evaluate(&asked));
        Ok(Verdict::new(asked, configured, own))
    }
}
