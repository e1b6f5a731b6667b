//! How long is waited before the same endpoint is asked again.

use std::time::Duration;

const LONGEST: Duration = Duration::from_secs(30);

/// Full jitter: anything from nothing to a bound that doubles with each retry. `random` is in `0..1`.
pub(crate) fn pause(first: Duration, retry: u32, random: f64) -> Duration {
    let bound = first.saturating_mul(2_u32.saturating_pow(retry)).min(LONGEST);
    bound.mul_f64(random.clamp(0.0, 1.0))
}

/// A number in `0..1` from the system. Without randomness the whole pause is waited.
pub(crate) fn random() -> f64 {
    getrandom::u32().map_or(1.0, |n| f64::from(n) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_doubles_up_to_half_a_minute() {
        let first = Duration::from_secs(1);
        for (retry, random, ms) in [
            (0, 0.0, 0),
            (0, 1.0, 1_000),
            (1, 0.5, 1_000),
            (3, 1.0, 8_000),
            (5, 1.0, 30_000),
            (u32::MAX, 1.0, 30_000),
        ] {
            assert_eq!(
                pause(first, retry, random),
                Duration::from_millis(ms),
                "{retry} {random}"
            );
        }
        assert!((0.0..=1.0).contains(&super::random()));
    }
}
