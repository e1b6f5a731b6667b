//! Events of a model call that is still under way: attempts that are paid for, and what has come of an answer.

use serde::{Deserialize, Serialize};

use crate::{Usage, Usd};

/// Attempts of the call under way have given no answer, and are paid for: as what their provider said, or as what
/// they could have cost. What was reserved for the call is free again: it goes on, or is made again, only under a
/// new reservation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelCharged {
    pub step: u64,
    pub usage: Usage,
    #[serde(default, skip_serializing_if = "Usd::is_zero_ref")]
    pub cost: Usd,
    pub ran_ms: u64,
}

/// A further part of an answer that is being streamed. It is kept so that a crash loses none of it; it is no
/// part of the conversation, and never the run's output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelStreamed {
    pub step: u64,
    /// Nothing of the parts before it holds: another model answers anew.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Pieces of tool calls, in the order in which they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<CallPiece>,
}

/// A piece of a tool call that a model has begun to ask for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallPiece {
    pub index: usize,
    /// With its first piece.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A fragment of the JSON text of its arguments.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub arguments: String,
}
