//! Files of `apiVersion: agentos.io/v1` and `kind: Policy`: gates, and the kill switch.

use agentos_types::codes;
use agentos_yaml::Field;

use super::{exempt, keys, payload, policy};
use crate::ast::{Origin, Payload, Policy, PolicyType};

pub(super) fn read(root: &Field<'_>, origin: &Origin) -> Vec<Policy> {
    keys::only(
        root,
        "a policy file",
        &[&["apiVersion", "kind", "metadata", "spec"]],
    );
    let version = root.field("apiVersion");
    if version.text().is_some_and(|version| version != "agentos.io/v1") {
        version.error(
            codes::POLICY_UNKNOWN_WORD,
            "this version of policy files is not known".to_owned(),
            "write `agentos.io/v1`",
        );
    }
    let kind = root.field("kind");
    keys::word(&kind, "a kind of file", &["Policy"], |word| {
        (word == "Policy").then_some(())
    });
    if !kind.is_present() {
        keys::required(root, "kind", "`Policy`");
    }
    let meta = root.field("metadata");
    keys::only(
        &meta,
        "`metadata`",
        &[&["name", "version", "description", "labels"]],
    );
    let name = keys::required(&meta, "name", "the policy's id, as in `gate.quality`");
    let spec = root.field("spec");
    let (Some(name), true) = (name, spec.is_mapping()) else {
        if !spec.is_mapping() {
            root.error_at_key(
                codes::POLICY_INVALID,
                "`spec` is missing".to_owned(),
                "give `spec`: what the policy says",
            );
        }
        return Vec::new();
    };
    let there = |key: &str| keys::get(&spec, key).is_present();
    let mut policies = if there("rules") {
        let mut policy = policy::read_spec(&spec, &name, origin);
        policy
            .iter_mut()
            .for_each(|policy| policy.place = keys::place(root));
        policy.into_iter().collect()
    } else if there("global") || there("pack_level") {
        switches(root, &spec, &name)
    } else if there("checks") {
        vec![gate(root, &spec, &name)]
    } else {
        spec.error_at_key(
            codes::POLICY_INVALID,
            format!("it is not plain what kind of policy `{name}` is"),
            "a gate has `checks`, a kill switch `global` or `pack_level`, any other policy `rules`",
        );
        Vec::new()
    };
    for policy in &mut policies {
        policy.description = meta.field("description").text();
        policy.version = meta.field("version").plain_text();
        policy.origin = origin.clone();
    }
    policies
}

fn gate(root: &Field<'_>, spec: &Field<'_>, name: &str) -> Policy {
    keys::only(
        spec,
        "a gate's `spec`",
        &[payload::keys(PolicyType::Gate), &["exemptions"]],
    );
    let mut policy = Policy::new(name, PolicyType::Gate);
    policy.payload = Payload::Gate(Box::new(payload::gate(spec)));
    policy.exemptions = exempt::exemptions(&spec.field("exemptions"));
    policy.place = keys::place(root);
    policy
}

fn switches(root: &Field<'_>, spec: &Field<'_>, name: &str) -> Vec<Policy> {
    let made = payload::killswitches(spec).into_iter().map(|(key, switch)| {
        // The switch for everything carries the file's name, that for packs says so.
        let id = if key == "global" {
            name.to_owned()
        } else {
            format!("{name}.{key}")
        };
        let mut policy = Policy::new(id, PolicyType::Killswitch);
        policy.payload = Payload::Killswitch(Box::new(switch));
        policy.place = keys::place(root);
        policy
    });
    made.collect()
}
