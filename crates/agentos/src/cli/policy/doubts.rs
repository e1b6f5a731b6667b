//! What is wrong with the policies of one source, for `agentos validate`.

use agentos_policy::ast::Policy;
use agentos_policy::bound::unbound_fields;
use agentos_policy::lint;
use agentos_policy::read::{read_agent_policies, read_policies};
use agentos_types::codes;
use agentos_yaml::{Diagnostic, Severity, Source};

/// Mistakes and doubts; with an agent's id, of the policies of its file.
pub(crate) fn of_source(source: Source, agent_id: Option<&str>, now_ms: i64) -> Vec<Diagnostic> {
    let outcome = match agent_id {
        Some(id) => read_agent_policies(source, id),
        None => read_policies(source),
    };
    let mut found = outcome.report.diagnostics;
    let source = &outcome.report.source;
    let doubts = lint(&outcome.policies, now_ms);
    if agent_id.is_none() {
        found.extend(doubts.iter().map(|doubt| doubt.to_diagnostic(source)));
        return found;
    }
    // Most rules of agent files ask about what nothing supplies: one sentence for all of them.
    let others = doubts.iter().filter(|doubt| doubt.code != codes::RULE_UNBOUND);
    found.extend(others.map(|doubt| doubt.to_diagnostic(source)));
    found.extend(unbound(&outcome.policies, source));
    found
}

fn unbound(policies: &[Policy], source: &Source) -> Option<Diagnostic> {
    const SHOWN: usize = 5;
    let rules = policies.iter().flat_map(|policy| &policy.rules);
    let mut all = 0;
    let mut names = Vec::new();
    let mut first = None;
    let mut unbound = 0;
    for rule in rules {
        all += 1;
        let fields = unbound_fields(&rule.condition);
        if fields.is_empty() {
            continue;
        }
        unbound += 1;
        first.get_or_insert(&rule.place);
        for field in fields {
            if !names.contains(&field) {
                names.push(field);
            }
        }
    }
    let place = first?;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let more = match names.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (line, column) = (place.line as usize, place.column as usize);
    Some(Diagnostic {
        code: codes::RULE_UNBOUND,
        severity: Severity::Warning,
        message: format!(
            "{unbound} of {all} policy rules ask about what the runtime does not supply, and do not block: {}{more}",
            shown.join(", ")
        ),
        line,
        column,
        path: "policies".to_owned(),
        hint: Some("supply it with the request, or use a field of the runtime (docs/policies.md)".to_owned()),
        labels: vec![(source.rest_of_line(line, column), "the first of them".to_owned())],
    })
}
