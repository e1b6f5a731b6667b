//! What is wrong with the gates that policy files hold, at its place in the file. The gate reader reads them as the
//! runtime does. What that only warns of is an error here where a word seems to be misspelt, and for an event that
//! nothing here raises, since a gate that waits for it never runs.

use agentos_gates::{GateSet, GateSetError};
use agentos_policy::ast::{GateSpec, Mode, Payload, Policy};
use agentos_policy::read::Outcome;
use agentos_types::codes;
use agentos_yaml::{Diagnostic, Field, Findings, Severity};

use super::policy_gates::document;

/// Adds what the gate reader says of the outcome's gate policies, for whoever checks a file.
pub fn doubt_gates(outcome: &mut Outcome) {
    let found = look(outcome, true);
    outcome.report.diagnostics.extend(found);
}

/// Adds what keeps a gate of the outcome from being used, for whoever loads it.
pub(super) fn refuse_gates(outcome: &mut Outcome) {
    let found = look(outcome, false).into_iter().filter(Diagnostic::is_error);
    outcome.report.diagnostics.extend(found);
}

fn look(outcome: &Outcome, strictly: bool) -> Vec<Diagnostic> {
    let gates = outcome
        .policies
        .iter()
        // What is off is nobody's gate, but whoever checks a file wants to know.
        .filter(|policy| strictly || policy.reach() != Mode::Off)
        .filter_map(|policy| match &policy.payload {
            Payload::Gate(spec) => Some((policy, said(policy, spec))),
            _ => None,
        });
    let gates: Vec<_> = gates.filter(|(_, said)| !said.is_empty()).collect();
    if gates.is_empty() {
        return Vec::new();
    }
    let findings = Findings::new(outcome.report.source.clone());
    let Some(root) = agentos_yaml::read(&findings) else {
        return Vec::new();
    };
    let root = Field::root(&findings, &root, codes::POLICY_INVALID);
    for (policy, said) in gates {
        let body = body_of(&root, policy);
        for one in said {
            let place = follow(&body, one.path.strip_prefix("spec.").unwrap_or(&one.path));
            let hint = one.hint.unwrap_or_default();
            // What is misspelt does not act: neither does a gate that waits for it, nor a limit under that name.
            let is_misspelt = one.path.starts_with("spec.triggers") || hint.starts_with("did you mean");
            if one.severity == Severity::Error || (strictly && is_misspelt) {
                place.error(one.code, one.message, hint);
            } else {
                place.warn(one.code, one.message, hint);
            }
        }
    }
    findings.into_sorted().1
}

fn said(policy: &Policy, spec: &GateSpec) -> Vec<Diagnostic> {
    match GateSet::parse(&policy.id, &document(policy, spec).to_string()) {
        Ok((_, report)) => report.diagnostics,
        Err(GateSetError::Files(reports)) => reports
            .into_iter()
            .flat_map(|report| report.diagnostics)
            .collect(),
        // One gate is in it, and it came from memory.
        Err(GateSetError::Empty { .. } | GateSetError::Twice { .. }) => Vec::new(),
    }
}

/// What holds the checks: the file's `spec`, or the policy itself, alone or in a list.
fn body_of<'a>(root: &Field<'a>, policy: &Policy) -> Field<'a> {
    let has_spec = root.node().is_some_and(|node| node.entry("spec").is_some());
    if has_spec {
        return root.field("spec");
    }
    let listed = if root.is_list() {
        root.items()
    } else if root.node().is_some_and(|node| node.entry("policies").is_some()) {
        root.field("policies").items()
    } else {
        Vec::new()
    };
    let is_it = |item: &Field<'a>| {
        let id = item.node().and_then(|node| node.entry("id"));
        id.is_some_and(|entry| entry.value.to_json() == serde_json::json!(policy.id))
    };
    listed.into_iter().find(is_it).unwrap_or_else(|| root.clone())
}

/// The field at such a path, or the nearest that the file has on the way.
fn follow<'a>(from: &Field<'a>, path: &str) -> Field<'a> {
    let mut at = from.clone();
    for part in path.split('.') {
        let (key, index) = match part.split_once('[') {
            Some((key, rest)) => (key, rest.trim_end_matches(']').parse::<usize>().ok()),
            None => (part, None),
        };
        let next = match entry(&at, key) {
            Some(next) => next,
            None => return at,
        };
        at = match index {
            None => next,
            Some(index) => match next.items().into_iter().nth(index) {
                Some(item) => item,
                None => return next,
            },
        };
    }
    at
}

/// Keys are read in both forms.
fn entry<'a>(field: &Field<'a>, key: &str) -> Option<Field<'a>> {
    if !field.is_mapping() {
        return None;
    }
    let plain = |text: &str| text.replace('_', "").to_lowercase();
    let mut entries = field.entries().into_iter();
    let found = entries.find(|(name, _)| plain(name) == plain(key));
    found.map(|(_, value)| value)
}
