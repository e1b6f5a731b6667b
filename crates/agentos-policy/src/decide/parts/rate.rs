//! Rate limits: a request passes when it fits into every window, and is counted when it goes on.

use super::super::{Work, eval};
use crate::ast::{RateKey, RateLimit};
use crate::compile::{Pattern, Test};
use crate::decision::{Cause, Effect};
use crate::state::{Change, RateSpec};
use crate::truth::Truth;

impl Work<'_, '_> {
    pub(super) fn rate(
        &mut self,
        number: u32,
        id: &str,
        of: &RateLimit,
        resource: &Pattern,
        bypass: Option<&Test>,
    ) {
        let request = &self.asked.request;
        let said = [&request.resource, &request.action];
        let counts = said
            .iter()
            .any(|text| text.as_ref().is_some_and(|text| resource.matches(text)));
        // What is not known is not let slip.
        if !counts && said.iter().all(|text| text.is_some()) {
            return;
        }
        if bypass.is_some_and(|bypass| eval(bypass, &mut self.reads) == Truth::True) {
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
                Ok(at) => self.pending.push(Change::Counted {
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
    pub(in crate::decide) fn whose(&self, per: RateKey) -> String {
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
}
