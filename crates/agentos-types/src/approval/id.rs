//! Approval ids: `apr_<epoch ms>_<16 hex>`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The name of an approval: when it was asked for, and a random number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApprovalId {
    pub epoch_ms: i64,
    pub random: u64,
}

/// A text that is not an approval id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an approval id; one looks like `apr_1703769600000_a1b2c3d4e5f60718`")]
pub struct InvalidApprovalId(pub String);

impl fmt::Display for ApprovalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "apr_{}_{:016x}", self.epoch_ms, self.random)
    }
}

impl FromStr for ApprovalId {
    type Err = InvalidApprovalId;
    fn from_str(text: &str) -> Result<Self, InvalidApprovalId> {
        let read = || {
            let (ms, hex) = text.strip_prefix("apr_")?.split_once('_')?;
            let lower = hex
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
            let digits = !ms.is_empty() && ms.bytes().all(|b| b.is_ascii_digit());
            (digits && lower && hex.len() == 16).then_some(())?;
            Some(Self {
                epoch_ms: ms.parse().ok()?,
                random: u64::from_str_radix(hex, 16).ok()?,
            })
        };
        // `apr_007_…` would be a second name of `apr_7_…`.
        read()
            .filter(|id| id.to_string() == text)
            .ok_or_else(|| InvalidApprovalId(text.to_owned()))
    }
}

impl Serialize for ApprovalId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ApprovalId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}
