//! A condition, prepared for evaluation: fields by number, limits in the form in which they are compared,
//! patterns compiled.

use regex::Regex;
use serde_json::Value;
use smallvec::SmallVec;

use super::PolicyError;
use super::fields::Fields;
use super::symbols::Symbol;
use crate::ast::{Comparison, Condition, Literal, Operand, Operator, Quantity, Unit};

/// A prepared condition.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Constant(bool),
    Flag(u32),
    /// Number against number, by far the most common: `allowed` has a bit for less, equal and greater.
    Order {
        field: u32,
        allowed: u8,
        limit: f64,
        operator: Operator,
    },
    /// A text or a truth, equal or not: both sides are symbols, compared by number.
    Symbol {
        field: u32,
        symbol: Symbol,
        equal: bool,
    },
    /// Text against a list of texts: a range of [`Symbols::lists`](super::Symbols).
    Among {
        field: u32,
        first: u32,
        count: u16,
        among: bool,
    },
    Compare(Box<Compare>),
    And(Box<[Test]>),
    Or(Box<[Test]>),
    Not(Box<Test>),
}

/// Any other comparison.
#[derive(Clone, Debug)]
pub(crate) struct Compare {
    pub(crate) field: u32,
    pub(crate) operator: Operator,
    pub(crate) right: Right,
    pub(crate) fold: bool,
    /// What the field's plain numbers measure, as its name says.
    pub(crate) unit: Option<(Unit, f64)>,
}

/// The right side.
#[derive(Clone, Debug)]
pub(crate) enum Right {
    Nothing,
    Value(Value),
    Quantity(Quantity),
    /// Items that are not JSON: quantities.
    Quantities(Box<[Quantity]>),
    Pattern(Box<Regex>),
    Field {
        field: u32,
        times: f64,
        unit: Option<(Unit, f64)>,
    },
}

/// Bits of [`Test::Order`].
pub(crate) const LESS: u8 = 1;
pub(crate) const EQUAL: u8 = 2;
pub(crate) const GREATER: u8 = 4;

/// Patterns compile to at most so many bytes: a longer one is a mistake or an attack.
const PATTERN_BYTES: usize = 1 << 20;

/// Nested deeper than this, a condition is refused: evaluating must not exhaust the stack.
const DEPTH: usize = 64;

pub(crate) fn test(condition: &Condition, fields: &mut Fields<'_>) -> Result<Test, PolicyError> {
    nested(condition, fields, DEPTH)
}

fn nested(condition: &Condition, fields: &mut Fields<'_>, depth: usize) -> Result<Test, PolicyError> {
    let depth = depth
        .checked_sub(1)
        .ok_or_else(|| fields.refuse(format!("the condition is nested deeper than {DEPTH}")))?;
    let mut all = |parts: &[Condition]| -> Result<Box<[Test]>, PolicyError> {
        parts.iter().map(|part| nested(part, fields, depth)).collect()
    };
    Ok(match condition {
        Condition::Constant(constant) => Test::Constant(*constant),
        Condition::And(parts) => Test::And(all(parts)?),
        Condition::Or(parts) => Test::Or(all(parts)?),
        Condition::Not(part) => Test::Not(Box::new(nested(part, fields, depth)?)),
        Condition::Flag(name) => Test::Flag(fields.number(name)),
        Condition::Compare(comparison) => compare(comparison, fields)?,
    })
}

