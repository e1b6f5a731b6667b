//! Kill switches: a person or a trigger sets one, a person or time lifts it, and what it covers is refused
//! meanwhile.

use agentos_types::Timestamp;

use super::super::{Work, eval};
use crate::ast::{KillScope, Killswitch};
use crate::compile::{Force, Pattern, Trigger};
use crate::decision::{Cause, Effect};
use crate::request::EvaluateRequest;
use crate::state::Change;
use crate::truth::Truth;

impl Work<'_, '_> {
    pub(super) fn switch(&mut self, number: u32, id: &str, of: &Killswitch, triggers: &[Trigger]) {
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
            match eval(&trigger.test, &mut self.reads) {
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
