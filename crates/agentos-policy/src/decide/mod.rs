//! Deciding: every policy that applies is asked, all of its rules are evaluated, and the strongest wins.

mod compare;
mod eval;
mod parts;
mod reads;
mod speak;

use std::sync::Arc;

use smallvec::SmallVec;

pub(crate) use self::eval::{Lookup, Symbol, eval};
use self::reads::Reads;
use crate::compile::{Candidates, Force, Kind, PolicySet};
use crate::decision::{Decision, Effect, Finding, Outcome};
use crate::request::{EvaluateRequest, Resolver};
use crate::state::{Change, State};
use crate::truth::Truth;

/// A decision under way.
struct Work<'w, 'v> {
    set: &'v PolicySet,
    asked: &'v EvaluateRequest,
    state: &'v State,
    reads: &'w mut Reads<'v>,
    outcomes: SmallVec<[Outcome; 4]>,
    findings: Vec<Finding>,
    /// Takes place if the step goes on.
    pending: Vec<Change>,
    /// Takes place in any case: switches.
    changes: Vec<Change>,
    granted: bool,
    /// The strongest effect, and whether nothing objected, of the policies in force so far.
    action: Effect,
    all_passed: bool,
}

impl PolicySet {
    /// What the policies say to a request, given what they remember. Pure: the same arguments give the same
    /// decision. The state is the caller's to change, by [`Decision::changes`].
    #[must_use]
    pub fn evaluate(self: &Arc<Self>, asked: &EvaluateRequest, state: &State) -> Decision {
        let resolver = Resolver::new(asked, &self.zones);
        let mut reads = Reads::new(&resolver, &self.fields, &self.symbols);
        let mut work = Work {
            set: self,
            asked,
            state,
            reads: &mut reads,
            outcomes: SmallVec::new(),
            findings: Vec::new(),
            pending: Vec::new(),
            changes: Vec::new(),
            granted: false,
            action: Effect::Allow,
            all_passed: true,
        };
        let mut room = Candidates::new();
        let candidates = self.index.candidates(asked, &mut room);
        work.outcomes.reserve(candidates.len());
        for number in candidates {
            work.policy(*number);
        }
        work.decide(Arc::clone(self))
    }
}

impl Work<'_, '_> {
    #[inline]
    fn policy(&mut self, number: u32) {
        let set = self.set;
        let at = number as usize;
        let Some(hot) = set.hot.get(at) else { return };
        if let Some(stage) = self.asked.stage
            && !hot.stages.has(stage)
        {
            return;
        }
        if hot.narrowed {
            let narrowing = set.members.get(at).and_then(|member| member.narrowing.as_ref());
            if narrowing.is_some_and(|narrowing| !narrowing.matches(self.asked)) {
                return;
            }
        }
        let found = self.findings.len();
        let rules = set
            .rules
            .get(hot.first as usize..hot.end as usize)
            .unwrap_or_default();
        for (place, rule) in (hot.first..).zip(rules) {
            if let Some(stage) = self.asked.stage
                && !rule.stages.has(stage)
            {
                continue;
            }
            let truth = eval(&rule.test, self.reads);
            match (rule.kind, truth) {
                (Kind::Must, Truth::True) | (Kind::Fires | Kind::Counts, Truth::False) => {}
                (Kind::Grants, Truth::True) => self.granted |= hot.force == Force::Enforce,
                _ => self.rule(number, place, rule, truth),
            }
        }
        let mut effect = Effect::Allow;
        if hot.more {
            effect = self.part(number);
        }
        let mut passed = true;
        if self.findings.len() != found {
            for finding in self.findings.iter().skip(found) {
                if finding.exempt.is_none() {
                    effect = effect.max(finding.effect);
                    passed &= !finding.effect.objects();
                }
            }
        }
        if hot.force != Force::Shadow {
            self.action = self.action.max(effect);
            self.all_passed &= passed;
        }
        self.outcomes.push(Outcome {
            member: number,
            effect,
            passed,
        });
    }

    fn decide(mut self, set: Arc<PolicySet>) -> Decision {
        // A refused call is not counted, and one that waits for a person is asked again.
        if !self.pending.is_empty() && !matches!(self.action, Effect::Deny | Effect::RequireApproval) {
            self.changes.append(&mut self.pending);
        }
        Decision {
            action: self.action,
            all_passed: self.all_passed,
            changes: self.changes,
            granted: self.granted,
            total_duration_ms: 0.0,
            stage: self.asked.stage,
            read: self.reads.keep(),
            outcomes: self.outcomes,
            findings: self.findings,
            set,
        }
    }
}
