//! A condition in any of its forms: an expression, a comparison, or a group.

use agentos_types::codes;
use agentos_yaml::{Field, Kind, Node};

use super::keys;
use crate::ast::{Comparison, Condition, Literal, Operand, Operator, Quantity};
use crate::{check, expr};

/// Reads a condition; what is wrong with it is reported and gives `None`.
pub(super) fn read(field: &Field<'_>) -> Option<Condition> {
    match &field.node()?.kind {
        Kind::Text(text) => expression(field, text),
        Kind::Bool(value) => Some(Condition::Constant(*value)),
        Kind::Map(_) => mapping(field),
        Kind::List(_) => {
            field.error(
                codes::POLICY_INVALID,
                "a list does not say how its conditions belong together".to_owned(),
                "write `{and: […]}` or `{or: […]}`",
            );
            None
        }
        Kind::Null | Kind::Number(_) => {
            field.wrong("a condition");
            None
        }
    }
}

fn expression(field: &Field<'_>, text: &str) -> Option<Condition> {
    match expr::parse(text) {
        Ok(condition) => {
            let mistakes = check::condition(&condition);
            for mistake in &mistakes {
                field.error(
                    codes::CONDITION_INVALID,
                    mistake.message.clone(),
                    mistake.hint.clone(),
                );
            }
            mistakes.is_empty().then_some(condition)
        }
        Err(error) => {
            let (start, end) = (error.span.start, error.span.end);
            field.error_within(
                codes::CONDITION_INVALID,
                (start, end),
                error.message,
                error.hint.unwrap_or_default(),
            );
            None
        }
    }
}

const LEAF: &[&str] = &[
    "field",
    "operator",
    "value",
    "case_insensitive",
    "case_sensitive",
    "negate",
];
const AND: &[&str] = &["and", "all"];
const OR: &[&str] = &["or", "any"];

fn mapping(field: &Field<'_>) -> Option<Condition> {
    let has = |keys: &[&str]| keys.iter().any(|key| field.field(key).node().is_some());
    if has(AND) || has(OR) || has(&["not"]) {
        return named_group(field);
    }
    if field.field("conditions").node().is_some() {
        return listed_group(field);
    }
    if field.field("expression").node().is_some() {
        keys::only(field, "a condition", &[&["expression", "language", "negate"]]);
        let inner = field.field("expression");
        let text = inner.required_text("the expression")?;
        let condition = expression(&inner, &text)?;
        return Some(negated(field, condition));
    }
    keys::only(
        field,
        "a condition",
        &[
            LEAF,
            &["and", "or", "not", "all", "any", "conditions", "expression"],
        ],
    );
    leaf(field).map(|condition| negated(field, condition))
}

/// `{and: […], or: […], not: …}`: several keys all must hold.
fn named_group(field: &Field<'_>) -> Option<Condition> {
    keys::only(field, "a group of conditions", &[AND, OR, &["not", "negate"]]);
    let mut groups = Vec::new();
    let mut failed = false;
    for (key, value) in field.entries() {
        let group = match key {
            "and" | "all" => parts(&value).map(|parts| several(parts, Condition::And)),
            "or" | "any" => parts(&value).map(|parts| several(parts, Condition::Or)),
            "not" => read(&value).map(|inner| Condition::Not(Box::new(inner))),
            _ => continue,
        };
        failed |= group.is_none();
        groups.extend(group);
    }
    (!failed && !groups.is_empty()).then(|| negated(field, several(groups, Condition::And)))
}

/// `{operator: and | or | not, conditions: […], negate}`.
fn listed_group(field: &Field<'_>) -> Option<Condition> {
    keys::only(
        field,
        "a group of conditions",
        &[&["operator", "conditions", "negate", "type"]],
    );
    let word = keys::first(field, &["operator", "type"]);
    let parts = parts(&field.field("conditions"));
    let Some(text) = word.text() else {
        field.error_at_key(
            codes::POLICY_INVALID,
            "a group of conditions has no `operator`".to_owned(),
            "write `operator: and` or `operator: or`",
        );
        return None;
    };
    let of: fn(Vec<Condition>) -> Condition = match text.to_ascii_lowercase().as_str() {
        "and" | "all" => Condition::And,
        "or" | "any" => Condition::Or,
        "not" | "none" => |parts| Condition::Not(Box::new(several(parts, Condition::Or))),
        _ => {
            let near = agentos_yaml::closest(&text, ["and", "or", "not", "all", "any", "none"]);
            let hint = near.map_or_else(
                || "one of `and`, `or`, `not`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            word.error(
                codes::POLICY_UNKNOWN_WORD,
                format!("`{text}` is not an operator of a group"),
                hint,
            );
            return None;
        }
    };
    Some(negated(field, several(parts?, of)))
}

