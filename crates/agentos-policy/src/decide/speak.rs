//! What follows when a rule, or a part of a policy, speaks up.

use super::{Lookup, Work, eval};
use crate::compile::{Force, Kind, Prepared, Right, Test};
use crate::decision::{Cause, Effect, Finding};
use crate::state::{Change, RateSpec};
use crate::truth::Truth;

impl Work<'_, '_> {
    #[cold]
    #[inline(never)]
    pub(super) fn rule(&mut self, member: u32, place: u32, rule: &Prepared, truth: Truth) {
        if truth == Truth::Unknown && self.is_unbound(member, &rule.test) {
            // What refuses when it is true or false refuses; what only warns, warns.
            let effect = if self.set.options.unbound_deny {
                unknown(rule)
            } else {
                Effect::Allow
            };
            self.say(member, Cause::Unbound(place), effect);
            return;
        }
        match (rule.kind, truth) {
            // In doubt a request counts: a limit is held too early rather than not at all.
            (Kind::Counts, _) => self.count(member, place, rule),
            (_, Truth::Unknown) => self.say(member, Cause::Unknown(place), unknown(rule)),
            (Kind::Fires, _) => self.say(member, Cause::Fired(place), rule.effect),
            (Kind::Must | Kind::Grants, _) => self.say(member, Cause::Violated(place), rule.effect),
        }
    }

    /// Adds a finding, as strong as the policy's mode and its exemptions leave it.
    pub(super) fn say(&mut self, member: u32, cause: Cause, strength: Effect) {
        let force = self
            .set
            .hot
            .get(member as usize)
            .map_or(Force::Enforce, |hot| hot.force);
        let exempt = self.exemption(member, &cause);
        self.findings.push(Finding {
            member,
            cause,
            effect: if force == Force::Warn {
                strength.min(Effect::Warn)
            } else {
                strength
            },
            strength,
            shadow: force == Force::Shadow,
            exempt,
        });
    }

    fn exemption(&mut self, member: u32, cause: &Cause) -> Option<u32> {
        let set = self.set;
        let member = set.members.get(member as usize)?;
        if member.exemptions.is_empty() {
            return None;
        }
        let rule = cause
            .rule()
            .and_then(|rule| set.rules.get(rule as usize))
            .and_then(|prepared| member.policy.rules.get(usize::from(prepared.rule)));
        let now = self.asked.request.timestamp;
        for (at, (prepared, written)) in
            (0_u32..).zip(member.exemptions.iter().zip(&member.policy.exemptions))
        {
            let covers =
                written.rules.is_empty() || rule.is_some_and(|rule| written.rules.contains(&rule.name));
            // Without a time nobody knows whether it has ended.
            let lasts = written
                .expires_at_ms
                .is_none_or(|end| now.is_some_and(|now| now.millis() < end));
            if covers
                && lasts
                && prepared.matches(self.asked)
                && prepared
                    .condition
                    .as_ref()
                    .is_none_or(|condition| eval(condition, &mut self.reads) == Truth::True)
            {
                return Some(at);
            }
        }
        None
    }

    fn count(&mut self, member: u32, place: u32, rule: &Prepared) {
        let Some(policy) = self.set.members.get(member as usize).map(|member| &member.policy) else {
            return;
        };
        let written = policy.rules.get(usize::from(rule.rule));
        let Some((name, limit)) = written.and_then(|of| Some((&of.name, of.rate_limit?))) else {
            return;
        };
        let Some(at) = self.asked.request.timestamp else {
            self.say(member, Cause::NotSaid("request.timestamp"), Effect::Deny);
            return;
        };
        let limit = RateSpec {
            window_ms: limit.period_ms,
            max: limit.requests,
            windowed: true,
            bucket: limit.burst,
        };
        let counter = format!("{}/{name}", policy.id);
        let key = self.whose(crate::ast::RateKey::Agent);
        match self.state.admits(&counter, &key, at, &limit) {
            Ok(at) => self.pending.push(Change::Counted {
                counter,
                key,
                at,
                limit,
            }),
            Err(full) => self.say(
                member,
                Cause::RuleRate {
                    rule: place,
                    count: full.count,
                    retry_after_ms: full.retry_after_ms,
                },
                Effect::Deny,
            ),
        }
    }

    /// Of an agent's own file, and unknown only for want of fields that nothing supplies?
    fn is_unbound(&mut self, member: u32, test: &Test) -> bool {
        self.set
            .members
            .get(member as usize)
            .is_some_and(|member| member.of_agent)
            && self.unsupplied(test)
    }

    /// Is every unknown part of the test unknown for want of a field that nothing supplies?
    fn unsupplied(&mut self, test: &Test) -> bool {
        if eval(test, &mut self.reads) != Truth::Unknown {
            return true;
        }
        match test {
            Test::Constant(_) => true,
            Test::Flag(field)
            | Test::Order { field, .. }
            | Test::Symbol { field, .. }
            | Test::Among { field, .. } => self.reads.lacks_supplier(*field),
            Test::Compare(compare) => {
                let other = match &compare.right {
                    Right::Field { field, .. } => Some(*field),
                    _ => None,
                };
                let missing = |work: &mut Self, field: u32| work.reads.get(field).is_missing();
                let left = missing(self, compare.field);
                let right = other.is_some_and(|field| missing(self, field));
                (left || right)
                    && (!left || self.reads.lacks_supplier(compare.field))
                    && (!right || other.is_some_and(|field| self.reads.lacks_supplier(field)))
            }
            Test::And(parts) | Test::Or(parts) => parts.iter().all(|part| self.unsupplied(part)),
            Test::Not(part) => self.unsupplied(part),
        }
    }
}

/// What an unknown rule does: what it would do if it spoke up, and a question to a person that cannot be put
/// is a refusal.
fn unknown(rule: &Prepared) -> Effect {
    match rule.effect {
        Effect::RequireApproval => Effect::Deny,
        effect => effect,
    }
}
