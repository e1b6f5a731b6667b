//! `agentos approvals`, and runs that wait for a person: across processes, with exit codes.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::desk::{AGENT, Desk, Said};

const CONFIG: &str = r#"
[[tools.command]]
name = "append"
command = ["/bin/sh", "-c", "cat >> effects.txt; echo >> effects.txt; echo done"]
parameters = { line = { type = "string" } }
"#;

const SCRIPT: &str = r#"
steps:
  - tool_calls: [{ name: append, arguments: { line: one } }]
  - tool_calls: [{ name: append, arguments: { line: two } }]
  - text: "All is written."
"#;

const RUN: [&str; 6] = [
    "run",
    "agent.yaml",
    "--input",
    "write",
    "--model",
    "scripted/s.yaml",
];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("agent.yaml", &AGENT.replace("red: false", "red: true"));
    desk.write("agentos.toml", CONFIG);
    desk.write("s.yaml", SCRIPT);
    desk
}

fn with<'a>(args: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [args, more].concat()
}

fn effects(desk: &Desk) -> Vec<Value> {
    let text = desk.read("effects.txt");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// As that user of the machine.
fn as_user(desk: &Desk, user: &str, args: &[&str]) -> Said {
    desk.run_with(args, &[("USER", user)])
}

fn approval(result: &Value) -> String {
    assert_eq!(result["waiting_for"]["kind"], "approval", "{result}");
    result["waiting_for"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_run_waits_and_another_process_lets_it_go_on() {
    let desk = desk();
    let said = desk.run(&with(&RUN, &["--zone", "yellow"]));
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (Some(4), ""),
        "{}",
        said.stderr
    );
    let listed = desk.run(&["approvals", "list", "--json"]).lines();
    let id = listed[0]["id"].as_str().unwrap();
    for part in [
        format!("agentos approvals approve {id}"),
        format!("agentos approvals reject {id}"),
        "in zone yellow, a tool that writes needs approval".to_owned(),
    ] {
        assert!(
            said.stderr.contains(&part),
            "`{part}` is missing in:\n{}",
            said.stderr
        );
    }
    let shown = desk.run(&["approvals", "show", id, "--json"]).json();
    assert_eq!(shown["input"], json!({ "line": "one" }));
    assert_eq!(
        (
            &shown["operation"],
            &shown["resource"],
            &shown["zone"],
            &shown["status"],
            &shown["initiator"]
        ),
        (
            &json!("tool_call"),
            &json!("append"),
            &json!("yellow"),
            &json!("pending"),
            &json!("user:local")
        )
    );
    let runs = desk.run(&["runs", "list"]);
    assert!(
        runs.stdout.contains(&format!("waits for approval {id}")),
        "{}",
        runs.stdout
    );
    // Nothing but a decision lets it go on.
    let run_id = listed[0]["run_id"].as_str().unwrap();
    let said = desk.run(&["runs", "resume", run_id, "--json"]);
    assert_eq!(
        (said.code, &said.json()["error"]["code"]),
        (Some(4), &json!("APPROVAL_REQUIRED"))
    );
    assert!(effects(&desk).is_empty());

    // The second call has an approval of its own, and is rejected.
    let said = desk.run(&["approvals", "approve", id, "--reason", "go", "--json"]);
    let result = said.json();
    assert_eq!(said.code, Some(4), "{result}");
    assert_eq!(effects(&desk), [json!({ "line": "one" })]);
    let second = approval(&result);
    let said = desk.run(&[
        "approvals",
        "reject",
        &second,
        "--reason",
        "one is enough",
        "--json",
    ]);
    let result = said.json();
    assert_eq!(
        (said.code, &result["output"]),
        (Some(0), &json!("All is written.")),
        "{result}"
    );
    assert_eq!(effects(&desk).len(), 1);
    let shown = desk.run(&["runs", "show", run_id, "--json"]).json();
    let told = shown["messages"][4]["content"].as_str().unwrap();
    assert!(
        told.contains("APPROVAL_REJECTED") && told.contains("one is enough"),
        "{told}"
    );

    // What is decided stays decided.
    for id in [id, &second] {
        let said = desk.run(&["approvals", "approve", id, "--json"]);
        assert_eq!(said.json()["error"]["code"], "APPROVAL_DECIDED");
    }
    assert!(desk.run(&["approvals", "list", "--json"]).lines().is_empty());
    let all = desk
        .run(&["approvals", "list", "--status", "all", "--json"])
        .lines();
    let statuses: Vec<&str> = all.iter().map(|row| row["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["rejected", "used"]);
    assert_eq!(desk.run(&["audit", "verify", "--json"]).json()["ok"], true);
}

#[test]
fn yes_answers_for_green_and_yellow_and_not_for_red() {
    for (zone, exit, acts) in [("green", 0, 2), ("yellow", 0, 2), ("red", 4, 0)] {
        let desk = desk();
        let said = desk.run(&with(&RUN, &["--zone", zone, "--yes", "--json"]));
        assert_eq!(said.code, Some(exit), "{zone}: {}", said.stderr);
        assert_eq!(effects(&desk).len(), acts, "{zone}");
    }
    // Not where somebody else must decide.
    let desk = desk();
    let separated = [
        "--zone",
        "yellow",
        "--yes",
        "--json",
        "--set",
        "approvals.separation_of_duties=true",
    ];
    let said = desk.run(&with(&RUN, &separated));
    assert_eq!(said.code, Some(4), "{}", said.stderr);
    assert!(said.stderr.contains("separation_of_duties"), "{}", said.stderr);
    assert!(effects(&desk).is_empty());
}

#[test]
fn whoever_has_started_a_red_run_needs_somebody_else() {
    let desk = desk();
    let said = as_user(&desk, "ines", &with(&RUN, &["--zone", "red", "--json"]));
    let mut id = approval(&said.json());
    let own = as_user(&desk, "ines", &["approvals", "approve", &id, "--json"]);
    assert_eq!(
        (own.code, &own.json()["error"]["code"]),
        (Some(3), &json!("APPROVAL_FORBIDDEN"))
    );
    // Two calls, then the output.
    for expected in [Some(4), Some(4), Some(0)] {
        let said = as_user(&desk, "anna", &["approvals", "approve", &id, "--json"]);
        assert_eq!(said.code, expected, "{}", said.stderr);
        let result = said.json();
        if expected == Some(4) {
            id = approval(&result);
        } else {
            assert_eq!(result["output"], "All is written.");
        }
    }
    assert_eq!(effects(&desk).len(), 2);
}

#[test]
fn a_rejected_output_fails_the_run() {
    let desk = desk();
    desk.write("s.yaml", "steps:\n  - text: the secret plan\n");
    let said = as_user(&desk, "ines", &with(&RUN, &["--zone", "red", "--json"]));
    let result = said.json();
    assert_eq!(result["output"], Value::Null);
    let id = approval(&result);
    let shown = desk.run(&["approvals", "show", &id, "--json"]).json();
    assert_eq!(
        (&shown["operation"], &shown["input"]),
        (&json!("release_output"), &json!("the secret plan"))
    );
    let said = as_user(
        &desk,
        "ines",
        &["approvals", "reject", &id, "--reason", "keep it", "--json"],
    );
    let result = said.json();
    assert_eq!(
        (said.code, &result["error"]["code"]),
        (Some(3), &json!("APPROVAL_REJECTED"))
    );
    assert_eq!(result["output"], Value::Null);
}

#[test]
fn one_word_may_cover_more_calls() {
    for (args, exit, acts) in [
        (&["--for-run"][..], 0, 2),
        (&["--times", "2"][..], 0, 2),
        (&["--times", "1"][..], 4, 1),
        (
            &[
                "--for-run",
                "--arguments",
                r#"{"type":"object","properties":{"line":{"const":"one"}}}"#,
            ][..],
            4,
            1,
        ),
    ] {
        let desk = desk();
        let id = approval(&desk.run(&with(&RUN, &["--zone", "yellow", "--json"])).json());
        let said = desk.run(&with(&["approvals", "approve", &id, "--json"], args));
        assert_eq!(
            (said.code, effects(&desk).len()),
            (Some(exit), acts),
            "{args:?}: {}",
            said.stdout
        );
    }
    let desk = desk();
    let id = approval(&desk.run(&with(&RUN, &["--zone", "yellow", "--json"])).json());
    let bad = r#"{"type":"nonsense"}"#;
    let said = desk.run(&[
        "approvals",
        "approve",
        &id,
        "--json",
        "--for-run",
        "--arguments",
        bad,
    ]);
    assert_eq!(
        (said.code, &said.json()["error"]["code"]),
        (Some(2), &json!("INVALID_INPUT"))
    );
}

#[test]
fn a_decision_may_be_left_to_others() {
    let desk = desk();
    let id = approval(&desk.run(&with(&RUN, &["--zone", "yellow", "--json"])).json());
    let said = desk.run(&["approvals", "approve", &id, "--no-wait", "--for-run", "--json"]);
    let decided = said.json();
    assert_eq!(
        (said.code, &decided["status"]),
        (Some(0), &json!("approved")),
        "{}",
        said.stderr
    );
    assert!(effects(&desk).is_empty());
    let run_id = decided["run_id"].as_str().unwrap();
    let said = desk.run(&["runs", "resume", run_id, "--json"]);
    assert_eq!((said.code, effects(&desk).len()), (Some(0), 2), "{}", said.stderr);
}

#[test]
fn nobody_is_not_a_yes() {
    let desk = desk();
    let short = AGENT.replace("  level:", "  approval_timeout_seconds: 1\n  level:");
    desk.write("agent.yaml", &short);
    let said = desk.run(&with(&RUN, &["--zone", "yellow", "--json"]));
    let result = said.json();
    let id = approval(&result);
    let run_id = result["run_id"].as_str().unwrap();
    // The wall clock of another process: looked at until its second is over.
    loop {
        let shown = desk.run(&["approvals", "show", &id, "--json"]).json();
        if shown["status"] != "pending" {
            assert_eq!(shown["status"], "expired");
            break;
        }
    }
    let shown = desk.run(&["runs", "show", run_id, "--json"]).json();
    assert_eq!(
        (&shown["status"], &shown["error"]["code"]),
        (&json!("failed"), &json!("APPROVAL_EXPIRED"))
    );
    let said = desk.run(&["approvals", "approve", &id, "--json"]);
    assert_eq!(
        (said.code, &said.json()["error"]["code"]),
        (Some(3), &json!("APPROVAL_EXPIRED"))
    );
    assert!(effects(&desk).is_empty());
}

/// `kill -9` while what was approved is being done: the word is used, and is not asked for again.
#[test]
fn a_killed_process_does_not_use_an_approval_twice() {
    let desk = desk();
    let slow = CONFIG.replace("cat >> effects.txt;", "cat >> effects.txt; sleep 60;");
    desk.write("agentos.toml", &slow);
    let id = approval(&desk.run(&with(&RUN, &["--zone", "yellow", "--json"])).json());
    let mut child = desk
        .command(&["approvals", "approve", &id])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("calling tool append")));
    while effects(&desk).is_empty() {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();

    desk.write("agentos.toml", CONFIG);
    let said = desk.run(&["approvals", "approve", &id, "--json"]);
    assert_eq!(said.json()["error"]["code"], "APPROVAL_DECIDED");
    let shown = desk.run(&["approvals", "show", &id, "--json"]).json();
    assert_eq!(shown["status"], "used");
    let run_id = shown["run_id"].as_str().unwrap();
    let said = desk.run(&["runs", "resume", run_id, "--json"]);
    assert_eq!(
        said.json()["waiting_for"]["kind"],
        "outcome_unknown",
        "{}",
        said.stdout
    );
    // The last lines name each way on: a plain `runs resume` is refused now.
    for way in ["--outcome-result JSON", "--outcome retry", "--outcome skip"] {
        let line = format!("agentos runs resume {run_id} {way}\n");
        assert!(said.stderr.contains(&line), "{}", said.stderr);
    }
    let said = desk.run(&["runs", "resume", run_id, "--outcome", "skip", "--json"]);
    // The second call asks for itself.
    assert_ne!(approval(&said.json()), id);
    assert_eq!(effects(&desk).len(), 1);
}

/// What follows a yes is streamed as what came before it.
#[test]
fn after_an_approval_the_rest_is_streamed_too() {
    let desk = desk();
    let said = desk.run(&with(&RUN, &["--zone", "yellow", "--yes", "--stream", "--json"]));
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let result = said.json();
    assert_eq!(
        (&result["status"], &result["tool_calls"]),
        (&json!("completed"), &json!(2))
    );
    // The result is alone on stdout, so that the answer is heard on stderr.
    for part in ["asks for tool append", "All is written."] {
        assert!(
            said.stderr.contains(part),
            "`{part}` is missing in:\n{}",
            said.stderr
        );
    }
    assert_eq!(
        said.stderr.matches("asks for tool append").count(),
        2,
        "{}",
        said.stderr
    );
    desk.write("effects.txt", "");
    let plain = desk.run(&with(&RUN, &["--zone", "yellow", "--yes", "--stream"]));
    assert_eq!(
        plain.stdout.matches("All is written.").count(),
        1,
        "{}",
        plain.stdout
    );
}
