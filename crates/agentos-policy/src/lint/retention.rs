//! Doubts about how long data is kept.

use agentos_types::codes;

use super::{Lint, of};
use crate::ast::{Payload, Policy};

/// The kinds of data that the runtime purges, each with its other names.
const KINDS: &[(&str, &[&str])] = &[
    (
        "runs",
        &[
            "run",
            "run_data",
            "conversations",
            "messages",
            "outputs",
            "tool_results",
        ],
    ),
    ("audit", &["audit_log", "audit_logs", "events", "journal"]),
    ("state", &["state_entries"]),
    ("state_history", &[]),
];

/// The kind of data that a rule of retention means.
#[must_use]
pub fn retained(name: &str) -> Option<&'static str> {
    let plain = crate::ast::plain_word(name);
    KINDS
        .iter()
        .find(|(kind, others)| *kind == plain || others.contains(&plain.as_str()))
        .map(|(kind, _)| *kind)
}

pub(super) fn check(policy: &Policy, found: &mut Vec<Lint>) {
    let Payload::DataRetention(retention) = &policy.payload else {
        return;
    };
    let mut doubt = |message: String, hint: String| {
        found.push(of(policy, None, codes::POLICY_UNREACHABLE, message, hint));
    };
    for rule in &retention.rules {
        let name = &rule.data_type;
        if retained(name).is_none() {
            let near = agentos_yaml::closest(name, KINDS.iter().map(|(kind, _)| *kind));
            doubt(
                format!("nothing is kept under the name `{name}`: nothing is purged by it"),
                near.map_or_else(
                    || "it is `runs`, `audit`, `state` or `state_history`".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                ),
            );
        }
    }
}
