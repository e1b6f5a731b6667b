//! The truth of a condition, given the fields' values. Three-valued and typed: nothing is converted, and
//! whatever cannot be known stays unknown.

use crate::compile::{EQUAL, GREATER, LESS, Symbols, Test};
use crate::truth::Truth;
use crate::value::Val;

use super::compare::compare;

/// Where values come from. A value outlives the look-up, so that two can be compared.
pub(crate) trait Lookup<'v> {
    fn get(&mut self, field: u32) -> Option<Val<'v>>;

    /// The field's value as a symbol, where it is a text.
    fn symbol(&mut self, field: u32) -> Symbol;

    fn symbols(&self) -> &'v Symbols;
}

/// A field's value among the texts that rules know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    Text(u32),
    /// Known to differ from every text.
    Null,
    /// Missing, or of another kind.
    Other,
}

impl Symbol {
    #[inline]
    pub(crate) fn of(value: Option<Val<'_>>, symbols: &Symbols) -> Self {
        match value {
            Some(Val::Text(text)) => Self::Text(symbols.find(text)),
            Some(Val::Null) => Self::Null,
            _ => Self::Other,
        }
    }
}

#[inline]
pub(crate) fn eval<'v>(test: &Test, values: &mut impl Lookup<'v>) -> Truth {
    match test {
        Test::Order {
            field,
            allowed,
            limit,
            ..
        } => match values.get(*field) {
            Some(value) => order(value, *allowed, *limit),
            None => Truth::Unknown,
        },
        Test::Symbol { field, symbol, equal } => match values.symbol(*field) {
            Symbol::Text(found) => known((found == *symbol) == *equal),
            Symbol::Null => known(!equal),
            Symbol::Other => Truth::Unknown,
        },
        Test::Among {
            field,
            first,
            count,
            among,
        } => match values.symbol(*field) {
            Symbol::Text(found) => known(values.symbols().is_among(found, *first, *count) == *among),
            Symbol::Null => known(!among),
            Symbol::Other => Truth::Unknown,
        },
        Test::Truth { field, value, equal } => match values.get(*field) {
            Some(Val::Bool(found)) => known((found == *value) == *equal),
            Some(Val::Null) => known(!equal),
            _ => Truth::Unknown,
        },
        other => eval_rest(other, values),
    }
}

#[inline]
const fn known(truth: bool) -> Truth {
    if truth { Truth::True } else { Truth::False }
}

fn eval_rest<'v>(test: &Test, values: &mut impl Lookup<'v>) -> Truth {
    match test {
        Test::Constant(constant) => Truth::of(Some(*constant)),
        Test::Flag(field) => match values.get(*field) {
            Some(Val::Bool(flag)) => Truth::of(Some(flag)),
            _ => Truth::Unknown,
        },
        Test::Order { .. } | Test::Symbol { .. } | Test::Among { .. } | Test::Truth { .. } => {
            eval(test, values)
        }
        Test::Compare(of) => compare(of, values),
        Test::Not(part) => eval(part, values).not(),
        Test::And(parts) => group(parts, Truth::False, values),
        Test::Or(parts) => group(parts, Truth::True, values),
    }
}

/// `decisive` ends the matter: false for `and`, true for `or`. Without one, a single unknown part leaves the
/// whole unknown.
fn group<'v>(parts: &[Test], decisive: Truth, values: &mut impl Lookup<'v>) -> Truth {
    let mut answer = decisive.not();
    for part in parts {
        match eval(part, values) {
            Truth::Unknown => answer = Truth::Unknown,
            truth if truth == decisive => return decisive,
            _ => {}
        }
    }
    answer
}

#[inline]
fn order(value: Val<'_>, allowed: u8, limit: f64) -> Truth {
    let Val::Num(num) = value else {
        // Null is a kind of its own, and known to differ from every number.
        return match (value, allowed) {
            (Val::Null, EQUAL) => Truth::False,
            (Val::Null, a) if a == LESS | GREATER => Truth::True,
            _ => Truth::Unknown,
        };
    };
    let found = if let Some(float) = num.exact() {
        (if float < limit { LESS } else { 0 })
            | (if float == limit { EQUAL } else { 0 })
            | (if float > limit { GREATER } else { 0 })
    } else {
        match num.compare(crate::value::Num::Float(limit)) {
            Some(std::cmp::Ordering::Less) => LESS,
            Some(std::cmp::Ordering::Equal) => EQUAL,
            Some(std::cmp::Ordering::Greater) => GREATER,
            None => return Truth::Unknown,
        }
    };
    Truth::of(Some(found & allowed != 0))
}