/// The conditions of a group; an empty one is an error, since nobody can tell whether it holds.
fn parts(field: &Field<'_>) -> Option<Vec<Condition>> {
    let items = field.items();
    if items.is_empty() && field.is_present() && !field.is_list() {
        // Named already.
        return None;
    }
    if items.is_empty() {
        field.error(
            codes::POLICY_INVALID,
            "a group of conditions is empty".to_owned(),
            "give it at least one condition",
        );
        return None;
    }
    let parts: Vec<Condition> = items.iter().filter_map(read).collect();
    (parts.len() == items.len()).then_some(parts)
}

/// A group of one is that one, except under `not`.
fn several(mut parts: Vec<Condition>, of: fn(Vec<Condition>) -> Condition) -> Condition {
    if let [_] = parts.as_slice()
        && let Some(only) = parts.pop()
    {
        // `Not` of one part takes that part.
        return match of(Vec::new()) {
            Condition::Not(_) => Condition::Not(Box::new(only)),
            _ => only,
        };
    }
    of(parts)
}

fn negated(field: &Field<'_>, condition: Condition) -> Condition {
    if field.field("negate").flag() == Some(true) {
        Condition::Not(Box::new(condition))
    } else {
        condition
    }
}

fn leaf(field: &Field<'_>) -> Option<Condition> {
    let name = keys::required(field, "field", "the name of the field that is compared");
    let word = field.field("operator");
    if word.text().is_some_and(|word| word == "flag") {
        return name.map(Condition::Flag);
    }
    if !word.is_present() {
        field.error_at_key(
            codes::POLICY_INVALID,
            "`operator` is missing".to_owned(),
            "give `operator`: `eq`, `lte`, `in`, …",
        );
    }
    let operator = keys::word_of!(&word, Operator);
    let (name, operator) = (name?, operator?);
    let value = field.field("value");
    if operator.is_presence() {
        let operator = match value.node().map(|node| &node.kind) {
            Some(Kind::Bool(false)) => operator.opposite(),
            None | Some(Kind::Bool(true) | Kind::Null) => operator,
            Some(_) => {
                value.wrong("`true` or `false`");
                return None;
            }
        };
        return Some(Condition::Compare(Comparison::new(name, operator, Literal::Null)));
    }
    let Some(node) = value.node() else {
        field.error_at_key(
            codes::POLICY_INVALID,
            format!("`{operator}` has no `value`"),
            "give `value`: what the field is compared with",
        );
        return None;
    };
    let comparison = Comparison {
        field: name,
        operator,
        value: operand(&value, node, operator)?,
        case_insensitive: case_insensitive(field),
    };
    match check::comparison(&comparison) {
        Ok(()) => Some(Condition::Compare(comparison)),
        Err(mistake) => {
            value.error(codes::CONDITION_INVALID, mistake.message, mistake.hint);
            None
        }
    }
}

fn case_insensitive(field: &Field<'_>) -> bool {
    let insensitive = keys::get(field, "case_insensitive").flag();
    let sensitive = keys::get(field, "case_sensitive").flag();
    insensitive.unwrap_or(sensitive == Some(false))
}

/// A value, or `{field: NAME, times: N}`.
fn operand(field: &Field<'_>, node: &Node, operator: Operator) -> Option<Operand> {
    if let Kind::Map(_) = node.kind
        && node.entry("field").is_some()
    {
        keys::only(field, "a value", &[&["field", "times"]]);
        return Some(Operand::Field {
            name: field.field("field").required_text("the name of a field")?,
            times: field.field("times").number().unwrap_or(1.0),
        });
    }
    // Text has no order, so that a quantity is all that a text can mean here.
    if operator.is_order()
        && let Kind::Text(text) = &node.kind
        && let Some(quantity) = Quantity::parse(text)
    {
        return Some(Operand::Literal(Literal::Quantity(quantity)));
    }
    literal(field, node).map(Operand::Literal)
}

fn literal(field: &Field<'_>, node: &Node) -> Option<Literal> {
    Some(match &node.kind {
        Kind::Null => Literal::Null,
        Kind::Bool(value) => Literal::Bool(*value),
        Kind::Number(number) => {
            let value = number.as_f64()?;
            if check::is_inexact(value) {
                // Here it is known as it was written.
                field.error(
                    codes::CONDITION_INVALID,
                    check::inexact(&number.to_string()),
                    check::INEXACT_HINT,
                );
                return None;
            }
            Literal::Number(value)
        }
        Kind::Text(text) => Literal::Text(text.clone()),
        Kind::List(items) => {
            let read = items
                .iter()
                .map(|item| literal(field, item))
                .collect::<Option<_>>();
            Literal::List(read?)
        }
        Kind::Map(_) => {
            if let Some(Kind::Text(text)) = node.entry("quantity").map(|entry| &entry.value.kind)
                && let Some(quantity) = Quantity::parse(text)
            {
                return Some(Literal::Quantity(quantity));
            }
            field.error(
                codes::POLICY_INVALID,
                "a mapping cannot be compared with".to_owned(),
                "write a value, a list, `{field: NAME}`, or `{quantity: 5%}`",
            );
            return None;
        }
    })
}
