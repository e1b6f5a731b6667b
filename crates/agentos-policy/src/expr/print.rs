//! A condition as an expression that reads back as the same condition.

use super::lex::{continues_name, starts_name};
use crate::ast::{Comparison, Condition, Literal, Operand, Operator};

pub(super) fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Constant(value) => value.to_string(),
        Condition::Flag(flag) => name(flag),
        Condition::Compare(comparison) => compare(comparison),
        Condition::And(parts) => join(parts, " && "),
        Condition::Or(parts) => join(parts, " || "),
        Condition::Not(part) => {
            let inner = self::condition(part);
            let called = matches!(&**part, Condition::Compare(comparison) if method(comparison).is_some());
            match &**part {
                Condition::Flag(_) | Condition::Constant(_) | Condition::Not(_) => format!("!{inner}"),
                _ if called => format!("!{inner}"),
                _ => format!("!({inner})"),
            }
        }
    }
}

/// Groups within groups keep their parentheses, so that the tree comes back as it was.
fn join(parts: &[Condition], with: &str) -> String {
    let part = |part: &Condition| match part {
        Condition::And(_) | Condition::Or(_) => {
            // `&&` inside `||` needs none, and is read the same without.
            match (part, with) {
                (Condition::And(_), " || ") => condition(part),
                _ => format!("({})", condition(part)),
            }
        }
        _ => condition(part),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(with)
}

fn compare(comparison: &Comparison) -> String {
    let field = name(&comparison.field);
    let value = match &comparison.value {
        Operand::Literal(value) => literal(value),
        Operand::Field { name: other, times } if *times == 1.0 => name(other),
        Operand::Field { name: other, times } => format!("{} * {times}", name(other)),
    };
    let case = if comparison.case_insensitive {
        " ignore_case"
    } else {
        ""
    };
    if let Some(method) = method(comparison) {
        return format!("{field}.{method}({value}){case}");
    }
    let operator = match comparison.operator {
        Operator::Eq => "==",
        Operator::Neq => "!=",
        Operator::Gt => ">",
        Operator::Gte => ">=",
        Operator::Lt => "<",
        Operator::Lte => "<=",
        Operator::In => "in",
        Operator::NotIn => "not in",
        Operator::Contains => "contains",
        Operator::NotContains => "not contains",
        Operator::StartsWith => "starts_with",
        Operator::EndsWith => "ends_with",
        Operator::Matches => "matches",
        Operator::Exists => return format!("{field} exists"),
        Operator::NotExists => return format!("{field} not exists"),
    };
    format!("{field} {operator} {value}{case}")
}

/// The call that the operator is written as, where the field is written plainly.
fn method(comparison: &Comparison) -> Option<&'static str> {
    let method = match comparison.operator {
        Operator::Contains => "includes",
        Operator::StartsWith => "startsWith",
        Operator::EndsWith => "endsWith",
        Operator::Matches => "matches",
        _ => return None,
    };
    is_plain(&comparison.field).then_some(method)
}

/// A value as it is written in expressions.
#[must_use]
pub fn literal(value: &Literal) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Bool(value) => value.to_string(),
        Literal::Number(number) => number.to_string(),
        Literal::Quantity(quantity) => quantity.to_string(),
        Literal::Text(text) => quoted(text, '\''),
        Literal::List(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// A field's name, in backticks where it could be taken for something else.
#[must_use]
pub fn name(name: &str) -> String {
    if is_plain(name) {
        name.to_owned()
    } else {
        quoted(name, '`')
    }
}

fn is_plain(name: &str) -> bool {
    let parts_fit = name
        .split('.')
        .all(|part| !part.is_empty() && part.chars().all(continues_name));
    let is_word = matches!(
        name,
        "true" | "false" | "null" | "and" | "or" | "not" | "ignore_case"
    );
    name.starts_with(starts_name) && parts_fit && !is_word
}

fn quoted(text: &str, quote: char) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}
