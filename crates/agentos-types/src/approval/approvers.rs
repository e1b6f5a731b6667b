//! Who may approve, where a policy names them.

use serde::{Deserialize, Serialize};

use crate::{Actor, ActorKind};

/// Names of people, as in `user:NAME` or `NAME`. Without a list anybody may; a list that is empty lets nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Approvers(Option<Vec<String>>);

impl Approvers {
    /// These alone; anybody when none is named.
    #[must_use]
    pub fn named(names: &[String]) -> Self {
        let plain = |name: &String| name.strip_prefix("user:").unwrap_or(name).to_owned();
        Self((!names.is_empty()).then(|| names.iter().map(plain).collect()))
    }

    #[must_use]
    pub const fn is_anybody(&self) -> bool {
        self.0.is_none()
    }

    /// Those whom both name: several rules that ask are all to be met.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Some(ours), Some(theirs)) => Self(Some(
                ours.into_iter().filter(|name| theirs.contains(name)).collect(),
            )),
            (ours, theirs) => Self(ours.or(theirs)),
        }
    }

    #[must_use]
    pub fn may(&self, by: &Actor) -> bool {
        let Some(names) = &self.0 else { return true };
        let is = |name: &String| *name == by.id || name.strip_prefix("user:") == Some(&by.id);
        by.kind == ActorKind::User && names.iter().any(is)
    }

    /// For people: who they are.
    #[must_use]
    pub fn names(&self) -> &[String] {
        self.0.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_are_named_may_and_nobody_else() {
        let list = |names: &[&str]| {
            Approvers::named(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        let (ann, ben) = (Actor::user("ann"), Actor::user("ben"));
        for (approvers, expected) in [
            (list(&[]), [true, true, true]),
            (list(&["ann"]), [true, false, false]),
            (list(&["user:ann", "ben"]), [true, true, false]),
            (
                list(&["ann", "ben"]).and(list(&["ben", "cleo"])),
                [false, true, false],
            ),
            (list(&["user:ann"]).and(list(&["ann"])), [true, false, false]),
            (list(&["Ann", "ben "]), [false, false, false]),
            (list(&["ann"]).and(list(&["ben"])), [false, false, false]),
            (list(&["ann"]).and(list(&[])), [true, false, false]),
        ] {
            let found = [&ann, &ben, &Actor::agent("ann")].map(|by| approvers.may(by));
            // An agent never decides; that is asked elsewhere too.
            assert_eq!(found[..2], expected[..2], "{approvers:?}");
            assert_eq!(found[2], approvers.is_anybody(), "{approvers:?}");
        }
    }
}
