//! What a decision can be, in order of strength.

use std::fmt;

use serde::{Deserialize, Serialize};

/// `Allow < Warn < Redact < RequireApproval < Deny`: the strongest of all that act wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolicyAction {
    #[default]
    Allow,
    Warn,
    Redact,
    RequireApproval,
    Deny,
}

/// What one rule asks for: the same words.
pub type Effect = PolicyAction;

impl PolicyAction {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Redact => "redact",
            Self::RequireApproval => "require_approval",
            Self::Deny => "deny",
        }
    }

    /// Is it an objection? A redaction is a condition of going on.
    pub(crate) const fn objects(self) -> bool {
        matches!(self, Self::Warn | Self::RequireApproval | Self::Deny)
    }
}

impl fmt::Display for PolicyAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
