//! A value as a rule sees it: borrowed from the request, typed, never converted.

mod num;
mod print;

use std::cmp::Ordering;

use serde_json::{Map, Value};

pub(crate) use self::num::Num;
pub(crate) use self::print::{print, print_json};

/// A value that a field has, or a literal of a rule.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Val<'a> {
    Null,
    Bool(bool),
    Num(Num),
    Text(&'a str),
    List(&'a [Value]),
    Texts(&'a [String]),
    Map(&'a Map<String, Value>),
    /// It is said twice, and differently.
    Unclear,
}

impl<'a> Val<'a> {
    #[inline]
    pub(crate) fn of(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(bool) => Self::Bool(*bool),
            Value::Number(number) => Self::Num(Num::of(number)),
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::List(list),
            Value::Object(map) => Self::Map(map),
        }
    }

    pub(crate) fn json(self) -> Value {
        match self {
            Self::Null | Self::Unclear => Value::Null,
            Self::Bool(bool) => bool.into(),
            Self::Num(num) => num.json().map_or(Value::Null, Value::Number),
            Self::Text(text) => text.into(),
            Self::List(list) => list.to_vec().into(),
            Self::Texts(list) => list.to_vec().into(),
            Self::Map(map) => Value::Object(map.clone()),
        }
    }

    /// The kind's name, for messages.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Num(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) | Self::Texts(_) => "a list",
            Self::Map(_) => "an object",
            Self::Unclear => "two values",
        }
    }

    /// Equality of two values of one kind; of two kinds it is not known. Null is a kind of its own, and is
    /// known to differ from every value.
    pub(crate) fn equals(self, other: Self) -> Option<bool> {
        match (self, other) {
            (Self::Unclear, _) | (_, Self::Unclear) => None,
            (Self::Null, Self::Null) => Some(true),
            (Self::Null, _) | (_, Self::Null) => Some(false),
            (Self::Bool(a), Self::Bool(b)) => Some(a == b),
            (Self::Num(a), Self::Num(b)) => a.compare(b).map(Ordering::is_eq),
            (Self::Text(a), Self::Text(b)) => Some(a == b),
            (Self::Map(a), Self::Map(b)) => {
                Some(a.len() == b.len() && a.iter().all(|(key, x)| b.get(key).is_some_and(|y| same(x, y))))
            }
            (a, b) if a.is_list() && b.is_list() => Some(a.same_list(b)),
            _ => None,
        }
    }

    pub(crate) const fn is_list(self) -> bool {
        matches!(self, Self::List(_) | Self::Texts(_))
    }

    /// The items of a list.
    pub(crate) fn items(self) -> Items<'a> {
        match self {
            Self::List(list) => Items::Values(list.iter()),
            Self::Texts(list) => Items::Texts(list.iter()),
            _ => Items::Values([].iter()),
        }
    }

    fn same_list(self, other: Self) -> bool {
        self.items().count() == other.items().count()
            && self
                .items()
                .zip(other.items())
                .all(|(a, b)| a.equals(b) == Some(true))
    }
}

/// Deep equality of JSON, numbers by value.
fn same(a: &Value, b: &Value) -> bool {
    Val::of(a).equals(Val::of(b)) == Some(true)
}

/// See [`Val::items`].
#[derive(Clone, Debug)]
pub(crate) enum Items<'a> {
    Values(std::slice::Iter<'a, Value>),
    Texts(std::slice::Iter<'a, String>),
}

impl<'a> Iterator for Items<'a> {
    type Item = Val<'a>;
    fn next(&mut self) -> Option<Val<'a>> {
        match self {
            Self::Values(list) => list.next().map(Val::of),
            Self::Texts(list) => list.next().map(|text| Val::Text(text)),
        }
    }
}
