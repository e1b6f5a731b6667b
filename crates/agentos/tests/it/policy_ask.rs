//! `agentos policy explain`, `test` and `replay`.

use serde_json::{Value, json};

use crate::desk::Desk;

const COST: &str = r#"{
    "id": "policy.cost.limit.v1", "name": "Cost Limit Policy", "type": "cost", "status": "active",
    "rules": [
        {"name": "per_run_limit", "condition": {"field": "cost_usd", "operator": "lte", "value": 10.0},
         "action": "allow", "severity": "error"},
        {"name": "daily_limit", "condition": {"field": "daily_cost_usd", "operator": "lte", "value": 100.0},
         "action": "allow", "severity": "critical"}
    ]
}"#;

fn request(data: Value) -> String {
    json!({
        "request": {"agent_id": "agent.product.prd_writer.v1", "action": "execute", "resource": "run_123",
                    "zone": "green", "timestamp": "2026-01-31T08:00:00.000Z"},
        "environment": {"name": "production"},
        "data": data,
    })
    .to_string()
}

#[test]
fn explain_gives_the_decision_and_exits_well_whatever_it_is() {
    let desk = Desk::new();
    desk.write("policies/cost.json", COST);
    desk.write(
        "request.json",
        &request(json!({"cost_usd": 500, "daily_cost_usd": 45})),
    );
    let args = [
        "policy",
        "explain",
        "--policies",
        "policies",
        "--request",
        "request.json",
    ];
    let said = desk.run(&[&args[..], &["--json"]].concat());
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let decision = said.json();
    assert_eq!(decision["action"], "deny");
    assert_eq!(decision["all_passed"], false);
    assert_eq!(
        decision["critical_failures"][0]["message"],
        "denied by policy.cost.limit.v1 / per_run_limit: cost_usd 500.00 is not lte 10.00"
    );
    assert_eq!(decision["results"][0]["policy_id"], "policy.cost.limit.v1");
    assert_eq!(decision["values_read"]["daily_cost_usd"], 45);
    assert_eq!(decision["policy_digest"].as_str().unwrap().len(), 64);
    assert!(decision["total_duration_ms"].as_f64().unwrap() > 0.0);

    let said = desk.run(&args);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let lines: Vec<&str> = said.stdout.lines().collect();
    assert_eq!(
        lines[..7],
        [
            "deny",
            "  denied by policy.cost.limit.v1 / per_run_limit: cost_usd 500.00 is not lte 10.00",
            "    to pass: change cost_usd so that it is lte 10.00",
            "rules asked:",
            "  x policy.cost.limit.v1 / per_run_limit: cost_usd 500.00 is not lte 10.00",
            "  - policy.cost.limit.v1 / daily_limit: daily_cost_usd 45.00 is lte 100.00",
            "values read: cost_usd = 500, daily_cost_usd = 45",
        ]
    );
}

#[test]
fn explain_refuses_bad_files_and_bad_requests() {
    let desk = Desk::new();
    desk.write("cost.json", COST);
    desk.write("bad.json", &COST.replace("lte", "atmost"));
    desk.write("request.json", &request(json!({})));
    desk.write("odd.json", r#"{"request": {"zone": "blue"}}"#);
    desk.write("more.json", r#"{"request": {}, "datas": {}}"#);
    for (policies, request, code, part) in [
        ("bad.json", "request.json", "POLICY_UNKNOWN_WORD", "atmost"),
        ("gone", "request.json", "POLICY_NOT_FOUND", "gone"),
        ("cost.json", "odd.json", "INVALID_INPUT", "`blue` is not a zone"),
        ("cost.json", "more.json", "INVALID_INPUT", "datas"),
        ("cost.json", "gone.json", "INVALID_INPUT", "gone.json"),
    ] {
        let said = desk.run(&[
            "policy",
            "explain",
            "--policies",
            policies,
            "--request",
            request,
            "--json",
        ]);
        assert_eq!(said.code, Some(2), "{policies} {request}: {}", said.stdout);
        let error = said.json()["error"].clone();
        assert_eq!(error["code"], code, "{error}");
        assert!(error["message"].as_str().unwrap().contains(part), "{error}");
    }
}

#[test]
fn cases_are_tested_with_coverage() {
    let desk = Desk::new();
    desk.write("policies/cost.json", COST);
    desk.write(
        "tests/cost.yaml",
        "policies: [../policies]\ncases:\n  - name: five hundred are denied\n    data: {cost_usd: 500, daily_cost_usd: 1}\n    expect: {action: deny, says: cost_usd 500.00 is not lte 10.00}\n",
    );
    let said = desk.run(&["policy", "test", "tests/cost.yaml", "--json"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let tested = said.json();
    assert_eq!(
        (tested["ok"].as_bool(), tested["passed"].as_u64()),
        (Some(true), Some(1))
    );
    assert_eq!(tested["files"][0]["coverage"]["covered"], 1);
    let said = desk.run(&["policy", "test", "tests/cost.yaml", "--min-coverage", "100"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.stdout
            .contains("no case makes it speak: policy.cost.limit.v1 / daily_limit"),
        "{}",
        said.stdout
    );
    for percent in ["101", "-1", "NaN", "all"] {
        let said = desk.run(&[
            "policy",
            "test",
            "tests/cost.yaml",
            &format!("--min-coverage={percent}"),
        ]);
        assert_eq!(said.code, Some(2), "{percent}");
        assert!(
            said.stderr.contains("is not a number from 0 to 100"),
            "{}",
            said.stderr
        );
    }
    desk.write(
        "wrong.yaml",
        "policies: [policies]\ncases:\n  - {name: a, data: {cost_usd: 5, daily_cost_usd: 1}, expect: deny}\n",
    );
    let said = desk.run(&["policy", "test", "wrong.yaml"]);
    assert_eq!(said.code, Some(1));
    assert!(said.stdout.contains("FAILED a (wrong.yaml:3)"), "{}", said.stdout);
    assert!(
        said.stdout.contains("expected deny, got allow"),
        "{}",
        said.stdout
    );
    desk.write("broken.yaml", "cases: [{name: a}]\n");
    assert_eq!(
        desk.run(&["policy", "test", "broken.yaml", "--json"]).code,
        Some(2)
    );
}

#[test]
fn requests_of_before_are_replayed() {
    let desk = Desk::new();
    desk.write("cost.json", COST);
    let cheap = request(json!({"cost_usd": 5, "daily_cost_usd": 1}));
    let dear = request(json!({"cost_usd": 500, "daily_cost_usd": 1}));
    desk.write(
        "before.jsonl",
        &format!("{cheap}\n{{\"name\": \"run_7#4\", \"was\": \"allow\", \"asked\": {dear}}}\n"),
    );
    let args = [
        "policy",
        "replay",
        "--policies",
        "cost.json",
        "--requests",
        "before.jsonl",
    ];
    let said = desk.run(&args);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(
        said.stdout,
        "would have blocked 1 of 2\n  run_7#4: denied by policy.cost.limit.v1 / per_run_limit: cost_usd 500.00 is not lte 10.00\n"
    );
    let said = desk.run(&[&args[..], &["--json"]].concat());
    assert_eq!(said.json()["newly_blocked"], 1);
    for (text, expected) in [
        ("{\"request\": {}}\n{}\n", "line 2, is no request"),
        ("", "holds no request"),
        ("\n  \n", "holds no request"),
    ] {
        desk.write("before.jsonl", text);
        let said = desk.run(&args);
        assert_eq!(said.code, Some(2), "{text:?}");
        assert!(said.stderr.contains(expected), "{text:?}: {}", said.stderr);
    }
}
