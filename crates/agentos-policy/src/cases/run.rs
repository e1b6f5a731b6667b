//! Running cases: each begins with an empty state.

use std::sync::Arc;

use agentos_types::Timestamp;
use serde::Serialize;

use super::coverage::Counts;
use super::{Case, Coverage, Expect};
use crate::compile::PolicySet;
use crate::decision::{Decision, PolicyAction};
use crate::state::State;

/// What became of all cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tested {
    pub ok: bool,
    pub passed: usize,
    pub failed: usize,
    pub cases: Vec<CaseResult>,
    pub coverage: Coverage,
}

/// What became of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseResult {
    pub name: String,
    pub line: usize,
    pub passed: bool,
    pub action: PolicyAction,
    /// What differs from what was expected; empty when it passed.
    pub differs: Vec<String>,
    /// What the failures and warnings of the decision say.
    pub said: Vec<String>,
}

/// Puts every case to a set.
#[must_use]
pub fn run_cases<'a>(set: &Arc<PolicySet>, cases: impl IntoIterator<Item = &'a Case>) -> Tested {
    let mut counts = Counts::default();
    let cases: Vec<CaseResult> = cases
        .into_iter()
        .map(|case| run(set, case, &mut counts))
        .collect();
    let failed = cases.iter().filter(|case| !case.passed).count();
    Tested {
        ok: failed == 0,
        passed: cases.len() - failed,
        failed,
        cases,
        coverage: counts.of(set),
    }
}

fn run(set: &Arc<PolicySet>, case: &Case, counts: &mut Counts) -> CaseResult {
    let mut state = State::default();
    let mut asked = case.asked.clone();
    let mut decision = ask(set, &asked, &mut state, counts);
    for _ in 1..case.times {
        if let Some(at) = &mut asked.request.timestamp {
            let later = i64::try_from(case.every_ms).unwrap_or(i64::MAX);
            *at = Timestamp(at.millis().saturating_add(later));
        }
        decision = ask(set, &asked, &mut state, counts);
    }
    let said = said(&decision);
    let differs = differs(&case.expect, &decision, &said);
    CaseResult {
        name: case.name.clone(),
        line: case.line,
        passed: differs.is_empty(),
        action: decision.action,
        differs,
        said,
    }
}

fn ask(
    set: &Arc<PolicySet>,
    asked: &crate::EvaluateRequest,
    state: &mut State,
    counts: &mut Counts,
) -> Decision {
    let decision = set.evaluate(asked, state);
    decision.changes.iter().for_each(|change| state.apply(change));
    counts.add(&decision);
    decision
}

fn said(decision: &Decision) -> Vec<String> {
    let failures = decision.results().into_iter().flat_map(|result| result.failures);
    let mut said: Vec<String> = failures.map(|failure| failure.message).collect();
    for warning in decision.warnings() {
        if !said.contains(&warning.message) {
            said.push(warning.message);
        }
    }
    said
}

fn differs(expect: &Expect, decision: &Decision, said: &[String]) -> Vec<String> {
    let mut differs = Vec::new();
    if let Some(action) = expect.action
        && action != decision.action
    {
        differs.push(format!("expected {action}, got {}", decision.action));
    }
    if let Some(expected) = &expect.denied_by {
        let denying = decision.critical_failures();
        let found: Vec<String> = denying
            .iter()
            .map(|of| format!("{} / {}", of.policy_id, of.check))
            .collect();
        for name in expected.iter().filter(|name| !found.contains(name)) {
            differs.push(format!("`{name}` did not deny"));
        }
        for name in found.iter().filter(|name| !expected.contains(name)) {
            differs.push(format!("`{name}` denied, which was not expected"));
        }
    }
    if let Some(text) = &expect.says
        && !said.iter().any(|said| said.contains(text.as_str()))
    {
        differs.push(format!("nothing says `{text}`"));
    }
    differs
}
