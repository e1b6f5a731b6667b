//! Whether a condition can be true at all, by its written values alone. Bounded: what would take long is
//! taken to be possible, so that nothing is said wrongly.

use super::range::Field;
use crate::ast::{Comparison, Condition, Literal, Operand, Operator};

/// More alternatives are not looked at.
const MAX_ALTERNATIVES: usize = 128;
/// Longer lists are not looked into: each value of one is sought in the other.
const MAX_LIST: usize = 1_000;

/// A comparison or flag that holds, or does not.
#[derive(Clone, Debug)]
enum Atom<'a> {
    Flag(&'a str, bool),
    Compare(&'a Comparison, bool),
}

/// What questions about a condition need of it, worked out once: a check asks them of many pairs.
pub(super) struct Shape<'a> {
    /// The ways in which it can be true, and false. `None`: too many to look at.
    holds: Option<Vec<Vec<Atom<'a>>>>,
    fails: Option<Vec<Vec<Atom<'a>>>>,
    /// No request whose fields are known makes it true.
    pub(super) never: bool,
}

impl<'a> Shape<'a> {
    pub(super) fn of(condition: &'a Condition) -> Self {
        let holds = alternatives(condition, true);
        Self {
            never: none_holds(holds.as_deref()),
            holds,
            fails: alternatives(condition, false),
        }
    }

    /// Where this is true the other is.
    pub(super) fn implies(&self, other: &Self) -> bool {
        cannot_both(self.holds.as_deref(), other.fails.as_deref())
    }

    /// They are never true together.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        cannot_both(self.holds.as_deref(), other.holds.as_deref())
    }
}

/// No request whose fields are known makes it true.
pub(super) fn never(condition: &Condition) -> bool {
    none_holds(alternatives(condition, true).as_deref())
}

/// Every request whose fields are known makes it true.
pub(super) fn always(condition: &Condition) -> bool {
    none_holds(alternatives(condition, false).as_deref())
}

fn none_holds(ways: Option<&[Vec<Atom<'_>>]>) -> bool {
    ways.is_some_and(|ways| ways.iter().all(conflict))
}

fn cannot_both(first: Option<&[Vec<Atom<'_>>]>, second: Option<&[Vec<Atom<'_>>]>) -> bool {
    let (Some(first), Some(second)) = (first, second) else {
        return false;
    };
    first.len() * second.len() <= MAX_ALTERNATIVES
        && first
            .iter()
            .all(|one| second.iter().all(|other| conflict(one.iter().chain(other))))
}

/// The ways in which a condition can be `wanted`, each a list of what must hold together.
fn alternatives(condition: &Condition, wanted: bool) -> Option<Vec<Vec<Atom<'_>>>> {
    match condition {
        Condition::Constant(value) if *value == wanted => Some(vec![Vec::new()]),
        Condition::Constant(_) => Some(Vec::new()),
        Condition::Flag(name) => Some(vec![vec![Atom::Flag(name, wanted)]]),
        Condition::Compare(comparison) => Some(vec![vec![Atom::Compare(comparison, wanted)]]),
        Condition::Not(part) => alternatives(part, !wanted),
        Condition::And(parts) | Condition::Or(parts) => {
            let together = matches!(condition, Condition::And(_)) == wanted;
            let each = parts.iter().map(|part| alternatives(part, wanted));
            if together {
                each.into_iter()
                    .try_fold(vec![Vec::new()], |all, one| product(&all, &one?))
            } else {
                let all: Vec<_> = each.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
                (all.len() <= MAX_ALTERNATIVES).then_some(all)
            }
        }
    }
}

fn product<'a>(first: &[Vec<Atom<'a>>], second: &[Vec<Atom<'a>>]) -> Option<Vec<Vec<Atom<'a>>>> {
    if first.len() * second.len() > MAX_ALTERNATIVES {
        return None;
    }
    let pairs = first
        .iter()
        .flat_map(|one| second.iter().map(move |other| [one.as_slice(), other].concat()));
    Some(pairs.collect())
}

/// Two of them cannot hold at once.
fn conflict<'a: 'b, 'b>(atoms: impl IntoIterator<Item = &'b Atom<'a>>) -> bool {
    let mut fields: Vec<(&str, Field)> = Vec::new();
    let mut opaque: Vec<(String, bool)> = Vec::new();
    for atom in atoms {
        let (name, holds) = match atom {
            Atom::Flag(name, holds) => (*name, *holds),
            Atom::Compare(comparison, holds) => (comparison.field.as_str(), *holds),
        };
        if !fields.iter().any(|(known, _)| *known == name) {
            fields.push((name, Field::default()));
        }
        let Some((_, field)) = fields.iter_mut().find(|(known, _)| *known == name) else {
            continue;
        };
        let fits = match atom {
            Atom::Flag(..) => field.only(&[Literal::Bool(holds)]),
            Atom::Compare(comparison, _) => understood(field, comparison, holds).unwrap_or_else(|| {
                let text = Condition::Compare((*comparison).clone()).to_string();
                let other = opaque
                    .iter()
                    .any(|(known, held)| *known == text && *held != holds);
                opaque.push((text, holds));
                !other
            }),
        };
        if !fits {
            return true;
        }
    }
    false
}

/// Narrows what the field may be; `None` for comparisons whose meaning is not looked into.
fn understood(field: &mut Field, comparison: &Comparison, holds: bool) -> Option<bool> {
    let Operand::Literal(value) = &comparison.value else {
        return None;
    };
    let is_long = matches!(value, Literal::List(items) if items.len() > MAX_LIST);
    if comparison.case_insensitive || is_long {
        return None;
    }
    let operator = match (comparison.operator, holds) {
        (Operator::StartsWith | Operator::EndsWith | Operator::Matches, _) => return None,
        (operator, true) => operator,
        (operator, false) => operator.opposite(),
    };
    match (operator, value) {
        (Operator::Eq, value) => Some(field.only(std::slice::from_ref(value))),
        (Operator::Neq, value) => Some(field.without(std::slice::from_ref(value))),
        (Operator::In, Literal::List(items)) => Some(field.only(items)),
        (Operator::NotIn, Literal::List(items)) => Some(field.without(items)),
        (Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte, value) => field.bound(operator, value),
        (Operator::Exists, _) => Some(field.there(true)),
        (Operator::NotExists, _) => Some(field.there(false)),
        (Operator::Contains, value) => Some(field.holds(value, true)),
        (Operator::NotContains, value) => Some(field.holds(value, false)),
        _ => None,
    }
}
