//! The smaller commands: validate, agents, state, config, doctor, explain, completions, demo.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn validate_names_file_line_and_column() {
    let desk = Desk::new();
    desk.write("packs/bad.yaml", "identity:\n  name: x\nmodel:\n  provider: 3\n");
    let said = desk.run(&["validate", "agent.yaml", "packs/bad.yaml", "--json"]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    let files = &said.json()["files"];
    assert_eq!(
        (&files[0]["ok"], &files[0]["dialect"], &files[0]["kind"]),
        (&json!(true), &json!("A"), &json!("agent"))
    );
    assert_eq!(files[1]["ok"], false);
    let error = &files[1]["errors"][0];
    assert!(
        error["line"].as_u64().unwrap() >= 1 && error["column"].as_u64().unwrap() >= 1,
        "{error}"
    );
    assert!(
        error["code"].is_string() && error["message"].is_string(),
        "{error}"
    );
}

#[test]
fn show_gives_the_raw_file_and_the_effective_agent() {
    let desk = Desk::new();
    let raw = desk.run(&["agents", "show", "agent.yaml", "--raw"]);
    assert_eq!(
        (raw.code, &raw.json()["identity"]["agent_id"]),
        (Some(0), &json!("TEST-CLERK-01"))
    );
    let shown = desk.run(&["agents", "show", "agent.yaml", "--json"]).json();
    assert_eq!(shown["tools"]["bound"], json!(["current_time"]));
    assert_eq!(shown["tools"]["unbound"], json!(["append"]));
    assert_eq!(shown["zone_access"], json!(["green", "yellow"]));
    assert_eq!(shown["limits"]["max_cost"], 10);
}

#[test]
fn state_is_versioned_and_compared() {
    let desk = Desk::new();
    let put = |args: &[&str]| desk.run(&[&["state", "put", "k/1"], args, &["--json"]].concat());
    assert_eq!(put(&["{\"a\":1}"]).json()["version"], 1);
    assert_eq!(put(&["two", "--if-version", "1"]).json()["version"], 2);
    let refused = put(&["three", "--if-version", "1"]);
    assert_eq!(
        (refused.code, &refused.json()["error"]["code"]),
        (Some(1), &json!("STATE_CONFLICT"))
    );
    let entry = desk.run(&["state", "get", "k/1", "--json"]).json();
    let fields: Vec<&str> = entry.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        ["key", "value", "version", "updated_at", "actor_id", "metadata"]
    );
    assert_eq!(entry["value"], "two");
    assert_eq!(desk.run(&["state", "get", "k/1"]).stdout, "two\n");
    desk.run(&["state", "put", "k/2", "2"]);
    desk.run(&["state", "put", "other", "3"]);
    let page = desk
        .run(&["state", "list", "k/", "--limit", "1", "--json"])
        .json();
    assert_eq!(page["items"][0]["key"], "k/1");
    let cursor = page["next_cursor"].as_str().unwrap();
    let page = desk
        .run(&["state", "list", "k/", "--cursor", cursor, "--json"])
        .json();
    assert_eq!(
        (page["items"].as_array().unwrap().len(), &page["next_cursor"]),
        (1, &json!(null))
    );
    assert_eq!(desk.run(&["state", "delete", "k/1"]).code, Some(0));
    assert_eq!(desk.run(&["state", "get", "k/1"]).code, Some(1));
}

#[test]
fn a_number_that_means_nothing_is_refused() {
    let desk = Desk::new();
    for line in [
        "runs list --limit 0",
        "approvals list --limit 0",
        "state list --limit 0",
        "state put k 1 --ttl 0",
        "models check --timeout 0",
    ] {
        let said = desk.run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!(said.code, Some(2), "{line}");
        assert!(said.stderr.contains("invalid value '0'"), "{}", said.stderr);
    }
}

#[test]
fn configuration_says_where_values_come_from_and_masks_secrets() {
    let desk = Desk::new();
    desk.write(
        "agentos.toml",
        "[orchestrator]\nmax_cost_per_run = 3\n\n[pool]\nmax = 50\n",
    );
    let env = [
        ("ANTHROPIC_API_KEY", "sk-ant-canary-0123456789"),
        ("AGENTOS_ORCHESTRATOR_MAX_TOOL_CALLS_PER_RUN", "7"),
    ];
    let said = desk.run_with(&["config", "show", "--json"], &env);
    assert!(!said.stdout.contains("canary"), "{}", said.stdout);
    let shown = said.json();
    let find = |key: &str| {
        shown
            .as_array()
            .unwrap()
            .iter()
            .find(|value| value["key"] == key)
            .unwrap()
    };
    assert_eq!(find("orchestrator.max_cost_per_run")["source"]["kind"], "file");
    assert_eq!(find("orchestrator.max_cost_per_run")["source"]["line"], 2);
    assert_eq!(
        find("orchestrator.max_tool_calls_per_run")["source"]["kind"],
        "environment"
    );
    let doctor = desk.run_with(&["doctor"], &env);
    assert!(!doctor.stdout.contains("canary"));
    assert!(
        doctor
            .stdout
            .contains("`pool.max` is set and checked, and nothing acts on it yet"),
        "{}",
        doctor.stdout
    );
    assert!(doctor.stdout.contains("set for anthropic"), "{}", doctor.stdout);
}

#[test]
fn every_code_is_explained() {
    let desk = Desk::new();
    let all = desk.run(&["explain"]).stdout;
    assert!(all.lines().count() > 30);
    for line in all.lines() {
        let code = line.split_whitespace().next().unwrap();
        let said = desk.run(&["explain", code]);
        assert!(said.code == Some(0) && said.stdout.starts_with(code), "{code}");
    }
    let wrong = desk.run(&["explain", "COST_LIMITS"]);
    assert_eq!(wrong.code, Some(2));
    assert!(
        wrong.stderr.contains("did you mean `COST_LIMIT`?"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn completions_are_printed_for_each_shell() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = desk.run(&["completions", shell]);
        assert!(said.code == Some(0) && said.stdout.contains("agentos"), "{shell}");
    }
}

#[test]
fn the_demo_shows_what_it_says() {
    let said = Desk::new().run(&["demo"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(said.stderr.matches(": held").count(), 4, "{}", said.stderr);
}

#[test]
fn cleanup_purges_and_the_chain_still_verifies() {
    let desk = Desk::new();
    desk.run(&["run", "agent.yaml", "--input", "x"]);
    assert_eq!(
        desk.run(&["cleanup", "--older-than", "0", "--json"]).json()["purged_runs"],
        1
    );
    assert!(desk.run(&["runs", "list", "--json"]).lines().is_empty());
    let verified = desk.run(&["audit", "verify", "--json"]).json();
    assert_eq!(
        (&verified["ok"], &verified["first_bad"]),
        (&json!(true), &json!(null))
    );
    assert!(verified["purged"].as_u64().unwrap() >= 1, "{verified}");
}
