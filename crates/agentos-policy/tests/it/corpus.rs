//! The reference packs and policies: every condition reads and prints back, every file loads.

use std::path::{Path, PathBuf};

use agentos_policy::ast::{KillScope, Origin, Payload, Policy, PolicyType, Severity};
use agentos_policy::expr;
use agentos_policy::read::{FILE_BYTES, Outcome, read_agent_policies, read_policies};
use agentos_types::codes;
use agentos_yaml::{Source, yaml_files};
use serde_json::Value;

/// What lies beside the checkout, or where the variable of nobody points: a clone has none of it.
fn shared(folder: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared")
        .join(folder);
    if !root.is_dir() {
        println!("skipped: there is no {}", root.display());
        return None;
    }
    Some(root)
}

fn source(path: &Path) -> Source {
    Source::read_up_to(path, codes::POLICY_NOT_FOUND, FILE_BYTES).unwrap()
}

fn conditions<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if matches!(key.as_str(), "condition" | "filter") => found.push(text),
                    value => conditions(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| conditions(item, found)),
        _ => {}
    }
}

#[test]
fn every_condition_of_the_packs_reads_and_prints_back() {
    let Some(packs) = shared("packs") else { return };
    let mut read = 0;
    for path in yaml_files(&packs).unwrap() {
        let findings = agentos_yaml::Findings::new(source(&path));
        let Some(node) = agentos_yaml::read(&findings) else {
            continue;
        };
        let json = node.to_json();
        // Dialect B alone writes expressions.
        if json.get("meta").is_none() {
            continue;
        }
        let mut found = Vec::new();
        conditions(&json, &mut found);
        for text in found {
            let condition = expr::parse(text)
                .unwrap_or_else(|error| panic!("{}: {error}\n{}", path.display(), error.shown(text)));
            assert_eq!(expr::parse(&condition.to_string()).unwrap(), condition, "{text}");
            read += 1;
        }
    }
    assert!(read > 100, "{read} conditions");
}

fn clean(outcome: Outcome) -> Vec<Policy> {
    assert!(!outcome.report.has_errors(), "{}", outcome.report.render(false));
    outcome.policies
}

#[test]
fn every_agent_of_the_packs_gives_its_policies() {
    let Some(packs) = shared("packs") else { return };
    let (mut policies, mut rules) = (0, 0);
    for path in yaml_files(&packs).unwrap() {
        if !path.parent().is_some_and(|folder| folder.ends_with("agents")) {
            continue;
        }
        for policy in clean(read_agent_policies(source(&path), "agent.x.v1")) {
            assert_eq!(policy.origin, Origin::Agent("agent.x.v1".to_owned()));
            assert_eq!(policy.scope.agents, ["agent.x.v1"]);
            policies += 1;
            rules += policy.rules.len();
        }
    }
    assert!(policies > 50 && rules > 200, "{policies} policies, {rules} rules");
}

#[test]
fn the_shipped_gates_load_as_gates() {
    let Some(folder) = shared("policies") else { return };
    for (file, id, checks, overrides) in [
        ("gate.quality.v1.yaml", "gate.quality", 9, 3),
        ("gate.security.v1.yaml", "gate.security", 9, 3),
        ("gate.tcpa_ctia.v1.yaml", "gate.tcpa_ctia", 8, 0),
    ] {
        let policies = clean(read_policies(source(&folder.join(file))));
        let [policy] = policies.as_slice() else {
            panic!("{file}: {policies:?}")
        };
        assert_eq!((policy.id.as_str(), policy.kind), (id, PolicyType::Gate));
        let Payload::Gate(gate) = &policy.payload else {
            panic!("{:?}", policy.payload)
        };
        assert_eq!(
            (gate.checks.len(), gate.pack_overrides.len()),
            (checks, overrides),
            "{file}"
        );
        assert!(
            gate.checks
                .iter()
                .all(|check| check.enabled && check.place.line > 1)
        );
    }
    let policies = clean(read_policies(source(&folder.join("gate.quality.v1.yaml"))));
    let Payload::Gate(gate) = &policies[0].payload else {
        panic!()
    };
    assert_eq!(gate.checks[0].config["min_length"], 100);
    assert_eq!(
        gate.pack_overrides["marketing"]["grammar_check"].severity,
        Some(Severity::Error)
    );
    assert_eq!(policies[0].exemptions[0].rules, ["readability_score"]);
    // To the end of 2025-12-31.
    assert_eq!(policies[0].exemptions[0].expires_at_ms, Some(1_767_225_600_000));
}

#[test]
fn the_shipped_kill_switch_is_not_thrown() {
    let Some(folder) = shared("policies") else { return };
    let policies = clean(read_policies(source(&folder.join("killswitch.policy.v1.yaml"))));
    let switches: Vec<_> = policies
        .iter()
        .map(|policy| match &policy.payload {
            Payload::Killswitch(switch) => (
                policy.id.as_str(),
                switch.scope,
                switch.triggered,
                switch.grace_ms,
            ),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        switches,
        [
            ("killswitch", KillScope::Global, false, Some(30_000)),
            ("killswitch.pack_level", KillScope::Pack, false, Some(30_000)),
        ]
    );
}
