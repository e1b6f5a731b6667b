//! Roles and what they may do.

use serde::Serialize;

use crate::ast::condition::Condition;

/// A request is denied unless a role of its actor, or a role inherited from, has a permission for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AccessControl {
    pub roles: Vec<Role>,
    /// The role of an actor who has none; without it such an actor may nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_role: Option<String>,
    /// Ids of actors who may everything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub super_admins: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Role {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub permissions: Vec<Permission>,
    /// Names of roles, without a circle.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inherits: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Permission {
    /// `request.resource`, with `*` for any characters.
    pub resource: String,
    /// `request.action`, likewise.
    pub actions: Vec<String>,
    /// Counts only where this is true; unknown permits nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
}
