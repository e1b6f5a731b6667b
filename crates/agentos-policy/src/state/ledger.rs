//! Money per period: what was spent and what is reserved. Periods are of the calendar, in UTC.

use agentos_types::{Timestamp, Usd};
use jiff::civil::{DateTime, DateTimeRound};
use jiff::tz::TimeZone;
use jiff::{RoundMode, ToSpan, Unit};
use serde::{Deserialize, Serialize};

use super::State;
use crate::ast::Period;

/// The money of one limit in its current period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    pub period: Timestamp,
    pub spent: Usd,
    pub reserved: Usd,
}

/// What a step has set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reservation {
    usd: Usd,
    ledgers: Vec<(String, Timestamp)>,
}

impl Reservation {
    /// Is a period that it was made in still the current one?
    pub(super) fn is_of(&self, ledgers: &std::collections::BTreeMap<String, Ledger>) -> bool {
        self.ledgers
            .iter()
            .any(|(name, period)| ledgers.get(name).is_none_or(|now| now.period <= *period))
    }
}

impl State {
    /// The ledger in the period that begins at `period`. A clock that went back stays in the later period.
    pub(crate) fn ledger(&self, name: &str, period: Timestamp) -> Ledger {
        match self.ledgers.get(name) {
            Some(ledger) if ledger.period >= period => *ledger,
            _ => Ledger {
                period,
                ..Ledger::default()
            },
        }
    }

    pub(super) fn reserve(&mut self, id: &str, usd: Usd, ledgers: &[(String, Timestamp)]) {
        // The same step asked again replaces what it had reserved.
        self.settle(id, Usd::ZERO);
        for (name, period) in ledgers {
            let mut ledger = self.ledger(name, *period);
            ledger.reserved = ledger.reserved + usd;
            self.ledgers.insert(name.clone(), ledger);
        }
        let ledgers = ledgers.to_vec();
        self.reservations
            .insert(id.to_owned(), Reservation { usd, ledgers });
    }

    pub(super) fn settle(&mut self, id: &str, usd: Usd) {
        let Some(reservation) = self.reservations.remove(id) else {
            return;
        };
        for (name, period) in &reservation.ledgers {
            // What was reserved in a period that is over has gone with it.
            if let Some(ledger) = self.ledgers.get_mut(name)
                && ledger.period == *period
            {
                ledger.reserved = ledger.reserved - reservation.usd;
                ledger.spent = ledger.spent + usd;
            }
        }
    }

    /// What is reserved for a step and not settled yet.
    #[must_use]
    pub fn reserved(&self, id: &str) -> Option<Usd> {
        self.reservations.get(id).map(|reservation| reservation.usd)
    }
}

/// When the period began that `at` is in, and when the next begins. `None` beyond the calendar.
pub(crate) fn period_start(period: Period, at: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let now = TimeZone::UTC.to_datetime(jiff::Timestamp::from_millisecond(at.millis()).ok()?);
    let midnight = now.start_of_day();
    let hours = DateTimeRound::new().smallest(Unit::Hour).mode(RoundMode::Floor);
    let (start, length) = match period {
        Period::Hourly => (now.round(hours).ok()?, 1.hour()),
        Period::Daily => (midnight, 1.day()),
        Period::Weekly => {
            let since_monday = i64::from(now.weekday().to_monday_zero_offset());
            (midnight.checked_sub(since_monday.days()).ok()?, 7.days())
        }
        Period::Monthly => (midnight.first_of_month(), 1.month()),
    };
    let instant = |civil: DateTime| {
        let zoned = civil.to_zoned(TimeZone::UTC).ok()?;
        Some(Timestamp(zoned.timestamp().as_millisecond()))
    };
    Some((instant(start)?, instant(start.checked_add(length).ok()?)?))
}
