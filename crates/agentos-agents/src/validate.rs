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
    /// `apiVersion: agentos.io/…`.
    Policy,
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
pub fn validate_paths<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, strict: bool) -> Validation {
    let mut files = Vec::new();
    let mut neighbourhood = Neighbourhood::default();
    for path in paths {
        let path = path.as_ref();
        if path.is_dir() {
            folder(path, strict, &mut neighbourhood, &mut files);
        } else {
            files.push(file(path, strict, true, neighbourhood.of(path)));
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

fn folder(path: &Path, strict: bool, neighbourhood: &mut Neighbourhood, files: &mut Vec<FileReport>) {
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
            .map(|found| file(found, strict, false, neighbourhood.of(found))),
    );
}

fn file(path: &Path, strict: bool, named: bool, neighbours: &Neighbours) -> FileReport {
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
        Kind::Agent => {}
        Kind::Other if named || must_be_agent(path) => {}
        Kind::Other => report.diagnostics.clear(),
        Kind::Policy | Kind::Registry | Kind::Eval => report.diagnostics = vec![not_checked(kind)],
    }
    file_report(report, kind, Some(outcome))
}

/// What a document without a dialect is, by its root keys.
fn kind_of(root: &Node) -> Kind {
    let has = |key| root.entry(key).is_some();
    let api = root.entry("apiVersion").map(|entry| &entry.value.kind);
    if matches!(api, Some(agentos_yaml::Kind::Text(api)) if api.starts_with("agentos.io/")) {
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

fn not_checked(kind: Kind) -> Diagnostic {
    let what = match kind {
        Kind::Policy => "policies",
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
