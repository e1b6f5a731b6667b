//! The words of a condition: what was found, and what would have to be otherwise.

use serde_json::{Number, Value};

use super::{Decision, Fact, Reading, Snapshot};
use crate::ast::{Operator, Unit};
use crate::compile::{Compare, Right, Symbols, Test};
use crate::decide::{Lookup, eval};
use crate::truth::Truth;
use crate::value::{Val, print, print_json};

/// A condition that came out wrong.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) remedy: String,
    pub(super) field: Option<String>,
    pub(super) value: Option<Value>,
    pub(super) limit: Option<Value>,
}

/// The values that the decision has read.
pub(super) struct Kept<'d>(pub(super) &'d Decision);

impl Lookup for Kept<'_> {
    fn place(&mut self, field: u32) -> usize {
        let mut known = self.0.known.iter();
        known.position(|read| read.field == field).unwrap_or(usize::MAX)
    }

    fn at(&self, place: usize) -> &Snapshot {
        Reading::value(self.0.known.get(place))
    }

    fn fact(&mut self, field: u32) -> Fact {
        Fact::of(field, self.0.value(field), self.symbols())
    }

    fn symbols(&self) -> &Symbols {
        &self.0.set.symbols
    }
}

/// Why a test came out `found` (unknown when `None`), which it should not have.
pub(super) fn describe(of: &Decision, test: &Test, found: Option<bool>) -> Phrase {
    let found = Truth::of(found);
    match test {
        Test::Constant(constant) => Phrase {
            text: format!("the condition is always {constant}"),
            ..Phrase::default()
        },
        Test::Not(part) => describe(of, part, known(found.not())),
        Test::And(parts) => guilty(of, parts, found, Truth::False),
        Test::Or(parts) => guilty(of, parts, found, Truth::True),
        Test::Flag(field) => {
            let words = Leaf {
                of,
                field: *field,
                operator: "is true",
                negated: "is false",
                limit: Value::Bool(true),
                shown: String::new(),
                needs: "true or false",
                given: None,
            };
            words.phrase(found)
        }
        Test::Order {
            field,
            operator,
            limit,
            ..
        } => {
            let number = if limit.fract() == 0.0 && limit.abs() < 9e15 {
                Some(Number::from(*limit as i64))
            } else {
                Number::from_f64(*limit)
            };
            let limit = number.map_or(Value::Null, Value::Number);
            literal(of, *field, *operator, limit, found)
        }
        Test::Symbol { field, symbol, equal } => {
            let operator = if *equal { Operator::Eq } else { Operator::Neq };
            literal(of, *field, operator, of.set.symbols.value(*symbol), found)
        }
        Test::Among {
            field,
            first,
            count,
            among,
        } => {
            let operator = if *among { Operator::In } else { Operator::NotIn };
            literal(
                of,
                *field,
                operator,
                of.set.symbols.texts(*first, *count).into(),
                found,
            )
        }
        Test::Compare(compare) => compared(of, compare, found),
    }
}

/// A comparison with a written value.
fn literal(of: &Decision, field: u32, operator: Operator, limit: Value, found: Truth) -> Phrase {
    let (holds, fails) = operator_words(operator);
    Leaf {
        of,
        field,
        operator: holds,
        negated: fails,
        shown: print_json(&limit, money(of, field)),
        needs: kind(operator, &limit),
        limit,
        given: None,
    }
    .phrase(found)
}

const fn known(truth: Truth) -> Option<bool> {
    match truth {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown => None,
    }
}

/// Of a group: one part decided (`and` that is false), or all of them together.
fn guilty(of: &Decision, parts: &[Test], found: Truth, decisive: Truth) -> Phrase {
    let together = found != decisive && found != Truth::Unknown;
    let mut phrases = parts
        .iter()
        .filter(|part| eval(part, &mut Kept(of)) == found)
        .map(|part| describe(of, part, known(found)));
    let Some(mut first) = phrases.next() else {
        return Phrase::default();
    };
    let (between, or) = if together { (" and ", " or ") } else { ("; ", "; ") };
    for other in phrases {
        first.text = format!("{}{between}{}", first.text, other.text);
        first.remedy = format!("{}{or}{}", first.remedy, other.remedy);
    }
    first
}

/// One comparison.
struct Leaf<'d> {
    of: &'d Decision,
    field: u32,
    operator: &'static str,
    negated: &'static str,
    /// The limit as it is printed; nothing for operators that take none.
    shown: String,
    limit: Value,
    needs: &'static str,
    /// Another field that is compared with, when that is what is missing.
    given: Option<u32>,
}

