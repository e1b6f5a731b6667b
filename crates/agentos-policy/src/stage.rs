//! When a policy can be asked. A stage is a point of a run (or of the runtime's administration) at which
//! something is about to happen; which fields are known there is in [`crate::fields`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// A point at which policies are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// A run is about to be created.
    Create,
    /// A run is about to start.
    Start,
    /// A model is about to be called.
    ModelCall,
    /// A tool is about to be called.
    ToolCall,
    /// A run is about to be completed with an output.
    Completion,
    /// Something is about to be written to the state store.
    StateWrite,
    /// A person or program is about to change the runtime: keys, policies, the kill switch.
    Administration,
}

/// A word that names no stage.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a stage; the stages are `create`, `start`, `model_call`, `tool_call`, `completion`, `state_write` and `administration`"
)]
pub struct InvalidStage(pub String);

impl Stage {
    pub const ALL: [Self; 7] = [
        Self::Create,
        Self::Start,
        Self::ModelCall,
        Self::ToolCall,
        Self::Completion,
        Self::StateWrite,
        Self::Administration,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Start => "start",
            Self::ModelCall => "model_call",
            Self::ToolCall => "tool_call",
            Self::Completion => "completion",
            Self::StateWrite => "state_write",
            Self::Administration => "administration",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Stages {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl FromIterator<Stage> for Stages {
    fn from_iter<I: IntoIterator<Item = Stage>>(stages: I) -> Self {
        stages
            .into_iter()
            .fold(Self::NONE, |all, stage| Self(all.0 | Self::of(&[stage]).0))
    }
}

impl FromStr for Stage {
    type Err = InvalidStage;
    fn from_str(text: &str) -> Result<Self, InvalidStage> {
        Self::ALL
            .into_iter()
            .find(|stage| stage.as_str() == text)
            .ok_or_else(|| InvalidStage(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Stage {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A set of stages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stages(u8);

impl Stages {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(0x7f);

    #[must_use]
    pub const fn of(stages: &[Stage]) -> Self {
        let mut bits = 0;
        let mut rest = stages;
        while let [first, others @ ..] = rest {
            bits |= 1 << *first as u8;
            rest = others;
        }
        Self(bits)
    }

    #[must_use]
    pub const fn has(self, stage: Stage) -> bool {
        self.0 & (1 << stage as u8) != 0
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The stages, in the order of a run.
    pub fn iter(self) -> impl Iterator<Item = Stage> {
        Stage::ALL.into_iter().filter(move |stage| self.has(*stage))
    }
}
