//! Which rules the cases have made speak. A rule that no case makes speak could be gone without a case failing; one
//! that spoke only since a field was missing, or under an exemption, has not shown what it does.

use std::collections::HashMap;

use serde::Serialize;

use crate::ast::{Mode, Payload, Policy};
use crate::compile::PolicySet;
use crate::decision::{Answer, Decision, Failure};

/// How far the cases go.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Coverage {
    pub rules: usize,
    /// Rules that spoke in some case.
    pub covered: usize,
    pub percent: f64,
    pub of: Vec<RuleCoverage>,
}

/// How often a rule spoke, and how often it had nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleCoverage {
    pub policy_id: String,
    pub rule: String,
    pub spoke: u32,
    pub quiet: u32,
    /// How often it could not be known.
    pub unknown: u32,
    /// How often it spoke, and an exemption held.
    pub exempt: u32,
}

/// Has it a part beside its rules that can refuse? That counts as one rule more, called by its type.
fn decides(policy: &Policy) -> bool {
    matches!(
        policy.payload,
        Payload::RateLimit(_)
            | Payload::Budget(_)
            | Payload::Killswitch(_)
            | Payload::AccessControl(_)
            | Payload::Compliance(_)
    )
}

/// Counts while cases run.
#[derive(Debug, Default)]
pub(super) struct Counts(HashMap<(String, String), RuleCoverage>);

impl Counts {
    pub(super) fn add(&mut self, decision: &Decision) {
        for line in decision.trace() {
            let key = (line.policy_id.to_owned(), line.rule.to_owned());
            let of = self.0.entry(key).or_default();
            *match (line.answer, line.spoke, line.exempt) {
                (Answer::Unknown, ..) => &mut of.unknown,
                (_, false, _) => &mut of.quiet,
                (_, true, true) => &mut of.exempt,
                (_, true, false) => &mut of.spoke,
            } += 1;
        }
        let applied = decision
            .results()
            .into_iter()
            .map(|of| (of.policy_id, of.failures));
        let looked_at = decision
            .shadow()
            .into_iter()
            .map(|of| (of.policy_id, of.failures));
        for (id, failures) in applied.chain(looked_at) {
            let Some(policy) = decision.set.get(&id).filter(|policy| decides(policy)) else {
                continue;
            };
            let is_rule = |failure: &Failure| policy.rules.iter().any(|rule| rule.name == failure.check);
            let spoke = failures.iter().any(|failure| !is_rule(failure));
            let of = self.0.entry((id, policy.kind.to_string())).or_default();
            *(if spoke { &mut of.spoke } else { &mut of.quiet }) += 1;
        }
    }

    pub(super) fn of(mut self, set: &PolicySet) -> Coverage {
        let on = set.policies().iter().filter(|policy| policy.reach() != Mode::Off);
        let rules = on.flat_map(|policy| {
            let rules = policy.rules.iter().filter(|rule| rule.enabled);
            let names = rules.map(|rule| rule.name.clone());
            let part = decides(policy).then(|| policy.kind.to_string());
            names.chain(part).map(|name| (policy.id.clone(), name))
        });
        let of: Vec<RuleCoverage> = rules
            .map(|key| {
                let counts = self.0.remove(&key).unwrap_or_default();
                let (policy_id, rule) = key;
                RuleCoverage {
                    policy_id,
                    rule,
                    ..counts
                }
            })
            .collect();
        let covered = of.iter().filter(|rule| rule.spoke > 0).count();
        Coverage {
            rules: of.len(),
            covered,
            percent: if of.is_empty() {
                100.0
            } else {
                (covered as f64 * 1000.0 / of.len() as f64).round() / 10.0
            },
            of,
        }
    }
}
