//! `agentos gate`: results, exit codes, files, and what a configured folder means.

use serde_json::json;

use crate::desk::Desk;

const LONG: &str = "A text that is long enough for a gate that wants a hundred characters, which it is, and then a little more.";

#[test]
fn a_gate_says_passed_or_failed_by_its_exit_code() {
    let desk = Desk::new();
    desk.write("short.txt", "short");
    desk.write("long.txt", LONG);
    desk.write("mail.txt", "write to jane.doe@example.org");
    desk.write(
        "gate.yaml",
        "id: g.one\nchecks:\n  - {name: contains_text, condition: {text: long}}\n",
    );
    desk.write(
        "bad.yaml",
        "id: g\nchecks:\n  - {name: regex_match, params: {pattern: \"(\"}}\n",
    );
    for (args, code, said) in [
        (
            &["gate", "run", "quality", "long.txt", "--set", "minLength=100"][..],
            0,
            "passed",
        ),
        (
            &["gate", "run", "quality", "short.txt", "--set", "min_length=100"],
            3,
            "failed",
        ),
        (
            &["gate", "run", "quality", "short.txt", "--set", "requireJson=true"],
            3,
            "failed",
        ),
        (&["gate", "run", "security", "mail.txt"], 3, "failed"),
        (
            &[
                "gate",
                "run",
                "security",
                "long.txt",
                "--zone",
                "red",
                "--agent",
                "agent.a.b.v1",
            ],
            0,
            "passed",
        ),
        (&["gate", "run", "gate.yaml", "long.txt"], 0, "passed"),
        (&["gate", "run", "gate.yaml", "short.txt"], 3, "failed"),
        (&["gate", "run", "bad.yaml", "short.txt"], 2, ""),
        (&["gate", "run", "nothing", "short.txt"], 2, ""),
        (&["gate", "run", "quality", "nothing.txt"], 2, ""),
        (
            &["gate", "run", "quality", "short.txt", "--set", "minLenght=1"],
            2,
            "",
        ),
    ] {
        let ran = desk.run(args);
        assert_eq!(
            (ran.code, ran.stdout.trim()),
            (Some(code), said),
            "{args:?} {}",
            ran.stderr
        );
    }
    let result = desk
        .run(&[
            "gate",
            "run",
            "quality",
            "short.txt",
            "--set",
            "minLength=100",
            "--json",
        ])
        .json();
    for key in [
        "gate_id",
        "gate_name",
        "gate_type",
        "status",
        "checks",
        "passed_count",
        "failed_count",
        "skipped_count",
        "blocking_failures",
        "duration_ms",
        "timestamp",
    ] {
        assert!(result.get(key).is_some(), "{key}: {result}");
    }
    assert_eq!(
        (&result["status"], &result["blocking_failures"][0]["check_name"]),
        (&json!("failed"), &json!("output_length"))
    );
    assert!(
        desk.run(&["gate", "run", "bad.yaml", "short.txt"])
            .stderr
            .contains("bad.yaml:3:")
    );
}

#[test]
fn configured_gates_hold_runs_back_or_keep_them_from_starting() {
    let desk = Desk::new();
    desk.write("script.yaml", "steps: [{text: far too long}]\n");
    let run = |env: &str| {
        let args = [
            "run",
            "agent.yaml",
            "--input",
            "go",
            "--model",
            "scripted/script.yaml",
            "--json",
            "--set",
            "gates.path=gates",
        ];
        let set = format!("profile={env}");
        if env.is_empty() {
            desk.run(&args)
        } else {
            desk.run(&[args.as_slice(), &["--set", &set]].concat())
        }
    };
    // Nothing there: said, and refused where it matters.
    let missing = run("");
    assert_eq!(missing.code, Some(0), "{}", missing.stderr);
    assert!(
        missing.stderr.contains("no gate of a file holds"),
        "{}",
        missing.stderr
    );
    let production = desk.run(&[
        "gate",
        "list",
        "--set",
        "gates.path=gates",
        "--set",
        "profile=production",
    ]);
    assert_eq!(production.code, Some(2), "{}", production.stderr);
    assert!(
        production.stderr.contains("GATE_SET_EMPTY"),
        "{}",
        production.stderr
    );

    desk.write(
        "gates/short.yaml",
        "id: g.short\nchecks:\n  - {name: output_length, params: {max: 5}}\n",
    );
    let held = run("");
    assert_eq!(
        (held.code, held.json()["error"]["code"].clone()),
        (Some(3), json!("GATE_FAILED")),
        "{}",
        held.stderr
    );
    desk.write("gates/bad.yaml", "id: g.bad\nchecks: nothing\n");
    let refused = run("");
    assert_eq!(
        (refused.code, refused.json()["error"]["code"].clone()),
        (Some(2), json!("GATE_INVALID")),
        "{}",
        refused.stderr
    );
    assert!(
        refused.json()["error"]["message"]
            .as_str()
            .unwrap()
            .contains("bad.yaml:2:"),
        "{}",
        refused.stdout
    );
}

#[test]
fn gates_find_what_the_configured_scanner_finds() {
    let desk = Desk::new();
    desk.write("id.txt", "ask E-12345");
    desk.write("mail.txt", "write to jane.doe@example.org");
    let codes =
        |desk: &Desk| ["id.txt", "mail.txt"].map(|file| desk.run(&["gate", "run", "security", file]).code);
    assert_eq!(codes(&desk), [Some(0), Some(3)]);
    desk.write(
        "agentos.toml",
        "[scanner.types.EMAIL]\nenabled = false\n\n[[scanner.patterns]]\nname = \"EMPLOYEE_ID\"\npattern = '\\bE-\\d{5}\\b'\n",
    );
    assert_eq!(codes(&desk), [Some(3), Some(0)]);
}
