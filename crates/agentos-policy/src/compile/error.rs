//! A policy that cannot be used.

use agentos_types::{Code, Coded, codes};

/// Why a set of policies does not compile. Nothing of the set is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("policy `{policy}`{}: {reason}", .part.as_ref().map(|part| format!(", `{part}`")).unwrap_or_default())]
pub struct PolicyError {
    /// The policy's id.
    pub policy: String,
    /// The rule, role or trigger within it.
    pub part: Option<String>,
    pub reason: String,
}

impl PolicyError {
    pub(crate) fn new(policy: &str, part: Option<&str>, reason: impl Into<String>) -> Self {
        Self {
            policy: policy.to_owned(),
            part: part.map(str::to_owned),
            reason: reason.into(),
        }
    }
}

impl Coded for PolicyError {
    fn code(&self) -> Code {
        codes::POLICY_INVALID
    }
}
