//! The form of `validate --json`, by kind of file and strictness.

use std::fs;

use agentos_agents::{Kind, Validation};
use agentos_types::codes;
use agentos_yaml::Diagnostic;
use serde_json::json;

use crate::corpus::reference;

/// With a reader of policies that says for whom it was asked.
fn validate_paths<P: AsRef<std::path::Path>>(paths: impl IntoIterator<Item = P>, strict: bool) -> Validation {
    agentos_agents::validate_paths(paths, strict, &|_, agent| match agent {
        None => vec![*Diagnostic::of_file(
            codes::POLICY_INVALID,
            "read".to_owned(),
            None,
        )],
        Some(_) => Vec::new(),
    })
}

const GOOD: &str = "identity: {name: N, role: R}\nmodel: {provider: openai, model_id: gpt-4o}\n";

#[test]
fn files_of_every_kind_in_one_report() {
    let folder = tempfile::tempdir().unwrap();
    let agents = folder.path().join("p/agents");
    fs::create_dir_all(&agents).unwrap();
    for (name, text) in [
        ("p/agents/p_a.yaml", GOOD.to_owned()),
        ("p/agents/p_b.yaml", format!("{GOOD}authority: {{zone: BLUE}}\n")),
        (
            "policy.yaml",
            "apiVersion: agentos.io/v1\nkind: GatePolicy\n".to_owned(),
        ),
        ("registry.yaml", "registry: {}\npacks: []\n".to_owned()),
        ("eval.yaml", "task: {}\nexpected_output: {}\n".to_owned()),
        ("docker-compose.yml", "services: {}\n".to_owned()),
        ("notes.txt", "not YAML: [".to_owned()),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let all = validate_paths([folder.path()], false);
    let kinds: Vec<_> = all.files.iter().map(|file| (file.kind, file.ok)).collect();
    assert_eq!(
        kinds,
        [
            (Kind::Other, true),
            (Kind::Eval, true),
            (Kind::Agent, true),
            (Kind::Agent, false),
            (Kind::Policy, false),
            (Kind::Registry, true),
        ]
    );
    assert!(!all.ok());
    let json = serde_json::to_value(&all).unwrap();
    let bad = &json["files"][3];
    assert_eq!(
        (&bad["ok"], &bad["kind"], &bad["dialect"], &bad["agent_id"]),
        (
            &json!(false),
            &json!("agent"),
            &json!("A"),
            &json!("agent.p.b.v1")
        )
    );
    let error = &bad["errors"][0];
    assert_eq!(
        (&error["code"], &error["line"], &error["column"], &error["path"]),
        (
            &json!("AGENT_INVALID"),
            &json!(3),
            &json!(19),
            &json!("authority.zone")
        )
    );
    assert_eq!(json["files"][4]["errors"][0]["code"], "POLICY_INVALID");
    assert_eq!(json["files"][5]["warnings"][0]["code"], "NOT_CHECKED_YET");
    assert_eq!(json["files"][0]["dialect"], json!(null));
}

#[test]
fn a_named_file_must_be_something_known() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.yaml");
    fs::write(&other, "services: {}\n").unwrap();
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let codes = |path: &std::path::Path| -> Vec<_> {
        validate_paths([path], false).files[0]
            .errors
            .iter()
            .map(|error| error.code.name)
            .collect()
    };
    assert_eq!(codes(&other), ["AGENT_INVALID"]);
    assert_eq!(codes(&folder.path().join("none.yaml")), ["AGENT_NOT_FOUND"]);
    assert_eq!(codes(&empty), ["AGENT_NOT_FOUND"]);
}

#[test]
fn strictness_turns_unknown_keys_and_lost_references_into_errors() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p_a.yaml");
    fs::write(
        &file,
        format!(
            "{}house_rules: 1\n",
            GOOD.replace("role: R", "role: R, pack: p, reports_to: p_boss")
        ),
    )
    .unwrap();
    let lax = &validate_paths([&file], false).files[0];
    assert!(lax.ok);
    assert_eq!(
        lax.warnings.iter().map(|d| d.code.name).collect::<Vec<_>>(),
        ["UNRESOLVED_REFERENCE"]
    );
    let strict = &validate_paths([&file], true).files[0];
    assert!(!strict.ok);
    assert_eq!(
        strict
            .errors
            .iter()
            .map(|d| (d.code.name, d.line))
            .collect::<Vec<_>>(),
        [("UNRESOLVED_REFERENCE", 1), ("UNKNOWN_KEY", 3)]
    );
}

#[test]
fn the_reference_folder_is_valid() {
    let Some(folder) = reference() else { return };
    let all = validate_paths([&folder], false);
    let agents = all
        .files
        .iter()
        .filter(|file| file.kind == Kind::Agent && file.ok)
        .count();
    assert_eq!((all.ok(), agents), (true, 60));
}
