//! Whether a condition makes sense: which values an operator takes, and whether its pattern compiles. What
//! fails here could never be evaluated, so that it is found when a policy is read, not when it is asked.

use std::cmp::Ordering;

use regex::{Regex, RegexBuilder};

use crate::ast::{Comparison, Condition, Literal, Operand, Operator};

/// Whole numbers below are exact.
pub(crate) const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// Memory that one compiled pattern may take.
const REGEX_BYTES: usize = 1024 * 1024;
const REGEX_LEVELS: u32 = 64;

/// What is wrong with a condition, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub message: String,
    pub hint: String,
}

impl Mistake {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
    }
}

/// The pattern of `matches`. Its matching takes time in proportion to the text, whatever the pattern.
///
/// # Errors
/// The pattern is no regular expression, uses what cannot be matched in linear time (look-around,
/// back-references), or grows too large.
pub fn regex(pattern: &str, case_insensitive: bool) -> Result<Regex, Mistake> {
    RegexBuilder::new(pattern)
        .case_insensitive(case_insensitive)
        .size_limit(REGEX_BYTES)
        .dfa_size_limit(REGEX_BYTES)
        .nest_limit(REGEX_LEVELS)
        .build()
        .map_err(|error| {
            let why = match &error {
                regex::Error::CompiledTooBig(_) => "it grows too large".to_owned(),
                // The last line says what, those above it draw the place.
                error => {
                    let text = error.to_string();
                    let last = text.lines().last().unwrap_or_default();
                    last.trim_start_matches("error: ").to_owned()
                }
            };
            Mistake::new(
                format!("`{pattern}` is not a pattern that can be used: {why}"),
                "patterns are those of the Rust crate `regex`: no look-around and no back-references",
            )
        })
}

/// The first mistake of each comparison.
#[must_use]
pub fn condition(condition: &Condition) -> Vec<Mistake> {
    let mut found = Vec::new();
    each(condition, &mut found);
    found
}

// The depth of a condition is bounded by every reader.
fn each(condition: &Condition, found: &mut Vec<Mistake>) {
    match condition {
        Condition::Constant(_) | Condition::Flag(_) => {}
        Condition::Compare(one) => found.extend(comparison(one).err()),
        Condition::And(parts) | Condition::Or(parts) => {
            if parts.is_empty() {
                found.push(Mistake::new("a group is empty", "give it at least one condition"));
            }
            parts.iter().for_each(|part| each(part, found));
        }
        Condition::Not(part) => each(part, found),
    }
}

/// Whether the operator takes the value.
///
/// # Errors
/// It does not, and the comparison could never be known.
pub fn comparison(comparison: &Comparison) -> Result<(), Mistake> {
    let operator = comparison.operator;
    if comparison.field.chars().all(char::is_whitespace) {
        return Err(Mistake::new("a comparison names no field", "give `field`"));
    }
    let value = match &comparison.value {
        Operand::Literal(literal) => literal,
        Operand::Field { .. } if operator == Operator::Matches => {
            return Err(Mistake::new(
                "`matches` takes a pattern, not a field",
                "a pattern is compiled when the policy is read: write it as text",
            ));
        }
        Operand::Field { times, .. } => {
            return if times.is_finite() {
                Ok(())
            } else {
                Err(Mistake::new(
                    "`times` is not a finite number",
                    "give a plain number",
                ))
            };
        }
    };
    if let Some(number) = too_large(value) {
        return Err(Mistake::new(inexact(&format!("{number:?}")), INEXACT_HINT));
    }
    let wants = |what: &str, hint: &str| {
        Err(Mistake::new(
            format!("`{operator}` takes {what}, and the value is {}", value.what()),
            hint,
        ))
    };
    match (operator, value) {
        (Operator::Exists | Operator::NotExists, _) => {}
        (Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte, value) => match value {
            Literal::Number(_) | Literal::Quantity(_) => {}
            Literal::Text(text) if is_time(text) => {}
            Literal::Text(_) => {
                return wants(
                    "a number, a quantity, a date or a time",
                    "text has no order; drop the quotes of a number, write dates as `2026-01-31`",
                );
            }
            _ => {
                return wants(
                    "a number, a quantity, a date or a time",
                    "other values have no order",
                );
            }
        },
        (Operator::In | Operator::NotIn, Literal::List(items)) if items.is_empty() => {
            return Err(Mistake::new(
                format!("`{operator}` has an empty list"),
                "name at least one value",
            ));
        }
        (Operator::In | Operator::NotIn, Literal::List(_)) => {}
        (Operator::In | Operator::NotIn, _) => {
            return wants("a list", "write `[value]`, or use `eq` for one value");
        }
        (Operator::Contains | Operator::NotContains, Literal::List(_) | Literal::Null) => {
            return wants("one value", "use `or` over several");
        }
        (Operator::StartsWith | Operator::EndsWith, Literal::Text(_)) => {}
        (Operator::StartsWith | Operator::EndsWith, _) => return wants("text", "put it in quotes"),
        (Operator::Matches, Literal::Text(pattern)) => {
            regex(pattern, comparison.case_insensitive)?;
        }
        (Operator::Matches, _) => return wants("a pattern", "write it as text"),
        (Operator::Eq | Operator::Neq | Operator::Contains | Operator::NotContains, _) => {}
    }
    if comparison.case_insensitive && !holds_text(value) {
        return Err(Mistake::new(
            format!("`case_insensitive` says nothing about {}", value.what()),
            "it is for text; take it out",
        ));
    }
    Ok(())
}

