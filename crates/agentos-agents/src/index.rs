//! The agents of a folder of packs, found by any of their names.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use agentos_types::codes;
use agentos_yaml::{Diagnostic, Report, Source, closest, yaml_files};

use crate::error::LoadError;
use crate::ident::FromPath;
use crate::load::{Loaded, load_agent, read};
use crate::neighbours::{Neighbourhood, Neighbours};
use crate::validate::must_be_agent;

/// The agents below a folder. A broken file is kept with its mistakes and hides no other.
#[derive(Clone, Debug, Default)]
pub struct AgentIndex {
    agents: Vec<(PathBuf, Arc<Loaded>)>,
    broken: Vec<(PathBuf, Report)>,
}

impl AgentIndex {
    /// Reads every agent below `folder`. YAML files of another kind are passed over, except in folders named
    /// `agents`, where a file that is no agent is broken.
    ///
    /// # Errors
    /// The folder is not there or cannot be listed.
    pub fn scan(folder: impl AsRef<Path>) -> Result<Self, LoadError> {
        let folder = folder.as_ref();
        let name = folder.display().to_string();
        let files = yaml_files(folder).map_err(|error| {
            let missing = error.kind() == std::io::ErrorKind::NotFound;
            let code = if missing {
                codes::AGENT_NOT_FOUND
            } else {
                codes::FILE_UNREADABLE
            };
            let state = if missing {
                "is not there"
            } else {
                "cannot be listed"
            };
            let why = Diagnostic::of_file(code, format!("the folder `{name}` {state}"), None);
            LoadError::Invalid(Box::new(Report::unreadable(&name, *why)))
        })?;
        let mut index = Self::default();
        let mut neighbourhood = Neighbourhood::default();
        for path in files {
            let neighbours = neighbourhood.of(&path);
            index.add(path, neighbours);
        }
        Ok(index)
    }

    fn add(&mut self, path: PathBuf, neighbours: &Neighbours) {
        let source = match Source::read(&path, codes::AGENT_NOT_FOUND) {
            Ok(source) => source,
            Err(why) => {
                let report = Report::unreadable(&path.display().to_string(), *why);
                self.broken.push((path, report));
                return;
            }
        };
        let outcome = read(source, &path, Some(neighbours), false);
        if outcome.root.is_some() && outcome.dialect.is_none() && !must_be_agent(&path) {
            return;
        }
        match outcome.finish() {
            Ok(loaded) => self.agents.push((path, Arc::new(loaded))),
            Err(LoadError::Invalid(report)) => self.broken.push((path, *report)),
            Err(_) => {}
        }
    }

    /// Every agent with its file, in the order of the files.
    pub fn agents(&self) -> impl Iterator<Item = (&Path, &Arc<Loaded>)> {
        self.agents.iter().map(|(path, loaded)| (path.as_path(), loaded))
    }

    /// Files that are meant to be agents and cannot be used.
    pub fn broken(&self) -> impl Iterator<Item = (&Path, &Report)> {
        self.broken.iter().map(|(path, report)| (path.as_path(), report))
    }

    /// The agent of a path, canonical id, file stem, `agent_id` or slug; letter case counts only where it
    /// decides between two.
    ///
    /// # Errors
    /// None or several answer to the name, or its file is broken.
    pub fn find(&self, id_or_path: &str) -> Result<Arc<Loaded>, LoadError> {
        let path = Path::new(id_or_path);
        if path.components().count() > 1
            || path
                .extension()
                .is_some_and(|ext| ext == "yaml" || ext == "yml" || ext == "json")
        {
            return load_agent(path).map(Arc::new);
        }
        self.by_name(id_or_path)
    }

    fn by_name(&self, name: &str) -> Result<Arc<Loaded>, LoadError> {
        let exact = |known: &str| known == name;
        let folded = |known: &str| known.eq_ignore_ascii_case(name);
        let by_id = |loaded: &Loaded, same: &dyn Fn(&str) -> bool| same(&loaded.agent.id);
        let by_any = |loaded: &Loaded, same: &dyn Fn(&str) -> bool| {
            same(&loaded.agent.id) || loaded.agent.aliases.iter().any(|alias| same(alias))
        };
        let attempts: [&dyn Fn(&Loaded) -> bool; 3] = [
            &|loaded| by_id(loaded, &exact),
            &|loaded| by_any(loaded, &exact),
            &|loaded| by_any(loaded, &folded),
        ];
        for matches in attempts {
            let found: Vec<_> = self.agents.iter().filter(|(_, loaded)| matches(loaded)).collect();
            match found.as_slice() {
                [] => {}
                [(_, loaded)] => return Ok(Arc::clone(loaded)),
                several => {
                    let candidates = several
                        .iter()
                        .map(|(path, loaded)| format!("{} ({})", loaded.agent.id, path.display()))
                        .collect();
                    return Err(LoadError::Ambiguous {
                        name: name.to_owned(),
                        candidates,
                    });
                }
            }
        }
        let broken = self.broken.iter().find(|(path, _)| {
            let from = FromPath::of(path);
            from.stem == name || from.id().as_deref() == Some(name)
        });
        if let Some((_, report)) = broken {
            return Err(LoadError::Invalid(Box::new(report.clone())));
        }
        let names = self.agents.iter().flat_map(|(_, loaded)| {
            std::iter::once(&loaded.agent.id)
                .chain(&loaded.agent.aliases)
                .map(String::as_str)
        });
        Err(LoadError::NotFound {
            name: name.to_owned(),
            near: closest(name, names).map(str::to_owned),
        })
    }
}
