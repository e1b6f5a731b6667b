//! The gates that a file names. What an id runs is for the runtime to say.

use agentos_types::codes;
use agentos_yaml::{Field, Kind};

use crate::agent::GateRef;

/// `gates.required`, `gates.optional`, `governance.required_gates` and `governance.conditional_gates`.
///
/// A conditional gate keeps its condition and is not required: nothing evaluates the condition yet, and a
/// gate that runs by mistake must not stop a run.
pub(crate) fn gates(root: &Field) -> Vec<GateRef> {
    let lists = [
        (root.at("gates.required"), true),
        (root.at("gates.optional"), false),
        (root.at("governance.required_gates"), true),
    ];
    let mut gates: Vec<GateRef> = Vec::new();
    for (list, required) in lists {
        gates.extend(
            list.strictly()
                .items()
                .iter()
                .filter_map(|item| gate(item, required, None)),
        );
    }
    let conditional = root.at("governance.conditional_gates");
    for (condition, list) in conditional.entries() {
        gates.extend(
            list.items()
                .iter()
                .filter_map(|item| gate(item, false, Some(condition))),
        );
    }
    if conditional.is_present() {
        conditional.warn(
            codes::NOT_CHECKED_YET,
            "conditions of `conditional_gates` are not evaluated yet; these gates are reported, not required"
                .to_owned(),
            "",
        );
    }
    gates
}

/// A gate is its id alone, or a mapping with an id.
fn gate(item: &Field, required: bool, condition: Option<&str>) -> Option<GateRef> {
    let mut gate = GateRef {
        id: String::new(),
        required,
        description: None,
        threshold: None,
        max_threshold: None,
        requires_human: false,
        condition: condition.map(str::to_owned),
    };
    if let Some(Kind::Text(id)) = item.node().map(|node| &node.kind) {
        gate.id.clone_from(id);
        return Some(gate);
    }
    gate.id = item
        .field("id")
        .required_text("the gate to run, as in `gate.quality.v1`")?;
    gate.description = item.field("description").text();
    gate.threshold = threshold(&item.field("threshold"));
    gate.max_threshold = threshold(&item.field("max_threshold"));
    gate.requires_human = item.field("requires_human").flag().unwrap_or(false);
    Some(gate)
}

fn threshold(field: &Field) -> Option<f64> {
    let threshold = field.number()?;
    if !(0.0..=1.0).contains(&threshold) {
        field.warn(
            codes::UNEXPECTED_VALUE,
            format!(
                "`{}` is {threshold}; no score reaches beyond 0 to 1",
                field.path()
            ),
            "write a share, as in 0.9",
        );
    }
    Some(threshold)
}

/// `max_revisions` of any section of `policies`, execution and quality first; else 2.
pub(crate) fn max_revisions(root: &Field) -> u64 {
    const DEFAULT: u64 = 2;
    let policies = root.field("policies");
    let named = ["execution", "quality"].map(|section| policies.field(section));
    // Dialect B keeps lists and words in `policies`; only mappings hold limits.
    let others = policies.entries().into_iter().map(|(_, section)| section);
    named
        .into_iter()
        .chain(others)
        .filter(|section| matches!(section.node().map(|node| &node.kind), Some(Kind::Map(_))))
        .find_map(|section| section.field("max_revisions").whole())
        .unwrap_or(DEFAULT)
}
