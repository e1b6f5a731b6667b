//! `agentos policy check PATH…`: every mistake, and every doubt about the set as a whole.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use agentos::setup::{doubt_gates, read_policy_files};
use agentos_policy::ast::Policy;
use agentos_policy::read::Outcome;
use agentos_policy::{Lint, lint};
use agentos_yaml::{Diagnostic, Source};
use serde::Serialize;

use crate::cli::args::PolicyCheckArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Exit, Failure};
use crate::cli::output::{self, count};
use crate::cli::shown;

/// `{ok, policies, rules, files}`.
#[derive(Serialize)]
struct Checked {
    ok: bool,
    policies: usize,
    rules: usize,
    files: Vec<CheckedFile>,
}

#[derive(Serialize)]
struct CheckedFile {
    path: String,
    ok: bool,
    policies: Vec<String>,
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
}

pub(super) fn check(context: &Context, args: &PolicyCheckArgs) -> Result<Exit, Failure> {
    let mut outcomes = read_policy_files(&args.paths);
    outcomes.iter_mut().for_each(doubt_gates);
    let all: Vec<Policy> = outcomes
        .iter()
        .flat_map(|outcome| outcome.policies.clone())
        .collect();
    tell(&mut outcomes, lint(&all, context.now().millis()));
    for outcome in &mut outcomes {
        outcome
            .report
            .diagnostics
            .sort_by_key(|one| (one.line, one.column));
        if !args.json {
            shown::report(&outcome.report.render(output::colours()));
        }
    }
    let files: Vec<CheckedFile> = outcomes.iter().map(checked).collect();
    let checked = Checked {
        ok: files
            .iter()
            .all(|file| file.ok && (!args.strict || file.warnings.is_empty())),
        policies: all.len(),
        rules: all.iter().map(|policy| policy.rules.len()).sum(),
        files,
    };
    report(&checked, args.json);
    Ok(if checked.ok { Exit::Done } else { Exit::Failed })
}

/// Adds the doubts to the reports of their files, but for what is said there already: two policies of one id in one file
/// are an error of the reader's.
fn tell(outcomes: &mut [Outcome], doubts: Vec<Lint>) {
    let mut files: HashMap<Arc<str>, (&mut Outcome, HashSet<Said>)> = outcomes
        .iter_mut()
        .map(|outcome| {
            let said = outcome.report.diagnostics.iter().map(Said::of).collect();
            (outcome.report.source.name.clone(), (outcome, said))
        })
        .collect();
    for doubt in doubts {
        let file = doubt.place.file.as_deref();
        if let Some((outcome, said)) = file.and_then(|file| files.get_mut(file)) {
            let diagnostic = doubt.to_diagnostic(&outcome.report.source);
            if said.insert(Said::of(&diagnostic)) {
                outcome.report.diagnostics.push(diagnostic);
            }
        }
    }
}

/// What makes two diagnostics of a file the same. There is one error of a kind on a line.
#[derive(PartialEq, Eq, Hash)]
struct Said {
    code: &'static str,
    line: usize,
    doubt: Option<(usize, String)>,
}

impl Said {
    fn of(diagnostic: &Diagnostic) -> Self {
        let doubt = !diagnostic.is_error();
        Self {
            code: diagnostic.code.name,
            line: diagnostic.line,
            doubt: doubt.then(|| (diagnostic.column, diagnostic.message.clone())),
        }
    }
}

fn checked(outcome: &Outcome) -> CheckedFile {
    let source: &Source = &outcome.report.source;
    let (errors, warnings): (Vec<_>, Vec<_>) = outcome
        .report
        .diagnostics
        .iter()
        .cloned()
        .partition(Diagnostic::is_error);
    CheckedFile {
        path: source.name.to_string(),
        ok: errors.is_empty(),
        policies: outcome.policies.iter().map(|policy| policy.id.clone()).collect(),
        errors,
        warnings,
    }
}

fn report(checked: &Checked, json: bool) {
    if json {
        output::json(checked);
        return;
    }
    let sum = |of: fn(&CheckedFile) -> usize| checked.files.iter().map(of).sum::<usize>() as u64;
    output::note(&format!(
        "{}, {}, {}: {}, {}",
        count(checked.files.len() as u64, "file"),
        // English has two plurals here.
        match checked.policies {
            1 => "1 policy".to_owned(),
            n => format!("{n} policies"),
        },
        count(checked.rules as u64, "rule"),
        count(sum(|file| file.errors.len()), "error"),
        count(sum(|file| file.warnings.len()), "warning"),
    ));
}
