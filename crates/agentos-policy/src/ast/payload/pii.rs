//! What happens to personal data that is found.

use agentos_types::Zone;
use serde::Serialize;

use crate::ast::words::words;

words! {
    PiiAction as "an action on personal data" {
        /// Replaced by its type, or by `replacement`.
        Redact = "redact",
        Mask = "mask",
        Hash = "hash",
        /// Replaced by a token that can be turned back with the right to.
        Encrypt = "encrypt" | "tokenise" | "tokenize",
        /// Left as it is, and recorded.
        Audit = "audit" | "log",
        /// The step is refused.
        Block = "block" | "deny",
    }
}

/// Tells the scanner what to look for and what to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub struct PiiProtection {
    #[serde(rename = "pii_rules")]
    pub rules: Vec<PiiRule>,
    /// Only in these zones; empty: in all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<Zone>,
    /// Fields that are left alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed_fields: Vec<String>,
    /// Fields that are always taken out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocked_fields: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PiiRule {
    /// `email`, `phone`, `ssn`, `credit_card` …, or `custom` with a pattern.
    pub category: String,
    /// A regular expression; valid and linear.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    pub action: PiiAction,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    pub audit_access: bool,
}
