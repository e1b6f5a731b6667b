//! What a rule asks: a tree over comparisons, with the three values true, false and unknown.
//!
//! `and` is false when any part is false, else unknown when any is unknown. `or` is true when any part is
//! true, else unknown when any is unknown. `not` keeps unknown.

use serde::Serialize;
use serde::ser::SerializeMap;

use super::value::{Literal, Operand};
use super::words::words;

words! {
    /// How a field is compared. A missing field, or one of a type that the operator does not take, makes the
    /// comparison unknown; `exists` and `not_exists` alone are always known.
    Operator as "an operator" {
        /// Same type and same value; another type is unknown, except that `null` is never equal to a value.
        Eq = "eq" | "equals" | "equal" | "==" | "===",
        Neq = "neq" | "ne" | "not_equals" | "not_equal" | "!=" | "!==",
        /// Numbers; quantities of one unit; texts that are both a date, both a time of day (`08:00`) or both a
        /// time in RFC 3339 and UTC. No other text has an order.
        Gt = "gt" | "greater_than" | ">",
        Gte = "gte" | "ge" | "greater_than_or_equal" | "greater_than_or_equals" | ">=",
        Lt = "lt" | "less_than" | "<",
        Lte = "lte" | "le" | "less_than_or_equal" | "less_than_or_equals" | "<=",
        /// The field equals an item of the list. No item equal and one of another type is false, not unknown,
        /// as long as some item has the field's type.
        In = "in" | "one_of",
        NotIn = "not_in" | "none_of",
        /// Text holds the text, or the list holds the item.
        Contains = "contains" | "includes",
        NotContains = "not_contains" | "not_includes",
        StartsWith = "starts_with" | "startswith",
        EndsWith = "ends_with" | "endswith",
        /// The regular expression finds a match somewhere in the text; `^` and `$` anchor it. Linear time.
        Matches = "matches" | "matches_regex" | "regex",
        /// There and not null. Takes no value; `value: false` asks for the opposite when a policy is read.
        Exists = "exists" | "is_present",
        NotExists = "not_exists" | "is_missing" | "is_absent",
    }
}

/// A question with the answers true, false and unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The same at every request: a rule without a condition has `Constant(true)`.
    Constant(bool),
    /// A bare name: the value of the field, which must be true or false; anything else is unknown. The name
    /// may hold dots, and is looked up as one key first (`cls_above_0.1`), then as a path.
    Flag(String),
    Compare(Comparison),
    /// Groups have at least two parts as they are read.
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
}

/// `field operator value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// As in [`Condition::Flag`]. A path that ends in `.length` of a text or list means its characters or items.
    pub field: String,
    pub operator: Operator,
    /// `Literal::Null` for `exists` and `not_exists`; a list for `in` and `not_in` unless it is a field; text
    /// that is a valid expression for `matches`.
    pub value: Operand,
    /// Text is compared without regard to the case of letters (Unicode's simple folding by lower case).
    pub case_insensitive: bool,
}

impl Comparison {
    #[must_use]
    pub fn new(field: impl Into<String>, operator: Operator, value: Literal) -> Self {
        Self {
            field: field.into(),
            operator,
            value: Operand::Literal(value),
            case_insensitive: false,
        }
    }
}

impl Operator {
    /// The operator that is true where this one is false, and unknown where it is.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Eq => Self::Neq,
            Self::Neq => Self::Eq,
            Self::Gt => Self::Lte,
            Self::Gte => Self::Lt,
            Self::Lt => Self::Gte,
            Self::Lte => Self::Gt,
            Self::In => Self::NotIn,
            Self::NotIn => Self::In,
            Self::Contains => Self::NotContains,
            Self::NotContains => Self::Contains,
            Self::Exists => Self::NotExists,
            Self::NotExists => Self::Exists,
            Self::StartsWith | Self::EndsWith | Self::Matches => self,
        }
    }

    /// Is about whether the field is there, and takes no value.
    #[must_use]
    pub const fn is_presence(self) -> bool {
        matches!(self, Self::Exists | Self::NotExists)
    }

    /// Compares by order.
    #[must_use]
    pub const fn is_order(self) -> bool {
        matches!(self, Self::Gt | Self::Gte | Self::Lt | Self::Lte)
    }
}

impl Condition {
    /// Calls `see` with the name of every field that the condition reads, both sides of comparisons included.
    pub fn each_field<'a>(&'a self, see: &mut impl FnMut(&'a str)) {
        match self {
            Self::Constant(_) => {}
            Self::Flag(name) => see(name),
            Self::Compare(comparison) => {
                see(&comparison.field);
                if let Operand::Field { name, .. } = &comparison.value {
                    see(name);
                }
            }
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.each_field(see)),
            Self::Not(part) => part.each_field(see),
        }
    }
}

impl Serialize for Condition {
    /// `{field, operator, value}`, `{and: […]}`, `{or: […]}`, `{not: …}`; a flag is `{field, operator: "flag"}`
    /// and a constant is true or false.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Constant(value) => serializer.serialize_bool(*value),
            Self::Flag(name) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("field", name)?;
                map.serialize_entry("operator", "flag")?;
                map.end()
            }
            Self::Compare(comparison) => comparison.serialize(serializer),
            Self::And(parts) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("and", parts)?;
                map.end()
            }
            Self::Or(parts) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("or", parts)?;
                map.end()
            }
            Self::Not(part) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("not", part)?;
                map.end()
            }
        }
    }
}

impl Serialize for Comparison {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("field", &self.field)?;
        map.serialize_entry("operator", &self.operator)?;
        if !self.operator.is_presence() {
            map.serialize_entry("value", &self.value)?;
        }
        if self.case_insensitive {
            map.serialize_entry("case_insensitive", &true)?;
        }
        map.end()
    }
}
