//! The product document's feature flags.

use crate::key::Meta;
use crate::section::section;

section! {
    /// Feature flags.
    pub FeaturesConfig in "features" {
        /// Whether the audit is exported and shown; the journal itself has no switch.
        audit_logging: bool = true, [], Meta::LATER.env(&["ENABLE_AUDIT_LOGGING"]);
        /// Whether `agentos costs` reports; budgets and prices have no switch.
        cost_tracking: bool = true, [], Meta::USED.env(&["ENABLE_COST_TRACKING"]);
        /// Whether our own limits per minute hold: those of `[rate_limits]` where one of them or this is set, and those of endpoints; a provider's Retry-After has no switch.
        rate_limiting: bool = true, [], Meta::USED.env(&["ENABLE_RATE_LIMITING"]);
    }
}
