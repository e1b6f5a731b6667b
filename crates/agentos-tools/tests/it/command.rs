//! Programs as tools: real ones, run by `/bin/sh`.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use agentos_tools::{CommandTool, PreparedCall, ToolDefinition, ToolFailure, ToolOutput, ToolsRegistry};
use agentos_types::Coded;
use serde_json::{Value, json};

use crate::{context, definition};

fn prepare(definition: ToolDefinition, command: &[&str], arguments: Value) -> PreparedCall {
    let command: Vec<String> = command.iter().map(ToString::to_string).collect();
    let registry = ToolsRegistry::new();
    let tool = CommandTool::new(&definition, &command).unwrap();
    let name = definition.name.clone();
    registry.register_tool(definition, Arc::new(tool)).unwrap();
    registry.prepare(&name, arguments).unwrap()
}

fn sh(script: &str, arguments: Value) -> PreparedCall {
    prepare(definition("program"), &["/bin/sh", "-c", script], arguments)
}

#[tokio::test]
async fn what_a_program_prints_is_its_result() {
    for (script, success, output, error) in [
        ("cat", true, json!({"text": "grüße"}), None),
        ("echo hello", true, json!("hello"), None),
        ("printf ''", true, json!(""), None),
        ("exec 0<&-; echo '[1, 2]'", true, json!([1, 2]), None),
        (
            "echo so far; echo 'no such page' >&2; exit 3",
            false,
            json!("so far"),
            Some("it ended with exit code 3: no such page"),
        ),
        ("exit 1", false, json!(""), Some("it ended with exit code 1")),
    ] {
        let answer = sh(script, json!({"text": "grüße"})).run(context()).await.unwrap();
        let expected = ToolOutput {
            success,
            output,
            error: error.map(str::to_owned),
            truncated: false,
        };
        assert_eq!(answer, expected, "{script}");
    }
}

#[tokio::test]
async fn a_program_sees_its_run_and_no_other_environment() {
    let answer = sh("exec /usr/bin/env", json!({})).run(context()).await.unwrap();
    let text = answer.output.as_str().unwrap().to_owned();
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name)
        .collect();
    // The shell itself adds these three.
    let shells = ["PWD", "SHLVL", "_", "OLDPWD"];
    let allowed = [
        "PATH",
        "HOME",
        "LANG",
        "TZ",
        "AGENTOS_RUN_ID",
        "AGENTOS_IDEMPOTENCY_KEY",
    ];
    for name in &names {
        assert!(allowed.contains(name) || shells.contains(name), "{name}");
    }
    assert!(
        text.contains("AGENTOS_RUN_ID=run_1_00000000\n")
            && text.contains("AGENTOS_IDEMPOTENCY_KEY=run_1_00000000:3")
    );
    // Cargo sets this for the test itself: it must not have come through.
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some() && !names.contains(&"CARGO_MANIFEST_DIR"));
}

#[tokio::test]
async fn large_input_and_output_never_block_each_other() {
    let large = "x".repeat(3_000_000);
    // Prints more than a pipe holds before it reads its stdin, and far more than the cap.
    let script = "head -c 1000000 /dev/zero | tr '\\0' 'a'; cat";
    let answer = sh(script, json!({ "text": large })).run(context()).await.unwrap();
    assert_eq!(
        (answer.truncated, answer.output.as_str().unwrap().len()),
        (true, 64 * 1024)
    );

    let whole = ToolDefinition {
        max_output_bytes: 4_000_000,
        ..definition("program")
    };
    let answer = prepare(whole, &["cat"], json!({ "text": large }))
        .run(context())
        .await
        .unwrap();
    assert_eq!(
        (answer.truncated, answer.output["text"].as_str().unwrap().len()),
        (false, 3_000_000)
    );
}

#[tokio::test]
async fn of_a_failures_words_the_last_are_kept() {
    let script = "head -c 500000 /dev/zero | tr '\\0' 'a' >&2; echo the cause >&2; exit 2";
    let error = sh(script, json!({})).run(context()).await.unwrap().error.unwrap();
    assert!(
        error.ends_with("the cause") && error.len() < 2200,
        "{}",
        error.len()
    );
}