impl Leaf<'_> {
    fn phrase(&self, found: Truth) -> Phrase {
        let name = name(self.of, self.field);
        let value = self.of.value(self.field);
        let printed = value.map_or_else(
            || "missing".to_owned(),
            |value| print(value, money(self.of, self.field)),
        );
        let spaced = |operator: &str| {
            if self.shown.is_empty() {
                operator.to_owned()
            } else {
                format!("{operator} {}", self.shown)
            }
        };
        let (text, remedy) = match found {
            Truth::False => (
                format!("{name} {printed} {}", spaced(self.negated)),
                format!("change {name} so that it {}", spaced(self.operator)),
            ),
            Truth::True => (
                format!("{name} {printed} {}", spaced(self.operator)),
                format!("change {name} so that it {}", spaced(self.negated)),
            ),
            Truth::Unknown => self.unknown(name, value),
        };
        Phrase {
            text,
            remedy,
            field: Some(name.to_owned()),
            value: Some(value.map_or(Value::Null, Val::json)),
            limit: Some(self.limit.clone()),
        }
    }

    fn unknown(&self, name: &str, value: Option<Val<'_>>) -> (String, String) {
        let other = self.given.filter(|other| self.of.value(*other).is_none());
        match (value, other) {
            (None, _) => (
                format!("{name} could not be known: it is missing"),
                format!("supply {name} as {}", self.needs),
            ),
            (Some(_), Some(other)) => {
                let other = crate::decision::phrase::name(self.of, other);
                (
                    format!("{other} could not be known: it is missing"),
                    format!("supply {other} as {}", self.needs),
                )
            }
            (Some(value), None) => (
                format!(
                    "{name} could not be known: {} is {}, and `{}` needs {}",
                    print(value, false),
                    value.kind(),
                    self.operator.trim_start_matches("is "),
                    self.needs,
                ),
                format!("supply {name} as {}", self.needs),
            ),
        }
    }
}

fn compared(of: &Decision, compare: &Compare, found: Truth) -> Phrase {
    let (operator, negated) = operator_words(compare.operator);
    let money = money(of, compare.field);
    let (shown, limit, needs, given) = match &compare.right {
        Right::Nothing => (String::new(), Value::Null, "a value", None),
        Right::Value(value) => return literal(of, compare.field, compare.operator, value.clone(), found),
        Right::Quantity(quantity) => (
            quantity.to_string(),
            quantity.to_string().into(),
            quantity_needed(quantity.unit),
            None,
        ),
        Right::Quantities(items) => {
            let list: Vec<String> = items.iter().map(ToString::to_string).collect();
            let needs = items
                .first()
                .map_or("a quantity", |first| quantity_needed(first.unit));
            (format!("[{}]", list.join(", ")), list.into(), needs, None)
        }
        Right::Pattern(pattern) => (
            format!("`{}`", pattern.as_str()),
            pattern.as_str().into(),
            "a text",
            None,
        ),
        Right::Field { field, times, .. } => {
            let value = of.value(*field);
            let times = if *times == 1.0 {
                String::new()
            } else {
                format!(" * {times}")
            };
            let printed = value.map_or_else(|| "missing".to_owned(), |value| print(value, money));
            let shown = format!("{}{times} ({printed})", name(of, *field));
            (
                shown,
                value.map_or(Value::Null, Val::json),
                "a value of the same kind",
                Some(*field),
            )
        }
    };
    Leaf {
        of,
        field: compare.field,
        operator,
        negated,
        shown,
        limit,
        needs,
        given,
    }
    .phrase(found)
}

const fn quantity_needed(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "a percentage such as `5%`",
        Unit::Duration => "a duration such as `5s`",
        Unit::Size => "a size such as `5MB`",
    }
}

/// What a comparison with this limit takes.
fn kind(operator: Operator, limit: &Value) -> &'static str {
    match (operator, limit) {
        (Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte, _) => "a number",
        (Operator::In | Operator::NotIn, Value::Array(list)) => match list.first() {
            Some(Value::String(_)) => "a text",
            Some(Value::Number(_)) => "a number",
            _ => "a value of the kind of the list's",
        },
        (Operator::Contains | Operator::NotContains, Value::String(_)) => "a text or a list of texts",
        (Operator::Contains | Operator::NotContains, _) => "a list of values of that kind",
        (_, Value::Bool(_)) => "true or false",
        (_, Value::Number(_)) => "a number",
        (_, Value::Array(_)) => "a list",
        _ => "a text",
    }
}

/// How an operator reads when it holds, and when it does not.
const fn operator_words(operator: Operator) -> (&'static str, &'static str) {
    match operator {
        Operator::Eq => ("is eq", "is not eq"),
        Operator::Neq => ("is neq", "is not neq"),
        Operator::Gt => ("is gt", "is not gt"),
        Operator::Gte => ("is gte", "is not gte"),
        Operator::Lt => ("is lt", "is not lt"),
        Operator::Lte => ("is lte", "is not lte"),
        Operator::In => ("is in", "is not in"),
        Operator::NotIn => ("is not in", "is in"),
        Operator::Contains => ("contains", "does not contain"),
        Operator::NotContains => ("does not contain", "contains"),
        Operator::StartsWith => ("starts with", "does not start with"),
        Operator::EndsWith => ("ends with", "does not end with"),
        Operator::Matches => ("matches", "does not match"),
        Operator::Exists => ("exists", "does not exist"),
        Operator::NotExists => ("does not exist", "exists"),
    }
}

fn name(of: &Decision, field: u32) -> &str {
    of.set.fields.get(field as usize).map_or("", |field| &field.name)
}

fn money(of: &Decision, field: u32) -> bool {
    of.set.fields.get(field as usize).is_some_and(|field| field.money)
}