fn holds_text(value: &Literal) -> bool {
    match value {
        Literal::Text(_) => true,
        Literal::List(items) => items.iter().any(holds_text),
        _ => false,
    }
}

/// Is it a number of which its neighbours could as well have been meant?
pub(crate) fn is_inexact(number: f64) -> bool {
    (number.fract() == 0.0 && number.abs() >= MAX_EXACT) || !number.is_finite()
}

/// What is said of such a number, as it was written.
pub(crate) fn inexact(written: &str) -> String {
    format!("`{written}` is too large to be held exactly")
}

pub(crate) const INEXACT_HINT: &str = "write it as text, in quotes, when it is an id";

fn too_large(value: &Literal) -> Option<f64> {
    match value {
        Literal::Number(number) => is_inexact(*number).then_some(*number),
        Literal::List(items) => items.iter().find_map(too_large),
        _ => None,
    }
}

/// A date, a time of day, or a time in RFC 3339 and UTC: forms in which text sorts by time.
#[must_use]
pub fn is_time(text: &str) -> bool {
    let form: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let stamp = form.strip_suffix('Z').is_some_and(|form| {
        form.strip_prefix("0000-00-00T00:00:00").is_some_and(|rest| {
            rest.is_empty()
                || rest
                    .strip_prefix('.')
                    .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b == b'0'))
        })
    });
    stamp || matches!(form.as_str(), "0000-00-00" | "00:00" | "00:00:00")
}

/// The order of two texts that are dates, times of day or times in RFC 3339, both of one form.
#[must_use]
pub fn time_order(first: &str, second: &str) -> Option<Ordering> {
    if !is_time(first) || !is_time(second) {
        return None;
    }
    match (
        first.parse::<jiff::Timestamp>(),
        second.parse::<jiff::Timestamp>(),
    ) {
        (Ok(first), Ok(second)) => Some(first.cmp(&second)),
        (Err(_), Err(_)) if first.len() == second.len() => Some(first.cmp(second)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_one_form_have_an_order() {
        use Ordering::{Equal, Greater, Less};
        for (first, second, order) in [
            ("2026-01-31", "2026-02-01", Some(Less)),
            ("18:00", "08:59", Some(Greater)),
            ("2026-01-31T08:00:00Z", "2026-01-31T08:00:00.5Z", Some(Less)),
            ("2026-01-31T08:00:00Z", "2026-01-31T08:00:00.000Z", Some(Equal)),
            ("2026-01-31", "2026-01-31T08:00:00Z", None),
            ("08:00", "08:00:00", None),
            ("10", "9", None),
            ("2026-1-3", "2026-01-04", None),
            ("red", "green", None),
        ] {
            assert_eq!(time_order(first, second), order, "{first} {second}");
        }
    }
}
