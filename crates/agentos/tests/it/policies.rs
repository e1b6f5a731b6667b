//! Policies on the whole command: what they refuse is not done, the reason is shown, and the journal says
//! which set decided.

use serde_json::{Value, json};

use crate::desk::{Desk, Said};

const TOOLS: &str = r#"
[[tools.command]]
name = "append"
description = "Appends a line"
command = ["/bin/sh", "-c", "cat >> effects.txt; echo done"]
effect = "writes"
parameters = { type = "object", properties = { amount = { type = "number" } } }
"#;

const SCRIPT: &str = r#"
steps:
  - tool_calls: [{ name: append, arguments: { amount: 7 } }]
  - text: "Done."
"#;

fn desk(policy: &str) -> Desk {
    let desk = Desk::new();
    desk.write("agentos.toml", TOOLS);
    desk.write("script.yaml", SCRIPT);
    desk.write("policies/own.yaml", policy);
    desk
}

fn run(desk: &Desk, more: &[&str]) -> Said {
    let args = [
        "run",
        "agent.yaml",
        "--input",
        "x",
        "--model",
        "scripted/script.yaml",
        "--json",
    ];
    desk.run(&[&args, more].concat())
}

fn decisions(desk: &Desk, run_id: &str) -> Vec<Value> {
    let said = desk.run(&["runs", "events", run_id, "--json"]);
    said.lines()
        .into_iter()
        .filter(|event| event["kind"] == "policy_decided")
        .map(|event| event["payload"].clone())
        .collect()
}

fn policy(condition: &str, rest: &str) -> String {
    format!(
        "id: policy.own.v1\nname: Own\ntype: custom\nstatus: active\nrules:\n  - name: the_rule\n    condition: {condition}\n    {rest}\n"
    )
}

#[test]
fn each_stage_is_asked_and_what_is_refused_is_not_done() {
    // Condition, what is left of the run, whether the tool has acted, and the stage that refused.
    let table = [
        (
            "{ field: task_class, operator: eq, value: default }",
            "create",
            "cancelled",
            false,
        ),
        (
            "{ field: provider, operator: eq, value: scripted }",
            "model_call",
            "failed",
            false,
        ),
        (
            "{ field: tool, operator: eq, value: append }",
            "tool_call",
            "completed",
            false,
        ),
        (
            "{ field: tool_args.amount, operator: gt, value: 5 }",
            "tool_call",
            "completed",
            false,
        ),
        (
            "{ field: output, operator: contains, value: Done }",
            "completion",
            "failed",
            true,
        ),
    ];
    for (condition, stage, status, acted) in table {
        let desk = desk(&policy(condition, "action: deny"));
        let said = run(&desk, &[]);
        let runs = desk.run(&["runs", "list", "--json"]).lines();
        assert_eq!(
            runs[0]["status"], status,
            "{condition}: {}\n{}",
            said.stdout, said.stderr
        );
        assert_eq!(!desk.read("effects.txt").is_empty(), acted, "{condition}");
        let id = runs[0]["run_id"].as_str().unwrap();
        let denied: Vec<Value> = decisions(&desk, id)
            .into_iter()
            .filter(|d| d["action"] == "deny")
            .collect();
        assert_eq!(denied[0]["stage"], stage, "{condition}");
        assert!(denied[0]["policy_digest"].is_string());
        let message = denied[0]["failures"][0]["message"].as_str().unwrap();
        assert!(
            message.starts_with("denied by policy.own.v1 / the_rule: "),
            "{message}"
        );
        if status != "completed" {
            assert_eq!(said.code, Some(3), "{condition}: {}", said.stdout);
            assert_eq!(said.json()["error"]["code"], "POLICY_DENIED", "{}", said.stdout);
        }
    }
}

#[test]
fn what_a_user_says_overwrites_no_field_of_the_runtime() {
    let desk = desk(&policy(
        "{ field: tool, operator: eq, value: append }",
        "action: deny",
    ));
    run(&desk, &["--metadata", "tool=other", "--metadata", "zone=green"]);
    assert_eq!(desk.read("effects.txt"), "");
}

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
}

