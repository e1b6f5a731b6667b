//! Policies that change while a run goes on: what is decided next is decided by the new ones, and by the old
//! ones for as long as the new cannot be used.

use std::io::{BufRead, BufReader, Read as _};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::desk::Desk;
use crate::policies::{RUN, decisions, policy};

/// Leaves a mark, says that it has begun, and waits for leave.
const TOOLS: &str = r#"
# Says when the policies were read anew.
log_level = "debug"

# A run that hangs ends, and the test with it.
[orchestrator]
max_run_duration_ms = 120000

[[tools.command]]
name = "append"
description = "Appends a line"
command = ["/bin/sh", "-c", "echo x >> effects.txt; echo > begun; read line < leave; echo done"]
effect = "writes"
parameters = { type = "object" }
"#;

const SCRIPT: &str = r#"
steps:
  - tool_calls: [{ name: append, arguments: { n: 1 } }]
  - tool_calls: [{ name: append, arguments: { n: 2 } }]
  - tool_calls: [{ name: append, arguments: { n: 3 } }]
  - text: "Done."
"#;

#[test]
fn a_run_under_way_is_decided_by_the_newest_set_that_can_be_used() {
    let desk = Desk::new();
    desk.write("agentos.toml", TOOLS);
    desk.write("script.yaml", SCRIPT);
    let deny_from = |n: u8| {
        policy(
            &format!("{{ field: tool_args.n, operator: gte, value: {n} }}"),
            "action: deny",
        )
    };
    desk.write("policies/own.yaml", &deny_from(100));
    let pipes = ["begun", "leave"].map(|pipe| desk.path().join(pipe));
    assert!(Command::new("mkfifo").args(&pipes).status().unwrap().success());
    let [begun, leave] = pipes;
    let mut child = desk
        .command(&RUN)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let mut until = |words: &str| assert!(said.any(|line| line.contains(words)), "never said: {words}");
    // Either end of a pipe waits for the other.
    let begun = || drop(std::fs::read(&begun).unwrap());
    let leave = || std::fs::write(&leave, "go\n").unwrap();

    // The first call is under way: what comes is no policy, and the one before still holds.
    begun();
    desk.write("policies/own.yaml", "id: policy.own.v1\nrules: [\n");
    until("the changed policies cannot be used; those before still hold");
    leave();
    // The second is under way: what comes forbids the third.
    begun();
    desk.write("policies/own.yaml", &deny_from(3));
    until("the policies were read anew");
    leave();
    said.for_each(drop);

    let mut stdout = String::new();
    child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
    assert!(child.wait().unwrap().success(), "{stdout}");
    let result: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(result["status"], "completed", "{result}");
    assert_eq!(desk.read("effects.txt"), "x\nx\n", "{result}");
    let decided: Vec<(String, String)> = decisions(&desk, result["run_id"].as_str().unwrap())
        .iter()
        .filter(|decision| decision["stage"] == "tool_call")
        .map(|decision| {
            ["action", "policy_digest"]
                .map(|key| decision[key].as_str().unwrap().to_owned())
                .into()
        })
        .collect();
    let actions: Vec<&str> = decided.iter().map(|(action, _)| action.as_str()).collect();
    assert_eq!(actions, ["allow", "allow", "deny"]);
    assert_eq!(decided[0].1, decided[1].1, "the set that held");
    assert_ne!(decided[1].1, decided[2].1, "the set that came");
}
