//! A value that was read, kept: the request may be gone when the decision is explained.

use serde_json::Value;

use crate::value::{Num, Val};

#[derive(Clone, Debug)]
pub(crate) enum Snapshot {
    Null,
    Bool(bool),
    Num(Num),
    Text(Box<str>),
    Json(Box<Value>),
}

impl Snapshot {
    #[inline]
    pub(crate) fn of(value: Val<'_>) -> Self {
        match value {
            Val::Null => Self::Null,
            Val::Bool(bool) => Self::Bool(bool),
            Val::Num(num) => Self::Num(num),
            Val::Text(text) => Self::Text(text.into()),
            Val::List(_) | Val::Texts(_) | Val::Map(_) => Self::Json(Box::new(value.json())),
        }
    }

    pub(crate) fn val(&self) -> Val<'_> {
        match self {
            Self::Null => Val::Null,
            Self::Bool(bool) => Val::Bool(*bool),
            Self::Num(num) => Val::Num(*num),
            Self::Text(text) => Val::Text(text),
            Self::Json(value) => Val::of(value),
        }
    }
}
