//! `validate`: every file below some paths, what kind it is, and all that is wrong with it, in the form that
//! programs hold on to. Agents are checked whole; other kinds are recognised.

use std::path::{Path, PathBuf};

use agentos_types::codes;
use agentos_yaml::{Diagnostic, Node, Report, Severity, Source, Span, yaml_files};
use serde::Serialize;

use crate::agent::Dialect;
use crate::load::{Outcome, read};
use crate::neighbours::{Neighbourhood, Neighbours};

/// What a file is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Agent,
    /// `apiVersion: agentos.io/…`, or rules in the product document's form.
    Policy,
    /// Checks over a text or value.
    Gate,
    Registry,
    Eval,
    /// YAML that is none of ours.
    Other,
}

/// One file: `{path, ok, kind, dialect, agent_id, errors, warnings}`.
#[derive(Clone, Debug, Serialize)]
pub struct FileReport {
    pub path: String,
    pub ok: bool,
    pub kind: Kind,
    pub dialect: Option<Dialect>,
    pub agent_id: Option<String>,
    pub errors: Vec<Diagnostic>,
    pub warnings: Vec<Diagnostic>,
    /// The same for people.
    #[serde(skip)]
    pub report: Report,
    /// The tools that an agent declares, and the place in the file.
    #[serde(skip)]
    declared: Option<(Vec<String>, Span)>,
}

impl FileReport {
    /// Another part knows files of this kind, and has read it.
    pub fn read_as(&mut self, kind: Kind, report: Report) {
        let (errors, warnings): (Vec<_>, Vec<_>) =
            report.diagnostics.iter().cloned().partition(Diagnostic::is_error);
        self.kind = kind;
        self.ok = errors.is_empty();
        self.errors = errors;
        self.warnings = warnings;
        self.report = report;
    }

    /// Warns of declared tools that nobody has bound; who is bound only the caller knows.
    pub fn warn_unbound(&mut self, is_bound: impl Fn(&str) -> bool) {
        let Some((declared, span)) = &self.declared else {
            return;
        };
        let unbound: Vec<&str> = declared
            .iter()
            .map(String::as_str)
            .filter(|name| !is_bound(name))
            .collect();
        if unbound.is_empty() {
            return;
        }
        let (line, column) = self.report.source.position(span.start);
        let warning = Diagnostic {
            code: codes::TOOL_UNBOUND,
            severity: Severity::Warning,
            message: format!(
                "no handler is bound to `{}`: not offered to the model",
                unbound.join("`, `")
            ),
            line,
            column,
            path: "tools".to_owned(),
            hint: Some("register them from a program, or configure them as `[[tools.command]]`".to_owned()),
            labels: vec![(*span, "declared here".to_owned())],
        };
        self.warnings.push(warning.clone());
        self.report.diagnostics.push(warning);
    }
}

/// What is wrong with the policies of a source; the id is given for an agent's own.
pub type ReadPolicies<'a> = &'a dyn Fn(Source, Option<&str>) -> Vec<Diagnostic>;

/// All files: `{files: […]}`.
#[derive(Clone, Debug, Serialize)]
pub struct Validation {
    pub files: Vec<FileReport>,
}

impl Validation {
    /// No file has an error.
    #[must_use]
    pub fn ok(&self) -> bool {
        self.files.iter().all(|file| file.ok)
    }
}

/// Checks files, and folders with all YAML below them. A file that is named must be of a kind that is known;
/// in a folder, YAML of other kinds is let be. `strict`: unknown root keys and references that lead nowhere
/// are errors.
///
/// `policies` reads a policy file, or with an agent's id the policies of its file, and says what is wrong: who
/// knows policies is above this crate.
pub fn validate_paths<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
    strict: bool,
    policies: ReadPolicies<'_>,
) -> Validation {
    let mut files = Vec::new();
    let mut neighbourhood = Neighbourhood::default();
    for path in paths {
        let path = path.as_ref();
        if path.is_dir() {
            folder(path, strict, policies, &mut neighbourhood, &mut files);
        } else {
            files.push(file(path, strict, true, policies, neighbourhood.of(path)));
        }
    }
    Validation { files }
}

/// A file in a folder named `agents` is meant to be one.
pub(crate) fn must_be_agent(path: &Path) -> bool {
    path.parent()
        .and_then(Path::file_name)
        .is_some_and(|folder| folder == "agents")
}

fn folder(
    path: &Path,
    strict: bool,
    policies: ReadPolicies<'_>,
    neighbourhood: &mut Neighbourhood,
    files: &mut Vec<FileReport>,
) {
    let found: Vec<PathBuf> = yaml_files(path).unwrap_or_default();
    if found.is_empty() {
        let message = format!("there is no YAML file in the folder `{}`", path.display());
        let why = Diagnostic::of_file(codes::AGENT_NOT_FOUND, message, None);
        files.push(file_report(
            Report::unreadable(&path.display().to_string(), *why),
            Kind::Other,
            None,
        ));
    }
    files.extend(
        found
            .iter()
            .map(|found| file(found, strict, false, policies, neighbourhood.of(found))),
    );
}

