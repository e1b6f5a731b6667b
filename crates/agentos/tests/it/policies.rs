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

pub(crate) fn desk(policy: &str) -> Desk {
    let desk = Desk::new();
    desk.write("agentos.toml", TOOLS);
    desk.write("script.yaml", SCRIPT);
    desk.write("policies/own.yaml", policy);
    desk
}

/// A run of `script.yaml`.
pub(crate) const RUN: [&str; 7] = [
    "run",
    "agent.yaml",
    "--input",
    "x",
    "--model",
    "scripted/script.yaml",
    "--json",
];

pub(crate) fn run(desk: &Desk, more: &[&str]) -> Said {
    desk.run(&[&RUN, more].concat())
}

pub(crate) fn decisions(desk: &Desk, run_id: &str) -> Vec<Value> {
    let said = desk.run(&["runs", "events", run_id, "--json"]);
    said.lines()
        .into_iter()
        .filter(|event| event["kind"] == "policy_decided")
        .map(|event| event["payload"].clone())
        .collect()
}

pub(crate) fn policy(condition: &str, rest: &str) -> String {
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

/// As many processes as decide at the same instant.
#[test]
fn a_rate_limit_is_exact_over_processes_at_once() {
    let limit = "id: policy.rate.v1\nname: Rate\ntype: rate_limit\nstatus: active\nresource: append\nper: global\nwindows:\n  - { duration_seconds: 3600, max_requests: 10 }\nexceeded_action: reject\n";
    let desk = desk(limit);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let said = run(&desk, &[]);
                assert_eq!(said.code, Some(0), "{}\n{}", said.stdout, said.stderr);
            });
        }
    });
    assert_eq!(desk.read("effects.txt").matches("amount").count(), 10);
}

#[test]
fn a_gate_policy_is_run_as_a_gate() {
    let gate = |spec: &str, checks: &str| {
        format!("id: gate.own.v1\nname: Own\ntype: gate\nstatus: active\n{spec}checks:\n{checks}")
    };
    let length = |least: u32| {
        format!("  - {{ name: content_length, config: {{ min_length: {least} }}, severity: error }}\n")
    };
    let v1 = |least: u32| {
        format!(
            "apiVersion: agentos.io/v1\nkind: Policy\nmetadata: {{ name: gate.own.v1 }}\nspec:\n  triggers: [{{ event: artifact.created }}]\n  evaluation: {{ mode: all_must_pass, fail_action: block, timeout_seconds: 30 }}\n  checks:\n    - {{ name: content_length, enabled: true, severity: error, config: {{ min_length: {least} }} }}\n"
        )
    };
    for (text, error) in [
        (gate("", &length(1)), None),
        (gate("", &length(1000)), Some("GATE_FAILED")),
        (gate("mode: shadow\n", &length(1000)), None),
        (
            gate("status: inactive\n", &length(1000)).replace("status: active\n", ""),
            None,
        ),
        (gate("scope: { packs: [other] }\n", &length(1000)), None),
        // A scope that no gate can have.
        (
            gate("scope: { users: ['*'] }\n", &length(1)),
            Some("POLICY_DENIED"),
        ),
        (v1(1), None),
        (v1(1000), Some("GATE_FAILED")),
    ] {
        let desk = desk(&text);
        let said = run(&desk, &[]);
        let code = said.json()["error"]["code"].as_str().map(str::to_owned);
        assert_eq!(code.as_deref(), error, "{text}: {}\n{}", said.stdout, said.stderr);
        let gated = said.json()["gate_results"].to_string().contains("gate.own.v1");
        assert_eq!(
            gated,
            !text.contains("inactive") && !text.contains("scope"),
            "{text}: {}",
            said.stdout
        );
    }
}

/// A policy file, the configured path, the environment, and the code of the refusal.
type Unusable<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str);

