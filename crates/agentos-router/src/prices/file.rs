//! Prices from a file, in place of the built-in ones of the same models.

use agentos_types::{Code, Coded, Timestamp, Usd, codes};
use serde::Deserialize;

use super::listed::day;
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
    prices: Vec<Row>,
}

/// Prices in dollars per million tokens.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    provider: String,
    model: String,
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
        let rows: Result<Vec<PriceRow>, String> = file.prices.into_iter().map(|row| self.row(row)).collect();
        Ok(self.in_place_of(rows.map_err(fail)?))
    }

    fn row(&self, row: Row) -> Result<PriceRow, String> {
        let provider = normal(&row.provider);
        let name = format!("{provider}/{}", row.model);
        let tariff = match (row.free, row.input, row.output) {
            (true, None, None) => Tariff::FREE,
            (false, Some(input), Some(output)) => Tariff {
                price: price(
                    &name,
                    (input, output),
                    [row.cached_input, row.cache_write, row.cache_write_1h],
                )?,
                long: row.long.map(|long| long.tier(&name)).transpose()?,
            },
            (true, _, _) => return Err(format!("`{name}` is `free` and has a price")),
            _ => return Err(format!("`{name}` needs `input` and `output`, or `free = true`")),
        };
        let since = match row.since {
            None => Timestamp(i64::MIN),
            Some(text) => {
                read_day(&text).ok_or_else(|| format!("`{text}` is no day; write it as `2026-03-01`"))?
            }
        };
        let known = self.latest(provider, &row.model).cloned();
        let known = known.unwrap_or_else(|| PriceRow::unknown(provider, &row.model));
        Ok(PriceRow {
            provider: provider.to_owned(),
            model: row.model,
            since,
            tariff,
            context_window: row.context_window.or(known.context_window),
            max_output: row.max_output.or(known.max_output),
            tools: row.tools.unwrap_or(known.tools),
            vision: row.vision.unwrap_or(known.vision),
            retired: known.retired,
        })
    }
}

impl Long {
    fn tier(self, name: &str) -> Result<LongInput, String> {
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

fn read_day(text: &str) -> Option<Timestamp> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, of_month) = (parts.next()??, parts.next()??, parts.next()??);
    let is_day = (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&of_month);
    is_day.then(|| day(year, month, of_month))
}

#[cfg(test)]
mod tests {
    use super::read_day;

    #[test]
    fn a_day_is_year_month_and_day() {
        for (text, millis) in [
            ("1970-01-02", Some(86_400_000)),
            ("2026-03-01", Some(1_772_323_200_000)),
            ("2026-13-01", None),
            ("2026-03", None),
            ("yesterday", None),
            ("2026-03-01T00:00", None),
        ] {
            assert_eq!(read_day(text).map(|at| at.millis()), millis, "{text}");
        }
    }
}
