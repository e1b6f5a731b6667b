//! Comparisons other than a number against a number.

use std::borrow::Cow;

use crate::ast::{Operator, Quantity, Unit};
use crate::compile::{Compare, Right};
use crate::truth::Truth;
use crate::value::{Num, Val};

use super::eval::Lookup;

pub(crate) fn compare(of: &Compare, values: &mut impl Lookup) -> Truth {
    let place = values.place(of.field);
    let left = values.at(place).val();
    match of.operator {
        Operator::Exists => return Truth::of(Some(is_there(left))),
        Operator::NotExists => return Truth::of(Some(!is_there(left))),
        _ => {}
    }
    if left.is_none() {
        return Truth::Unknown;
    }
    let other = match &of.right {
        Right::Field { field, .. } => Some(values.place(*field)),
        _ => None,
    };
    let Some(left) = values.at(place).val() else {
        return Truth::Unknown;
    };
    let known = match &of.right {
        Right::Nothing => None,
        Right::Pattern(pattern) => match left {
            Val::Text(text) => Some(pattern.is_match(text)),
            _ => None,
        },
        Right::Value(value) => plain(of.operator, left, Val::of(value), of.fold),
        Right::Quantity(limit) => {
            quantity(left, of.unit).and_then(|left| measured(of.operator, left, *limit))
        }
        Right::Quantities(items) => quantity(left, of.unit).and_then(|left| {
            let among = items
                .iter()
                .any(|item| measured(Operator::Eq, left, *item) == Some(true));
            listed(of.operator, among)
        }),
        Right::Field { times, unit, .. } => {
            other.and_then(|other| values.at(other).val()).and_then(|right| {
                let right = multiplied(right, *times)?;
                against_field(of, left, right, *unit)
            })
        }
    };
    Truth::of(known)
}

const fn is_there(value: Option<Val<'_>>) -> bool {
    !matches!(value, None | Some(Val::Null))
}

/// A multiplied field is a number or a quantity.
enum Side<'v> {
    Value(Val<'v>),
    Quantity(Quantity),
}

fn multiplied(value: Val<'_>, times: f64) -> Option<Side<'_>> {
    if times == 1.0 {
        return Some(Side::Value(value));
    }
    match value {
        Val::Num(num) => {
            let product = num.float() * times;
            product
                .is_finite()
                .then_some(Side::Value(Val::Num(Num::Float(product))))
        }
        Val::Text(text) => {
            let quantity = Quantity::parse(text)?;
            let amount = quantity.amount * times;
            amount
                .is_finite()
                .then_some(Side::Quantity(Quantity { amount, ..quantity }))
        }
        _ => None,
    }
}

/// Two fields: as quantities where both measure something, else as they are.
fn against_field(of: &Compare, left: Val<'_>, right: Side<'_>, unit: Option<(Unit, f64)>) -> Option<bool> {
    let right = match right {
        Side::Quantity(right) => return measured(of.operator, quantity(left, of.unit)?, right),
        Side::Value(right) => right,
    };
    let texts = matches!((left, right), (Val::Text(_), Val::Text(_)));
    if let (Some(a), Some(b)) = (quantity(left, of.unit), quantity(right, unit))
        && (!texts || of.operator.is_order())
    {
        return measured(of.operator, a, b);
    }
    plain(of.operator, left, right, of.fold)
}

/// A text such as `5s`, or a plain number of a field whose name says what it measures.
fn quantity(value: Val<'_>, unit: Option<(Unit, f64)>) -> Option<Quantity> {
    match (value, unit) {
        (Val::Text(text), _) => Quantity::parse(text),
        (Val::Num(num), Some((unit, factor))) => Some(Quantity {
            amount: num.float() * factor,
            unit,
        }),
        _ => None,
    }
}

fn measured(operator: Operator, left: Quantity, right: Quantity) -> Option<bool> {
    if left.unit != right.unit {
        return None;
    }
    let (a, b) = (left.amount, right.amount);
    Some(match operator {
        Operator::Eq => a == b,
        Operator::Neq => a != b,
        Operator::Gt => a > b,
        Operator::Gte => a >= b,
        Operator::Lt => a < b,
        Operator::Lte => a <= b,
        _ => return None,
    })
}

const fn listed(operator: Operator, among: bool) -> Option<bool> {
    match operator {
        Operator::In => Some(among),
        Operator::NotIn => Some(!among),
        _ => None,
    }
}

/// Values as they are. With `fold` the limit is in lower case where it is a literal; a field's value is not.
fn plain(operator: Operator, left: Val<'_>, right: Val<'_>, fold: bool) -> Option<bool> {
    match operator {
        Operator::Eq => same(left, right, fold),
        Operator::Neq => same(left, right, fold).map(|same| !same),
        Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte => ordered(operator, left, right),
        Operator::In => holds(right, left, fold),
        Operator::NotIn => holds(right, left, fold).map(|holds| !holds),
        Operator::Contains => contains(left, right, fold),
        Operator::NotContains => contains(left, right, fold).map(|contains| !contains),
        Operator::StartsWith => texts(left, right, fold, |a, b| a.starts_with(b)),
        Operator::EndsWith => texts(left, right, fold, |a, b| a.ends_with(b)),
        Operator::Matches | Operator::Exists | Operator::NotExists => None,
    }
}

fn ordered(operator: Operator, left: Val<'_>, right: Val<'_>) -> Option<bool> {
    let order = match (left, right) {
        (Val::Num(a), Val::Num(b)) => a.compare(b)?,
        (Val::Text(a), Val::Text(b)) => crate::check::time_order(a, b)?,
        _ => return None,
    };
    Some(match operator {
        Operator::Gt => order.is_gt(),
        Operator::Gte => order.is_ge(),
        Operator::Lt => order.is_lt(),
        _ => order.is_le(),
    })
}

fn same(left: Val<'_>, right: Val<'_>, fold: bool) -> Option<bool> {
    match (left, right) {
        (Val::Text(_), Val::Text(_)) => texts(left, right, fold, |a, b| a == b),
        _ => left.equals(right),
    }
}

fn contains(left: Val<'_>, right: Val<'_>, fold: bool) -> Option<bool> {
    match left {
        Val::Text(_) => texts(left, right, fold, |a, b| a.contains(b)),
        _ => holds(left, right, fold),
    }
}

/// Does the list hold the value? Not known when nothing in it is of the value's kind.
fn holds(list: Val<'_>, value: Val<'_>, fold: bool) -> Option<bool> {
    if !list.is_list() {
        return None;
    }
    let mut comparable = false;
    let mut empty = true;
    for item in list.items() {
        empty = false;
        match same(item, value, fold) {
            Some(true) => return Some(true),
            Some(false) => comparable = true,
            None => {}
        }
    }
    (comparable || empty).then_some(false)
}

fn texts(left: Val<'_>, right: Val<'_>, fold: bool, ask: fn(&str, &str) -> bool) -> Option<bool> {
    let (Val::Text(left), Val::Text(right)) = (left, right) else {
        return None;
    };
    if fold {
        Some(ask(&lower(left), &lower(right)))
    } else {
        Some(ask(left, right))
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| c.to_lowercase().next() != Some(c)) {
        text.to_lowercase().into()
    } else {
        text.into()
    }
}
