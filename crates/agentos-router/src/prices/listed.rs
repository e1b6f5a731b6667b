//! How a row of the built-in table is written.

use agentos_types::{Timestamp, Usd};

use crate::{LongInput, Price, PriceRow, Tariff};

/// A model at a provider's list price from a day on.
pub(super) struct Listed {
    /// The first is the provider's own; the others are other names of the same model.
    names: &'static [&'static str],
    since: Timestamp,
    tariff: Tariff,
    context_window: u64,
    max_output: u64,
    tools: bool,
    vision: bool,
    retired: Option<Timestamp>,
}

/// A model of text and tools.
pub(super) const fn listed(
    names: &'static [&'static str],
    since: Timestamp,
    price: Price,
    context_window: u64,
    max_output: u64,
) -> Listed {
    let tariff = Tariff { price, long: None };
    Listed {
        names,
        since,
        tariff,
        context_window,
        max_output,
        tools: true,
        vision: false,
        retired: None,
    }
}

impl Listed {
    pub(super) const fn vision(mut self) -> Self {
        self.vision = true;
        self
    }

    pub(super) const fn no_tools(mut self) -> Self {
        self.tools = false;
        self
    }

    /// Calls with more input tokens than `above` are billed as a whole at `price`.
    pub(super) const fn long(mut self, above: u64, price: Price) -> Self {
        self.tariff.long = Some(LongInput { above, price });
        self
    }

    /// The provider has switched it off on that day.
    pub(super) const fn retired(mut self, day: Timestamp) -> Self {
        self.retired = Some(day);
        self
    }

    pub(super) fn rows(&self, provider: &'static str) -> impl Iterator<Item = PriceRow> {
        self.names.iter().map(move |name| PriceRow {
            provider: provider.to_owned(),
            model: (*name).to_owned(),
            since: self.since,
            tariff: self.tariff,
            context_window: Some(self.context_window),
            max_output: Some(self.max_output),
            tools: self.tools,
            vision: self.vision,
            retired: self.retired,
        })
    }
}

/// The first moment of a day, UTC.
pub(super) const fn day(year: i64, month: i64, day: i64) -> Timestamp {
    // Days since 1970-01-01 of a Gregorian date, counted in years that begin in March.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    Timestamp(days * 86_400_000)
}

/// Input, output and cached input, for a provider that writes its cache at the price of input.
pub(super) const fn price(input: f64, output: f64, cached: f64) -> Price {
    full(input, output, cached, input, input)
}

/// Anthropic's rule: a cache read costs a tenth of input, a write of five minutes five quarters of
/// it, of an hour twice as much.
pub(super) const fn anthropic(input: f64, output: f64) -> Price {
    full(input, output, input * 0.1, input * 1.25, input * 2.0)
}

pub(super) const fn full(input: f64, output: f64, cached: f64, write: f64, write_1h: f64) -> Price {
    Price {
        input: usd(input),
        output: usd(output),
        cached_input: usd(cached),
        cache_write: usd(write),
        cache_write_1h: usd(write_1h),
    }
}

/// A list price has far fewer decimals than nine: rounding only mends the float.
const fn usd(dollars: f64) -> Usd {
    Usd::from_nanos((dollars * 1e9 + 0.5) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (date, days) in [
            ((1970, 1, 1), 0),
            ((1970, 3, 1), 59),
            ((2000, 2, 29), 11_016),
            ((2024, 12, 31), 20_088),
            ((2026, 11, 22), 20_779),
        ] {
            assert_eq!(
                day(date.0, date.1, date.2).millis(),
                days * 86_400_000,
                "{date:?}"
            );
        }
    }
}
