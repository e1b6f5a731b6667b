//! What commands show: a person's data and keys are in no output but the run's own, and in what is asked for raw.

use serde_json::{Value, json};

use crate::desk::{AGENT, Desk, Said};

const EMAIL: &str = "anna.lee@northwind-mail.com";
const CARD: &str = "4111 1111 1111 1111";
const IBAN: &str = "DE89370400440532013000";
const KEY: &str = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
const CANARIES: [&str; 4] = [EMAIL, CARD, IBAN, KEY];

const CONFIG: &str = r#"
[policies]
path = "policies"

[[tools.command]]
name = "append"
command = ["/bin/sh", "-c", "cat >> effects.txt; cat secret.txt"]
parameters = { line = { type = "string" } }

[[tools.command]]
name = "current_time"
command = ["/bin/sh", "-c", "cat secret.txt >&2; exit 1"]
effect = "reads"
"#;

/// Says no to an argument, and quotes it.
const POLICY: &str = r#"
id: policy.lines
name: Lines
type: custom
status: testing
rules:
  - name: short
    condition: { field: tool_args.line, operator: eq, value: "nothing" }
    action: allow
    severity: error
    message: lines are to be short
"#;

fn all() -> String {
    CANARIES.join(", ")
}

/// A desk at which a run has said, been told and answered everything that must not be shown, and one has failed so.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("agentos.toml", CONFIG);
    desk.write("policies/lines.yaml", POLICY);
    desk.write("secret.txt", &format!("from a tool: {}", all()));
    desk.write("input.txt", &format!("Write to {}", all()));
    let said = all();
    desk.write(
        "s.yaml",
        &format!(
            r#"
steps:
  - tool_calls: [{{ name: append, arguments: {{ line: "{said}" }} }}]
  - tool_calls: [{{ name: current_time, arguments: {{}} }}]
  - text: "It is written: {said}"
"#
        ),
    );
    desk.write(
        "f.yaml",
        &format!("steps:\n  - error: {{ class: invalid_request, message: \"no model for {said}\" }}\n"),
    );
    desk.write("agent.yaml", AGENT);
    desk
}

fn run(desk: &Desk, script: &str) -> Said {
    let model = format!("scripted/{script}");
    let meta = format!("customer={}", all());
    desk.run_with(
        &[
            "run",
            "agent.yaml",
            "--input",
            "@input.txt",
            "--metadata",
            &meta,
            "--zone",
            "yellow",
            "--model",
            &model,
        ],
        &[("LOG_LEVEL", "debug")],
    )
}

fn ids(desk: &Desk) -> Vec<String> {
    let listed = desk.run(&["runs", "list", "--json"]).lines();
    listed
        .iter()
        .map(|run| run["run_id"].as_str().unwrap().to_owned())
        .collect()
}

#[track_caller]
fn hides(said: &Said, what: &[&str]) {
    for canary in CANARIES {
        assert!(
            !said.stdout.contains(canary),
            "{what:?} shows {canary}:\n{}",
            said.stdout
        );
        assert!(
            !said.stderr.contains(canary),
            "{what:?} says {canary}:\n{}",
            said.stderr
        );
    }
}

#[track_caller]
fn shows(said: &Said, what: &[&str]) {
    for canary in CANARIES {
        assert!(
            said.stdout.contains(canary),
            "{what:?} hides {canary}:\n{}",
            said.stdout
        );
    }
    assert!(!said.stderr.contains("is hidden"), "{what:?}: {}", said.stderr);
}

