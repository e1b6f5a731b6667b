//! Birth dates inside of numbers.

use crate::pii::checksum::number;

/// Two digits at `at` as a number; 99, which is no day and no month, where there are none.
pub(super) fn pair(digits: &[u8], at: usize) -> u8 {
    digits
        .get(at..at + 2)
        .map_or(99, |d| u8::try_from(number(d)).unwrap_or(99))
}

/// Whether there is such a day in some year.
pub(super) fn day_of_month(day: u8, month: u8) -> bool {
    let most = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=most).contains(&day)
}

/// `YYMMDD` at `at`.
pub(super) fn yymmdd(digits: &[u8], at: usize) -> bool {
    day_of_month(pair(digits, at + 4), pair(digits, at + 2))
}

/// `DDMMYY` at `at`.
pub(super) fn ddmmyy(digits: &[u8], at: usize) -> bool {
    day_of_month(pair(digits, at), pair(digits, at + 2))
}

/// `YYYYMMDD` at `at`, in a century in which somebody alive was born.
pub(super) fn yyyymmdd(digits: &[u8], at: usize) -> bool {
    matches!(pair(digits, at), 18..=20) && day_of_month(pair(digits, at + 6), pair(digits, at + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (day, month, expected) in [
            (31, 1, true),
            (31, 4, false),
            (29, 2, true),
            (30, 2, false),
            (0, 1, false),
            (1, 13, false),
            (1, 0, false),
        ] {
            assert_eq!(day_of_month(day, month), expected, "{day}.{month}.");
        }
        assert!(yymmdd(&[9, 9, 1, 2, 3, 1], 0));
        assert!(!ddmmyy(&[9, 9, 1, 2], 0));
        assert!(yyyymmdd(&[1, 9, 8, 0, 0, 2, 2, 9], 0));
    }
}
