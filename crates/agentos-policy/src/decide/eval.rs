//! The truth of a condition, given the fields' values. Three-valued and typed: nothing is converted, and
//! whatever cannot be known stays unknown.

use std::cmp::Ordering;

use crate::compile::{EQUAL, GREATER, LESS, Symbol, Symbols, Test};
use crate::decision::{Fact, Snapshot};
use crate::truth::Truth;
use crate::value::Num;

use super::compare::compare;

/// Where values come from.
pub(crate) trait Lookup {
    /// Where the field's value is, looked up if it was not yet.
    fn place(&mut self, field: u32) -> usize;

    /// The value at a place; two can be compared.
    fn at(&self, place: usize) -> &Snapshot;

    /// The field's value as most rules compare it.
    fn fact(&mut self, field: u32) -> Fact;

    fn symbols(&self) -> &Symbols;

    #[inline]
    fn get(&mut self, field: u32) -> &Snapshot {
        let place = self.place(field);
        self.at(place)
    }
}

/// What most rules ask, in the loop over them; the rest lies out of its way.
#[inline(always)]
pub(crate) fn eval(test: &Test, values: &mut impl Lookup) -> Truth {
    match test {
        Test::Order {
            field,
            allowed,
            limit,
            ..
        } => {
            let number = values.fact(*field).number;
            if number.is_nan() {
                return order(values.get(*field), *allowed, *limit);
            }
            known(standing(number, *limit) & *allowed != 0)
        }
        Test::Symbol { field, symbol, equal } => match values.fact(*field).symbol {
            found if found == *symbol => known(*equal),
            found if found.differs(*symbol) => known(!equal),
            _ => Truth::Unknown,
        },
        Test::Among {
            field,
            first,
            count,
            among,
        } => match values.fact(*field).symbol {
            found if found.is_text() => known(values.symbols().is_among(found, *first, *count) == *among),
            Symbol::NULL => known(!among),
            _ => Truth::Unknown,
        },
        other => eval_rest(other, values),
    }
}

#[inline]
const fn known(truth: bool) -> Truth {
    if truth { Truth::True } else { Truth::False }
}

#[inline(never)]
fn eval_rest(test: &Test, values: &mut impl Lookup) -> Truth {
    match test {
        Test::Constant(constant) => Truth::of(Some(*constant)),
        Test::Flag(field) => match values.get(*field) {
            Snapshot::Bool(flag) => Truth::of(Some(*flag)),
            _ => Truth::Unknown,
        },
        Test::Order { .. } | Test::Symbol { .. } | Test::Among { .. } => eval(test, values),
        Test::Compare(of) => compare(of, values),
        Test::Not(part) => eval(part, values).not(),
        Test::And(parts) => group(parts, Truth::False, values),
        Test::Or(parts) => group(parts, Truth::True, values),
    }
}

/// `decisive` ends the matter: false for `and`, true for `or`. Without one, a single unknown part leaves the
/// whole unknown.
fn group(parts: &[Test], decisive: Truth, values: &mut impl Lookup) -> Truth {
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

/// Where a number stands to a limit.
#[inline]
fn standing(number: f64, limit: f64) -> u8 {
    (if number < limit { LESS } else { 0 })
        | (if number == limit { EQUAL } else { 0 })
        | (if number > limit { GREATER } else { 0 })
}

/// What is no number that a float is exactly.
#[inline(never)]
fn order(value: &Snapshot, allowed: u8, limit: f64) -> Truth {
    let num = match value {
        Snapshot::Int(int) => Num::Int(*int),
        Snapshot::Float(float) => Num::Float(*float),
        Snapshot::Big(big) => Num::Big(*big),
        // Null is a kind of its own, and known to differ from every number.
        Snapshot::Null if allowed == EQUAL => return Truth::False,
        Snapshot::Null if allowed == LESS | GREATER => return Truth::True,
        _ => return Truth::Unknown,
    };
    Truth::of(num.compare(Num::Float(limit)).map(|order| {
        let standing = match order {
            Ordering::Less => LESS,
            Ordering::Equal => EQUAL,
            Ordering::Greater => GREATER,
        };
        standing & allowed != 0
    }))
}
