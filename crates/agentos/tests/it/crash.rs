//! `kill -9` in the middle of runs with tools, then `resume`: nothing that was acknowledged is lost,
//! and no tool that must not be repeated acts twice.
//!
//! `AGENTOS_CRASH_ROUNDS=200 cargo test -p agentos crash` makes more rounds than the default.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;

use crate::desk::Desk;

const CONFIG: &str = r#"
[[tools.command]]
name = "append"
description = "Appends its key to a file"
command = ["/bin/sh", "-c", "cat > /dev/null; echo $AGENTOS_IDEMPOTENCY_KEY >> effects.txt; echo done"]
effect = "writes"

[[tools.command]]
name = "look"
description = "Looks, and changes nothing"
command = ["/bin/sh", "-c", "cat > /dev/null; echo seen"]
effect = "reads"
"#;

const SCRIPT: &str = r#"
steps:
  - tool_calls: [{ name: append, arguments: {} }]
  - tool_calls: [{ name: look, arguments: {} }, { name: append, arguments: {} }]
  - tool_calls: [{ name: current_time, arguments: {} }]
  - text: "All is written."
"#;

#[test]
fn a_killed_run_goes_on_and_acts_once() {
    let rounds = std::env::var("AGENTOS_CRASH_ROUNDS").map_or(8, |text| text.parse().unwrap());
    let mut random = 0x9E37_79B9_7F4A_7C15_u64 ^ u64::from(std::process::id());
    println!("seed {random:#x}");
    let mut told = (0, 0, 0);
    for round in 0..rounds {
        let desk = Desk::new();
        desk.write("agentos.toml", CONFIG);
        desk.write("script.yaml", SCRIPT);
        // Kill after so many lines of progress, and a little later: a moment between any two system calls.
        random = next(random);
        let (lines, spins) = (random % 12, next(random) % 200_000);
        let acknowledged = kill_after(&desk, usize::try_from(lines).unwrap(), spins);
        let Some(run_id) = newest(&desk) else {
            assert!(
                acknowledged.is_empty(),
                "round {round}: a run was acknowledged and is gone"
            );
            told.0 += 1;
            continue;
        };
        for step in &acknowledged {
            let kept = events(&desk, &run_id).iter().any(|event| {
                event["kind"] == "model_requested" && event["payload"]["step"].as_u64() == Some(*step)
                    || event["kind"] == "tool_requested" && event["payload"]["step"].as_u64() == Some(*step)
            });
            assert!(kept, "round {round}: step {step} was acknowledged and is lost");
        }
        told.1 += usize::from(finish(&desk, &run_id, round));
        told.2 += 1;
        check(&desk, &run_id, round);
    }
    println!(
        "{} before a run, {} resumed, {} of them with an unknown outcome",
        told.0, told.2, told.1
    );
}

/// Starts a run and kills it. Gives the steps that it had said to be begun, which it says once they are durable.
fn kill_after(desk: &Desk, lines: usize, spins: u64) -> Vec<u64> {
    let args = [
        "run",
        "agent.yaml",
        "--input",
        "write",
        "--model",
        "scripted/script.yaml",
    ];
    let mut child = desk
        .command(&args)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut heard: Vec<String> = said.by_ref().take(lines).map(Result::unwrap).collect();
    for _ in 0..spins {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    heard.extend(said.map_while(Result::ok));
    heard
        .iter()
        .filter(|line| line.contains("asking a model") || line.contains("calling tool"))
        .map(|line| line.split_whitespace().nth(1).unwrap().parse().unwrap())
        .collect()
}

fn newest(desk: &Desk) -> Option<String> {
    let listed = desk.run(&["runs", "list", "--json"]);
    assert_eq!(listed.code, Some(0), "{}", listed.stderr);
    listed
        .lines()
        .first()
        .map(|run| run["run_id"].as_str().unwrap().to_owned())
}

fn events(desk: &Desk, run_id: &str) -> Vec<Value> {
    let said = desk.run(&["runs", "events", run_id, "--json"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.lines()
}

/// Resumes the run to its end, as an operator would. Was an outcome unknown?
fn finish(desk: &Desk, run_id: &str, round: u64) -> bool {
    let shown = desk.run(&["runs", "show", run_id, "--json"]).json();
    if shown["status"] == "completed" {
        return false;
    }
    let said = desk.run(&["runs", "resume", run_id, "--json"]);
    let result = said.json();
    if result["status"] == "completed" {
        return false;
    }
    assert_eq!(
        result["status"], "paused",
        "round {round}: {}\n{}",
        said.stdout, said.stderr
    );
    assert_eq!(
        result["waiting_for"]["kind"], "outcome_unknown",
        "round {round}: {}",
        said.stdout
    );
    // The tool's own records say whether it has acted.
    let key = format!("{run_id}:{}", result["waiting_for"]["step"]);
    let acted = desk.read("effects.txt").lines().any(|line| line == key);
    let outcome = if acted { "skip" } else { "retry" };
    let said = desk.run(&["runs", "resume", run_id, "--outcome", outcome, "--json"]);
    assert_eq!(
        said.json()["status"],
        "completed",
        "round {round}: {}\n{}",
        said.stdout,
        said.stderr
    );
    true
}

fn check(desk: &Desk, run_id: &str, round: u64) {
    let effects = desk.read("effects.txt");
    let mut keys: Vec<&str> = effects.lines().collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all, "round {round}: a tool acted twice: {effects}");
    assert_eq!(all, 2, "round {round}: each of two calls acts once: {effects}");
    let verified = desk.run(&["audit", "verify", "--json"]);
    assert_eq!(verified.json()["ok"], true, "round {round}: {}", verified.stdout);
    let open = desk.run(&["runs", "list", "--status", "running", "--json"]);
    assert!(
        open.lines().is_empty(),
        "round {round}: {run_id} is left without an end"
    );
}

pub(crate) fn next(random: u64) -> u64 {
    let mut x = random;
    x ^= x << 13;
    x ^= x >> 7;
    x ^ (x << 17)
}
