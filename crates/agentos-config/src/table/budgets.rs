//! Budgets beyond one run.

use agentos_types::Usd;

use crate::key::Meta;
use crate::section::section;

section! {
    /// What may be spent beyond one run. Not set: no such budget.
    pub BudgetsConfig in "budgets" {
        /// Most that all runs together may cost on a UTC day.
        day_usd: Option<Usd> = None, [], Meta::USED.unit("USD").example("100.0");
        /// Most that the runs of one agent may cost on a UTC day.
        agent_usd: Option<Usd> = None, [], Meta::USED.unit("USD").example("20.0");
        /// Most that the runs of one pack may cost on a UTC day.
        pack_usd: Option<Usd> = None, [], Meta::USED.unit("USD").example("50.0");
    }
}
