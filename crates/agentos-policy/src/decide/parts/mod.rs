//! What the types of policies decide beside rules.

mod access;
mod budget;
mod rate;
mod switch;

use agentos_types::Zone;

use super::Work;
use crate::ast::{Payload, PiiProtection};
use crate::compile::{Part, Unmet};
use crate::decision::{Cause, Effect, hides};

impl Work<'_, '_> {
    /// What the policy's part adds; findings say the rest.
    pub(super) fn part(&mut self, number: u32) -> Effect {
        let set = self.set;
        let Some(member) = set.members.get(number as usize) else {
            return Effect::Deny;
        };
        match (&member.part, &member.policy.payload) {
            (Part::Rate { resource, bypass }, Payload::RateLimit(limit)) => {
                self.rate(number, &member.policy.id, limit, resource, bypass.as_ref());
            }
            (Part::Budget, Payload::Budget(budget)) => self.budget(number, &member.policy.id, budget),
            (Part::Switch { triggers }, Payload::Killswitch(switch)) => {
                self.switch(number, &member.policy.id, switch, triggers);
            }
            (Part::Access(access), Payload::AccessControl(of)) => self.access(number, access, of),
            (Part::Compliance(unmet), _) => {
                for unmet in unmet {
                    let (cause, effect) = match unmet {
                        Unmet::NonCompliant => (Cause::NonCompliant, Effect::Deny),
                        Unmet::Pending => (Cause::PendingReview, Effect::Warn),
                        Unmet::Requirement(at) => (Cause::Requirement(*at), Effect::Deny),
                    };
                    self.say(number, cause, effect);
                }
            }
            (Part::Obliges, Payload::PiiProtection(protection)) => return self.personal(protection),
            _ => {}
        }
        Effect::Allow
    }

    fn personal(&self, protection: &PiiProtection) -> Effect {
        let zone: Option<Zone> = self.asked.request.zone;
        let here = protection.zones.is_empty() || zone.is_none_or(|zone| protection.zones.contains(&zone));
        if here && hides(protection) {
            Effect::Redact
        } else {
            Effect::Allow
        }
    }
}
