//! What the types of policies decide beside rules: counting, spending, switching, permitting.

use agentos_types::{Timestamp, Usd, Zone};

use super::{Work, eval};
use crate::ast::{Budget, BudgetExceeded, KillScope, Killswitch, Payload, PiiProtection, RateKey, RateLimit};
use crate::compile::{Access, Force, Part, Pattern, Test, Trigger, Unmet};
use crate::decision::{Cause, Effect, hides};
use crate::request::EvaluateRequest;
use crate::state::{Change, RateSpec, period_start};
use crate::truth::Truth;

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

    fn rate(&mut self, number: u32, id: &str, of: &RateLimit, resource: &Pattern, bypass: Option<&Test>) {
        let request = &self.asked.request;
        let said = [&request.resource, &request.action];
        let counts = said
            .iter()
            .any(|text| text.as_ref().is_some_and(|text| resource.matches(text)));
        // What is not known is not let slip.
        if !counts && said.iter().all(|text| text.is_some()) {
            return;
        }
        if bypass.is_some_and(|bypass| eval(bypass, self.reads) == Truth::True) {
            return;
        }
        let Some(at) = request.timestamp else {
            self.say(number, Cause::NotSaid("request.timestamp"), Effect::Deny);
            return;
        };
        let key = self.whose(of.per);
        for (window, written) in of.windows.iter().enumerate() {
            let limit = RateSpec {
                window_ms: written.duration_ms,
                max: written.max_requests,
                windowed: written.burst.is_none(),
                bucket: written
                    .burst
                    .map(|burst| burst.saturating_add(written.max_requests)),
            };
            // Windows do not share counters.
            let counter = format!("{id}#{window}");
            match self.state.admits(&counter, &key, at, &limit) {
                Ok(()) => self.pending.push(Change::Counted {
                    counter,
                    key: key.clone(),
                    at,
                    limit,
                }),
                Err(full) => self.say(
                    number,
                    Cause::Rate {
                        window,
                        count: full.count,
                        retry_after_ms: full.retry_after_ms,
                    },
                    Effect::Deny,
                ),
            }
        }
    }

    /// Whose requests are counted together.
    pub(super) fn whose(&self, per: RateKey) -> String {
        let asked = self.asked;
        let agent = asked.request.agent_id.as_deref();
        let actor = asked.actor.as_ref().map(|actor| actor.id.as_str());
        let data = |name: &str| asked.data.get(name).and_then(|value| value.as_str());
        let runtime = asked.runtime.as_deref();
        let (prefix, key) = match per {
            RateKey::Agent if agent.is_some() => ("agent:", agent),
            RateKey::Agent | RateKey::Actor => ("actor:", actor),
            RateKey::Pack => (
                "pack:",
                runtime.map_or_else(|| data("pack"), |of| of.pack.as_deref()),
            ),
            RateKey::Tool => (
                "tool:",
                runtime.map_or_else(|| data("tool"), |of| of.tool.as_deref()),
            ),
            RateKey::Global => ("", None),
        };
        key.map_or_else(|| "*".to_owned(), |key| format!("{prefix}{key}"))
    }

    fn budget(&mut self, number: u32, id: &str, of: &Budget) {
        let Some(at) = self.asked.request.timestamp else {
            self.say(number, Cause::NotSaid("request.timestamp"), Effect::Deny);
            return;
        };
        let spend = self.asked.spend.as_ref();
        let asked = spend.map_or(Usd::ZERO, |spend| spend.usd);
        let mut ledgers = Vec::new();
        for (limit, written) in of.limits.iter().enumerate() {
            let resource = spend.and_then(|spend| spend.resource.as_deref());
            let provider = spend.and_then(|spend| spend.provider.as_deref());
            let covers = |written: &str, said: Option<&str>| said.is_none_or(|said| said == written);
            // What is not said counts against all.
            if !(written.resource == "total" || covers(&written.resource, resource))
                || !written
                    .provider
                    .as_deref()
                    .is_none_or(|written| covers(written, provider))
            {
                continue;
            }
            let Some((start, next)) = period_start(written.period, at) else {
                self.say(number, Cause::NotSaid("request.timestamp"), Effect::Deny);
                return;
            };
            let name = format!("{id}#{limit}");
            let ledger = self.state.ledger(&name, start);
            // The same step asked again does not count twice.
            let before = spend
                .and_then(|spend| self.state.reserved(&spend.id))
                .unwrap_or(Usd::ZERO);
            let (spent, reserved) = (ledger.spent, ledger.reserved - before);
            let total = spent + reserved + asked;
            // Nothing asked for is refused when nothing is left.
            let exceeded = total > written.limit_usd || (asked.is_zero() && total >= written.limit_usd);
            if exceeded {
                let effect = match of.exceeded_action {
                    BudgetExceeded::Warn => Effect::Warn,
                    BudgetExceeded::Throttle | BudgetExceeded::Block => Effect::Deny,
                };
                let retry_after_ms = next.since(at);
                self.say(
                    number,
                    Cause::Budget {
                        limit,
                        spent,
                        reserved,
                        asked,
                        retry_after_ms,
                    },
                    effect,
                );
            } else if written
                .warning_threshold
                .is_some_and(|share| total.dollars() >= written.limit_usd.dollars() * share)
            {
                self.say(
                    number,
                    Cause::BudgetNear {
                        limit,
                        spent,
                        reserved,
                        asked,
                    },
                    Effect::Warn,
                );
            }
            ledgers.push((name, ledger.period));
        }
        if let Some(spend) = spend
            && !ledgers.is_empty()
        {
            self.reserve(&spend.id, spend.usd, ledgers);
        }
    }

    /// One reservation per step, over all budgets.
    fn reserve(&mut self, step: &str, amount: Usd, mut more: Vec<(String, Timestamp)>) {
        let reserved = self.pending.iter_mut().find_map(|change| match change {
            Change::Reserved { ledgers, .. } => Some(ledgers),
            _ => None,
        });
        match reserved {
            Some(ledgers) => ledgers.append(&mut more),
            None => self.pending.push(Change::Reserved {
                id: step.to_owned(),
                usd: amount,
                ledgers: more,
            }),
        }
    }

    fn switch(&mut self, number: u32, id: &str, of: &Killswitch, triggers: &[Trigger]) {
        let force = self
            .set
            .hot
            .get(number as usize)
            .map_or(Force::Enforce, |hot| hot.force);
        let now = self.asked.request.timestamp;
        let known = self.state.switch(id);
        let mut on = match known {
            Some(switch) => switch
                .on
                .then(|| (switch.since, switch.by.clone(), switch.reason.clone())),
            None => (of.triggered && force != Force::Held).then(|| {
                (
                    Timestamp::default(),
                    "the policy".to_owned(),
                    "`triggered` is set".to_owned(),
                )
            }),
        };
        if let (Some((since, ..)), Some(now), Some(recovery)) = (&on, now, &of.recovery)
            && recovery.auto_recover
            && now.since(*since) >= recovery.recover_after_ms
            && recovery
                .max_recoveries
                .is_none_or(|max| known.map_or(0, |switch| switch.recoveries) < max)
            && known.is_some()
        {
            self.changes.push(Change::SwitchedOff {
                policy: id.to_owned(),
                at: now,
                by: "recovery".to_owned(),
                recovered: true,
            });
            on = None;
        }
        if on.is_none() && force != Force::Held {
            on = self.trigger(number, id, of, triggers, force);
        }
        if let Some((since, by, reason)) = on
            && covers(of, self.asked)
        {
            self.say(number, Cause::Switched { since, by, reason }, Effect::Deny);
        }
    }

    /// The first trigger whose condition is true switches.
    fn trigger(
        &mut self,
        number: u32,
        id: &str,
        of: &Killswitch,
        triggers: &[Trigger],
        force: Force,
    ) -> Option<(Timestamp, String, String)> {
        let known = self.state.switch(id);
        for (at, (trigger, written)) in triggers.iter().zip(&of.triggers).enumerate() {
            if self.asked.stage.is_some_and(|stage| !trigger.stages.has(stage)) {
                continue;
            }
            let now = self.asked.request.timestamp;
            let resting = known.is_some_and(|switch| {
                switch.trigger.as_deref() == Some(&written.name)
                    && match (switch.lifted_at, now) {
                        (Some(lifted), Some(now)) => now.since(lifted) < written.cooldown_ms,
                        _ => false,
                    }
            });
            if resting {
                continue;
            }
            match eval(&trigger.test, self.reads) {
                Truth::False => {}
                Truth::Unknown => self.say(number, Cause::Trigger(at), Effect::Allow),
                Truth::True => {
                    let now = now.unwrap_or_default();
                    let reason = format!("`{}` is true", written.name);
                    if force != Force::Shadow {
                        self.changes.push(Change::SwitchedOn {
                            policy: id.to_owned(),
                            at: now,
                            by: "trigger".to_owned(),
                            reason: reason.clone(),
                            trigger: Some(written.name.clone()),
                        });
                    }
                    return Some((now, "trigger".to_owned(), reason));
                }
            }
        }
        None
    }

    fn access(&mut self, number: u32, access: &Access, of: &crate::ast::AccessControl) {
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
                    .is_none_or(|condition| eval(condition, self.reads) == Truth::True)
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

/// Does the switch stop this request? What is not known is not let slip, but a request without a tool or
/// provider has none.
fn covers(of: &Killswitch, asked: &EvaluateRequest) -> bool {
    let runtime = asked.runtime.as_deref();
    let data = |name: &str| asked.data.get(name).and_then(|value| value.as_str());
    let said = match of.scope {
        KillScope::Global => return true,
        // Where the runtime speaks, an agent without a pack has none.
        KillScope::Tenant => {
            runtime.map_or_else(|| data("tenant"), |of| Some(of.tenant.as_deref().unwrap_or("")))
        }
        KillScope::Pack => runtime.map_or_else(|| data("pack"), |of| Some(of.pack.as_deref().unwrap_or(""))),
        KillScope::Agent => asked.request.agent_id.as_deref(),
        KillScope::Run => runtime
            .and_then(|of| of.run_id.as_deref())
            .or(asked.request.resource.as_deref()),
        KillScope::Tool | KillScope::Provider => {
            let said = match (of.scope, runtime) {
                (KillScope::Tool, Some(of)) => of.tool.as_deref(),
                (KillScope::Tool, None) => data("tool"),
                (_, Some(of)) => of.provider.as_deref(),
                (_, None) => data("provider"),
            };
            return said.is_some_and(|said| target(of, said));
        }
    };
    said.is_none_or(|said| target(of, said))
}

fn target(of: &Killswitch, said: &str) -> bool {
    of.target
        .as_ref()
        .is_none_or(|target| Pattern::new(target).matches(said))
}
