//! The demo's folder and the programs that it starts there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::super::failure::Failure;

const AGENT: &str = include_str!("../../../../../agents/packs/product/agents/product_prd_writer.yaml");

/// The offline model has a price here, so that a budget has something to hold.
const CONFIG: &str = r#"
[[router.endpoints]]
provider = "scripted"
model = "demo"
cost_per_1k_input = 0.003
cost_per_1k_output = 0.015

[[tools.command]]
name = "write_diary"
description = "Writes one line into a diary"
command = ["/bin/sh", "-c", "cat > /dev/null; echo a line >> diary.txt; echo written"]
effect = "writes"
"#;

const THINKS_LONG: &str = r#"
steps:
  - tool_calls: [{ name: write_diary, arguments: {} }]
  - delay_ms: 3000
  - text: "The diary has its line, and the crash in between did no harm."
"#;

/// How often, and how many times, the demo looks whether the tool has answered.
const LOOK: Duration = Duration::from_millis(20);
const LOOKS: usize = 500;

pub(super) struct Stage {
    folder: PathBuf,
    keep: bool,
}

impl Stage {
    pub(super) fn set(keep: bool) -> Result<Self, Failure> {
        let unique = format!("agentos-demo-{}-{}", std::process::id(), nanos());
        let stage = Self {
            folder: std::env::temp_dir().join(unique),
            keep,
        };
        fs::create_dir(&stage.folder).map_err(cannot)?;
        for (name, text) in [
            ("agent.yaml", AGENT),
            ("agentos.toml", CONFIG),
            ("thinks.yaml", THINKS_LONG),
        ] {
            fs::write(stage.folder.join(name), text).map_err(cannot)?;
        }
        Ok(stage)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs this program to its end; gives its exit and the JSON that it printed.
    pub(super) fn run(&self, args: &[&str]) -> Result<(ExitStatus, Value), Failure> {
        let output = self
            .program(args)?
            .stderr(Stdio::null())
            .output()
            .map_err(cannot)?;
        Ok((
            output.status,
            serde_json::from_slice(&output.stdout).unwrap_or(Value::Null),
        ))
    }

    /// Starts a run, waits until its tool has answered, and kills the process. Gives the run's id.
    pub(super) async fn crash_in_the_middle(&self) -> Result<String, Failure> {
        let args = [
            "run",
            "agent.yaml",
            "--input",
            "Write your diary",
            "--model",
            "scripted/thinks.yaml",
        ];
        let mut child = self
            .program(&args)?
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(cannot)?;
        let found = self.run_whose_tool_has_answered().await;
        // SIGKILL: the program gets no chance to put anything in order.
        child.kill().map_err(cannot)?;
        child.wait().map_err(cannot)?;
        found?.ok_or_else(|| cannot(io::Error::other("the run made no tool call within 10 seconds")))
    }

    async fn run_whose_tool_has_answered(&self) -> Result<Option<String>, Failure> {
        for _ in 0..LOOKS {
            tokio::time::sleep(LOOK).await;
            if self.lines_of_the_diary()? == 0 {
                continue;
            }
            let (_, newest) = self.run(&["runs", "list", "--limit", "1", "--json"])?;
            let Some(run_id) = newest.get("run_id").and_then(Value::as_str) else {
                continue;
            };
            let events = self
                .program(&["runs", "events", run_id, "--json"])?
                .stderr(Stdio::null())
                .output()
                .map_err(cannot)?;
            if String::from_utf8_lossy(&events.stdout).contains("\"tool_answered\"") {
                return Ok(Some(run_id.to_owned()));
            }
        }
        Ok(None)
    }

    pub(super) fn lines_of_the_diary(&self) -> Result<usize, Failure> {
        match fs::read_to_string(self.folder.join("diary.txt")) {
            Ok(text) => Ok(text.lines().count()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(cannot(error)),
        }
    }

    /// Copies the data folder and changes a word of equal length in the copy's database.
    pub(super) fn change_a_word_in_a_copy(&self, from: &str, to: &str) -> Result<String, Failure> {
        let copy = self.folder.join("changed");
        fs::create_dir(&copy).map_err(cannot)?;
        for entry in fs::read_dir(self.folder.join(".agentos")).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let mut bytes = fs::read(entry.path()).map_err(cannot)?;
            replace(&mut bytes, from.as_bytes(), to.as_bytes());
            fs::write(copy.join(entry.file_name()), bytes).map_err(cannot)?;
        }
        Ok("changed".to_owned())
    }

    fn program(&self, args: &[&str]) -> Result<Command, Failure> {
        let mut command = Command::new(std::env::current_exe().map_err(cannot)?);
        command.args(args).current_dir(&self.folder).stdin(Stdio::null());
        // The demo is offline whatever is set: no key of the user's is used.
        let ours = |name: &str| {
            name.starts_with("AGENTOS_")
                || name.ends_with("_API_KEY")
                || name.ends_with("_BASE_URL")
                || name == "NODE_ENV"
        };
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(ours) {
                command.env_remove(name);
            }
        }
        Ok(command)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.keep {
            // What is left is in the system's temporary folder.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let mut at = 0;
    while let Some(window) = bytes.get_mut(at..at + from.len()) {
        if window == from {
            window.copy_from_slice(to);
        }
        at += 1;
    }
}

fn nanos() -> u128 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos())
}

fn cannot(error: io::Error) -> Failure {
    Failure::usage(
        format!("the demo cannot go on: {error}"),
        Some("see whether the temporary folder can be written".to_owned()),
    )
}