fn file(
    path: &Path,
    strict: bool,
    named: bool,
    policies: ReadPolicies<'_>,
    neighbours: &Neighbours,
) -> FileReport {
    let source = match Source::read(path, codes::AGENT_NOT_FOUND) {
        Ok(source) => source,
        Err(why) => {
            let kind = if named || must_be_agent(path) {
                Kind::Agent
            } else {
                Kind::Other
            };
            return file_report(Report::unreadable(&path.display().to_string(), *why), kind, None);
        }
    };
    let outcome = read(source, path, Some(neighbours), strict);
    let kind = match &outcome.root {
        Some(root) if outcome.dialect.is_none() => kind_of(root),
        _ => Kind::Agent,
    };
    let mut report = outcome.report.clone();
    match kind {
        Kind::Agent => {
            if let Some(agent) = &outcome.agent {
                let own = policies(report.source.clone(), Some(&agent.id));
                report.diagnostics.extend(own);
                report.diagnostics.sort_by_key(|one| (one.line, one.column));
            }
        }
        Kind::Policy => report.diagnostics = policies(report.source.clone(), None),
        Kind::Other if named || must_be_agent(path) => {}
        Kind::Other => report.diagnostics.clear(),
        Kind::Gate | Kind::Registry | Kind::Eval => report.diagnostics = vec![not_checked(kind)],
    }
    file_report(report, kind, Some(outcome))
}

/// What a document without a dialect is, by its root keys.
fn kind_of(root: &Node) -> Kind {
    let has = |key| root.entry(key).is_some();
    let api = root.entry("apiVersion").map(|entry| &entry.value.kind);
    // A list of policies starts with one.
    let first = |node: &Node| match &node.kind {
        agentos_yaml::Kind::List(items) => items.first().cloned(),
        _ => None,
    };
    let is_policy = |node: &Node| node.entry("rules").is_some() || node.entry("windows").is_some();
    let listed = first(root).or_else(|| root.entry("policies").and_then(|list| first(&list.value)));
    if matches!(api, Some(agentos_yaml::Kind::Text(api)) if api.starts_with("agentos.io/"))
        || (has("id") && (is_policy(root) || is_typed(root)))
        || listed.as_ref().is_some_and(is_policy)
    {
        Kind::Policy
    } else if has("registry") && has("packs") {
        Kind::Registry
    } else if [
        "expected_output",
        "expected_behavior",
        "threat_model",
        "test_cases",
    ]
    .into_iter()
    .any(has)
    {
        Kind::Eval
    } else {
        Kind::Other
    }
}

/// The root says that it is a policy of a type.
fn is_typed(root: &Node) -> bool {
    const TYPES: &[&str] = &[
        "cost",
        "budget",
        "gate",
        "access_control",
        "rate_limit",
        "killswitch",
        "pii_protection",
        "data_retention",
        "compliance",
    ];
    let word = root.entry("type").map(|entry| &entry.value.kind);
    matches!(word, Some(agentos_yaml::Kind::Text(word)) if TYPES.contains(&word.as_str()))
}

fn not_checked(kind: Kind) -> Diagnostic {
    let what = match kind {
        Kind::Registry => "registries",
        _ => "evaluations",
    };
    Diagnostic {
        code: codes::NOT_CHECKED_YET,
        severity: Severity::Warning,
        message: format!("{what} are readable YAML and not checked further yet"),
        line: 1,
        column: 1,
        path: String::new(),
        hint: None,
        labels: vec![(Span::default(), String::new())],
    }
}

fn file_report(report: Report, kind: Kind, outcome: Option<Outcome>) -> FileReport {
    let (errors, warnings): (Vec<_>, Vec<_>) =
        report.diagnostics.iter().cloned().partition(Diagnostic::is_error);
    let declared = outcome.as_ref().and_then(|outcome| {
        let names = outcome
            .agent
            .as_ref()?
            .tools
            .declared
            .iter()
            .map(|tool| tool.name.clone())
            .collect();
        Some((names, outcome.root.as_ref()?.entry("tools")?.key_span))
    });
    let (dialect, agent_id) = outcome.map_or((None, None), |outcome| {
        (outcome.dialect, outcome.agent.map(|agent| agent.id))
    });
    FileReport {
        path: report.source.name.to_string(),
        ok: errors.is_empty(),
        kind,
        dialect,
        agent_id,
        errors,
        warnings,
        report,
        declared,
    }
}
