//! Which decisions count. What is counted is the engine's.

use crate::decision::PolicyAction;

/// Which decisions count, where some ask for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Those that ask nobody. The others are asked again once somebody has said yes.
    Unasked,
    /// Those, and those that ask: a person has said yes where one was to be asked.
    Approved,
    /// Those alone that ask: a person has said yes, and the others have counted before.
    Asked,
    /// None: nothing goes on by what is decided.
    Nothing,
}

impl Counting {
    pub(super) const fn takes(self, action: PolicyAction) -> bool {
        match action {
            PolicyAction::Deny => false,
            PolicyAction::RequireApproval => matches!(self, Self::Approved | Self::Asked),
            _ => matches!(self, Self::Approved | Self::Unasked),
        }
    }
}
