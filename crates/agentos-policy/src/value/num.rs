//! Numbers as JSON has them, compared exactly: an integer beyond what a float can hold is never rounded to
//! the limit that it exceeds.

use std::cmp::Ordering;

use serde_json::Number;

/// A JSON number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Num {
    Int(i64),
    /// Above `i64::MAX`.
    Big(u64),
    Float(f64),
}

/// Below this, every integer is a float exactly.
const EXACT: i64 = 1 << 53;

impl Num {
    pub(crate) fn of(number: &Number) -> Self {
        if let Some(int) = number.as_i64() {
            Self::Int(int)
        } else if let Some(big) = number.as_u64() {
            Self::Big(big)
        } else {
            Self::Float(number.as_f64().unwrap_or(f64::NAN))
        }
    }

    pub(crate) fn json(self) -> Option<Number> {
        match self {
            Self::Int(int) => Some(int.into()),
            Self::Big(big) => Some(big.into()),
            Self::Float(float) => Number::from_f64(float),
        }
    }

    /// The nearest float.
    pub(crate) fn float(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Big(big) => big as f64,
            Self::Float(float) => float,
        }
    }

    /// The float that is exactly this number.
    pub(crate) fn exact(self) -> Option<f64> {
        match self {
            Self::Int(int) if (-EXACT..=EXACT).contains(&int) => Some(int as f64),
            Self::Float(float) if !float.is_nan() => Some(float),
            _ => None,
        }
    }

    fn whole(self) -> Option<i128> {
        match self {
            Self::Int(int) => Some(int.into()),
            Self::Big(big) => Some(big.into()),
            Self::Float(_) => None,
        }
    }

    /// `None` where one of them is not a number after all.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        if let (Some(a), Some(b)) = (self.exact(), other.exact()) {
            return a.partial_cmp(&b);
        }
        match (self.whole(), other.whole()) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            (Some(a), None) => against(a, other.float()),
            (None, Some(b)) => against(b, self.float()).map(Ordering::reverse),
            (None, None) => self.float().partial_cmp(&other.float()),
        }
    }
}

/// An integer against a float, without rounding the integer.
fn against(int: i128, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    // Saturates at the ends of i128, which are far beyond every JSON integer.
    let floor = float.floor();
    Some(int.cmp(&(floor as i128)).then(if float > floor {
        Ordering::Less
    } else {
        Ordering::Equal
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_not_rounded() {
        use Ordering::{Equal, Greater, Less};
        for (a, b, order) in [
            (Num::Int(10), Num::Float(10.0), Some(Equal)),
            (Num::Int(10), Num::Float(10.5), Some(Less)),
            (
                Num::Int(9_007_199_254_740_993),
                Num::Float(9_007_199_254_740_992.0),
                Some(Greater),
            ),
            (Num::Big(u64::MAX), Num::Int(i64::MAX), Some(Greater)),
            (Num::Big(u64::MAX), Num::Float(1e30), Some(Less)),
            (Num::Int(i64::MIN), Num::Float(-1e30), Some(Greater)),
            (Num::Int(i64::MIN), Num::Float(-0.5), Some(Less)),
            (Num::Float(f64::NAN), Num::Int(1), None),
            (Num::Float(f64::NAN), Num::Int(i64::MAX), None),
        ] {
            assert_eq!(a.compare(b), order, "{a:?} {b:?}");
            assert_eq!(b.compare(a), order.map(Ordering::reverse), "{b:?} {a:?}");
        }
    }
}
