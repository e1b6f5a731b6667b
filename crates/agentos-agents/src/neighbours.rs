//! The agents around a file, by their names alone: its own folder, and every `PACK/agents` beside its pack.
//! Lists folders and opens no file.

use std::collections::{BTreeSet, HashMap};
use std::fs::read_dir;
use std::path::{Path, PathBuf};

use crate::ident::FromPath;

/// File stems and canonical ids of the agents around a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Neighbours {
    names: BTreeSet<String>,
}

/// The neighbours of many files, each folder listed once.
#[derive(Debug, Default)]
pub(crate) struct Neighbourhood {
    by_folder: HashMap<PathBuf, Neighbours>,
}

impl Neighbourhood {
    pub(crate) fn of(&mut self, path: &Path) -> &Neighbours {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        self.by_folder
            .entry(folder)
            .or_insert_with(|| Neighbours::of(path))
    }
}

impl Neighbours {
    pub(crate) fn of(path: &Path) -> Self {
        let mut all = Self::default();
        let Some(folder) = path.parent() else { return all };
        all.add(folder);
        // `PACKS/PACK/agents/FILE`: the other packs lie three levels up.
        if folder.file_name().is_some_and(|name| name == "agents")
            && let Some(packs) = folder.parent().and_then(Path::parent)
            && let Ok(entries) = read_dir(if packs.as_os_str().is_empty() {
                Path::new(".")
            } else {
                packs
            })
        {
            for pack in entries.flatten() {
                all.add(&pack.path().join("agents"));
            }
        }
        all
    }

    fn add(&mut self, folder: &Path) {
        let here = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        for file in read_dir(here)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
        {
            let is_agent = file
                .extension()
                .is_some_and(|ext| ext == "yaml" || ext == "yml" || ext == "json");
            if is_agent {
                let from = FromPath::of(&file);
                self.names.extend(from.id());
                self.names.insert(from.stem);
            }
        }
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}
