//! `agentos policy check`, and policies under `agentos validate`.

use serde_json::json;

use crate::desk::Desk;

const GOOD: &str = "\
id: policy.cost.limit.v1
type: cost
rules:
  - {name: per_run_limit, condition: cost_usd <= 10, action: allow, severity: error}
";
const BAD: &str = "\
id: policy.tools
statuss: active
rules:
  - {name: no_shell, condition: tool = 'shell', action: denny}
";
const DOUBTFUL: &str = "\
id: policy.doubts
rules:
  - {name: never, condition: cost_usd > 10 && cost_usd < 5, action: deny}
";

#[test]
fn check_names_every_mistake_and_fails() {
    let desk = Desk::new();
    desk.write("policies/good.yaml", GOOD);
    let said = desk.run(&["policy", "check", "policies", "--json"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(
        said.json(),
        json!({"ok": true, "policies": 1, "rules": 1, "files": [{
            "path": "policies/good.yaml", "ok": true, "policies": ["policy.cost.limit.v1"], "errors": [], "warnings": []
        }]})
    );
    desk.write("policies/bad.yaml", BAD);
    let said = desk.run(&["policy", "check", "policies", "--json"]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    let errors = said.json()["files"][0]["errors"].clone();
    let found: Vec<_> = errors
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            (
                error["code"].as_str().unwrap(),
                error["line"].as_u64().unwrap(),
                error["column"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("POLICY_INVALID", 2, 1),
            ("CONDITION_INVALID", 4, 38),
            ("POLICY_UNKNOWN_WORD", 4, 57)
        ]
    );
    let shown = desk.run(&["policy", "check", "policies/bad.yaml"]);
    assert_eq!((shown.code, shown.stdout.as_str()), (Some(1), ""));
    for part in [
        "policies/bad.yaml:2:1",
        "did you mean `status`?",
        "did you mean `deny`?",
    ] {
        assert!(shown.stderr.contains(part), "{part}: {}", shown.stderr);
    }
}

#[test]
fn doubts_fail_only_when_asked_to() {
    let desk = Desk::new();
    desk.write("p.yaml", DOUBTFUL);
    let said = desk.run(&["policy", "check", "p.yaml", "--json"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(
        said.json()["files"][0]["warnings"][0]["code"],
        "POLICY_UNREACHABLE"
    );
    assert_eq!(desk.run(&["policy", "check", "p.yaml", "--strict"]).code, Some(1));
}

/// One id in two files, a path that is not there, a folder without a file.
#[test]
fn what_cannot_be_a_set_fails() {
    let desk = Desk::new();
    desk.write("a/one.yaml", GOOD);
    desk.write("a/two.yaml", GOOD);
    desk.write("b/notes.txt", "nothing");
    for (path, code) in [
        ("a", "POLICY_DUPLICATE"),
        ("b", "POLICY_NOT_FOUND"),
        ("c", "POLICY_NOT_FOUND"),
    ] {
        let said = desk.run(&["policy", "check", path, "--json"]);
        assert_eq!(said.code, Some(1), "{path}");
        assert!(said.stdout.contains(code), "{path}: {}", said.stdout);
    }
    assert_eq!(desk.run(&["policy", "check"]).code, Some(2));
}

#[test]
fn validate_reads_policy_files_and_agents_own() {
    let desk = Desk::new();
    desk.write("p/good.yaml", GOOD);
    desk.write("p/bad.yaml", BAD);
    let agent = format!(
        "{}policies:\n  execution: {{require_tests: true, max_cost_usd: 5}}\n",
        crate::desk::AGENT
    );
    desk.write("p/agents/p_a.yaml", &agent);
    let said = desk.run(&["validate", "p", "--json"]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    let files = said.json()["files"].clone();
    let kinds: Vec<_> = [0, 1, 2]
        .map(|n| (files[n]["kind"].clone(), files[n]["ok"].clone()))
        .to_vec();
    assert_eq!(
        kinds,
        [
            (json!("agent"), json!(true)),
            (json!("policy"), json!(false)),
            (json!("policy"), json!(true))
        ]
    );
    assert_eq!(files[1]["errors"][0]["code"], "POLICY_INVALID");
    let unbound = files[0]["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["code"] == "RULE_UNBOUND");
    let message = unbound.unwrap()["message"].as_str().unwrap();
    assert!(
        message.starts_with("1 of 2 policy rules ask about what the runtime does not supply"),
        "{message}"
    );
}
