//! What a decision has read: each field once, with its value. Rules are evaluated on these very values, so that what is
//! explained is what was decided on; the request may be gone by then. Looks nothing up.

use serde_json::Value;
use smallvec::SmallVec;

use crate::compile::{Symbol, Symbols};
use crate::value::{Num, Val};

/// Fields in the order in which they were read. With more in its place a decision would be larger than 256 bytes, which
/// are moved without a loop.
pub(crate) type Known = SmallVec<[Reading; 3]>;

/// A field that was read.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// Its number in the set.
    pub(crate) field: u32,
    pub(crate) value: Snapshot,
}

/// A value as most rules compare it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fact {
    pub(crate) field: u32,
    pub(crate) symbol: Symbol,
    /// Not a number where it is none, or none that a float is exactly.
    pub(crate) number: f64,
}

impl Fact {
    pub(crate) const NONE: Self = Self {
        field: u32::MAX,
        symbol: Symbol::OTHER,
        number: f64::NAN,
    };

    pub(crate) fn number(field: u32, num: Num) -> Self {
        Self {
            field,
            symbol: Symbol::OTHER,
            number: num.exact().unwrap_or(f64::NAN),
        }
    }

    pub(crate) fn of(field: u32, value: Option<Val<'_>>, symbols: &Symbols) -> Self {
        match value {
            Some(Val::Num(num)) => Self::number(field, num),
            other => Self {
                field,
                symbol: Symbol::of(other, symbols),
                number: f64::NAN,
            },
        }
    }
}

impl Reading {
    /// The value, where there is such a field.
    #[inline]
    pub(crate) fn value(read: Option<&Self>) -> &Snapshot {
        read.map_or(&Snapshot::Missing, |read| &read.value)
    }
}

/// A value, kept. Flat: a decision makes a few of these, and little else.
#[derive(Clone, Debug)]
pub(crate) enum Snapshot {
    Missing,
    Null,
    Bool(bool),
    Int(i64),
    Big(u64),
    Float(f64),
    Text(Box<str>),
    Json(Box<Value>),
    Unclear,
}

impl Snapshot {
    pub(crate) fn of(value: Option<Val<'_>>) -> Self {
        match value {
            None => Self::Missing,
            Some(Val::Null) => Self::Null,
            Some(Val::Unclear) => Self::Unclear,
            Some(Val::Bool(bool)) => Self::Bool(bool),
            Some(Val::Num(num)) => num.into(),
            Some(Val::Text(text)) => Self::Text(text.into()),
            Some(value @ (Val::List(_) | Val::Texts(_) | Val::Map(_))) => Self::Json(Box::new(value.json())),
        }
    }

    pub(crate) const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    pub(crate) fn val(&self) -> Option<Val<'_>> {
        Some(match self {
            Self::Missing => return None,
            Self::Null => Val::Null,
            Self::Bool(bool) => Val::Bool(*bool),
            Self::Int(int) => Val::Num(Num::Int(*int)),
            Self::Big(big) => Val::Num(Num::Big(*big)),
            Self::Float(float) => Val::Num(Num::Float(*float)),
            Self::Text(text) => Val::Text(text),
            Self::Json(value) => Val::of(value),
            Self::Unclear => Val::Unclear,
        })
    }
}

impl From<Num> for Snapshot {
    fn from(num: Num) -> Self {
        match num {
            Num::Int(int) => Self::Int(int),
            Num::Big(big) => Self::Big(big),
            Num::Float(float) => Self::Float(float),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_decision_is_moved_without_a_loop() {
        assert!(size_of::<crate::Decision>() <= 256);
    }
}
