//! A set of policies against requests that were made before: what would it have done?

use std::sync::Arc;

use agentos_types::Usd;
use serde::Serialize;

use crate::compile::PolicySet;
use crate::decision::{Decision, PolicyAction};
use crate::request::EvaluateRequest;
use crate::stage::Stage;
use crate::state::{Change, State};

/// A request as it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Where it was made: a run and the number of its event.
    pub name: String,
    pub request: EvaluateRequest,
    /// What was decided then, where that is known.
    pub was: Option<PolicyAction>,
}

/// What happened, in the order in which it did.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    Asked(Box<Asked>),
    /// What had been set aside for a step came to its true cost.
    Settled {
        /// The step's name, as its request says it.
        id: String,
        usd: Usd,
    },
}

impl From<Asked> for Happened {
    fn from(asked: Asked) -> Self {
        Self::Asked(Box::new(asked))
    }
}

/// What a set would have done.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Replayed {
    pub requests: u64,
    /// How many it would have denied.
    pub blocked: u64,
    /// Of those, how many were not denied then.
    pub newly_blocked: u64,
    /// Of those, how many were denied then too.
    pub still_blocked: u64,
    /// How many were denied then and would not be.
    pub no_longer_blocked: u64,
    /// How many would have had to wait for a person.
    pub approvals: u64,
    /// How many more its policies in shadow would have denied.
    pub shadow: u64,
    /// Each that it would have denied or held up, and each that was denied and would not be.
    pub hits: Vec<Hit>,
}

/// A request that would have been denied or held up, or would not be denied any more.
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

/// Puts requests to a set, in the order in which they were made; counters and budgets begin with `state`. Where a
/// person would be asked, that person says yes.
#[must_use]
pub fn replay<H: Into<Happened>>(
    set: &Arc<PolicySet>,
    mut state: State,
    happened: impl IntoIterator<Item = H>,
) -> Replayed {
    let mut replayed = Replayed::default();
    for happened in happened {
        match happened.into() {
            Happened::Asked(asked) => {
                let decision = set.evaluate(&asked.request, &state);
                let changes = decision.changes.iter().chain(&decision.once_approved);
                changes.for_each(|change| state.apply(change));
                replayed.add(*asked, &decision);
            }
            Happened::Settled { id, usd } => state.apply(&Change::Settled { id, usd }),
        }
    }
    replayed
}

impl Replayed {
    fn add(&mut self, asked: Asked, decision: &Decision) {
        self.requests += 1;
        let denied = decision.action == PolicyAction::Deny;
        let held = decision.action == PolicyAction::RequireApproval;
        let was_denied = asked.was == Some(PolicyAction::Deny);
        self.blocked += u64::from(denied);
        self.approvals += u64::from(held);
        self.newly_blocked += u64::from(denied && asked.was.is_some() && !was_denied);
        self.still_blocked += u64::from(denied && was_denied);
        self.no_longer_blocked += u64::from(was_denied && !denied);
        let looked_at = || {
            decision
                .shadow()
                .iter()
                .any(|report| report.would == PolicyAction::Deny)
        };
        self.shadow += u64::from(!denied && looked_at());
        if !(denied || held || was_denied) {
            return;
        }
        let failures = if denied {
            decision.critical_failures()
        } else {
            decision.approvals()
        };
        self.hits.push(Hit {
            name: asked.name,
            stage: asked.request.stage,
            action: decision.action,
            was: asked.was,
            said: failures.into_iter().map(|failure| failure.message).collect(),
        });
    }
}

impl std::fmt::Display for Replayed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "would have blocked {} of {}",
            grouped(self.blocked),
            grouped(self.requests)
        )?;
        if self.still_blocked > 0 {
            write!(f, " ({} of them then too)", grouped(self.still_blocked))?;
        }
        if self.no_longer_blocked > 0 {
            write!(
                f,
                ", let pass {} that were blocked",
                grouped(self.no_longer_blocked)
            )?;
        }
        if self.approvals > 0 {
            write!(f, ", and asked a person {} times", grouped(self.approvals))?;
        }
        if self.shadow > 0 {
            write!(
                f,
                "; policies in shadow would have blocked {} more",
                grouped(self.shadow)
            )?;
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
