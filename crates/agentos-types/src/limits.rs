//! The limits of one run: the minimum of what the runtime, the agent and the request allow.

use serde::{Deserialize, Serialize};

use crate::Usd;

/// Every limit really stops a run; `None` means that nobody set one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cost: Option<Usd>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_tool_calls: Option<u64>,
    /// Milliseconds in status `running`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_duration_ms: Option<u64>,
    /// Model and tool calls together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_steps: Option<u64>,
}

impl Limits {
    /// The stricter of the two, limit by limit.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        fn stricter<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
            match (a, b) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (one, None) | (None, one) => one,
            }
        }
        Self {
            max_tokens: stricter(self.max_tokens, other.max_tokens),
            max_cost: stricter(self.max_cost, other.max_cost),
            max_tool_calls: stricter(self.max_tool_calls, other.max_tool_calls),
            max_duration_ms: stricter(self.max_duration_ms, other.max_duration_ms),
            max_steps: stricter(self.max_steps, other.max_steps),
        }
    }
}

/// Limits as events store them: five numbers in a row, since every run has them.
pub(crate) mod stored {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Limits;
    use crate::Usd;

    type Row = (Option<u64>, Option<Usd>, Option<u64>, Option<u64>, Option<u64>);

    pub(crate) fn serialize<S: Serializer>(limits: &Limits, s: S) -> Result<S::Ok, S::Error> {
        let Limits {
            max_tokens,
            max_cost,
            max_tool_calls,
            max_duration_ms,
            max_steps,
        } = *limits;
        (max_tokens, max_cost, max_tool_calls, max_duration_ms, max_steps).serialize(s)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Limits, D::Error> {
        let (max_tokens, max_cost, max_tool_calls, max_duration_ms, max_steps) = Row::deserialize(d)?;
        Ok(Limits {
            max_tokens,
            max_cost,
            max_tool_calls,
            max_duration_ms,
            max_steps,
        })
    }
}
