//! Budgets: what is asked for must fit beside what is spent and reserved, and is reserved when the step goes on.

use agentos_types::{Timestamp, Usd};

use super::super::Work;
use crate::ast::{Budget, BudgetExceeded};
use crate::decision::{Cause, Effect};
use crate::stage::Stage;
use crate::state::{Change, period_start};

impl Work<'_, '_> {
    pub(super) fn budget(&mut self, number: u32, id: &str, of: &Budget) {
        let Some(at) = self.asked.request.timestamp else {
            self.say(number, Cause::NotSaid("request.timestamp"), Effect::Deny);
            return;
        };
        let spend = self.asked.spend.as_ref();
        if spend.is_none() && self.asked.stage == Some(Stage::Completion) {
            // Everything is paid for: to refuse what came of it would save nothing.
            return;
        }
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
}
