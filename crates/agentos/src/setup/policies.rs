//! Policy files and folders into policies: what is read, and as what. What a policy says is for `agentos-policy`.

use std::path::{Path, PathBuf};

use agentos_policy::read::{FILE_BYTES, Outcome, read_agent_policies, read_policies};
use agentos_types::codes;
use agentos_yaml::{Diagnostic, Findings, Report, Source, data_files};

/// Reads files, and folders with all YAML and JSON below them; an agent file gives its own policies. Every file
/// is one outcome: a path that is missing, a folder without a file and a file that is no policy are errors.
#[must_use]
pub fn read_policy_files<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for path in paths {
        let path = path.as_ref();
        if !path.is_dir() {
            outcomes.push(file(path));
            continue;
        }
        let files: Vec<PathBuf> = data_files(path).unwrap_or_default();
        if files.is_empty() {
            let message = format!("there is no YAML or JSON file in the folder `{}`", path.display());
            outcomes.push(failed(
                path,
                *Diagnostic::of_file(codes::POLICY_NOT_FOUND, message, None),
            ));
        }
        outcomes.extend(files.iter().map(|path| file(path)));
    }
    outcomes
}

fn file(path: &Path) -> Outcome {
    match Source::read_up_to(path, codes::POLICY_NOT_FOUND, FILE_BYTES) {
        Ok(source) => match agent_of(&source, path) {
            Some(id) => read_agent_policies(source, &id),
            None => read_policies(source),
        },
        Err(why) => failed(path, *why),
    }
}

fn failed(path: &Path, why: Diagnostic) -> Outcome {
    Outcome {
        policies: Vec::new(),
        report: Report::unreadable(&path.display().to_string(), why),
    }
}

/// The id of the agent that the file describes, if it describes one.
fn agent_of(source: &Source, path: &Path) -> Option<String> {
    // Agents are small and no JSON; what cannot be parsed here is reported by whoever reads it next.
    if source.text.len() > agentos_yaml::MAX_BYTES || source.text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let root = agentos_yaml::read(&Findings::new(source.clone()))?;
    let has = |key| root.entry(key).is_some();
    if !(has("identity") || has("agent") && has("mission")) {
        return None;
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    agentos_agents::load_agent(path)
        .map(|loaded| loaded.agent.id.clone())
        .ok()
        .or(stem)
}
