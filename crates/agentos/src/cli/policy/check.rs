//! `agentos policy check PATH…`: every mistake, and every doubt about the set as a whole.

use agentos::setup::{doubt_gates, read_policy_files};
use agentos_policy::ast::Policy;
use agentos_policy::lint;
use agentos_policy::read::Outcome;
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
    let now = context.now().millis();
    for doubt in lint(&all, now) {
        let of = outcomes
            .iter_mut()
            .find(|outcome| doubt.place.file.as_deref() == Some(&*outcome.report.source.name));
        if let Some(outcome) = of {
            let diagnostic = doubt.to_diagnostic(&outcome.report.source);
            if !outcome.report.diagnostics.contains(&diagnostic) && !said(outcome, &diagnostic) {
                outcome.report.diagnostics.push(diagnostic);
            }
        }
    }
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

/// Two policies of one id in one file are an error of the reader's already.
fn said(outcome: &Outcome, diagnostic: &Diagnostic) -> bool {
    let same = |known: &Diagnostic| known.code == diagnostic.code && known.line == diagnostic.line;
    diagnostic.is_error() && outcome.report.diagnostics.iter().any(same)
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
