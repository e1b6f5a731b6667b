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

/// The gate reader's word on the gates of policies: checks and their `config`, and events that nobody raises, in both
/// forms, at their places.
#[test]
fn check_reads_the_gates_of_policies_as_the_runtime_does() {
    const V1: &str = "\
apiVersion: agentos.io/v1
kind: Policy
metadata: {name: gate.house}
spec:
  triggers:
    - {event: task.completed}
    - {event: task.complete}
  checks:
    - {name: content_length, severity: error, config: {min_length: many}}
    - {name: content_length, severity: error, config: {max_lenght: 9, min_length: 1, language: en}}
    - name: regex_match
      severity: error
      config:
        pattern: '('
";
    const OWN: &str = "\
policies:
  - id: gate.own
    type: gate
    triggers: [task.completed]
    checks:
      - {name: content_length, config: {min_length: 5, max_length: 3}}
  - id: gate.fine
    type: gate
    checks:
      - {name: content_length, config: {min_length: 5}}
";
    let desk = Desk::new();
    for (yaml, expected) in [
        (
            V1,
            &[
                (
                    7,
                    "nothing here happens as `task.complete`",
                    "did you mean `task.completed`?",
                ),
                (9, "`min` is `\"many\"`", ""),
                (10, "does not act on `max_lenght`", "did you mean `max_length`?"),
                (13, "regex_match", ""),
            ][..],
        ),
        (OWN, &[(6, "content_length", "")]),
    ] {
        desk.write("p.yaml", yaml);
        let said = desk.run(&["policy", "check", "p.yaml", "--json"]);
        assert_eq!(said.code, Some(1), "{}", said.stderr);
        let file = said.json()["files"][0].clone();
        let errors = file["errors"].as_array().unwrap();
        assert_eq!(errors.len(), expected.len(), "{file:#}");
        for (error, (line, message, hint)) in errors.iter().zip(expected) {
            assert_eq!(error["line"], *line, "{error}");
            assert!(error["message"].as_str().unwrap().contains(message), "{error}");
            assert!(
                error["hint"].as_str().unwrap_or_default().contains(hint),
                "{error}"
            );
        }
        let shown = desk.run(&["policy", "check", "p.yaml"]);
        assert!(
            shown.stderr.contains(&format!("p.yaml:{}:", expected[0].0)),
            "{}",
            shown.stderr
        );
    }
    let fine = V1
        .replace("max_lenght", "max_length")
        .replace("task.complete}", "task.started}")
        .replace("many", "5")
        .replace("'('", "'x'");
    desk.write("p.yaml", &fine);
    let said = desk.run(&["policy", "check", "p.yaml", "--json"]);
    assert_eq!(said.code, Some(0), "{}", said.stdout);
}
