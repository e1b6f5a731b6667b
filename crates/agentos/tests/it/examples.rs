//! Every program of `examples/` runs without a key, ends well, and says what it is there to say.
//!
//! `cargo test` builds the examples beside the tests, unless it is given a filter or one target.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Each example, in the order of the product document, and what its output must hold.
const EXAMPLES: [(&str, &[&str]); 22] = [
    ("configuration", &["zone: green", "\"max_tokens\":100000"]),
    (
        "environment_variables",
        &["tool calls per run: 7", "did you mean `production`?"],
    ),
    ("create_run", &["Created run: run_", "Status: pending"]),
    (
        "start_run",
        &["INVALID_STATUS: run", "SSO support", "scripted/demo"],
    ),
    (
        "complete_run",
        &["Run status: completed", "Cost: $0.00", "GATE_FAILED"],
    ),
    (
        "run_events",
        &["Run completed: run_", "NO_BRIEF: the brief was withdrawn"],
    ),
    (
        "policies",
        &[
            "5 USD: allow",
            "Policy denied: denied by policy.cost.limit.v1 / per_run_limit: cost_usd 500.00 is not lte 10.00",
            "to pass: change cost_usd so that it is lte 10.00",
            "daily_cost_usd could not be known: it is missing",
            "POLICY_INVALID",
        ],
    ),
    (
        "state",
        &[
            "stored version 1 by agent.product",
            "STATE_CONFLICT",
            "found: None",
        ],
    ),
    (
        "tools",
        &[
            "Search results: [{",
            "INVALID_ARGUMENTS",
            "completed after 2 tool calls",
        ],
    ),
    (
        "approvals",
        &[
            "APPROVAL_REQUIRED: the run waits for approval apr_",
            "APPROVAL_FORBIDDEN: only a person decides",
            "approved by user:anna",
            "pay is used",
            "pay is pending",
        ],
    ),
    (
        "router_configuration",
        &[
            "anthropic/claude-sonnet-4-20250514: Unavailable",
            "not openai/gpt-4-turbo:",
        ],
    ),
    (
        "router_requests",
        &["Routed to: scripted/demo", "Estimated cost: $0.", "in 1 attempt"],
    ),
    (
        "router_presets",
        &["thorough: {\"temperature\":0.2", "UNKNOWN_PRESET: no preset"],
    ),
    (
        "gate_execution",
        &[
            "Gate passed!",
            "needs at least 100",
            "personal data: 1 EMAIL",
            "Security gate: Failed",
        ],
    ),
    (
        "gate_custom_checks",
        &[
            "Nobody evaluates: nobody_knows",
            "must include a Summary section",
            "did not answer within",
        ],
    ),
    (
        "production_settings",
        &["tokens per run: 50000 = 50000", "MISSING_API_KEY"],
    ),
    (
        "environment_settings",
        &["staging: zone yellow, 100000 tokens, 2.50 USD, 300000 ms"],
    ),
    ("pitfall_handlers", &["heard of run_", "handlers failed 4 times"]),
    (
        "pitfall_cleanup",
        &["purged: 0", "purged a day later: 1", "verifies: true"],
    ),
    (
        "pitfall_missing_keys",
        &[
            "`DEEPSEEK_API_KEY` or",
            "production starts with a key",
            "starts without one",
        ],
    ),
    (
        "run_stream",
        &["asks for current_time", "accepted, 0 bytes missed", "completed, "],
    ),
    (
        "run_agent",
        &["completed, tool calls: 1", "offline: true", "run_completed"],
    ),
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_example_is_run_here() {
    let files: Vec<String> = names(&repository().join("examples"))
        .iter()
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .collect();
    let mut listed = EXAMPLES.map(|(name, _)| name);
    listed.sort_unstable();
    assert_eq!(files, listed);
}

#[test]
fn every_example_ends_well_without_a_key_and_leaves_nothing() {
    // This program is `target/PROFILE/deps/it-…`.
    let built = std::env::current_exe().unwrap();
    let built = built.ancestors().nth(2).unwrap().join("examples");
    // A clone as far as the examples see it: they find the agents, and what they leave is found.
    let clone = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(repository().join("agents"), clone.path().join("agents")).unwrap();
    let temporary = clone.path().join("tmp");
    std::fs::create_dir(&temporary).unwrap();
    for (name, parts) in EXAMPLES {
        let program = built.join(name);
        assert!(
            program.is_file(),
            "`{}` is not built: `cargo test -p agentos` without a filter builds it, and `cargo build -p agentos --examples` does",
            program.display()
        );
        let output = Command::new(&program)
            .current_dir(clone.path())
            .env_clear()
            .env("TMPDIR", &temporary)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {said}\n{complaints}");
        for part in parts {
            assert!(
                said.contains(part),
                "{name} does not say `{part}`:\n{said}\n{complaints}"
            );
        }
        assert_eq!(names(clone.path()), ["agents", "tmp"], "{name} leaves something");
        assert!(names(&temporary).is_empty(), "{name} leaves something");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
