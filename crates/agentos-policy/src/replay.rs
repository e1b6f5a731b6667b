//! A set of policies against requests that were made before: what would it have done?

use std::sync::Arc;

use serde::Serialize;

use crate::compile::PolicySet;
use crate::decision::PolicyAction;
use crate::request::EvaluateRequest;
use crate::stage::Stage;
use crate::state::State;

/// A request as it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Where it was made: a run and the number of its event.
    pub name: String,
    pub request: EvaluateRequest,
    /// What was decided then, where that is known.
    pub was: Option<PolicyAction>,
}

/// What a set would have done.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Replayed {
    pub requests: u64,
    /// How many it would have denied.
    pub blocked: u64,
    /// Of those, how many were not denied then.
    pub newly_blocked: u64,
    /// How many were denied then and would not be.
    pub no_longer_blocked: u64,
    /// How many would have had to wait for a person.
    pub approvals: u64,
    /// Each that it would have denied or held up.
    pub hits: Vec<Hit>,
}

/// A request that would have been denied or held up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    pub action: PolicyAction,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<PolicyAction>,
    /// Why: every failure.
    pub said: Vec<String>,
}

/// Puts requests to a set, in the order in which they were made; counters and budgets begin with `state`.
#[must_use]
pub fn replay(set: &Arc<PolicySet>, mut state: State, requests: impl IntoIterator<Item = Asked>) -> Replayed {
    let mut replayed = Replayed::default();
    for asked in requests {
        let decision = set.evaluate(&asked.request, &state);
        decision.changes.iter().for_each(|change| state.apply(change));
        replayed.requests += 1;
        let denied = decision.action == PolicyAction::Deny;
        let held = decision.action == PolicyAction::RequireApproval;
        let was_denied = asked.was == Some(PolicyAction::Deny);
        replayed.blocked += u64::from(denied);
        replayed.approvals += u64::from(held);
        replayed.newly_blocked += u64::from(denied && asked.was.is_some() && !was_denied);
        replayed.no_longer_blocked += u64::from(was_denied && !denied);
        if denied || held {
            let failures = if denied {
                decision.critical_failures()
            } else {
                decision.approvals()
            };
            replayed.hits.push(Hit {
                name: asked.name,
                stage: asked.request.stage,
                action: decision.action,
                was: asked.was,
                said: failures.into_iter().map(|failure| failure.message).collect(),
            });
        }
    }
    replayed
}

impl std::fmt::Display for Replayed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "would have blocked {} of {}",
            grouped(self.blocked),
            grouped(self.requests)
        )?;
        if self.approvals > 0 {
            write!(f, ", and asked a person {} times", grouped(self.approvals))?;
        }
        Ok(())
    }
}

/// `10,412`.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
