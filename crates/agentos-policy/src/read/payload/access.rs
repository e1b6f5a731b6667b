//! Roles and their permissions.

use std::collections::{BTreeMap, HashSet};

use agentos_types::codes;
use agentos_yaml::Field;

use crate::ast::{AccessControl, Permission, Role};
use crate::read::{condition, keys};

pub(super) const KEYS: &[&str] = &["roles", "default_role", "super_admin_principals", "super_admins"];

pub(super) fn read(field: &Field<'_>) -> AccessControl {
    let list = field.field("roles");
    let items = list.items();
    let roles: Vec<Role> = items.iter().filter_map(role).collect();
    let known: BTreeMap<&str, &Role> = roles
        .iter()
        .rev()
        .map(|role| (role.name.as_str(), role))
        .collect();
    for (role, item) in roles.iter().zip(&items) {
        if !known
            .get(role.name.as_str())
            .is_some_and(|first| std::ptr::eq(*first, role))
        {
            item.error_at_key(
                codes::POLICY_DUPLICATE,
                format!("two roles are called `{}`", role.name),
                "give each a name of its own",
            );
        }
        for name in &role.inherits {
            must_know(&item.field("inherits"), name, &known);
        }
        if circles(&role.name, &known) {
            item.error_at_key(
                codes::POLICY_INVALID,
                format!("the role `{}` inherits from itself", role.name),
                "take one of the roles out of the circle",
            );
        }
    }
    let default = keys::get(field, "default_role");
    let default_role = default.text();
    if let Some(name) = &default_role {
        must_know(&default, name, &known);
    }
    AccessControl {
        default_role,
        super_admins: keys::one(field, &["super_admin_principals", "super_admins"]).texts(),
        roles,
    }
}

fn must_know(field: &Field<'_>, name: &str, known: &BTreeMap<&str, &Role>) {
    if known.contains_key(name) {
        return;
    }
    let near = agentos_yaml::closest(name, known.keys().copied());
    let hint = near.map_or_else(
        || "name a role of this policy".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    field.error(codes::POLICY_INVALID, format!("there is no role `{name}`"), hint);
}

/// Follows what a role inherits, every role once.
fn circles(start: &str, roles: &BTreeMap<&str, &Role>) -> bool {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut next = vec![start];
    while let Some(name) = next.pop() {
        let Some(role) = roles.get(name) else {
            continue;
        };
        for above in &role.inherits {
            if above == start {
                return true;
            }
            if seen.insert(above) {
                next.push(above);
            }
        }
    }
    false
}

fn role(field: &Field<'_>) -> Option<Role> {
    keys::only(
        field,
        "a role",
        &[&["name", "description", "permissions", "inherits"]],
    );
    let permissions = field.field("permissions").items();
    Some(Role {
        name: keys::required(field, "name", "the name of the role")?,
        description: field.field("description").text(),
        permissions: permissions.iter().filter_map(permission).collect(),
        inherits: field.field("inherits").texts(),
    })
}

fn permission(field: &Field<'_>) -> Option<Permission> {
    keys::only(
        field,
        "a permission",
        &[&["resource", "actions", "conditions", "condition"]],
    );
    let actions = field.field("actions").texts();
    if actions.is_empty() {
        field.error_at_key(
            codes::POLICY_INVALID,
            "a permission names no action".to_owned(),
            "give `actions`, `['*']` for all",
        );
    }
    keys::filled(field, "a permission", &["condition", "conditions"]);
    let asked = keys::one(field, &["condition", "conditions"]);
    // A condition that cannot be read must not make the permission wider: the file is refused anyway.
    let condition = asked.is_present().then(|| all_of(&asked));
    Some(Permission {
        resource: keys::required(field, "resource", "what it is about, `*` for all")?,
        actions,
        condition: condition.flatten(),
    })
}

/// One condition, or a list of which all must hold.
fn all_of(field: &Field<'_>) -> Option<crate::ast::Condition> {
    if !field.is_list() {
        return condition::read(field);
    }
    let mut parts: Vec<_> = field.items().iter().filter_map(condition::read).collect();
    if parts.len() > 1 {
        return Some(crate::ast::Condition::And(parts));
    }
    parts.pop()
}
