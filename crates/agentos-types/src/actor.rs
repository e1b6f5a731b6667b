//! Who did a thing. Every event names one.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What sort of actor it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActorKind {
    User,
    Agent,
    System,
}

impl ActorKind {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Agent => "agent",
            Self::System => "system",
        }
    }
}

/// An actor; written `kind:id`, as in `user:anna` or `agent:agent.product.prd_writer.v1`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Actor {
    pub kind: ActorKind,
    pub id: String,
}

impl Actor {
    #[must_use]
    pub fn user(id: impl Into<String>) -> Self {
        Self {
            kind: ActorKind::User,
            id: id.into(),
        }
    }

    #[must_use]
    pub fn agent(id: impl Into<String>) -> Self {
        Self {
            kind: ActorKind::Agent,
            id: id.into(),
        }
    }

    /// May both be the same? Where two different ones are asked for, names that differ in case or in spaces around
    /// them are one.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let plain = |id: &str| id.trim().to_lowercase();
        self.kind == other.kind && (self.id == other.id || plain(&self.id) == plain(&other.id))
    }

    #[must_use]
    pub fn system() -> Self {
        Self {
            kind: ActorKind::System,
            id: "runtime".to_owned(),
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.as_str(), self.id)
    }
}

impl FromStr for Actor {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let refuse = || format!("`{text}` is not an actor; one looks like `user:anna`");
        let (kind, id) = text.split_once(':').ok_or_else(refuse)?;
        let kind = [ActorKind::User, ActorKind::Agent, ActorKind::System]
            .into_iter()
            .find(|k| k.as_str() == kind)
            .ok_or_else(refuse)?;
        Ok(Self {
            kind,
            id: id.to_owned(),
        })
    }
}

impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}
