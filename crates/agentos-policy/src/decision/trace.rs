//! Every rule that was asked, line by line: those that had nothing to say included. Worked out anew from what
//! the decision has read.

use serde::Serialize;

use super::phrase::{Kept, describe};
use super::{Decision, Effect};
use crate::compile::{Kind, Prepared};
use crate::decide::eval;
use crate::truth::Truth;

/// A rule that was asked, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Traced<'a> {
    pub policy_id: &'a str,
    pub rule: &'a str,
    pub answer: Answer,
    /// It objects, fires, or cannot be known.
    pub spoke: bool,
    /// It speaks, and an exemption keeps it from holding.
    pub exempt: bool,
    /// What it does when it speaks.
    pub action: Effect,
    /// `cost_usd 5.00 is lte 10.00`.
    pub text: String,
}

/// What a rule's condition came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    True,
    False,
    Unknown,
}

impl Decision {
    /// Every rule that was asked, in the order of the report.
    #[must_use]
    pub fn trace(&self) -> Vec<Traced<'_>> {
        let asked = |prepared: &&Prepared| self.stage.is_none_or(|stage| prepared.stages.has(stage));
        let mut lines = Vec::new();
        for outcome in &self.outcomes {
            let Some((hot, member)) = self.member(outcome.member) else {
                continue;
            };
            let rules = self.set.rules.get(hot.first as usize..hot.end as usize);
            let placed = (hot.first..).zip(rules.unwrap_or_default());
            for (place, prepared) in placed.filter(|(_, prepared)| asked(prepared)) {
                let truth = eval(&prepared.test, &mut Kept(self));
                let (answer, found) = match truth {
                    Truth::True => (Answer::True, Some(true)),
                    Truth::False => (Answer::False, Some(false)),
                    Truth::Unknown => (Answer::Unknown, None),
                };
                let quiet = match prepared.kind {
                    Kind::Must | Kind::Grants => Truth::True,
                    Kind::Fires | Kind::Counts => Truth::False,
                };
                lines.push(Traced {
                    policy_id: &member.policy.id,
                    rule: member
                        .policy
                        .rules
                        .get(usize::from(prepared.rule))
                        .map_or("", |rule| &rule.name),
                    answer,
                    spoke: truth != quiet,
                    exempt: self
                        .findings
                        .iter()
                        .any(|finding| finding.cause.rule() == Some(place) && finding.exempt.is_some()),
                    action: prepared.effect,
                    text: describe(self, &prepared.test, found).text,
                });
            }
        }
        lines
    }
}
