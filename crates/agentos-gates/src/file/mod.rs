//! Gate files: YAML or JSON with places, in the product document's form and in that of the shipped policy files
//! (`apiVersion: agentos.io/v1`). A mistake that would let more pass than was meant is an error.

mod check;
mod check_keys;
mod native;
mod set;
mod v1;
mod words;

#[cfg(test)]
mod tests;

use std::path::Path;

use agentos_types::codes;
use agentos_yaml::{Field, Findings, Node, Report, Source, read};

use crate::Gate;

pub use set::{GateSet, GateSetError};

/// A gate as a file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct GateFile {
    pub gate: Gate,
    /// Other names under which it is found: the file's stem.
    pub aliases: Vec<String>,
    pub description: String,
    pub file: String,
    /// Checks that nothing here can evaluate.
    pub unknown: Vec<String>,
}

/// Reads a gate file. Nothing, where the report has an error or the file holds another kind of policy.
#[must_use]
pub fn read_gate_file(path: &Path) -> (Vec<GateFile>, Report) {
    let source = match Source::read(path, codes::GATE_NOT_FOUND) {
        Ok(source) => source,
        Err(why) => return (Vec::new(), Report::unreadable(&path.display().to_string(), *why)),
    };
    read_gates(source)
}

fn read_gates(source: Source) -> (Vec<GateFile>, Report) {
    let findings = Findings::new(source);
    let gates = read(&findings)
        .map(|root| check_gate_file(&findings, &root))
        .unwrap_or_default();
    let (source, diagnostics) = findings.into_sorted();
    let report = Report { source, diagnostics };
    if report.has_errors() {
        return (Vec::new(), report);
    }
    (gates, report)
}

/// The gates of a document that was read, with what is wrong with it added to the findings.
pub fn check_gate_file(findings: &Findings, root: &Node) -> Vec<GateFile> {
    let field = Field::root(findings, root, codes::GATE_INVALID).strictly();
    let file = findings.source().name.to_string();
    let found: Vec<Option<GateFile>> = if root.entry("apiVersion").is_some() {
        if v1::is_gate(root) {
            vec![v1::gate(&field)]
        } else {
            // A kill switch or another policy in the same folder is not ours to judge.
            Vec::new()
        }
    } else if native::is_list(root) {
        field.field("gates").items().iter().map(native::gate).collect()
    } else {
        vec![native::gate(&field)]
    };
    let single = found.len() == 1;
    found
        .into_iter()
        .flatten()
        .map(|mut gate| {
            gate.file.clone_from(&file);
            let stem = Path::new(&file)
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned());
            gate.aliases
                .extend(stem.filter(|stem| single && *stem != gate.gate.id));
            gate
        })
        .collect()
}

/// Is a document of these root keys a gate file? For `validate`, which tells kinds of files apart.
#[must_use]
pub fn looks_like_gate_file(root: &Node) -> bool {
    v1::is_gate(root)
        || (native::is_gate(root) && root.entry("apiVersion").is_none())
        || native::is_list(root)
}
