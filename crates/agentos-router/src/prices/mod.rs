//! The price table: what a model costs from a day on, what it can take in and do.
//!
//! A name is found exactly, or without the date of a snapshot; never by a part of it. A run pins the
//! table that it began with, as JSON.

mod builtin;
mod file;
mod row;
mod usage;

use std::collections::{HashMap, HashSet};

use agentos_types::{Digest, ModelRef, Timestamp, Usd};

use crate::{Price, Tariff};
pub use file::{PriceFileError, parse_day};
pub use row::PriceRow;
pub use usage::{PricedUsage, UsageError};

/// Providers whose models run on the user's own machine.
const FREE: [&str; 3] = ["local", "ollama", "scripted"];

/// Prices by provider and model.
#[derive(Clone, Debug)]
pub struct PriceTable {
    /// Of one model, the latest first.
    rows: HashMap<String, HashMap<String, Vec<PriceRow>>>,
    json: Vec<u8>,
    digest: Digest,
}

impl PriceTable {
    /// A table of these rows.
    #[must_use]
    pub fn new(mut all: Vec<PriceRow>) -> Self {
        all.sort_by(|a, b| (&a.provider, &a.model, b.since).cmp(&(&b.provider, &b.model, a.since)));
        // Rows hold only texts, numbers and flags, which JSON can always express.
        let json = serde_json::to_vec(&all).unwrap_or_default();
        let digest = Digest::of(&json);
        let mut rows: HashMap<String, HashMap<String, Vec<PriceRow>>> = HashMap::new();
        for row in all {
            rows.entry(row.provider.clone())
                .or_default()
                .entry(row.model.clone())
                .or_default()
                .push(row);
        }
        Self { rows, json, digest }
    }

    /// The table with a price of the configuration's, which holds at all times.
    #[must_use]
    pub fn with(&self, provider: &str, model: &str, price: ConfiguredPrice) -> Self {
        self.with_all(&[(ModelRef::new(provider, model), price)])
    }

    /// The table with prices of the configuration's, which hold at all times.
    #[must_use]
    pub fn with_all(&self, prices: &[(ModelRef, ConfiguredPrice)]) -> Self {
        if prices.is_empty() {
            return self.clone();
        }
        let new = prices
            .iter()
            .map(|(model, price)| self.configured(normal(&model.provider), &model.model, *price));
        self.in_place_of(new.collect())
    }

    fn configured(&self, provider: &str, model: &str, price: ConfiguredPrice) -> PriceRow {
        let known = self.latest(provider, model);
        let tariff = match price {
            ConfiguredPrice::Free => Tariff::FREE,
            ConfiguredPrice::PerThousand { input, output } => scaled(
                known.map(|row| row.tariff.price),
                per_million(input),
                per_million(output),
            )
            .into(),
        };
        let row = known.map_or_else(|| PriceRow::unknown(provider, model), Clone::clone);
        PriceRow {
            model: model.to_owned(),
            since: Timestamp(i64::MIN),
            tariff,
            ..row
        }
    }

    /// The table with `new` in place of all that it says of the same models.
    fn in_place_of(&self, new: Vec<PriceRow>) -> Self {
        let replaced: HashSet<(&str, &str)> = new
            .iter()
            .map(|row| (row.provider.as_str(), row.model.as_str()))
            .collect();
        let rows = self.rows.values().flat_map(HashMap::values).flatten();
        let kept: Vec<PriceRow> = rows
            .filter(|row| !replaced.contains(&(row.provider.as_str(), row.model.as_str())))
            .cloned()
            .collect();
        drop(replaced);
        Self::new(kept.into_iter().chain(new).collect())
    }

    /// All that is known of a model, the latest first.
    pub(crate) fn history(&self, provider: &str, model: &str) -> &[PriceRow] {
        self.of(normal(provider), model).map_or(&[], Vec::as_slice)
    }

    /// The providers that have a model of this name, in the order of their names.
    pub(crate) fn providers_of(&self, model: &str) -> Vec<&str> {
        let mut providers: Vec<&str> = self
            .rows
            .keys()
            .map(String::as_str)
            .filter(|provider| self.of(provider, model).is_some())
            .collect();
        providers.sort_unstable();
        providers
    }

