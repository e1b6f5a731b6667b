//! What a policy says, as plain data: no parsing, no deciding. Every form in which policies are written is
//! read into these types, and the engine starts from them alone.
//!
//! Two kinds of rule share one type. An *obligation* (`action: allow`) says what must hold and is violated
//! when its condition is false; any other rule fires when its condition is true. A condition has three
//! values: true, false, and unknown when a field is missing or of another type.

mod condition;
mod payload;
mod place;
mod policy;
mod quantity;
mod rule;
mod scope;
mod value;
mod words;

pub use condition::{Comparison, Condition, Operator};
pub use payload::{
    AccessControl, AppliesTo, Budget, BudgetExceeded, BudgetLimit, CheckOverride, Compliance,
    ComplianceStatus, DataRule, Evaluation, GateCheck, GateFail, GateSpec, KillAction, KillScope, Killswitch,
    Payload, Period, Permission, PiiAction, PiiProtection, PiiRule, RateExceeded, RateKey, RateLimit,
    Recovery, Requirement, Retention, Role, Trigger, Verification, Window,
};
pub use place::{Origin, Place};
pub use policy::{Mode, Policy, PolicyType, Status};
pub use quantity::{Quantity, Unit};
pub use rule::{Action, Approval, Redaction, RedactionKind, Rule, RuleRate, Severity};
pub use scope::{Exemption, Scope};

pub use value::{Literal, Operand};

pub(crate) use words::plain as plain_word;
