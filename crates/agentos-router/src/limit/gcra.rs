//! The generic cell rate algorithm: so many units a minute, so many at once. Knows no clock.

/// Times are in nanoseconds since any fixed moment.
#[derive(Clone, Debug)]
pub(crate) struct Gcra {
    /// Between two units.
    period: u64,
    burst: u64,
    /// When all that was taken is paid back.
    paid: u64,
}

const MINUTE: u64 = 60_000_000_000;

impl Gcra {
    pub(crate) fn per_minute(rate: u64, burst: u64) -> Self {
        Self {
            // Rounded up: never a little faster than asked.
            period: MINUTE.div_ceil(rate.max(1)),
            burst: burst.max(1),
            paid: 0,
        }
    }

    /// When `units` may be taken, with `ahead` others served first. More units than fit at once may go
    /// when nothing else is owed; they are owed whole.
    pub(crate) fn earliest(&self, now: u64, ahead: u64, units: u64) -> u64 {
        let owed = self
            .paid
            .max(now)
            .saturating_add(self.time(ahead))
            .saturating_add(self.time(units.min(self.burst)));
        owed.saturating_sub(self.time(self.burst)).max(now)
    }

    pub(crate) fn take(&mut self, now: u64, units: u64) {
        self.paid = self.paid.max(now).saturating_add(self.time(units));
    }

    /// Units that were taken and not used.
    pub(crate) fn give_back(&mut self, units: u64) {
        self.paid = self.paid.saturating_sub(self.time(units));
    }

    /// Is it as if nothing had ever been taken?
    pub(crate) fn is_full(&self, now: u64) -> bool {
        self.paid <= now
    }

    fn time(&self, units: u64) -> u64 {
        self.period.saturating_mul(units)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECOND: u64 = 1_000_000_000;

    fn try_take(limit: &mut Gcra, now: u64, units: u64) -> bool {
        let may = limit.earliest(now, 0, units) <= now;
        if may {
            limit.take(now, units);
        }
        may
    }

    #[test]
    fn the_burst_goes_at_once_and_the_rest_one_by_one() {
        let mut limit = Gcra::per_minute(10, 10);
        assert_eq!((0..100).filter(|_| try_take(&mut limit, 0, 1)).count(), 10);
        assert_eq!(limit.earliest(0, 0, 1), 6 * SECOND);
        assert_eq!(limit.earliest(0, 4, 1), 30 * SECOND);
        assert!(!try_take(&mut limit, 6 * SECOND - 1, 1) && try_take(&mut limit, 6 * SECOND, 1));
        limit.give_back(1);
        assert!(try_take(&mut limit, 6 * SECOND, 1) && !limit.is_full(6 * SECOND));
        assert!(limit.is_full(70 * SECOND));
    }

    #[test]
    fn more_than_a_minute_holds_goes_when_nothing_is_owed() {
        let mut limit = Gcra::per_minute(60, 60);
        assert!(try_take(&mut limit, 0, 120));
        assert_eq!(limit.earliest(0, 0, 1), 61 * SECOND);
        assert_eq!(limit.earliest(0, 0, 500), 120 * SECOND);
    }

    proptest! {
        #[test]
        fn no_window_has_more_than_rate_by_time_and_burst(
            rate in 1_u64..5_000, burst in 1_u64..50,
            gaps in proptest::collection::vec((0_u64..3 * SECOND, 1_u64..4, any::<bool>()), 1..200),
        ) {
            let mut limit = Gcra::per_minute(rate, burst);
            let (mut now, mut taken) = (0_u64, Vec::new());
            for (gap, units, unused) in gaps {
                now += gap;
                let units = units.min(burst);
                if try_take(&mut limit, now, units) {
                    if unused { limit.give_back(units); } else { taken.push((now, units)); }
                }
            }
            for (at, _) in &taken {
                let (mut sum, from) = (0_u64, *at);
                for (then, units) in taken.iter().filter(|(then, _)| *then >= from) {
                    sum += units;
                    let allowed = u128::from(then - from) * u128::from(rate) / u128::from(MINUTE) + u128::from(burst);
                    prop_assert!(u128::from(sum) <= allowed, "{sum} in {} ns", then - from);
                }
            }
        }
    }
}