    /// What is known of a model at a time; before its first price, that price.
    #[must_use]
    pub fn find(&self, provider: &str, model: &str, at: Timestamp) -> Option<&PriceRow> {
        let rows = self.of(normal(provider), model)?;
        rows.iter().find(|row| row.since <= at).or_else(|| rows.last())
    }

    /// A model's price at a time; on the user's own machine it is nothing.
    #[must_use]
    pub fn price(&self, provider: &str, model: &str, at: Timestamp) -> Option<Tariff> {
        let found = self.find(provider, model, at).map(|row| row.tariff);
        found.or_else(|| FREE.contains(&normal(provider)).then_some(Tariff::FREE))
    }

    /// The digest of [`to_json`](Self::to_json).
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The form in which a run pins the table; equal tables have equal bytes.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        self.json.clone()
    }

    /// A pinned table.
    ///
    /// # Errors
    /// Bytes that are not what [`to_json`](Self::to_json) gives.
    pub fn from_json(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes).map(Self::new)
    }

    fn latest(&self, provider: &str, model: &str) -> Option<&PriceRow> {
        self.of(provider, model)?.first()
    }

    fn of(&self, provider: &str, model: &str) -> Option<&Vec<PriceRow>> {
        let models = self.rows.get(provider)?;
        models.get(model).or_else(|| models.get(without_snapshot(model)?))
    }
}

/// A price that the configuration gives a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfiguredPrice {
    Free,
    /// Dollars per thousand tokens.
    PerThousand {
        input: Usd,
        output: Usd,
    },
}

fn per_million(per_thousand: Usd) -> Usd {
    Usd::from_nanos(per_thousand.nanos().saturating_mul(1_000))
}

/// The configuration says nothing of the cache: it keeps its proportion to input where that is
/// known, and costs as much as input where not.
fn scaled(known: Option<Price>, input: Usd, output: Usd) -> Price {
    let of = |part: fn(&Price) -> Usd| {
        let Some(known) = known.filter(|known| known.input.nanos() > 0) else {
            return input;
        };
        let nanos =
            i128::from(input.nanos()) * i128::from(part(&known).nanos()) / i128::from(known.input.nanos());
        Usd::from_nanos(i64::try_from(nanos).unwrap_or(i64::MAX))
    };
    Price {
        input,
        output,
        cached_input: of(|p| p.cached_input),
        cache_write: of(|p| p.cache_write),
        cache_write_1h: of(|p| p.cache_write_1h),
    }
}

/// `google` is another name of `gemini`.
pub(crate) fn normal(provider: &str) -> &str {
    match provider {
        "google" | "google_ai" => "gemini",
        other => other,
    }
}

/// `gpt-4o` of `gpt-4o-2024-08-06`, `claude-sonnet-4` of `claude-sonnet-4-20250514`, `gemini-2.0-flash`
/// of `gemini-2.0-flash-001`.
fn without_snapshot(model: &str) -> Option<&str> {
    let is = |text: &str, digits: usize| text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    let (stem, last) = model.rsplit_once('-')?;
    if is(last, 8) && last.starts_with("20") || is(last, 3) {
        return Some(stem);
    }
    let (stem, month) = stem
        .rsplit_once('-')
        .filter(|(_, month)| is(month, 2) && is(last, 2))?;
    let (stem, year) = stem.rsplit_once('-')?;
    (is(year, 4) && is(month, 2)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_date_of_a_snapshot_is_left_away() {
        for (model, stem) in [
            ("claude-sonnet-4-20250514", Some("claude-sonnet-4")),
            ("gpt-4o-2024-08-06", Some("gpt-4o")),
            ("gemini-2.0-flash-001", Some("gemini-2.0-flash")),
            ("gpt-4o", None),
            ("gpt-4o-mini", None),
            ("gpt-4-0613", None),
            ("model-12-34", None),
            ("claude-sonnet-4-99999999", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(without_snapshot(model), stem, "{model}");
        }
    }
}
