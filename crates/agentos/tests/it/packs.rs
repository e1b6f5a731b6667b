//! Every agent file there is runs to its end on the offline model.

use std::path::{Path, PathBuf};

use crate::desk::{Desk, shared};

fn agent_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| {
            if path.is_dir() {
                agent_files(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| {
            path.parent().is_some_and(|p| p.ends_with("agents"))
                && path.extension().is_some_and(|e| e == "yaml")
        })
        .collect();
    files.sort();
    files
}

fn all_run(folder: &Path) -> usize {
    let desk = Desk::new();
    let files = agent_files(folder);
    for file in &files {
        let name = file.to_str().unwrap();
        let said = desk.run(&["run", name, "--input", "Say what you would do", "--json"]);
        let result = said.json();
        assert_eq!(said.code, Some(0), "{name}: {}\n{}", said.stdout, said.stderr);
        assert_eq!(result["status"], "completed", "{name}");
        assert_eq!(result["offline"], true, "{name}");
        assert!(result["output"].as_str().unwrap().len() > 100, "{name}");
    }
    let verified = desk.run(&["audit", "verify", "--json"]).json();
    assert_eq!(verified["ok"], true);
    files.len()
}

#[test]
fn our_own_packs_run() {
    assert!(all_run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../agents/packs")) >= 4);
}

#[test]
fn real_packs_run() {
    let Some(packs) = shared("packs") else { return };
    assert_eq!(all_run(&packs), 60);
}
