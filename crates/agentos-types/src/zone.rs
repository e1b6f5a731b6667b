//! Zones: the risk of an operation. Green is autonomous, yellow reviewed, red approved.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// Ordered by risk: `Green < Yellow < Red`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Zone {
    #[default]
    Green,
    Yellow,
    Red,
}

/// A word that names no zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a zone; the zones are `green`, `yellow` and `red`")]
pub struct InvalidZone(pub String);

impl Zone {
    pub const ALL: [Self; 3] = [Self::Green, Self::Yellow, Self::Red];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Zone {
    type Err = InvalidZone;
    /// Agent files write zones in upper case, the runtime in lower case: both are read.
    fn from_str(text: &str) -> Result<Self, InvalidZone> {
        Self::ALL
            .into_iter()
            .find(|zone| zone.as_str().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| InvalidZone(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}
