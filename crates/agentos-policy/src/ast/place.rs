//! Where a policy or rule comes from: shown in explanations and reports, and never part of a decision,
//! except that rules of agent files whose fields nothing supplies do not block.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// Who wrote the policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A policy file: what it asks and cannot know is refused.
    File,
    /// The own `policies` section of the agent of this id; it holds for that agent alone. A rule whose fields
    /// nothing supplies is *unbound*: it is named and does not block, unless `unbound_rules: deny`.
    Agent(String),
    /// Registered by the program; treated as a policy file.
    #[default]
    Program,
}

/// A place in a file: of a policy its `id`, of a rule its `name`, else where it begins. Equality ignores it: two policies are the same wherever they are written.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Arc<str>>,
    /// From 1; 0 when it is not known.
    pub line: u32,
    /// From 1, counting characters; 0 when it is not known.
    pub column: u32,
}

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), 0) => f.write_str(file),
            (Some(file), line) => write!(f, "{file}:{line}:{}", self.column),
            (None, 0) => f.write_str("the program"),
            (None, line) => write!(f, "{line}:{}", self.column),
        }
    }
}
