//! Real agent files load whole, and every value is what an independent YAML parser reads.

use std::path::{Path, PathBuf};

use agentos_agents::{Dialect, load_agent};

/// The workspace root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
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

#[test]
fn every_reference_file_loads() {
    let folder = root().join("../shared/packs");
    if !folder.is_dir() {
        println!("skipped: there are no reference packs at {}", folder.display());
        return;
    }
    let files = agents_below(&folder);
    assert!(files.len() >= 60, "{}", files.len());
    let mut dialects = [0; 3];
    for path in files {
        let loaded =
            load_agent(&path).unwrap_or_else(|error| panic!("{error}\n{}", error.render(false).unwrap()));
        dialects[match loaded.agent.dialect {
            Dialect::A => 0,
            Dialect::B => 1,
            Dialect::C => 2,
        }] += 1;
        println!("{}", loaded.agent.id);
        print!("{}", loaded.report().render(false));
    }
    assert_eq!(dialects, [33, 22, 5]);
}
