//! Policies for a command that asks them: all of them, or none.

use std::path::PathBuf;
use std::sync::Arc;

use agentos::Coded;
use agentos::codes::{self, Code};
use agentos::setup::read_policy_files;
use agentos_policy::{PolicyError, PolicySet};
use agentos_yaml::Report;

use crate::cli::failure::{Exit, Failure};
use crate::cli::output;

/// A file that cannot be used: the first mistake in it, for programs.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {message}")]
struct Unusable {
    code: Code,
    place: String,
    message: String,
    hint: Option<String>,
}

impl Coded for Unusable {
    fn code(&self) -> Code {
        self.code
    }
    fn hint(&self) -> Option<String> {
        self.hint.clone()
    }
}

/// The set of all policies in files and folders.
pub(super) fn set(paths: &[PathBuf]) -> Result<Arc<PolicySet>, Failure> {
    let outcomes = read_policy_files(paths);
    if outcomes.iter().any(|outcome| outcome.report.has_errors()) {
        return Err(unusable(outcomes.iter().map(|outcome| &outcome.report)));
    }
    let policies: Vec<_> = outcomes
        .into_iter()
        .flat_map(|outcome| outcome.policies)
        .collect();
    if policies.is_empty() {
        let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
        return Err(Failure::new(&Unusable {
            code: codes::POLICY_SET_EMPTY,
            place: paths.join(", "),
            message: "no policy is in there".to_owned(),
            hint: None,
        })
        .exiting(Exit::Usage));
    }
    let set = PolicySet::compile(policies)
        .map_err(|error: PolicyError| Failure::new(&error).exiting(Exit::Usage))?;
    Ok(Arc::new(set))
}

/// All that is wrong with files, for people; the first of it, for programs.
pub(super) fn unusable<'a>(reports: impl Iterator<Item = &'a Report>) -> Failure {
    let mut rendered = String::new();
    let mut first = None;
    for report in reports.filter(|report| report.has_errors()) {
        rendered.push_str(&report.render(output::colours()));
        if first.is_none() {
            first = report.errors().next().map(|error| Unusable {
                code: error.code,
                place: format!("{}:{}:{}", report.source.name, error.line, error.column),
                message: error.message.clone(),
                hint: error.hint.clone(),
            });
        }
    }
    match first {
        Some(first) => Failure::rendered(&first, rendered).exiting(Exit::Usage),
        None => Failure::usage("the files cannot be read", None),
    }
}
