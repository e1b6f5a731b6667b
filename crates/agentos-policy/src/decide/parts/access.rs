//! Roles: somebody without a permission may nothing.

use super::super::{Work, eval};
use crate::ast::AccessControl;
use crate::compile::Access;
use crate::decision::{Cause, Effect};
use crate::truth::Truth;

impl Work<'_, '_> {
    pub(super) fn access(&mut self, number: u32, access: &Access, of: &AccessControl) {
        let asked = self.asked;
        let Some(actor) = &asked.actor else {
            self.say(number, Cause::NotSaid("actor"), Effect::Deny);
            return;
        };
        if of.super_admins.contains(&actor.id) {
            return;
        }
        let (Some(action), Some(resource)) = (&asked.request.action, &asked.request.resource) else {
            self.say(
                number,
                Cause::NotSaid("request.action and request.resource"),
                Effect::Deny,
            );
            return;
        };
        let fallback = of.default_role.as_slice();
        let roles = if actor.roles.is_empty() {
            fallback
        } else {
            &actor.roles
        };
        for permit in roles.iter().flat_map(|role| access.of(role)) {
            if permit.resource.matches(resource)
                && permit.actions.iter().any(|pattern| pattern.matches(action))
                && permit
                    .condition
                    .as_ref()
                    .is_none_or(|condition| eval(condition, &mut self.reads) == Truth::True)
            {
                return;
            }
        }
        let cause = Cause::NotPermitted {
            actor: actor.id.clone(),
            roles: roles.to_vec(),
            action: action.clone(),
            resource: resource.clone(),
        };
        self.say(number, cause, Effect::Deny);
    }
}
