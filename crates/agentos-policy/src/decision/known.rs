//! What a decision has read: each field once, with its value. Rules are evaluated on these very values, so that what is
//! explained is what was decided on; the request may be gone by then. Looks nothing up.

use serde_json::Value;
use smallvec::SmallVec;

use crate::compile::Symbol;
use crate::value::{Num, Val};

/// Fields in the order in which they were read. With more in its place a decision would be larger than 256 bytes, which
/// are moved without a loop.
pub(crate) type Known = SmallVec<[Reading; 3]>;

/// A field that was read.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// Its number in the set.
    pub(crate) field: u32,
    /// Its value among the texts that rules know.
    pub(crate) symbol: Symbol,
    pub(crate) value: Snapshot,
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
            Some(Val::Num(Num::Int(int))) => Self::Int(int),
            Some(Val::Num(Num::Big(big))) => Self::Big(big),
            Some(Val::Num(Num::Float(float))) => Self::Float(float),
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

#[cfg(test)]
mod tests {
    #[test]
    fn a_decision_is_moved_without_a_loop() {
        assert!(size_of::<crate::Decision>() <= 256);
    }
}
