//! A list of prices as a file: the form of a user's file and of the built-in ones.

use std::collections::HashSet;

use agentos_types::{Code, Coded, Timestamp, Usd, codes};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{PriceRow, PriceTable, normal};
use crate::{LongInput, Price, Tariff};

/// The file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no list of prices: {problem}")]
pub struct PriceFileError {
    pub name: String,
    pub problem: String,
}

impl Coded for PriceFileError {
    fn code(&self) -> Code {
        codes::PRICES_INVALID
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Where the prices come from, for people.
    #[serde(default, rename = "source")]
    _source: Option<IgnoredAny>,
    prices: Vec<Row>,
}

/// Prices in dollars per million tokens.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    provider: String,
    model: String,
    /// Other names of the same model.
    #[serde(default)]
    also: Vec<String>,
    /// A day, as in `2026-03-01`; without it, always.
    since: Option<String>,
    #[serde(default)]
    free: bool,
    input: Option<Usd>,
    output: Option<Usd>,
    cached_input: Option<Usd>,
    cache_write: Option<Usd>,
    cache_write_1h: Option<Usd>,
    long: Option<Long>,
    context_window: Option<u64>,
    max_output: Option<u64>,
    tools: Option<bool>,
    vision: Option<bool>,
    image_tokens: Option<u64>,
    /// The day on which the provider has switched it off.
    retired: Option<String>,
    /// For people.
    #[serde(default, rename = "note")]
    _note: Option<IgnoredAny>,
}

/// The price of a whole call with more input tokens than `above`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Long {
    above: u64,
    input: Usd,
    output: Usd,
    cached_input: Option<Usd>,
    cache_write: Option<Usd>,
    cache_write_1h: Option<Usd>,
}

impl PriceTable {
    /// The table with the rows of a file, which take the place of all rows of the same models: TOML with
    /// `[[prices]]` if its name ends so, else JSON with `{"prices": […]}`.
    ///
    /// # Errors
    /// `PRICES_INVALID`, with the place in the file.
    pub fn with_file(&self, name: &str, text: &str) -> Result<Self, PriceFileError> {
        Ok(self.in_place_of(self.read_file(name, text)?))
    }

    /// The rows of a file, completed by what the table knows of their models.
    pub(super) fn read_file(&self, name: &str, text: &str) -> Result<Vec<PriceRow>, PriceFileError> {
        let fail = |problem: String| PriceFileError {
            name: name.to_owned(),
            problem,
        };
        let is_toml = name.to_ascii_lowercase().ends_with(".toml");
        let file: File = if is_toml {
            toml::from_str(text).map_err(|error| fail(error.to_string()))?
        } else {
            serde_json::from_str(text).map_err(|error| fail(error.to_string()))?
        };
        let mut rows: Vec<PriceRow> = Vec::new();
        for row in file.prices {
            rows.extend(self.price_rows(row).map_err(fail)?);
        }
        let mut seen = HashSet::new();
        let twice = rows
            .iter()
            .find(|row| !seen.insert((&row.provider, &row.model, row.since)));
        match twice {
            Some(row) => Err(fail(format!(
                "`{}/{}` has two prices since the same day",
                row.provider, row.model
            ))),
            None => Ok(rows),
        }
    }

    /// One for each of the model's names.
    fn price_rows(&self, row: Row) -> Result<Vec<PriceRow>, String> {
        let provider = normal(&row.provider);
        let tariff = row.tariff(&format!("{provider}/{}", row.model))?;
        let since = row.since.as_deref().map_or(Ok(Timestamp(i64::MIN)), read_day)?;
        let retired = row.retired.as_deref().map(read_day).transpose()?;
        let names = std::iter::once(row.model).chain(row.also);
        let rows = names.map(|model| {
            let known = self.latest(provider, &model).cloned();
            let known = known.unwrap_or_else(|| PriceRow::unknown(provider, &model));
            PriceRow {
                provider: provider.to_owned(),
                model,
                since,
                tariff,
                context_window: row.context_window.or(known.context_window),
                max_output: row.max_output.or(known.max_output),
                tools: row.tools.unwrap_or(known.tools),
                vision: row.vision.unwrap_or(known.vision),
                image_tokens: row.image_tokens.or(known.image_tokens),
                retired: retired.or(known.retired),
            }
        });
        Ok(rows.collect())
    }
}

