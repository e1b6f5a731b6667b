//! The two sides of a comparison: constant arithmetic, and the field on the left.

use crate::ast::{Literal, Operand, Operator};

/// One side of a comparison.
pub(super) enum Side {
    Literal(Literal),
    Field { name: String, times: f64 },
}

pub(super) fn product(left: Side, right: Side, divide: bool) -> Option<Side> {
    let number = |side: &Side| match side {
        Side::Literal(Literal::Number(number)) => Some(*number),
        _ => None,
    };
    let finite = |number: f64| number.is_finite().then_some(number);
    if let Some(factor) = number(&right) {
        let apply = |amount: f64| finite(if divide { amount / factor } else { amount * factor });
        return Some(match left {
            Side::Field { name, times } => Side::Field {
                name,
                times: apply(times)?,
            },
            Side::Literal(Literal::Number(number)) => Side::Literal(Literal::Number(apply(number)?)),
            Side::Literal(Literal::Quantity(mut quantity)) => {
                quantity.amount = apply(quantity.amount)?;
                Side::Literal(Literal::Quantity(quantity))
            }
            Side::Literal(_) => return None,
        });
    }
    // A product is the same from both ends.
    match (number(&left), divide) {
        (Some(_), false) => product(right, left, false),
        _ => None,
    }
}

/// The comparison with its field on the left, turned round where the value was written first.
pub(super) fn sides(
    left: Side,
    operator: Operator,
    right: Side,
) -> Result<(String, Operator, Operand), (&'static str, &'static str)> {
    let scaled = (
        "the side that is compared must be a plain field",
        "put the arithmetic on the other side, or supply the result as a field of its own",
    );
    match (left, right) {
        (Side::Field { name, times: 1.0 }, Side::Literal(value)) => {
            Ok((name, operator, Operand::Literal(value)))
        }
        (Side::Field { name, times: 1.0 }, Side::Field { name: other, times }) => {
            Ok((name, operator, Operand::Field { name: other, times }))
        }
        (left, Side::Field { name, times: 1.0 }) => {
            let turned = turned(operator).ok_or(("the field belongs on the left here", "turn it round"))?;
            let value = match left {
                Side::Literal(value) => Operand::Literal(value),
                Side::Field { name, times } => Operand::Field { name, times },
            };
            Ok((name, turned, value))
        }
        (Side::Literal(_), Side::Literal(_)) => Err((
            "this compares two values",
            "one side must be a field; text stands in quotes, a field does not",
        )),
        _ => Err(scaled),
    }
}

/// The operator that says the same with the sides exchanged.
fn turned(operator: Operator) -> Option<Operator> {
    Some(match operator {
        Operator::Eq | Operator::Neq => operator,
        Operator::Gt => Operator::Lt,
        Operator::Gte => Operator::Lte,
        Operator::Lt => Operator::Gt,
        Operator::Lte => Operator::Gte,
        Operator::In => Operator::Contains,
        Operator::NotIn => Operator::NotContains,
        _ => return None,
    })
}
