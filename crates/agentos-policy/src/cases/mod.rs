//! Cases that a set of policies must decide as they say: how policies are tested.
//!
//! ```yaml
//! policies: [../policies]              # read by whoever runs the cases
//! given:                               # laid under every case
//!   request: { agent_id: agent.product.prd_writer.v1, action: execute, zone: green }
//!   environment: { name: production }
//! cases:
//!   - name: a run of 500 USD is denied
//!     data: { cost_usd: 500, daily_cost_usd: 45 }
//!     expect: deny
//!   - name: and says why
//!     data: { cost_usd: 500, daily_cost_usd: 45 }
//!     expect:
//!       action: deny
//!       denied_by: [policy.cost.limit.v1 / per_run_limit]
//!       says: cost_usd 500.00 is not lte 10.00
//! ```
//!
//! `times` puts a case's request so often in a row, `every_ms` apart, to one state; the last answer counts.

mod coverage;
mod read;
mod run;

use serde::Serialize;

pub use self::coverage::{Coverage, RuleCoverage};
pub use self::read::read_cases;
pub use self::run::{CaseResult, Tested, run_cases};
use crate::decision::PolicyAction;
use crate::request::EvaluateRequest;

/// A file of cases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseFile {
    /// Paths of policies, as they are written: relative to the file.
    pub policies: Vec<String>,
    pub cases: Vec<Case>,
}

/// One case.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub name: String,
    pub line: usize,
    pub asked: EvaluateRequest,
    pub times: u32,
    pub every_ms: u64,
    pub expect: Expect,
}

/// What the decision must be. What is not said is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Expect {
    pub action: Option<PolicyAction>,
    /// `POLICY / RULE` of exactly the failures that deny, in any order.
    pub denied_by: Option<Vec<String>>,
    /// A part of what one of the failures or warnings says.
    pub says: Option<String>,
}
