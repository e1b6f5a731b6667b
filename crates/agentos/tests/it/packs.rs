//! Every agent file there is runs to its end on the offline model; those whose gates ask for a person wait for one.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::desk::{Desk, Said, shared};

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

/// Does the file require a gate that is a person's to pass?
fn asks_for_a_person(desk: &Desk, file: &str) -> bool {
    let shown = desk.run(&["agents", "show", file, "--json"]).json();
    let required = shown["gates"]["required"].as_array().unwrap();
    let by_name = required.iter().any(|id| {
        let id = id.as_str().unwrap();
        id.starts_with("gate.review.") || id.starts_with("gate.approval.")
    });
    let raw = desk.run(&["agents", "show", file, "--raw"]).json();
    let lists = [&raw["gates"]["required"], &raw["governance"]["required_gates"]];
    let gates = lists.into_iter().filter_map(Value::as_array).flatten();
    by_name || gates.into_iter().any(|gate| gate["requires_human"] == true)
}

/// Approves what the run waits for, as a person would, until it waits no more. Says how often.
fn approved(desk: &Desk, mut said: Said) -> (Said, usize) {
    for times in 0.. {
        let result = said.json();
        if said.code != Some(4) || times == 9 {
            return (said, times);
        }
        assert_eq!(result["status"], "paused", "{result}");
        assert_eq!(result["output"], Value::Null, "{result}");
        assert_eq!(result["waiting_for"]["kind"], "approval", "{result}");
        let id = result["waiting_for"]["id"].as_str().unwrap();
        said = desk.run(&["approvals", "approve", id, "--json"]);
    }
    unreachable!()
}

fn all_run(folder: &Path) -> usize {
    let desk = Desk::new();
    let files = agent_files(folder);
    for file in &files {
        let name = file.to_str().unwrap();
        let said = desk.run(&["run", name, "--input", "Say what you would do", "--json"]);
        let (said, times) = approved(&desk, said);
        let result = said.json();
        assert_eq!(said.code, Some(0), "{name}: {}\n{}", said.stdout, said.stderr);
        assert_eq!(result["status"], "completed", "{name}");
        assert_eq!(result["offline"], true, "{name}");
        assert!(result["output"].as_str().unwrap().len() > 100, "{name}");
        assert_eq!(
            times > 0,
            asks_for_a_person(&desk, name),
            "{name} waited {times} times"
        );
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
