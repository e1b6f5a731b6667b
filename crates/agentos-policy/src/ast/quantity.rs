//! Numbers with units. `5%`, `500ms` and `10MB` are not plain numbers and are never taken for one: a quantity
//! compares with a value of the same kind alone, anything else is unknown.

use super::words::words;

words! {
    /// What a quantity measures. Amounts are kept in the base unit that the variant names.
    Unit as "a unit" {
        /// Hundredths: `5%` is 5.
        Percent = "percent",
        /// Milliseconds.
        Duration = "duration",
        /// Bytes.
        Size = "size",
    }
}

/// An amount of a unit, in the unit's base: percent, milliseconds, bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    pub amount: f64,
    pub unit: Unit,
}

/// Suffix, unit, how many of the base it is. The first of an amount that divides evenly is written.
const SUFFIXES: &[(&str, Unit, f64)] = &[
    ("%", Unit::Percent, 1.0),
    ("percent", Unit::Percent, 1.0),
    ("d", Unit::Duration, 86_400_000.0),
    ("h", Unit::Duration, 3_600_000.0),
    ("min", Unit::Duration, 60_000.0),
    ("s", Unit::Duration, 1_000.0),
    ("ms", Unit::Duration, 1.0),
    ("m", Unit::Duration, 60_000.0),
    ("sec", Unit::Duration, 1_000.0),
    ("secs", Unit::Duration, 1_000.0),
    ("second", Unit::Duration, 1_000.0),
    ("seconds", Unit::Duration, 1_000.0),
    ("mins", Unit::Duration, 60_000.0),
    ("minute", Unit::Duration, 60_000.0),
    ("minutes", Unit::Duration, 60_000.0),
    ("hr", Unit::Duration, 3_600_000.0),
    ("hrs", Unit::Duration, 3_600_000.0),
    ("hour", Unit::Duration, 3_600_000.0),
    ("hours", Unit::Duration, 3_600_000.0),
    ("day", Unit::Duration, 86_400_000.0),
    ("days", Unit::Duration, 86_400_000.0),
    ("w", Unit::Duration, 604_800_000.0),
    ("week", Unit::Duration, 604_800_000.0),
    ("weeks", Unit::Duration, 604_800_000.0),
    ("GB", Unit::Size, 1e9),
    ("MB", Unit::Size, 1e6),
    ("KB", Unit::Size, 1e3),
    ("kB", Unit::Size, 1e3),
    ("GiB", Unit::Size, 1_073_741_824.0),
    ("MiB", Unit::Size, 1_048_576.0),
    ("KiB", Unit::Size, 1_024.0),
    ("TB", Unit::Size, 1e12),
    ("TiB", Unit::Size, 1_099_511_627_776.0),
    ("B", Unit::Size, 1.0),
    ("bytes", Unit::Size, 1.0),
];

impl Quantity {
    /// The quantity of an amount in a written unit; `None` when the suffix is none of ours. `KB`, `MB` and
    /// `GB` are powers of 1,000, `KiB`, `MiB` and `GiB` of 1,024; `m` is a minute.
    #[must_use]
    pub fn of(amount: f64, suffix: &str) -> Option<Self> {
        let (_, unit, factor) = SUFFIXES.iter().find(|(name, ..)| *name == suffix)?;
        let amount = amount * factor;
        amount.is_finite().then_some(Self { amount, unit: *unit })
    }

    /// Reads `5%`, `500 ms`, `90 days`: a decimal number and a unit, nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let end = text
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')))
            .filter(|end| *end > 0)?;
        let (amount, suffix) = text.split_at_checked(end)?;
        Self::of(amount.parse().ok()?, suffix.trim_start())
    }

    /// Every suffix that is read.
    pub fn suffixes() -> impl Iterator<Item = &'static str> {
        SUFFIXES.iter().map(|(name, ..)| *name)
    }
}

impl Unit {
    /// The unit in which a field's plain numbers are, as its name says: `duration_ms`, `size_bytes`,
    /// `error_percent`. With it a plain number is a [`Quantity`] of `amount × factor`.
    #[must_use]
    pub fn of_field(name: &str) -> Option<(Self, f64)> {
        let last = name.rsplit(['.', '_']).next()?;
        match last {
            "percent" | "pct" => Some((Self::Percent, 1.0)),
            "ms" | "millis" | "milliseconds" => Some((Self::Duration, 1.0)),
            "seconds" | "secs" => Some((Self::Duration, 1e3)),
            "minutes" | "mins" => Some((Self::Duration, 6e4)),
            "hours" => Some((Self::Duration, 3.6e6)),
            "days" => Some((Self::Duration, 8.64e7)),
            "bytes" => Some((Self::Size, 1.0)),
            "kb" => Some((Self::Size, 1e3)),
            "mb" => Some((Self::Size, 1e6)),
            "gb" => Some((Self::Size, 1e9)),
            _ => None,
        }
    }
}

impl std::fmt::Display for Quantity {
    /// In the largest unit in which the amount reads back exactly.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let written = SUFFIXES.iter().find_map(|(suffix, unit, factor)| {
            let amount = self.amount / factor;
            let whole = amount.fract() == 0.0 && amount != 0.0 && amount.abs() < 1e15;
            let base = *factor == 1.0;
            (*unit == self.unit && (base || whole) && amount * factor == self.amount)
                .then_some((amount, suffix))
        });
        match written {
            Some((amount, suffix)) => write!(f, "{amount}{suffix}"),
            None => write!(f, "{}", self.amount),
        }
    }
}

impl serde::Serialize for Quantity {
    /// `{quantity: "5%"}`, since the text alone would be text.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("quantity", &self.to_string())?;
        map.end()
    }
}
