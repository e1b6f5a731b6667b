//! Real agent files load whole, and every value is what an independent YAML parser reads: `serde_yaml_ng`,
//! which is a translation of libyaml and shares no code with the parser in use.

use std::path::{Path, PathBuf};

use agentos_agents::{AgentIndex, Dialect, load_agent};
use serde_json::Value;

/// The workspace root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// The reference packs, where they lie beside the checkout.
pub(crate) fn reference() -> Option<PathBuf> {
    let folder = root().join("../shared/packs");
    if !folder.is_dir() {
        println!("skipped: there are no reference packs at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn agents_below(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .flat_map(|pack| {
            std::fs::read_dir(pack.path().join("agents"))
                .into_iter()
                .flatten()
                .flatten()
        })
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "yaml"))
        .collect();
    files.sort();
    files
}

fn independently(path: &Path) -> Value {
    serde_yaml_ng::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Loads them all, compares them, and counts the dialects.
fn load_all(folder: &Path) -> [usize; 3] {
    let mut dialects = [0; 3];
    for path in agents_below(folder) {
        let loaded =
            load_agent(&path).unwrap_or_else(|error| panic!("{error}\n{}", error.render(false).unwrap()));
        assert_eq!(loaded.agent.raw, independently(&path), "{}", path.display());
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let pack = &loaded.agent.pack;
        if loaded.agent.dialect != Dialect::C {
            let rest = stem.strip_prefix(&format!("{pack}_")).unwrap();
            assert_eq!(loaded.agent.id, format!("agent.{pack}.{rest}.v1"));
        }
        assert!(loaded.agent.aliases.iter().any(|alias| alias == stem), "{stem}");
        assert!(
            loaded.agent.system_prompt.len() > 200,
            "{stem}: {}",
            loaded.agent.system_prompt
        );
        assert!(
            !loaded.agent.tools.declared.is_empty() || loaded.agent.dialect == Dialect::B,
            "{stem}"
        );
        assert!(loaded.agent.zone_access.green, "{stem}");
        dialects[loaded.agent.dialect as usize] += 1;
    }
    dialects
}

#[test]
fn every_reference_file_loads_with_equal_values() {
    if let Some(folder) = reference() {
        assert_eq!(load_all(&folder), [33, 22, 5]);
    }
}

#[test]
fn our_own_packs_load_without_a_doubt() {
    let packs = root().join("agents/packs");
    assert!(load_all(&packs)[0] >= 4);
    let index = AgentIndex::scan(&packs).unwrap();
    assert_eq!(index.broken().count(), 0);
    for (path, loaded) in index.agents() {
        assert_eq!(loaded.warnings, vec![], "{}", path.display());
    }
}
