//! Budgets beyond one run: of its agent, its pack and the day. Says what a model call reserves in the
//! store's ledger and what its outcome settles there; the store decides what fits.
//!
//! A reservation belongs to the UTC day on which it was made, so its intent names the day, and it is settled
//! there. It is over with the call: also with one that was given up, or that a crash has left without an outcome.

use agentos_agents::Agent;
use agentos_config::BudgetsConfig;
use agentos_store::LedgerChange;
use agentos_types::{EventBody, ModelRequested, PendingEffect, Run, Timestamp, Usd};
use tokio::sync::Notify;

use crate::queues::Queues;
use crate::spending;

const DAY_MS: i64 = 86_400_000;

/// The accounts of a run, in the order in which they are asked.
pub(crate) type Accounts = [String; 3];

#[derive(Debug, Default)]
pub(crate) struct Budgets {
    limits: BudgetsConfig,
    /// A rule may ask what a day has cost.
    books: bool,
    /// Those who wait for room.
    pub(crate) queues: Queues,
    /// A settlement of this process is durable: there may be room now.
    pub(crate) settled: Notify,
}

impl Budgets {
    pub(crate) fn new(limits: BudgetsConfig, books: bool) -> Self {
        Self {
            limits,
            books,
            ..Self::default()
        }
    }

    /// The day for which a reservation is booked; `None` when nothing is to be booked.
    pub(crate) fn day(&self, at: Timestamp, reserved: Usd) -> Option<String> {
        let BudgetsConfig {
            day_usd,
            agent_usd,
            pack_usd,
        } = &self.limits;
        let limited = self.books || day_usd.is_some() || agent_usd.is_some() || pack_usd.is_some();
        (limited && reserved > Usd::ZERO).then(|| utc_day(at))
    }

    /// What an event changes in the ledger, before it is folded into its run.
    pub(crate) fn changes(&self, run: &Run, agent: &Agent, event: &EventBody) -> Vec<LedgerChange> {
        let pack = agent.pack.as_str();
        let pending = match &run.pending {
            Some(PendingEffect::Model(requested) | PendingEffect::Judge(requested)) => Some(requested),
            _ => None,
        };
        match event {
            EventBody::ModelRequested(requested) => self.reservation(run, pack, requested),
            EventBody::JudgeRequested(requested) => self.reservation(run, pack, &requested.call),
            EventBody::ModelAnswered(answered) => settlement(run, pack, pending, answered.cost),
            EventBody::JudgeAnswered(answered) => settlement(run, pack, pending, answered.cost),
            EventBody::JudgeFailed(failed) => settlement(run, pack, pending, failed.cost),
            EventBody::ModelFailed(failed) => settlement(run, pack, pending, failed.cost),
            EventBody::ModelCharged(charged) => settlement(run, pack, pending, charged.cost),
            _ => spending::changes(run, agent, event).into_iter().collect(),
        }
    }

    fn reservation(&self, run: &Run, pack: &str, requested: &ModelRequested) -> Vec<LedgerChange> {
        let Some(day) = &requested.day else {
            return Vec::new();
        };
        let limits = [self.limits.agent_usd, self.limits.pack_usd, self.limits.day_usd];
        accounts(&run.agent_id, pack, day)
            .into_iter()
            .zip(limits)
            .map(|(account, limit)| LedgerChange {
                account,
                reserve: requested.reserved,
                spend: Usd::ZERO,
                limit,
            })
            .collect()
    }
}

fn settlement(run: &Run, pack: &str, requested: Option<&ModelRequested>, cost: Usd) -> Vec<LedgerChange> {
    let Some((requested, day)) = requested.and_then(|requested| Some((requested, requested.day.as_ref()?)))
    else {
        return Vec::new();
    };
    accounts(&run.agent_id, pack, day)
        .into_iter()
        .map(|account| LedgerChange {
            account,
            reserve: Usd::ZERO - requested.reserved,
            spend: cost,
            limit: None,
        })
        .collect()
}

pub(crate) fn accounts(agent: &str, pack: &str, day: &str) -> Accounts {
    [
        format!("agent:{agent}:{day}"),
        format!("pack:{pack}:{day}"),
        format!("day:{day}"),
    ]
}

/// The day in UTC, as `2026-03-01`.
#[must_use]
pub fn utc_day(at: Timestamp) -> String {
    // Years that begin in March have their leap day at the end, and eras of 400 of them are all alike.
    let days = at.millis().div_euclid(DAY_MS) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}-{of_month:02}", year + era * 400 + next)
}

#[cfg(test)]
mod tests {
    use agentos_types::Timestamp;

    use super::utc_day;

    #[test]
    fn days_of_the_calendar() {
        for (millis, day) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (951_782_400_000, "2000-02-29"),
            (951_868_800_000, "2000-03-01"),
            (1_772_323_199_999, "2026-02-28"),
            (1_772_323_200_000, "2026-03-01"),
            (1_798_761_599_999, "2026-12-31"),
            (1_798_761_600_000, "2027-01-01"),
            (4_107_542_400_000, "2100-03-01"),
        ] {
            assert_eq!(utc_day(Timestamp(millis)), day);
        }
    }
}
