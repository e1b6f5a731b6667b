//! Run ids: `run_<epoch ms>_<8 hex>`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// The tenant of every row until a deployment has more than one.
pub const TENANT_DEFAULT: &str = "default";

/// The name of a run, and of its stream in the journal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RunId(String);

/// A text that is not a run id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a run id; one looks like `run_1703769600000_a1b2c3d4`")]
pub struct InvalidRunId(pub String);

impl RunId {
    /// Time and randomness are the caller's: this crate has neither.
    #[must_use]
    pub fn new(epoch_ms: i64, random: u32) -> Self {
        Self(format!("run_{epoch_ms}_{random:08x}"))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for RunId {
    type Err = InvalidRunId;
    fn from_str(text: &str) -> Result<Self, InvalidRunId> {
        let mut parts = text.split('_');
        let digits =
            |part: &str| !part.is_empty() && part.len() <= 19 && part.bytes().all(|b| b.is_ascii_digit());
        let hex = |part: &str| {
            part.len() == 8
                && part
                    .bytes()
                    .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        };
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("run"), Some(ms), Some(random), None) if digits(ms) && hex(random) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(InvalidRunId(text.to_owned())),
        }
    }
}

impl<'de> Deserialize<'de> for RunId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::RunId;

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        let id = RunId::new(1_703_769_600_000, 0xa1b2_c3d4);
        assert_eq!(id.as_str(), "run_1703769600000_a1b2c3d4");
        assert_eq!(id.as_str().parse::<RunId>().unwrap(), id);
        for bad in [
            "",
            "run_",
            "run_1_a1b2c3d",
            "run_1_A1B2C3D4",
            "run_x_a1b2c3d4",
            "run_1_a1b2c3d4_",
            "system",
        ] {
            assert!(bad.parse::<RunId>().is_err(), "{bad}");
        }
    }
}
