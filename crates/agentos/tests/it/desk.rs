//! A user's desk: a folder, an agent, a configuration, and the command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// An agent of dialect A that declares the tools of these tests.
pub(crate) const AGENT: &str = r#"
identity:
  agent_id: "TEST-CLERK-01"
  name: "Clerk"
  version: "1.0.0"
  icon: "x"
  role: "Keeps the books"
  pack: "test"
  mission: "Do what is asked, once"
  knowledge_domains: ["books"]
model:
  provider: "anthropic"
  model_id: "claude-sonnet-4-20250514"
  parameters: { temperature: 0.2, max_tokens: 1000 }
authority:
  level: "Specialist"
  zone: "GREEN"
  zone_access: { red: false, yellow: true, green: true }
tools:
  primary:
    - { name: "current_time", description: "Tells the time" }
    - { name: "append", description: "Appends a line" }
expected_results: {}
activation: {}
"#;

pub(crate) struct Desk {
    folder: TempDir,
}

/// What a command has said.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Said {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("not JSON ({error}): {}\n{}", self.stdout, self.stderr))
    }

    pub(crate) fn lines(&self) -> Vec<Value> {
        self.stdout
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        desk.write("agent.yaml", AGENT);
        desk
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap_or_default()
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_agentos"));
        command.args(args).current_dir(self.path()).stdin(Stdio::null());
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Said {
        self.command(args).output().unwrap().into()
    }

    pub(crate) fn run_with(&self, args: &[&str], env: &[(&str, &str)]) -> Said {
        self.command(args)
            .envs(env.iter().copied())
            .output()
            .unwrap()
            .into()
    }
}

/// The data beside the checkout that a clone does not have.
pub(crate) fn shared(part: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared")
        .join(part);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: there is no shared data `{part}` beside this checkout");
    None
}
