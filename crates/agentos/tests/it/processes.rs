//! Several processes on one folder: commands reach whoever drives the run, and Ctrl-C pauses it.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStderr, Command, Stdio};

use serde_json::json;

use crate::desk::Desk;

/// The model thinks for a minute after the tool has answered: long enough to be found thinking.
const SCRIPT: &str =
    "steps:\n  - tool_calls: [{ name: current_time, arguments: {} }]\n  - delay_ms: 60000\n  - text: done\n";
/// The same conversation for who resumes it.
const QUICK: &str = "steps:\n  - tool_calls: [{ name: current_time, arguments: {} }]\n  - text: done\n";

struct Thinking {
    desk: Desk,
    child: Child,
    said: Lines<BufReader<ChildStderr>>,
    run_id: String,
}

/// A run whose second model call is under way in another process.
fn thinking() -> Thinking {
    let desk = Desk::new();
    desk.write("s.yaml", SCRIPT);
    let args = ["run", "agent.yaml", "--input", "x", "--model", "scripted/s.yaml"];
    let mut child = desk
        .command(&args)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let run_id = said
        .next()
        .unwrap()
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned();
    assert!(run_id.starts_with("run_"), "{run_id}");
    while !said
        .next()
        .expect("the run asks a second time")
        .unwrap()
        .starts_with("step 3")
    {}
    Thinking {
        desk,
        child,
        said,
        run_id,
    }
}

impl Thinking {
    fn status(&self) -> String {
        let shown = self.desk.run(&["runs", "show", &self.run_id, "--json"]).json();
        shown["status"].as_str().unwrap().to_owned()
    }
}

#[test]
fn ctrl_c_pauses_the_run_and_says_how_to_go_on() {
    let mut at = thinking();
    Command::new("kill")
        .args(["-INT", &at.child.id().to_string()])
        .status()
        .unwrap();
    assert_eq!(at.child.wait().unwrap().code(), Some(130));
    let rest: Vec<String> = at.said.by_ref().map(Result::unwrap).collect();
    let hint = format!("agentos runs resume {}", at.run_id);
    assert!(rest.iter().any(|line| line.contains(&hint)), "{rest:?}");
    assert_eq!(at.status(), "paused");
    at.desk.write("s.yaml", QUICK);
    let resumed = at.desk.run(&["runs", "resume", &at.run_id, "--json"]);
    assert_eq!(
        (resumed.code, &resumed.json()["output"]),
        (Some(0), &json!("done")),
        "{}",
        resumed.stderr
    );
}

#[test]
fn another_process_pauses_and_cancels_the_run() {
    for (args, code, status) in [
        (&["runs", "pause"][..], Some(130), "paused"),
        (
            &["runs", "cancel", "--reason", "enough"][..],
            Some(1),
            "cancelled",
        ),
    ] {
        let mut at = thinking();
        let command: Vec<&str> = args.iter().copied().chain([at.run_id.as_str()]).collect();
        let said = at.desk.run(&command);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        assert!(said.stderr.contains("another process"), "{}", said.stderr);
        assert_eq!(at.child.wait().unwrap().code(), code);
        assert_eq!(at.status(), status);
    }
}

#[test]
fn a_run_that_a_living_process_drives_is_not_taken_over() {
    let mut at = thinking();
    let said = at.desk.run(&["runs", "resume", &at.run_id, "--json"]);
    assert_eq!(said.json()["error"]["code"], "RUN_BUSY", "{}", said.stdout);
    at.child.kill().unwrap();
    at.child.wait().unwrap();
    // Its process is gone, and that can be seen: nobody waits for a lease to run out.
    at.desk.write("s.yaml", QUICK);
    let said = at.desk.run(&["runs", "resume", &at.run_id, "--json"]);
    assert_eq!(
        (said.code, &said.json()["status"]),
        (Some(0), &json!("completed")),
        "{}",
        said.stdout
    );
}

#[test]
fn two_processes_share_one_folder() {
    let desk = Desk::new();
    let start = || {
        let args = ["run", "agent.yaml", "--input", "x", "--json"];
        desk.command(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let children: Vec<Child> = (0..4).map(|_| start()).collect();
    for child in children {
        assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
    }
    assert_eq!(
        desk.run(&["runs", "list", "--status", "completed", "--json"])
            .lines()
            .len(),
        4
    );
    assert_eq!(desk.run(&["audit", "verify", "--json"]).json()["ok"], true);
}
