//! A file into an agent: read, parse, tell the dialect, normalise, check. The only IO is reading the file and
//! listing the folders around it.

use std::path::Path;

use agentos_types::codes;
use agentos_yaml::{Diagnostic, Field, Findings, Node, Report, Source, closest};

use crate::agent::{Agent, Dialect};
use crate::error::LoadError;
use crate::ident::FromPath;
use crate::neighbours::Neighbours;
use crate::{checks, dialect};

/// An agent, what is to be said about its file, and the file's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub agent: Agent,
    pub warnings: Vec<Diagnostic>,
    pub source: Source,
}

impl Loaded {
    /// The warnings in the form that is shown to people.
    #[must_use]
    pub fn report(&self) -> Report {
        Report {
            source: self.source.clone(),
            diagnostics: self.warnings.clone(),
        }
    }
}

/// Loads one agent file, YAML or JSON.
///
/// # Errors
/// The file cannot be read, is not YAML, or is not an agent; the error holds every mistake with its place.
pub fn load_agent(path: impl AsRef<Path>) -> Result<Loaded, LoadError> {
    let path = path.as_ref();
    let name = path.display().to_string();
    let source = match Source::read(path, codes::AGENT_NOT_FOUND) {
        Ok(source) => source,
        Err(mut why) => {
            if why.hint.is_none() {
                why.hint = near_file(path);
            }
            return Err(LoadError::Invalid(Box::new(Report::unreadable(&name, *why))));
        }
    };
    read(source, path, Some(&Neighbours::of(path)), false).finish()
}

/// The agent in `bytes`. `name` counts as its path: the pack and the id follow from it. References to other
/// agents are not looked up.
///
/// # Errors
/// As [`load_agent`].
pub fn parse_agent(name: &str, bytes: &[u8]) -> Result<Loaded, LoadError> {
    match Source::new(name, bytes) {
        Ok(source) => read(source, Path::new(name), None, false).finish(),
        Err(why) => Err(LoadError::Invalid(Box::new(Report::unreadable(name, *why)))),
    }
}

/// Everything that came of reading one text.
pub(crate) struct Outcome {
    pub(crate) report: Report,
    /// The root mapping, if the text is YAML.
    pub(crate) root: Option<Node>,
    pub(crate) dialect: Option<Dialect>,
    /// There even if the report has errors, so that they can name it.
    pub(crate) agent: Option<Agent>,
}

impl Outcome {
    pub(crate) fn finish(self) -> Result<Loaded, LoadError> {
        match self.agent {
            Some(agent) if !self.report.has_errors() => {
                let Report { source, diagnostics } = self.report;
                Ok(Loaded {
                    agent,
                    warnings: diagnostics,
                    source,
                })
            }
            _ => Err(LoadError::Invalid(Box::new(self.report))),
        }
    }
}

/// Reads a text that is meant to be an agent.
pub(crate) fn read(source: Source, path: &Path, neighbours: Option<&Neighbours>, strict: bool) -> Outcome {
    let findings = Findings::new(source);
    let root = agentos_yaml::read(&findings);
    let dialect = root
        .as_ref()
        .and_then(|root| dialect::detect_or_report(&findings, root));
    let agent = root.as_ref().zip(dialect).map(|(node, dialect)| {
        let root = Field::root(&findings, node, codes::AGENT_INVALID);
        checks::check(&root, dialect, neighbours, strict);
        let path = FromPath::of(path);
        match dialect {
            Dialect::A => dialect::a::read(&root, &path),
            Dialect::B => dialect::b::read(&root, &path),
            Dialect::C => dialect::c::read(&root, &path),
        }
    });
    let (source, diagnostics) = findings.into_sorted();
    Outcome {
        report: Report { source, diagnostics },
        root,
        dialect,
        agent,
    }
}

/// A file beside a missing one whose name is nearly its own.
fn near_file(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let neighbours = Neighbours::of(path);
    let near = closest(stem, neighbours.iter())?;
    Some(format!(
        "did you mean `{}`?",
        path.with_file_name(format!("{near}.yaml")).display()
    ))
}