#[test]
fn a_set_that_cannot_be_used_stops_the_start() {
    let production = [("AGENTOS_ENV", "production"), ("OPENAI_API_KEY", "k")];
    let args = ["run", "agent.yaml", "--input", "x", "--json"];
    let off = |more: &str| {
        format!(
            "id: p\n{more}rules:\n  - {{name: r, condition: true, action: deny, enabled: {}}}\n",
            !more.is_empty()
        )
    };
    let (inactive, mode_off, no_rules) = (off("status: inactive\n"), off("mode: off\n"), off(""));
    let table: [Unusable; 9] = [
        (
            "id: p\nname: P\ntype: gate\nchecks:\n  - {name: content_length, config: {min_length: many}}\n",
            "policies",
            &[],
            "GATE_INVALID",
        ),
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
        (&inactive, "policies", &production, "POLICY_SET_EMPTY"),
        (&mode_off, "policies", &production, "POLICY_SET_EMPTY"),
        (&no_rules, "policies", &production, "POLICY_SET_EMPTY"),
        // Nobody names the folder: its policies are configured all the same.
        (&inactive, "", &production, "POLICY_SET_EMPTY"),
    ];
    for (text, path, env, code) in table {
        let desk = Desk::new();
        if !path.is_empty() {
            desk.write("agentos.toml", &format!("[policies]\npath = \"{path}\"\n"));
        }
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
fn a_policy_file_that_is_gone_behind_its_link_stops_the_start() {
    let desk = desk(&policy(
        "{ field: cost_usd, operator: gt, value: 100 }",
        "action: deny",
    ));
    let denies = policy("{ field: tool, operator: eq, value: append }", "action: deny");
    desk.write("elsewhere/deny.yaml", &denies.replace("own.v1", "linked.v1"));
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, desk.path().join(name)).unwrap();
    // A folder that is linked is read like any other.
    link("../elsewhere", "policies/linked");
    assert_eq!(run(&desk, &[]).json()["tool_calls"], 0);
    std::fs::remove_file(desk.path().join("policies/linked")).unwrap();
    link("../elsewhere/deny.yaml", "policies/deny.yaml");
    assert_eq!(run(&desk, &[]).json()["tool_calls"], 0);
    std::fs::remove_file(desk.path().join("elsewhere/deny.yaml")).unwrap();
    let is_refused = || {
        let said = run(&desk, &[]);
        assert_eq!(
            (said.code, &said.json()["error"]["code"]),
            (Some(2), &json!("POLICY_NOT_FOUND"))
        );
    };
    is_refused();
    // Nor is the usual folder none, because it is a link to one that is gone.
    std::fs::remove_dir_all(desk.path().join("policies")).unwrap();
    link("nowhere", "policies");
    is_refused();
    assert_eq!(desk.read("effects.txt"), "");
}

#[test]
fn a_set_that_refuses_nothing_is_doubted() {
    for (more, expected) in [
        ("status: inactive\n", "is in force"),
        ("mode: shadow\n", "is enforced"),
        ("status: testing\n", "is enforced"),
        ("", ""),
    ] {
        let desk = desk(&format!(
            "id: p\n{more}rules: [{{name: r, condition: tool == 'nothing', action: deny}}]\n"
        ));
        let said = run(&desk, &[]);
        assert_eq!(said.code, Some(0), "{more}: {}", said.stderr);
        let doubted = said.stderr.contains("no policy in");
        assert_eq!(doubted, !expected.is_empty(), "{more}: {}", said.stderr);
        assert!(said.stderr.contains(expected), "{more}: {}", said.stderr);
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

const MAIL: &str = r#"
steps:
  - tool_calls: [{ name: append, arguments: { note: "write to ann@corp.org", amount: 7 } }]
  - text: "I wrote to ann@corp.org."
"#;

const MAIL_TOOLS: &str = r#"
[[tools.command]]
name = "append"
description = "Appends a line"
command = ["/bin/sh", "-c", "cat >> effects.txt; echo done for bob@corp.org"]
effect = "writes"
parameters = { type = "object", properties = { amount = { type = "number" }, note = { type = "string" } } }
"#;

fn mail(policy: &str) -> Desk {
    let desk = Desk::new();
    desk.write("agentos.toml", MAIL_TOOLS);
    desk.write("script.yaml", MAIL);
    desk.write("policies/own.yaml", policy);
    desk
}

fn rule(condition: &str, redaction: &str) -> String {
    policy(condition, &format!("action: redact\n    redaction: {redaction}"))
}

const PII: &str = "id: policy.pii.v1\nname: Pii\ntype: pii_protection\nstatus: active\nrules:\n";

#[test]
fn what_a_policy_wants_hidden_is_hidden_where_it_leaves() {
    let by_tool = "{ field: tool, operator: eq, value: append }";
    let every = "{ field: zone, operator: exists }";
    // What is asked for, what the tool got, what the run gave.
    for (text, got, gave) in [
        (
            rule(by_tool, "{ type: mask }"),
            r#""note":"write to [EMAIL]""#,
            "I wrote to ann@corp.org.",
        ),
        (
            rule(by_tool, "{ type: mask, target: tool_args.note }"),
            r#""note":"[REDACTED]""#,
            "I wrote to ann@corp.org.",
        ),
        (
            rule(every, "{ type: replace, target: output, value: someone }"),
            r#""note":"write to ann@corp.org""#,
            "I wrote to someone.",
        ),
        (
            format!("{PII}  - {{ category: email, action: encrypt }}\n"),
            r#""note":"write to [EMAIL:"#,
            "I wrote to [EMAIL:",
        ),
        (
            format!("{PII}  - {{ category: email, action: mask, replacement: '<mail>' }}\n"),
            r#""note":"write to <mail>""#,
            "I wrote to <mail>.",
        ),
        (
            format!("{PII}  - {{ category: email, action: mask }}\nmode: shadow\n"),
            r#""note":"write to ann@corp.org""#,
            "I wrote to ann@corp.org.",
        ),
    ] {
        let desk = mail(&text);
        let said = run(&desk, &[]);
        assert_eq!(said.code, Some(0), "{text}: {}\n{}", said.stdout, said.stderr);
        assert!(
            desk.read("effects.txt").contains(got),
            "{text}: {}",
            desk.read("effects.txt")
        );
        let output = said.json()["output"].as_str().unwrap().to_owned();
        assert!(output.starts_with(gave), "{text}: {output}");
        let id = said.json()["run_id"].as_str().unwrap().to_owned();
        let hidden: Vec<Value> = decisions(&desk, &id)
            .into_iter()
            .flat_map(|decided| decided["hidden"].as_array().cloned().unwrap_or_default())
            .collect();
        assert_eq!(hidden.is_empty(), text.contains("shadow"), "{text}: {hidden:?}");
        assert!(!json!(hidden).to_string().contains("corp.org"));
    }
}

#[test]
fn what_cannot_be_hidden_or_may_not_pass_is_a_refusal() {
    let by_tool = "{ field: tool, operator: eq, value: append }";
    for (text, acts, error) in [
        (rule(by_tool, "{ type: mask, target: data.x }"), false, None),
        (
            format!("{PII}  - {{ category: email, action: block }}\n"),
            false,
            None,
        ),
        (
            format!("{PII}  - {{ category: health, action: mask }}\n"),
            false,
            Some("nothing here finds `health`"),
        ),
    ] {
        let desk = mail(&text);
        let said = run(&desk, &[]);
        assert_eq!(
            !desk.read("effects.txt").is_empty(),
            acts,
            "{text}: {}",
            said.stdout
        );
        if let Some(part) = error {
            let error = said.json()["error"].clone();
            assert_eq!(error["code"], "POLICY_DENIED", "{text}: {}", said.stdout);
            assert!(error["message"].as_str().unwrap().contains(part), "{error}");
        }
    }
}

#[test]
fn an_approval_is_of_what_is_left_after_hiding() {
    let desk = mail(&format!("{PII}  - {{ category: email, action: mask }}\n"));
    desk.write("agentos.toml", &format!("{MAIL_TOOLS}requires_approval = true\n"));
    let said = run(&desk, &[]);
    assert_eq!(said.code, Some(4), "{}\n{}", said.stdout, said.stderr);
    let id = said.json()["waiting_for"]["id"].as_str().unwrap().to_owned();
    let shown = desk.run(&["approvals", "show", &id]);
    let shown = format!("{}{}", shown.stdout, shown.stderr);
    assert!(shown.contains("write to [EMAIL]"), "{shown}");
    let said = desk.run(&["approvals", "approve", &id, "--json"]);
    assert_eq!(said.code, Some(0), "{}\n{}", said.stdout, said.stderr);
    assert!(desk.read("effects.txt").contains("write to [EMAIL]"));
}

#[test]
fn what_escalates_goes_on_and_says_so() {
    let desk = desk(&policy(
        "{ field: tool, operator: eq, value: append }",
        "action: escalate",
    ));
    let said = run(&desk, &[]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(
        said.stderr
            .contains("escalated at tool_call by policy.own.v1 / the_rule"),
        "{}",
        said.stderr
    );
    let id = said.json()["run_id"].as_str().unwrap().to_owned();
    let escalated: Vec<Value> = decisions(&desk, &id)
        .into_iter()
        .filter(|decided| decided["escalated"][0]["rule"] == "the_rule")
        .collect();
    assert_eq!(escalated.len(), 1);
}

#[test]
fn retention_purges_what_is_older_and_keeps_what_is_held() {
    let keep = |days: u32, more: &str| {
        format!(
            "id: policy.keep\ntype: data_retention\nstatus: active\n{more}rules:\n  - {{ data_type: runs, retention_days: {days} }}\n  - {{ data_type: state, retention_days: {days} }}\n"
        )
    };
    for (days, more, metadata, purged, held) in [
        (0, "", "a=b", 1, 0),
        (1, "", "a=b", 0, 0),
        (0, "", "legal_hold=true", 0, 1),
        (0, "mode: shadow\n", "a=b", 0, 0),
        (0, "scope: { agents: ['agent.other.*'] }\n", "a=b", 0, 0),
        (
            0,
            "exemptions: [{ reason: a case, scope: { agents: ['agent.*'] } }]\n",
            "a=b",
            0,
            1,
        ),
    ] {
        let desk = desk("id: none\nrules:\n  - { name: r, condition: cost_usd <= 9, action: allow }\n");
        assert_eq!(run(&desk, &["--metadata", metadata]).code, Some(0));
        desk.run(&["state", "put", "k", "1"]);
        desk.write("policies/keep.yaml", &keep(days, more));
        let said = desk.run(&["cleanup", "--json"]);
        if more.contains("shadow") {
            // Nothing says how long runs are kept: a day.
            assert_eq!(said.json()["purged_runs"], 0);
            continue;
        }
        let json = said.json();
        assert_eq!(
            (&json["purged_runs"], &json["held_runs"]),
            (&json!(purged), &json!(held)),
            "{more}{metadata}: {}{}",
            said.stdout,
            said.stderr
        );
        let verified = desk.run(&["audit", "verify", "--json"]);
        assert_eq!(verified.code, Some(0), "{}", verified.stdout);
        let left = desk.run(&["state", "get", "k", "--json"]).code == Some(0);
        assert_eq!(left, days > 0 || !more.is_empty(), "{more}");
    }
    let desk = Desk::new();
    desk.write(
        "p.yaml",
        "id: p\ntype: data_retention\nrules:\n  - { data_type: runz, retention_days: 9 }\n",
    );
    let said = desk.run(&["policy", "check", "p.yaml", "--json"]);
    assert!(said.stdout.contains("did you mean `runs`?"), "{}", said.stdout);
}

/// What is archived can be read when the run is gone, and what cannot be archived is kept.
#[test]
fn what_is_to_be_archived_is_written_before_it_is_purged() {
    for (location, older, purged, held) in [
        ("kept/runs", false, 1, 0),
        ("kept/runs", true, 1, 0),
        // A file stands where the folder would be.
        ("policies/keep.yaml", false, 0, 1),
    ] {
        let desk = desk("id: none\nrules:\n  - { name: r, condition: cost_usd <= 9, action: allow }\n");
        assert_eq!(run(&desk, &[]).code, Some(0));
        let id = desk.run(&["runs", "list", "--json"]).lines()[0]["run_id"]
            .as_str()
            .unwrap()
            .to_owned();
        let before = desk.run(&["runs", "events", &id, "--json", "--raw"]).lines();
        let days = if older { 30 } else { 0 };
        desk.write(
            "policies/keep.yaml",
            &format!(
                "id: policy.keep\ntype: data_retention\nrules:\n  - {{ data_type: runs, retention_days: {days}, archive: true, archive_location: {location} }}\n"
            ),
        );
        let said = match older {
            true => desk.run(&["cleanup", "--older-than", "0", "--json"]),
            false => desk.run(&["cleanup", "--json"]),
        };
        let json = said.json();
        assert_eq!(
            (&json["purged_runs"], &json["archived_runs"], &json["held_runs"]),
            (&json!(purged), &json!(purged), &json!(held)),
            "{location}: {}",
            said.stderr
        );
        if purged == 0 {
            assert!(said.stderr.contains("cannot be archived"), "{}", said.stderr);
            assert_eq!(desk.run(&["runs", "show", &id]).code, Some(0));
            continue;
        }
        let archived: Vec<Value> = desk
            .read(&format!("{location}/{id}.jsonl"))
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(archived, before);
        assert_eq!(desk.run(&["audit", "verify"]).code, Some(0));
    }
}
