//! From policies to a set that decides: prepared once, immutable, shared.

mod canonical;
mod digest;
mod error;
mod fields;
mod index;
mod part;
mod rule;
mod scope;
mod set;
mod symbols;
mod test;

pub use self::error::PolicyError;
pub(crate) use self::index::Candidates;
pub(crate) use self::part::{Access, Part, Trigger, Unmet};
pub(crate) use self::rule::{Kind, Prepared};
pub(crate) use self::scope::Pattern;
pub(crate) use self::set::{Force, Hot, Member};
pub use self::set::{PolicySet, SetOptions};
pub(crate) use self::symbols::{Symbol, Symbols};
pub(crate) use self::test::{Compare, EQUAL, GREATER, LESS, Right, Test};