fn compare(comparison: &Comparison, fields: &mut Fields<'_>) -> Result<Test, PolicyError> {
    let Comparison {
        field: name,
        operator,
        value,
        case_insensitive: fold,
    } = comparison;
    let field = fields.number(name);
    if let Operand::Literal(Literal::Number(limit)) = value
        && let Some(allowed) = allowed(*operator)
    {
        return Ok(Test::Order {
            field,
            allowed,
            limit: *limit,
            operator: *operator,
        });
    }
    if !*fold && let Some(test) = plain(field, *operator, value, fields) {
        return Ok(test);
    }
    let right = match (operator, value) {
        (Operator::Exists | Operator::NotExists, _) => Right::Nothing,
        (Operator::Matches, Operand::Literal(Literal::Text(pattern))) => {
            Right::Pattern(Box::new(regex(pattern, *fold, fields)?))
        }
        (Operator::Matches, _) => {
            return Err(fields.refuse("`matches` needs a regular expression as its value".to_owned()));
        }
        (Operator::In | Operator::NotIn, Operand::Literal(literal))
            if !matches!(literal, Literal::List(_)) =>
        {
            return Err(fields.refuse(format!("`{operator}` needs a list, not {}", literal.what())));
        }
        (_, Operand::Literal(Literal::Quantity(quantity))) => Right::Quantity(*quantity),
        (_, Operand::Literal(Literal::List(items))) if !items.is_empty() && items.iter().all(is_quantity) => {
            Right::Quantities(items.iter().filter_map(quantity).collect())
        }
        (_, Operand::Literal(literal)) => Right::Value(json(literal, *fold)),
        (_, Operand::Field { name, times }) => Right::Field {
            field: fields.number(name),
            times: *times,
            unit: Unit::of_field(name),
        },
    };
    Ok(Test::Compare(Box::new(Compare {
        field,
        operator: *operator,
        right,
        fold: *fold,
        unit: Unit::of_field(name),
    })))
}

/// The comparisons that are made most, in forms that cost little.
fn plain(field: u32, operator: Operator, value: &Operand, fields: &mut Fields<'_>) -> Option<Test> {
    let Operand::Literal(literal) = value else {
        return None;
    };
    let equal = matches!(operator, Operator::Eq | Operator::In);
    match (operator, literal) {
        (Operator::Eq | Operator::Neq, Literal::Text(text)) => {
            let symbol = fields.interner.symbols.number(text);
            Some(Test::Symbol { field, symbol, equal })
        }
        (Operator::Eq | Operator::Neq, Literal::Bool(value)) => {
            let symbol = Symbol::truth(*value);
            Some(Test::Symbol { field, symbol, equal })
        }
        (Operator::In | Operator::NotIn, Literal::List(items)) if !items.is_empty() => {
            let texts: Option<SmallVec<[&str; 8]>> = items.iter().map(text).collect();
            let (first, count) = fields.interner.symbols.list(&texts?)?;
            Some(Test::Among {
                field,
                first,
                count,
                among: equal,
            })
        }
        _ => None,
    }
}

fn text(literal: &Literal) -> Option<&str> {
    match literal {
        Literal::Text(text) => Some(text),
        _ => None,
    }
}

fn is_quantity(literal: &Literal) -> bool {
    quantity(literal).is_some()
}

fn quantity(literal: &Literal) -> Option<Quantity> {
    match literal {
        Literal::Quantity(quantity) => Some(*quantity),
        _ => None,
    }
}

const fn allowed(operator: Operator) -> Option<u8> {
    Some(match operator {
        Operator::Eq => EQUAL,
        Operator::Neq => LESS | GREATER,
        Operator::Gt => GREATER,
        Operator::Gte => GREATER | EQUAL,
        Operator::Lt => LESS,
        Operator::Lte => LESS | EQUAL,
        _ => return None,
    })
}

/// The literal as JSON, in lower case where the comparison folds. A quantity among other things is its text:
/// it equals no plain number.
fn json(literal: &Literal, fold: bool) -> Value {
    match literal {
        Literal::Null => Value::Null,
        Literal::Bool(bool) => (*bool).into(),
        // Whole numbers are exact in this form and print without a fraction.
        Literal::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => (*number as i64).into(),
        Literal::Number(number) => (*number).into(),
        Literal::Quantity(quantity) => quantity.to_string().into(),
        Literal::Text(text) if fold => text.to_lowercase().into(),
        Literal::Text(text) => text.as_str().into(),
        Literal::List(items) => items.iter().map(|item| json(item, fold)).collect(),
    }
}

fn regex(pattern: &str, fold: bool, fields: &Fields<'_>) -> Result<Regex, PolicyError> {
    regex::RegexBuilder::new(pattern)
        .case_insensitive(fold)
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(PATTERN_BYTES)
        .build()
        .map_err(|error| {
            let reason = error.to_string();
            let reason = reason
                .lines()
                .last()
                .unwrap_or_default()
                .trim_start_matches("error: ");
            fields.refuse(format!(
                "`{pattern}` is not a regular expression that can be used: {reason}"
            ))
        })
}
