//! Spending per period.

use agentos_types::Usd;
use serde::Serialize;

use crate::ast::words::words;

words! {
    /// Calendar periods in UTC.
    Period as "a period" {
        Hourly = "hourly" | "hour",
        Daily = "daily" | "day",
        /// From Monday.
        Weekly = "weekly" | "week",
        Monthly = "monthly" | "month",
    }
}

words! {
    /// What happens past a limit.
    BudgetExceeded as "an action past the budget" {
        /// Goes on with a warning.
        Warn = "warn" | "warning",
        /// Refused with the time at which the next period begins.
        Throttle = "throttle",
        /// Refused.
        Block = "block" | "deny" | "reject",
    }
}

/// What is asked for and what is spent must fit into every limit that applies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Budget {
    pub limits: Vec<BudgetLimit>,
    pub exceeded_action: BudgetExceeded,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BudgetLimit {
    /// `tokens`, `api_calls`, `storage`, `compute` or `total`: what the money is spent on.
    pub resource: String,
    /// Only what this provider costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    pub period: Period,
    pub limit_usd: Usd,
    /// A share of the limit, 0 to 1, from which on a decision warns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning_threshold: Option<f64>,
}
