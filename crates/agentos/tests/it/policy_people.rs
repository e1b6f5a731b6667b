//! Policies that ask a person: what is approved counts, and is held against what holds when it is used.

use serde_json::json;

use crate::desk::Desk;
use crate::policies::{desk, policy, run};

#[test]
fn a_policy_that_asks_for_a_person_pauses_the_run_and_one_that_was_tightened_holds() {
    let rule = policy(
        "{ field: tool, operator: eq, value: append }",
        "action: require_approval",
    );
    let desk = desk(&rule);
    let said = run(&desk, &[]);
    let result = said.json();
    assert_eq!(
        (said.code, &result["status"]),
        (Some(4), &json!("paused")),
        "{}",
        said.stdout
    );
    let id = result["waiting_for"]["id"].as_str().unwrap().to_owned();
    // Meanwhile somebody forbids it.
    desk.write("policies/own.yaml", &rule.replace("require_approval", "deny"));
    let said = desk.run(&["approvals", "approve", &id, "--json"]);
    assert_eq!(desk.read("effects.txt"), "", "{}\n{}", said.stdout, said.stderr);
    let shown = desk
        .run(&["runs", "show", result["run_id"].as_str().unwrap(), "--json"])
        .json();
    assert_eq!(shown["tool_calls"], 0, "{shown}");
    came_to_nothing(&desk, &id);
}

#[test]
fn an_approval_is_held_against_what_is_asked_for_when_it_is_used() {
    let asks = |approval: &str| {
        policy(
            "{ field: tool, operator: eq, value: append }",
            &format!("action: require_approval\n    approval: {approval}"),
        )
    };
    for (before, after, goes_on) in [
        ("{ quorum: 1 }", "{ quorum: 1 }", true),
        ("{ quorum: 1 }", "{ quorum: 2 }", false),
        ("{ quorum: 1 }", "{ approvers: [anna] }", false),
        ("{ quorum: 1 }", "{ approvers: [user:local] }", true),
    ] {
        let desk = desk(&asks(before));
        let id = run(&desk, &[]).json()["waiting_for"]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        desk.write("policies/own.yaml", &asks(after));
        let result = desk.run(&["approvals", "approve", &id, "--json"]).json();
        assert_eq!(result["status"] == "completed", goes_on, "{after}: {result}");
        assert_eq!(desk.read("effects.txt").is_empty(), !goes_on, "{after}");
        if !goes_on {
            let next = result["waiting_for"]["id"].as_str().unwrap();
            let detail = desk.run(&["approvals", "show", next, "--json"]).json();
            assert_ne!(next, id);
            let expected = if after.contains("2") { json!(2) } else { json!(1) };
            assert_eq!(detail["quorum"], expected, "{detail}");
        }
    }
}

/// What was approved and then refused by the policy is void, and says by which rule.
fn came_to_nothing(desk: &Desk, id: &str) {
    let rule = "policy.own.v1 / the_rule";
    let detail = desk.run(&["approvals", "show", id, "--json"]).json();
    assert_eq!(
        (&detail["status"], &detail["void_because"]["code"]),
        (&json!("void"), &json!("POLICY_DENIED")),
        "{detail}"
    );
    let why = detail["void_because"]["message"].to_string();
    assert!(why.contains(rule), "{why}");
    let shown = desk.run(&["approvals", "show", id]).stdout;
    assert!(shown.contains("approved by") && shown.contains(rule), "{shown}");
    let listed = desk.run(&["approvals", "list", "--status", "void"]).stdout;
    assert!(listed.contains(id), "{listed}");
    let again = desk.run(&["approvals", "approve", id, "--json"]).json();
    assert_eq!(again["error"]["code"], "APPROVAL_DECIDED", "{again}");
}

