//! A decision with its whole explanation. What is needed to explain is kept; the words are made when they are
//! asked for, so that a decision that nobody reads costs none.

mod effect;
mod failure;
mod finding;
mod known;
mod obligation;
mod part;
mod phrase;
mod report;
mod trace;

use std::sync::Arc;

use agentos_types::Digest;
use serde_json::Value;
use smallvec::SmallVec;

pub use self::effect::{Effect, PolicyAction};
pub use self::failure::{Failure, Reason};
pub(crate) use self::finding::{Cause, Finding};
pub(crate) use self::known::{Fact, Known, Reading, Snapshot};
pub use self::obligation::Obligation;
pub(crate) use self::obligation::hides;
pub use self::report::{PolicyReport, ShadowReport, Warning};
pub use self::trace::{Answer, Traced};
use crate::compile::{Force, Hot, Member, PolicySet};
use crate::stage::Stage;
use crate::state::Change;
use crate::value::Val;

/// What the policies say to one request.
///
/// As JSON it is the product document's result: `{action, all_passed, critical_failures, results,
/// values_read, policy_digest, total_duration_ms, …}`.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The strongest of all that acted.
    pub action: PolicyAction,
    /// No policy that is in force objected, not even with a warning.
    pub all_passed: bool,
    /// What the state becomes when the step goes on: count it, reserve it, switch it. Already applied where
    /// a [`PolicyEngine`](crate::PolicyEngine) decided.
    pub changes: Vec<Change>,
    /// What it becomes besides when a person lets the step go on.
    pub(crate) once_approved: Vec<Change>,
    /// A rule that names this tool and this agent one by one lets it pass: a yellow zone needs no review.
    pub granted: bool,
    /// How long it took. The policies have no clock: whoever asked them says it.
    pub total_duration_ms: f64,
    pub(crate) set: Arc<PolicySet>,
    pub(crate) stage: Option<Stage>,
    pub(crate) outcomes: SmallVec<[Outcome; 3]>,
    pub(crate) findings: Vec<Finding>,
    /// Every field that was read.
    pub(crate) known: Known,
}

/// A policy that applied.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub(crate) member: u32,
    pub(crate) effect: Effect,
    pub(crate) passed: bool,
}

impl Decision {
    /// May the step go on without asking anybody?
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        !matches!(self.action, PolicyAction::Deny | PolicyAction::RequireApproval)
    }

    /// The set that decided.
    #[must_use]
    pub fn policy_digest(&self) -> Digest {
        self.set.digest()
    }

    /// Every failure that denies, in the order of the report.
    #[must_use]
    pub fn critical_failures(&self) -> Vec<Failure> {
        self.failures_where(|finding| finding.counts() && finding.effect == Effect::Deny)
    }

    /// Why a person must be asked.
    #[must_use]
    pub fn approvals(&self) -> Vec<Failure> {
        self.failures_where(|finding| finding.counts() && finding.effect == Effect::RequireApproval)
    }

    /// The refusal in one sentence, for an error: the first failure that denies, and how many more there are.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        let mut denying = self
            .findings
            .iter()
            .filter(|finding| finding.counts() && finding.effect == Effect::Deny);
        let first = self.failure(denying.next()?).message;
        Some(match denying.count() {
            0 => first,
            more => format!("{first} (and {more} more)"),
        })
    }

    /// When a request that came too often or too early would fit, at the soonest.
    #[must_use]
    pub fn retry_after_ms(&self) -> Option<u64> {
        let denying = || {
            self.findings
                .iter()
                .filter(|f| f.counts() && f.effect == Effect::Deny)
        };
        let waits = denying().map(|finding| finding.cause.retry_after_ms());
        // Waiting does not help against the others.
        waits.collect::<Option<Vec<u64>>>()?.into_iter().max()
    }

    /// Every field that was read, with its value; null when there was none.
    pub fn values_read(&self) -> impl Iterator<Item = (&str, Value)> {
        self.known.iter().filter_map(|read| {
            let value = read.value.val().map_or(Value::Null, Val::json);
            Some((&*self.set.fields.get(read.field as usize)?.name, value))
        })
    }

    fn failures_where(&self, wanted: impl Fn(&Finding) -> bool) -> Vec<Failure> {
        self.findings
            .iter()
            .filter(|finding| wanted(finding))
            .map(|finding| self.failure(finding))
            .collect()
    }

    pub(crate) fn member(&self, number: u32) -> Option<(&Hot, &Member)> {
        let number = number as usize;
        Some((self.set.hot.get(number)?, self.set.members.get(number)?))
    }

    /// Is the policy in force, and not only looked at?
    pub(crate) fn in_force(&self, number: u32) -> bool {
        self.member(number)
            .is_some_and(|(hot, _)| hot.force != Force::Shadow)
    }

    pub(crate) fn value(&self, field: u32) -> Option<Val<'_>> {
        self.known.iter().find(|read| read.field == field)?.value.val()
    }
}