#[test]
fn nothing_shows_what_the_scanner_finds_but_what_is_asked_for_raw() {
    let desk = desk();
    let waits = run(&desk, "s.yaml");
    assert_eq!(waits.code, Some(4), "{}", waits.stderr);
    hides(&waits, &["run"]);

    let approval = desk.run(&["approvals", "list", "--json"]).lines()[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for args in [
        vec!["approvals", "list"],
        vec!["approvals", "list", "--json"],
        vec!["approvals", "show", &approval],
        vec!["approvals", "show", &approval, "--json"],
    ] {
        hides(&desk.run(&args), &args);
    }
    let shown = desk.run(&["approvals", "show", &approval]);
    assert!(
        shown
            .stdout
            .contains(r#"input    {"line":"[EMAIL], [CREDIT_CARD], [IBAN], [SECRET]"}"#),
        "{}",
        shown.stdout
    );
    assert!(
        shown.stderr.contains("some of it is hidden; `--raw` shows all"),
        "{}",
        shown.stderr
    );
    shows(
        &desk.run(&["approvals", "show", &approval, "--raw"]),
        &["approvals", "show", "--raw"],
    );
    shows(
        &desk.run(&["approvals", "show", &approval, "--raw", "--json"]),
        &["approvals", "show", "--raw", "--json"],
    );

    // What is approved is the whole, and the run's output is the run's.
    let done = desk.run_with(
        &["approvals", "approve", &approval, "--reason", EMAIL],
        &[("LOG_LEVEL", "debug")],
    );
    assert_eq!(
        (done.code, done.stdout.trim()),
        (Some(0), format!("It is written: {}", all()).as_str()),
        "{}",
        done.stderr
    );
    assert!(desk.read("effects.txt").contains(&all()));
    for canary in CANARIES {
        assert!(!done.stderr.contains(canary), "{}", done.stderr);
    }
    assert!(done.stderr.contains("the tool failed: "), "{}", done.stderr);

    let failed = run(&desk, "f.yaml");
    assert_eq!(failed.code, Some(1), "{}", failed.stderr);
    hides(&failed, &["run", "f.yaml"]);
    assert!(
        failed
            .stderr
            .contains("no model for [EMAIL], [CREDIT_CARD], [IBAN], [SECRET]"),
        "{}",
        failed.stderr
    );

    for id in ids(&desk) {
        for args in [
            vec!["runs", "events", &id],
            vec!["runs", "events", &id, "--json"],
            vec!["runs", "show", &id],
            vec!["runs", "show", &id, "--json"],
            vec!["runs", "watch", &id],
            vec!["runs", "watch", &id, "--json"],
            vec!["runs", "export", &id],
        ] {
            let said = desk.run_with(&args, &[("LOG_LEVEL", "debug")]);
            assert_eq!(said.code, Some(0), "{args:?}: {}", said.stderr);
            hides(&said, &args);
            let told = said.stderr.matches("some of it is hidden").count();
            assert_eq!(told, 1, "{args:?}: {}", said.stderr);
            let raw = [args, vec!["--raw"]].concat();
            shows(&desk.run(&raw), &raw);
        }
    }
    for args in [
        vec!["policy", "replay", "--policies", "policies"],
        vec!["policy", "replay", "--policies", "policies", "--json"],
        vec!["approvals", "list", "--status", "all"],
        vec!["approvals", "list", "--status", "all", "--json"],
        vec!["runs", "list", "--json"],
        vec!["costs"],
        vec!["doctor"],
    ] {
        hides(&desk.run_with(&args, &[("LOG_LEVEL", "debug")]), &args);
    }
    let verified = desk.run(&["audit", "verify", "--json"]).json();
    assert_eq!(verified["ok"], json!(true), "{verified}");
}

#[test]
fn what_is_not_hidden_stays_as_it_was() {
    let desk = desk();
    run(&desk, "s.yaml");
    let id = &ids(&desk)[0];
    let shown = desk.run(&["runs", "events", id, "--json"]).lines();
    let raw = desk.run(&["runs", "events", id, "--json", "--raw"]).lines();
    assert_eq!(shown.len(), raw.len());
    for (shown, raw) in shown.iter().zip(&raw) {
        let (mut shown, mut raw) = (shown.clone(), raw.clone());
        let (shown, raw) = (shown.as_object_mut().unwrap(), raw.as_object_mut().unwrap());
        let hidden = shown.remove("hidden");
        let (payload, stored) = (shown.remove("payload"), raw.remove("payload"));
        assert_eq!(shown, raw);
        assert_eq!(
            hidden,
            (payload != stored).then_some(Value::Bool(true)),
            "{stored:?}"
        );
    }
}

#[test]
fn errors_quote_nobody() {
    let desk = desk();
    for args in [
        vec!["run", EMAIL, "--input", "x"],
        vec!["run", "agent.yaml", "--input", "x", "--metadata", KEY],
        vec!["run", "agent.yaml", "--input", "x", "--preset", KEY],
        vec!["run", "agent.yaml", "--input", "x", "--preset", KEY, "--json"],
        vec!["run", "agent.yaml", "--input", "x", "--model", "scripted/f.yaml"],
    ] {
        let said = desk.run_with(&args, &[("LOG_LEVEL", "debug")]);
        assert_ne!(said.code, Some(0), "{args:?}");
        hides(&said, &args);
    }
}

#[test]
fn a_type_is_shown_as_the_configuration_says() {
    let look = |config: &str, env: &[(&str, &str)]| {
        let desk = desk();
        desk.write("agentos.toml", &format!("{CONFIG}{config}"));
        run(&desk, "s.yaml");
        let line = |args: &[&str]| {
            let said = desk.run_with(args, env);
            let shown = said
                .lines()
                .into_iter()
                .find(|event| event["kind"] == "message_added")
                .unwrap();
            shown["payload"]["message"]["content"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let id = &ids(&desk)[0];
        let (one, other) = (
            line(&["runs", "events", id, "--json"]),
            line(&["runs", "events", id, "--json"]),
        );
        assert_eq!(one, other, "shown otherwise by another process");
        (one, desk)
    };
    let (said, _) = look(
        "[scanner.types.EMAIL]\naction = \"keep\"\n[scanner.types.IBAN]\nenabled = false\n",
        &[],
    );
    assert_eq!(said, format!("Write to {EMAIL}, [CREDIT_CARD], {IBAN}, [SECRET]"));
    let (said, _) = look(
        "[scanner.types.EMAIL]\naction = \"block\"\n[[scanner.patterns]]\nname = \"VERB\"\npattern = \"Write\"\n",
        &[],
    );
    assert_eq!(said, "[VERB] to [EMAIL], [CREDIT_CARD], [IBAN], [SECRET]");

    for word in ["hash", "tokenise"] {
        let config = format!("[scanner.types.EMAIL]\naction = \"{word}\"\n");
        let (said, desk) = look(&config, &[]);
        let hash = said
            .strip_prefix("Write to [EMAIL#")
            .unwrap_or_else(|| panic!("{said}"));
        assert_eq!(hash.find(']'), Some(12), "{said}");
        // The key is this installation's own, and its owner's alone.
        let key = desk.path().join(".agentos/redaction.key");
        assert_eq!(std::fs::read(&key).unwrap().len(), 32);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                std::fs::metadata(&key).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        let (other, _) = look(&config, &[]);
        assert_ne!(said, other, "two installations have one key");
        let key = [("AGENTOS_SCANNER_HASH_KEY", "a-key")];
        let (one, _) = look(&config, &key);
        let (other, _) = look(&config, &key);
        assert_eq!(one, other, "a configured key holds everywhere");
    }
}

#[test]
fn snippets_keep_their_layout_and_cover_secrets() {
    let desk = desk();
    let line = format!("  mission: \"Use {KEY}\" oops");
    desk.write("bad.yaml", &format!("identity:\n{line}\n"));
    let said = desk.run(&["validate", "bad.yaml"]);
    let run = desk.run(&["run", "bad.yaml", "--input", "x"]);
    assert!(!run.stderr.contains(KEY), "{}", run.stderr);
    let stars = "*".repeat(KEY.len());
    assert!(run.stderr.contains(&line.replace(KEY, &stars)), "{}", run.stderr);
    assert!(
        !said.stdout.contains(KEY) && !said.stderr.contains(KEY),
        "{}{}",
        said.stdout,
        said.stderr
    );
}
