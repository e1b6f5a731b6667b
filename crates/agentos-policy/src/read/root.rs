//! Which form a file has: one policy, several, or `apiVersion: agentos.io/…`.

use std::collections::HashMap;

use agentos_types::codes;
use agentos_yaml::Field;

use super::{keys, kind_policy, policy};
use crate::ast::{Origin, Policy};

pub(super) fn read(root: &Field<'_>, origin: &Origin) -> Vec<Policy> {
    if root.is_list() {
        return several(root, origin);
    }
    if !root.is_mapping() {
        root.error(
            codes::POLICY_INVALID,
            "the file holds no policy".to_owned(),
            "write `id`, `type` and `rules`, a list of such policies, or `policies:` with a list",
        );
        return Vec::new();
    }
    if root.field("policies").is_present() && !root.field("rules").is_present() {
        keys::only(
            root,
            "a file of policies",
            &[&[
                "policies",
                "name",
                "version",
                "description",
                "evaluation_order",
                "stop_on_match",
            ]],
        );
        keys::not_acted_on(root, &["evaluation_order", "stop_on_match"]);
        return several(&root.field("policies"), origin);
    }
    one(root, origin)
}

/// A policy in its own form, or in that of `apiVersion: agentos.io/…`, which may hold two.
fn one(field: &Field<'_>, origin: &Origin) -> Vec<Policy> {
    if field.is_mapping() && field.field("apiVersion").is_present() {
        kind_policy::read(field, origin)
    } else {
        policy::read(field, origin).into_iter().collect()
    }
}

fn several(field: &Field<'_>, origin: &Origin) -> Vec<Policy> {
    let items = field.items();
    if items.is_empty() && field.is_list() {
        field.warn_at_key(
            codes::POLICY_SET_EMPTY,
            "the list of policies is empty".to_owned(),
            "add a policy, or take the file out",
        );
    }
    let mut policies: Vec<Policy> = Vec::with_capacity(items.len());
    let mut lines = HashMap::with_capacity(items.len());
    for item in &items {
        for policy in one(item, origin) {
            if let Some(first) = lines.insert(policy.id.clone(), policy.place.line) {
                let id = item.field("id");
                let message = format!(
                    "two policies have the id `{}`; the first is at line {first}",
                    policy.id
                );
                id.error(codes::POLICY_DUPLICATE, message, "give each an id of its own");
            }
            policies.push(policy);
        }
    }
    policies
}
