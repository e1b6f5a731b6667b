//! What a field is compared with.

use serde::Serialize;

use super::quantity::Quantity;

/// A written value. Types are never converted: text that looks like a number is text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Literal {
    /// `eq null` is true for a field that is there and null, unknown for one that is missing.
    Null,
    Bool(bool),
    /// Finite. Whole numbers beyond 2^53, which this cannot hold exactly, are refused when a policy is read.
    Number(f64),
    /// A number with a unit; never equal to, or ordered against, a plain number.
    Quantity(Quantity),
    Text(String),
    /// For `in` and `not_in`, and for equality with a list.
    List(Vec<Literal>),
}

/// The right side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    Literal(Literal),
    /// Another field, times a constant: `file.size > max_size`, `error_rate > baseline * 0.9`. With `times`
    /// other than 1 the field must be a number or a quantity, else the comparison is unknown; so is a result
    /// that is not finite.
    Field {
        name: String,
        times: f64,
    },
}

impl Literal {
    /// What the value is called in messages.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Quantity(_) => "a quantity",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
        }
    }
}

impl Serialize for Operand {
    /// A literal as itself, a field as `{field, times}`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        match self {
            Self::Literal(literal) => literal.serialize(serializer),
            Self::Field { name, times } => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("field", name)?;
                if *times != 1.0 {
                    map.serialize_entry("times", times)?;
                }
                map.end()
            }
        }
    }
}