#[test]
fn the_checks_can_be_switched_off_and_the_run_says_so() {
    let desk = desk(&policy(
        "{ field: tool, operator: eq, value: append }",
        "action: deny",
    ));
    let said = run(&desk, &["--set", "orchestrator.enable_policy_checks=false"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_ne!(desk.read("effects.txt"), "");
    let id = said.json()["run_id"].as_str().unwrap().to_owned();
    let events = desk.run(&["runs", "events", &id, "--json"]).lines();
    assert_eq!(events[0]["payload"]["policies_enabled"], false);
}

#[test]
fn a_rate_limit_counts_over_processes() {
    let limit = "id: policy.rate.v1\nname: Rate\ntype: rate_limit\nstatus: active\nresource: append\nwindows:\n  - { duration_seconds: 3600, max_requests: 2 }\nexceeded_action: reject\n";
    let desk = desk(limit);
    for _ in 0..4 {
        let said = run(&desk, &[]);
        assert_eq!(said.code, Some(0), "{}\n{}", said.stdout, said.stderr);
    }
    let acts = desk.read("effects.txt").matches("amount").count();
    assert_eq!(acts, 2, "two of four calls fit");
}

/// A policy file, the configured path, the environment, and the code of the refusal.
type Unusable<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str);

#[test]
fn a_set_that_cannot_be_used_stops_the_start() {
    let production = [("AGENTOS_ENV", "production"), ("OPENAI_API_KEY", "k")];
    let args = ["run", "agent.yaml", "--input", "x", "--json"];
    let table: [Unusable; 4] = [
        (
            "id: p\nname: P\ntype: surprise\nrules: []\n",
            "policies",
            &[],
            "POLICY_UNKNOWN_WORD",
        ),
        ("id: p\n  name: [", "policies", &[], "INVALID_YAML"),
        (
            "id: p\nname: P\ntype: custom\nrules:\n  - {name: r, condition: {field: output, operator: matches, value: '('}, action: deny}\n",
            "policies",
            &[],
            "CONDITION_INVALID",
        ),
        ("", "nowhere", &production, "POLICY_SET_EMPTY"),
    ];
    for (text, path, env, code) in table {
        let desk = Desk::new();
        desk.write("agentos.toml", &format!("[policies]\npath = \"{path}\"\n"));
        if !text.is_empty() {
            desk.write("policies/p.yaml", text);
        }
        let said = desk.run_with(&args, env);
        let error = &said.json()["error"];
        assert_eq!(error["code"], code, "{text}: {error}");
        assert_eq!(said.code, Some(2), "{error}");
        assert!(desk.run(&["runs", "list", "--json"]).stdout.is_empty());
    }
}

#[test]
fn the_state_store_asks_too() {
    let desk = desk(&policy(
        "{ field: state.key, operator: starts_with, value: secret }",
        "action: deny",
    ));
    let said = desk.run(&["state", "put", "secret.x", "1", "--json"]);
    assert_eq!(
        (said.code, &said.json()["error"]["code"]),
        (Some(3), &json!("POLICY_DENIED"))
    );
    assert_eq!(desk.run(&["state", "put", "open.x", "1", "--json"]).code, Some(0));
}

#[test]
fn what_a_policy_asks_for_and_nobody_does_is_a_refusal() {
    let redact = policy("{ field: tool, operator: eq, value: append }", "action: redact");
    let shadow = redact.replace("status: active", "status: active\nmode: shadow");
    let pii = "id: policy.pii.v1\nname: Pii\ntype: pii_protection\nstatus: active\nrules:\n  - { category: email, action: redact }\n";
    let gate = "id: gate.own.v1\nname: Own\ntype: gate\nstatus: active\nchecks:\n  - { name: content_length, config: { min_length: 1 }, severity: error }\n";
    // What is asked for, whether the tool may act, and the run's end.
    for (text, acts, status) in [
        (redact.as_str(), false, "completed"),
        (&shadow, true, "completed"),
        (pii, false, "failed"),
        (gate, true, "failed"),
    ] {
        let desk = desk(text);
        let said = run(&desk, &[]);
        let runs = desk.run(&["runs", "list", "--json"]).lines();
        assert_eq!(
            !desk.read("effects.txt").is_empty(),
            acts,
            "{text}: {}\n{}",
            said.stdout,
            said.stderr
        );
        if status == "completed" {
            assert_eq!(runs[0]["status"], status, "{text}: {}", said.stdout);
        } else {
            assert_eq!(
                said.json()["error"]["code"],
                "POLICY_DENIED",
                "{text}: {}",
                said.stdout
            );
        }
    }
}

#[test]
fn a_new_set_is_replayed_against_the_journal() {
    let desk = desk(&policy(
        "{ field: tool, operator: eq, value: other }",
        "action: deny",
    ));
    for _ in 0..2 {
        assert_eq!(run(&desk, &[]).code, Some(0));
    }
    for (condition, blocked) in [
        ("{ field: tool_args.amount, operator: gt, value: 5 }", 2),
        ("{ field: tool_args.amount, operator: gt, value: 7 }", 0),
        ("{ field: output, operator: contains, value: Done }", 2),
    ] {
        desk.write("new.yaml", &policy(condition, "action: deny"));
        let said = desk.run(&["policy", "replay", "--policies", "new.yaml", "--json"]);
        let replayed = said.json();
        assert_eq!(
            replayed["newly_blocked"], blocked,
            "{condition}: {}\n{}",
            said.stdout, said.stderr
        );
        // Of each run: created, started, two calls of a model, one of a tool, completed.
        assert_eq!(replayed["requests"], 12, "{}", said.stdout);
    }
}
