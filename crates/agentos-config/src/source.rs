//! Where a value comes from.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::Profile;

/// The origin of one value. The later variants win over the earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Default,
    Profile(Profile),
    /// Line and column count from 1; columns are characters.
    File {
        path: Arc<Path>,
        line: usize,
        column: usize,
    },
    /// The variable.
    Env(String),
    /// The flag as the user wrote it.
    Flag(String),
}

/// A value from the command line, for any key.
#[derive(Clone, PartialEq, Eq)]
pub struct Flag {
    /// For messages: `--data-dir`.
    pub name: String,
    /// `orchestrator.max_cost_per_run`; `profile` and `config_file` too.
    pub key: String,
    pub value: String,
}

impl Flag {
    pub fn new(name: impl Into<String>, key: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            key: key.into(),
            value: value.into(),
        }
    }
}

impl fmt::Debug for Flag {
    /// Without the value, which may be a secret in the wrong place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flag")
            .field("name", &self.name)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

impl Source {
    /// Did the user write it, or is it ours?
    #[must_use]
    pub const fn is_set(&self) -> bool {
        !matches!(self, Self::Default | Self::Profile(_))
    }

    const fn word(&self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Profile(_) => "profile",
            Self::File { .. } => "file",
            Self::Env(_) => "environment",
            Self::Flag(_) => "flag",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Profile(profile) => write!(f, "profile {profile}"),
            Self::File { path, line, column } => write!(f, "{}:{line}:{column}", path.display()),
            Self::Env(name) | Self::Flag(name) => f.write_str(name),
        }
    }
}

impl Serialize for Source {
    /// `{kind, …}` with `file`, `line`, `column`, or `name`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.word())?;
        match self {
            Self::Default => {}
            Self::Profile(profile) => map.serialize_entry("name", profile.as_str())?,
            Self::File { path, line, column } => {
                map.serialize_entry("file", &path.to_string_lossy())?;
                map.serialize_entry("line", line)?;
                map.serialize_entry("column", column)?;
            }
            Self::Env(name) | Self::Flag(name) => map.serialize_entry("name", name)?,
        }
        map.end()
    }
}