#[test]
fn what_a_person_lets_happen_counts_too() {
    // What one run asks for fits, where a person is asked for some of it, and that of another does not.
    for (resource, stage, condition, most) in [
        ("append", "tool_call", "tool == 'append'", 1),
        ("scripted*", "model_call", "tool_calls == 0", 2),
        ("run_*", "start", "true", 1),
        ("run_*", "create", "true", 1),
        ("run_*", "completion", "true", 1),
    ] {
        let rate = format!(
            "- id: policy.rate.v1\n  type: rate_limit\n  resource: '{resource}'\n  per: global\n  scope: {{actions: [{stage}]}}\n  windows: [{{duration_seconds: 3600, max_requests: {most}}}]\n"
        );
        let ask = format!(
            "- id: policy.own.v1\n  rules: [{{name: ask, condition: \"{condition}\", action: require_approval, on: [{stage}]}}]\n"
        );
        let desk = desk(&format!("{rate}{ask}"));
        let mut denied = Vec::new();
        for _ in 0..3 {
            let result = run(&desk, &[]).json();
            let Some(id) = result["waiting_for"]["id"].as_str() else {
                // It is refused without asking anybody.
                denied.push(true);
                continue;
            };
            let said = desk.run(&["approvals", "approve", id, "--json"]);
            denied.push(said.json()["status"] != "completed" || said.json()["tool_calls"] == 0);
        }
        assert_eq!(denied, [false, true, true], "{stage}");
    }
    // Who is told no has used nothing up.
    let rate = "- id: policy.rate.v1\n  type: rate_limit\n  resource: append\n  per: global\n  windows: [{duration_seconds: 3600, max_requests: 1}]\n";
    let desk = desk(&format!(
        "{rate}- id: policy.own.v1\n  rules: [{{name: ask, condition: tool == 'append', action: require_approval}}]\n"
    ));
    for decision in ["reject", "approve"] {
        let id = run(&desk, &[]).json()["waiting_for"]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(desk.run(&["approvals", decision, &id, "--json"]).code, Some(0));
    }
    assert_eq!(desk.read("effects.txt").matches("amount").count(), 1);
}

#[test]
fn a_run_that_needs_a_word_to_begin_waits_and_begins_with_it() {
    for stage in ["create", "start"] {
        let asks = policy(
            "{ field: task_class, operator: eq, value: default }",
            &format!("action: require_approval\n    on: [{stage}]"),
        );
        for (decision, status, code) in [
            ("approve", "completed", None),
            ("reject", "failed", Some("APPROVAL_REJECTED")),
        ] {
            let desk = desk(&asks);
            let said = run(&desk, &[]);
            let result = said.json();
            assert_eq!(
                (said.code, &result["status"], &result["waiting_for"]["kind"]),
                (Some(4), &json!("paused"), &json!("approval")),
                "{stage}: {}\n{}",
                said.stdout,
                said.stderr
            );
            assert_eq!(result["tokens"]["input"], 0);
            let id = result["waiting_for"]["id"].as_str().unwrap().to_owned();
            let listed = desk.run(&["approvals", "list", "--json"]).stdout;
            assert!(listed.contains("start_run"), "{listed}");
            let said = desk.run(&["approvals", decision, &id, "--reason", "so", "--json"]);
            assert_eq!(
                said.json()["status"],
                status,
                "{stage} {decision}: {}",
                said.stdout
            );
            if let Some(code) = code {
                assert_eq!(said.json()["error"]["code"], code, "{}", said.stdout);
            }
            assert_eq!(desk.read("effects.txt").is_empty(), decision == "reject");
        }
        // What was tightened while it waited holds.
        let desk = desk(&asks);
        let id = run(&desk, &[]).json()["waiting_for"]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        desk.write("policies/own.yaml", &asks.replace("require_approval", "deny"));
        let said = desk.run(&["approvals", "approve", &id, "--json"]);
        assert_eq!(said.json()["error"]["code"], "POLICY_DENIED", "{}", said.stdout);
        came_to_nothing(&desk, &id);
    }
}

#[test]
fn a_rule_says_how_many_must_agree_and_how_long_is_waited() {
    let desk = desk(&policy(
        "{ field: tool, operator: eq, value: append }",
        "action: require_approval\n    approval: { quorum: 2, timeout_seconds: 7200 }",
    ));
    let id = run(&desk, &[]).json()["waiting_for"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let shown = desk.run(&["approvals", "show", &id]);
    let shown = format!("{}{}", shown.stdout, shown.stderr);
    assert!(shown.contains("waits for 2 more approvals"), "{shown}");
    assert!(
        shown.contains("expires in 119 min") || shown.contains("expires in 2 h"),
        "{shown}"
    );
}