impl Row {
    fn tariff(&self, name: &str) -> Result<Tariff, String> {
        match (self.free, self.input, self.output) {
            (true, None, None) => Ok(Tariff::FREE),
            (false, Some(input), Some(output)) => {
                let caches = [self.cached_input, self.cache_write, self.cache_write_1h];
                Ok(Tariff {
                    price: price(name, (input, output), caches)?,
                    long: self.long.as_ref().map(|long| long.tier(name)).transpose()?,
                })
            }
            (true, _, _) => Err(format!("`{name}` is `free` and has a price")),
            _ => Err(format!("`{name}` needs `input` and `output`, or `free = true`")),
        }
    }
}

impl Long {
    fn tier(&self, name: &str) -> Result<LongInput, String> {
        let caches = [self.cached_input, self.cache_write, self.cache_write_1h];
        Ok(LongInput {
            above: self.above,
            price: price(name, (self.input, self.output), caches)?,
        })
    }
}

/// A cache that is not priced costs as much as input.
fn price(name: &str, (input, output): (Usd, Usd), caches: [Option<Usd>; 3]) -> Result<Price, String> {
    let [cached_input, cache_write, cache_write_1h] = caches.map(|cache| cache.unwrap_or(input));
    let price = Price {
        input,
        output,
        cached_input,
        cache_write,
        cache_write_1h,
    };
    let all = [input, output, cached_input, cache_write, cache_write_1h];
    if all.iter().any(|part| *part < Usd::ZERO) {
        return Err(format!("`{name}` has a price below nothing"));
    }
    Ok(price)
}

fn read_day(text: &str) -> Result<Timestamp, String> {
    parse_day(text).ok_or_else(|| format!("`{text}` is no day; write it as `2026-03-01`"))
}

/// The first moment of a day in UTC, written as `2026-03-01`.
#[must_use]
pub fn parse_day(text: &str) -> Option<Timestamp> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text
        .splitn(3, '-')
        .map(|part| part.parse::<i64>().ok().filter(|_| digits(part)));
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let is_month = (1970..=9999).contains(&year) && (1..=12).contains(&month);
    (is_month && (1..=days_of_month(year, month)).contains(&day))
        .then(|| Timestamp(days_since_1970(year, month, day) * 86_400_000))
}

const fn days_of_month(year: i64, month: i64) -> i64 {
    let (next, in_year) = if month == 12 {
        (1, year + 1)
    } else {
        (month + 1, year)
    };
    days_since_1970(in_year, next, 1) - days_since_1970(year, month, 1)
}

/// Of a Gregorian date. Years begin in March here, so that a leap day is the last of its year.
const fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::parse_day;

    #[test]
    fn a_day_is_year_month_and_day() {
        for (text, days) in [
            ("1970-01-01", Some(0)),
            ("1970-03-01", Some(59)),
            ("2000-02-29", Some(11_016)),
            ("2024-12-31", Some(20_088)),
            ("2026-11-22", Some(20_779)),
            ("2026-13-01", None),
            ("2026-02-31", None),
            ("2026-02-29", None),
            ("2024-02-29", Some(19_782)),
            ("2100-02-29", None),
            ("2026-04-31", None),
            ("2026-12-31", Some(20_818)),
            ("2026-12-32", None),
            ("2026-01-00", None),
            ("2026--1-01", None),
            ("2026-+1-01", None),
            (" 2026-01-01", None),
            ("2026-03", None),
            ("yesterday", None),
            ("2026-03-01T00:00", None),
        ] {
            assert_eq!(
                parse_day(text).map(|at| at.millis()),
                days.map(|days: i64| days * 86_400_000),
                "{text}"
            );
        }
    }
}