#[tokio::test]
async fn a_program_that_is_not_there_never_began() {
    let call = prepare(definition("program"), &["/no/such/program"], json!({}));
    let failure = call.run(context()).await.unwrap_err();
    assert!(
        failure.is_without_effect() && failure.to_string().contains("`/no/such/program`"),
        "{failure}"
    );
    for command in [vec![], vec![" ".to_owned()], vec!["a\0b".to_owned()]] {
        assert_eq!(
            CommandTool::new(&definition("x"), &command)
                .unwrap_err()
                .code()
                .name,
            "TOOL_INVALID"
        );
    }
}

#[tokio::test]
async fn a_program_ended_by_a_signal_broke_off() {
    let failure = sh("kill -9 $$", json!({})).run(context()).await.unwrap_err();
    assert!(
        matches!(&failure, ToolFailure::Broken { reason, .. } if reason.contains("signal 9")),
        "{failure}"
    );
}

/// A program whose own child holds a named pipe open: the pipe ends when the last of them is gone.
struct Family {
    folder: tempfile::TempDir,
}

impl Family {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        assert!(
            std::process::Command::new("mkfifo")
                .arg(folder.path().join("pipe"))
                .status()
                .unwrap()
                .success()
        );
        Self { folder }
    }

    fn pipe(&self) -> PathBuf {
        self.folder.path().join("pipe")
    }

    /// The program has opened the pipe before its child begins, which inherits it.
    fn call(&self, then: &str) -> PreparedCall {
        let script = format!(
            "exec 3>'{}'; echo >&3; sleep 1000 & {then}",
            self.pipe().display()
        );
        let patient = ToolDefinition {
            timeout: Duration::from_secs(3600),
            ..definition("program")
        };
        prepare(patient, &["/bin/sh", "-c", &script], json!({}))
    }
}

async fn child_has_begun(pipe: &Path) -> File {
    let pipe = pipe.to_owned();
    tokio::task::spawn_blocking(move || {
        let mut file = File::open(pipe).unwrap();
        file.read_exact(&mut [0]).unwrap();
        file
    })
    .await
    .unwrap()
}

async fn all_are_gone(mut file: File) {
    tokio::task::spawn_blocking(move || file.read_to_end(&mut Vec::new()).unwrap())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_cancel_kills_the_program_and_its_children() {
    let (family, outer) = (Family::new(), context());
    let (failure, file) = tokio::join!(family.call("wait").run(outer.clone()), async {
        let file = child_has_begun(&family.pipe()).await;
        outer.cancel.cancel();
        file
    });
    assert!(matches!(failure.unwrap_err(), ToolFailure::Cancelled { .. }));
    all_are_gone(file).await;
}

#[tokio::test]
async fn a_timeout_kills_the_program_and_its_children() {
    let family = Family::new();
    let (failure, file) = tokio::join!(family.call("wait").run(context()), async {
        let file = child_has_begun(&family.pipe()).await;
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(3601)).await;
        file
    });
    assert!(matches!(failure.unwrap_err(), ToolFailure::Timeout { .. }));
    all_are_gone(file).await;
}

#[tokio::test]
async fn a_dropped_call_kills_the_program_and_its_children() {
    let family = Family::new();
    let pipe = family.pipe();
    let file = tokio::select! {
        answer = family.call("wait").run(context()) => panic!("{answer:?}"),
        file = child_has_begun(&pipe) => file,
    };
    all_are_gone(file).await;
}

#[tokio::test]
async fn a_program_that_ends_leaves_no_child_behind() {
    let family = Family::new();
    let ((), answer) = tokio::join!(
        async { all_are_gone(child_has_begun(&family.pipe()).await).await },
        // Its child still holds its stdout when it ends.
        family.call("echo done").run(context()),
    );
    assert_eq!(answer.unwrap(), ToolOutput::ok("done"));
}
