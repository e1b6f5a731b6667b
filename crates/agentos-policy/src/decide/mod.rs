//! Deciding: every policy that applies is asked, all of its rules are evaluated, and the strongest wins.

mod compare;
mod eval;
mod parts;
mod reads;
mod speak;

use std::sync::Arc;

use smallvec::SmallVec;

pub(crate) use self::eval::{Lookup, eval};
use self::reads::{READY, Reads};
use crate::compile::{Candidates, Force, Kind, PolicySet};
use crate::decision::{Decision, Effect, Fact, Finding, Outcome};
use crate::request::{EvaluateRequest, Resolver};
use crate::state::{Change, State};
use crate::truth::Truth;

/// A decision under way.
struct Work<'w, 'v> {
    set: &'v PolicySet,
    asked: &'v EvaluateRequest,
    state: &'v State,
    reads: Reads<'w, 'v>,
    outcomes: &'w mut SmallVec<[Outcome; 3]>,
    findings: &'w mut Vec<Finding>,
    /// Takes place in any case: switches.
    changes: &'w mut Vec<Change>,
    /// Takes place if a person lets the step go on.
    once_approved: &'w mut Vec<Change>,
    /// Takes place if the step goes on.
    pending: Vec<Change>,
    granted: &'w mut bool,
    /// The strongest effect, and whether nothing objected, of the policies in force so far.
    action: &'w mut Effect,
    all_passed: &'w mut bool,
}

impl PolicySet {
    /// What the policies say to a request, given what they remember. Pure: the same arguments give the same
    /// decision. The state is the caller's to change, by [`Decision::changes`].
    #[must_use]
    pub fn evaluate(self: &Arc<Self>, asked: &EvaluateRequest, state: &State) -> Decision {
        let resolver = Resolver::new(asked, &self.zones);
        // Made first, and filled in its place.
        let mut decision = Decision {
            action: Effect::Allow,
            all_passed: true,
            changes: Vec::new(),
            once_approved: Vec::new(),
            granted: false,
            total_duration_ms: 0.0,
            set: Arc::clone(self),
            stage: asked.stage,
            outcomes: SmallVec::new(),
            findings: Vec::new(),
            known: SmallVec::new(),
        };
        let mut ready = [Fact::NONE; READY];
        let mut work = Work {
            set: self,
            asked,
            state,
            reads: Reads::new(&resolver, self, &mut decision.known, &mut ready),
            outcomes: &mut decision.outcomes,
            findings: &mut decision.findings,
            changes: &mut decision.changes,
            once_approved: &mut decision.once_approved,
            pending: Vec::new(),
            granted: &mut decision.granted,
            action: &mut decision.action,
            all_passed: &mut decision.all_passed,
        };
        let mut room = Candidates::new();
        let candidates = self.index.candidates(asked, &mut room);
        work.outcomes.reserve(candidates.len());
        for number in candidates {
            work.policy(*number);
        }
        work.settle();
        decision
    }
}

impl Work<'_, '_> {
    #[inline(always)]
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
        for (place, rule) in rules.iter().enumerate() {
            if let Some(stage) = self.asked.stage
                && !rule.stages.has(stage)
            {
                continue;
            }
            let truth = eval(&rule.test, &mut self.reads);
            match (rule.kind, truth) {
                (Kind::Must, Truth::True) | (Kind::Fires | Kind::Counts, Truth::False) => {}
                (Kind::Grants, Truth::True) => *self.granted |= hot.force == Force::Enforce,
                _ => self.rule(number, hot.first + place as u32, rule, truth),
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
            *self.action = (*self.action).max(effect);
            *self.all_passed &= passed;
        }
        self.outcomes.push(Outcome {
            member: number,
            effect,
            passed,
        });
    }

    /// A refused call is not counted, and one that waits for a person is when that person has said yes.
    fn settle(&mut self) {
        if !self.pending.is_empty() {
            match self.action {
                Effect::Deny => {}
                Effect::RequireApproval => self.once_approved.append(&mut self.pending),
                _ => self.changes.append(&mut self.pending),
            }
        }
    }
}
