//! Doubts about what a policy and its exemptions reach: names that nothing has.

use agentos_types::codes;

use super::{Lint, of};
use crate::ast::{Payload, Policy};

/// The runtime's environments are its profiles.
const ENVIRONMENTS: &[&str] = &["development", "staging", "production"];

pub(super) fn check(policy: &Policy, found: &mut Vec<Lint>) {
    for name in &policy.scope.environments {
        if name.contains('*') || ENVIRONMENTS.contains(&name.as_str()) {
            continue;
        }
        let lower = name.to_lowercase();
        let begun = |known: &&&str| known.starts_with(lower.as_str()) || lower.starts_with(**known);
        let near = agentos_yaml::closest(name, ENVIRONMENTS.iter().copied())
            .or_else(|| ENVIRONMENTS.iter().find(begun).copied());
        found.push(of(
            policy,
            None,
            codes::POLICY_UNREACHABLE,
            format!(
                "no environment is called `{name}`: `{}` does not hold there",
                policy.id
            ),
            match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the runtime's are `{}`", ENVIRONMENTS.join("`, `")),
            },
        ));
    }
    exemptions(policy, found);
}

/// An exemption from a rule that is not there exempts nobody, and somebody counts on it.
fn exemptions(policy: &Policy, found: &mut Vec<Lint>) {
    let checks = match &policy.payload {
        Payload::Gate(gate) => gate.checks.as_slice(),
        _ => &[],
    };
    let rules = policy.rules.iter().map(|rule| rule.name.as_str());
    let known: Vec<&str> = rules
        .chain(checks.iter().map(|check| check.name.as_str()))
        .collect();
    for name in policy.exemptions.iter().flat_map(|exemption| &exemption.rules) {
        if known.contains(&name.as_str()) {
            continue;
        }
        found.push(of(
            policy,
            None,
            codes::POLICY_UNREACHABLE,
            format!("`{}` exempts from `{name}`, which it does not have", policy.id),
            match agentos_yaml::closest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name a rule or check of this policy, or take the exemption out".to_owned(),
            },
        ));
    }
}
