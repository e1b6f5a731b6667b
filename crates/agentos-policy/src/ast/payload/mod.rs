//! What the types of policies hold beside rules.

mod access;
mod budget;
mod compliance;
mod gate;
mod killswitch;
mod pii;
mod rate;
mod retention;

use serde::Serialize;

pub use access::{AccessControl, Permission, Role};
pub use budget::{Budget, BudgetExceeded, BudgetLimit, Period};
pub use compliance::{Compliance, ComplianceStatus, Requirement, Verification};
pub use gate::{AppliesTo, CheckOverride, Evaluation, GateCheck, GateFail, GateSpec};
pub use killswitch::{KillAction, KillScope, Killswitch, Recovery, Trigger};
pub use pii::{PiiAction, PiiProtection, PiiRule};
pub use rate::{RateExceeded, RateKey, RateLimit, Window};
pub use retention::{DataRule, Retention};

/// The part of a policy that its type asks for. `None` for `cost` and `custom`, and for any other type that
/// is written with rules alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Payload {
    #[default]
    None,
    RateLimit(RateLimit),
    Budget(Budget),
    Killswitch(Box<Killswitch>),
    AccessControl(AccessControl),
    PiiProtection(PiiProtection),
    DataRetention(Retention),
    Compliance(Compliance),
    Gate(Box<GateSpec>),
}
