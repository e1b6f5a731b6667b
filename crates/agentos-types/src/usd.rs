//! Money. An integer of nano-dollars: sums are exact, and no two machines round differently.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

const NANOS: i64 = 1_000_000_000;

/// An amount of US dollars in nano-dollars. Arithmetic saturates: a sum that overflows is larger
/// than every budget, so it is refused and never wraps around to something affordable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Usd(i64);

/// A number that is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum InvalidUsd {
    #[error("`{0}` is not an amount of US dollars")]
    NoAmount(f64),
    /// It would round to nothing, and nothing means something else: free.
    #[error("`{0}` is less than a billionth of a dollar, the least amount; write 0 if it is nothing")]
    TooSmall(f64),
}

impl Usd {
    pub const ZERO: Self = Self(0);
    pub const MAX: Self = Self(i64::MAX);

    #[must_use]
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    #[must_use]
    pub const fn nanos(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// For serde, which asks by reference.
    pub(crate) const fn is_zero_ref(&self) -> bool {
        self.0 == 0
    }

    /// Dollars as a float, rounded to the nearest nano-dollar.
    ///
    /// # Errors
    /// Not finite, beyond what nano-dollars in an `i64` hold (about 9.2 billion dollars), or so little that it
    /// would round to nothing.
    pub fn from_dollars(dollars: f64) -> Result<Self, InvalidUsd> {
        let nanos = (dollars * NANOS as f64).round();
        // i64::MAX is not exactly an f64: the comparison is strict so that the cast never saturates.
        if !(nanos.is_finite() && nanos.abs() < i64::MAX as f64) {
            Err(InvalidUsd::NoAmount(dollars))
        } else if nanos == 0.0 && dollars != 0.0 {
            Err(InvalidUsd::TooSmall(dollars))
        } else {
            Ok(Self(nanos as i64))
        }
    }

    /// For display and for formats that carry dollars as a number.
    #[must_use]
    pub fn dollars(self) -> f64 {
        self.0 as f64 / NANOS as f64
    }

    /// `price` per million units, times `units`, rounded up: a cost is never understated.
    #[must_use]
    pub fn per_million(self, units: u64) -> Self {
        const MILLION: i64 = 1_000_000;
        // Hardly a product is too large for a division in one step of the processor.
        if let Some(product) = i64::try_from(units)
            .ok()
            .and_then(|units| self.0.checked_mul(units))
        {
            return Self(product.div_euclid(MILLION) + i64::from(product.rem_euclid(MILLION) != 0));
        }
        let product = i128::from(self.0) * i128::from(units);
        let million = i128::from(MILLION);
        let nanos = product.div_euclid(million) + i128::from(product.rem_euclid(million) != 0);
        Self(i64::try_from(nanos).unwrap_or(i64::MAX))
    }
}

impl Add for Usd {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Usd {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Usd {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Usd {
    /// At least two decimals, at most nine: `10.00`, `0.0003369`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let abs = self.0.unsigned_abs();
        let whole = abs / NANOS.unsigned_abs();
        let decimals = format!("{:09}", abs % NANOS.unsigned_abs());
        let significant = decimals.trim_end_matches('0').len().max(2);
        write!(
            f,
            "{sign}{whole}.{}",
            decimals.get(..significant).unwrap_or(&decimals)
        )
    }
}

impl Serialize for Usd {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0 % NANOS == 0 {
            s.serialize_i64(self.0 / NANOS)
        } else {
            s.serialize_f64(self.dollars())
        }
    }
}

impl<'de> Deserialize<'de> for Usd {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::from_dollars(f64::deserialize(d)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Usd;

    #[test]
    fn prints_two_to_nine_decimals() {
        for (nanos, text) in [
            (0, "0.00"),
            (10_000_000_000, "10.00"),
            (500_000_000, "0.50"),
            (336_900, "0.0003369"),
            (1, "0.000000001"),
            (-2_500_000_000, "-2.50"),
        ] {
            assert_eq!(Usd::from_nanos(nanos).to_string(), text);
        }
    }

    #[test]
    fn a_price_times_units_is_rounded_up() {
        for (price_nanos, units, cost) in [
            (150_000_000, 86, 12_900),
            (1, 1, 1),
            (1, 1_000_000, 1),
            (1, 1_000_001, 2),
            (0, 9, 0),
        ] {
            assert_eq!(Usd::from_nanos(price_nanos).per_million(units).nanos(), cost);
        }
    }

    #[test]
    fn overflow_is_larger_than_every_budget() {
        assert_eq!(Usd::MAX + Usd::from_nanos(1), Usd::MAX);
        assert_eq!(Usd::MAX.per_million(u64::MAX), Usd::MAX);
    }

    #[test]
    fn an_amount_is_never_taken_for_nothing() {
        for (dollars, nanos) in [
            (0.0, Some(0)),
            (-0.0, Some(0)),
            (1e-9, Some(1)),
            (5e-10, Some(1)),
            (4.9e-10, None),
            (-4.9e-10, None),
            (1e-300, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
            (1e19, None),
        ] {
            let usd = Usd::from_dollars(dollars);
            assert_eq!(usd.ok().map(Usd::nanos), nanos, "{dollars}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_cost_is_exact_and_rounded_up(nanos in proptest::num::i64::ANY, units in proptest::num::u64::ANY, small in 0_u64..10_000_000) {
            for (nanos, units) in [(nanos, units), (nanos, small), (nanos % 100_000_000_000, small)] {
                let product = i128::from(nanos) * i128::from(units);
                let exact = product.div_euclid(1_000_000) + i128::from(product.rem_euclid(1_000_000) != 0);
                let cost = Usd::from_nanos(nanos).per_million(units).nanos();
                proptest::prop_assert_eq!(cost, i64::try_from(exact).unwrap_or(i64::MAX));
            }
        }

        #[test]
        fn json_keeps_every_nano_below_a_million_dollars(nanos in -999_999_999_999_999_i64..=999_999_999_999_999) {
            let usd = Usd::from_nanos(nanos);
            let json = serde_json::to_string(&usd).unwrap();
            proptest::prop_assert_eq!(serde_json::from_str::<Usd>(&json).unwrap(), usd);
        }
    }
}
