//! Tools that are programs: arguments as one JSON object on stdin, the result on stdout.
//!
//! A program sees only `PATH`, `HOME`, `LANG`, `TZ`, the run's id and the idempotency key of its
//! environment, so no key of ours. It is killed with its whole process group when the call ends for
//! whatever reason. A descendant that leaves the group escapes that, and holds the call up to its
//! timeout for as long as it keeps stdout open.

mod group;
mod pipes;

use std::process::{ExitStatus, Stdio};

use async_trait::async_trait;
use serde_json::Value;
use tokio::process::Command;

use self::group::Group;
use crate::{RegisterError, Tool, ToolContext, ToolDefinition, ToolFailure, ToolOutput};

const INHERITED: [&str; 4] = ["PATH", "HOME", "LANG", "TZ"];
/// What a failing program said last is what explains the failure.
const STDERR_TAIL: usize = 2048;

/// A program as a tool's code.
#[derive(Clone, Debug)]
pub struct CommandTool {
    tool: String,
    program: String,
    arguments: Vec<String>,
    max_output_bytes: usize,
}

impl CommandTool {
    /// The code of `definition`: a program and its arguments, never a shell line.
    ///
    /// # Errors
    /// `TOOL_INVALID` when the command names no program.
    pub fn new(definition: &ToolDefinition, command: &[String]) -> Result<Self, RegisterError> {
        let invalid = |reason: &str| RegisterError::Invalid {
            tool: definition.name.clone(),
            place: "/command".to_owned(),
            reason: reason.to_owned(),
        };
        let (program, arguments) = command
            .split_first()
            .filter(|(program, _)| !program.trim().is_empty())
            .ok_or_else(|| invalid("the command names no program"))?;
        if command.iter().any(|word| word.contains('\0')) {
            return Err(invalid("the command holds a NUL character"));
        }
        Ok(Self {
            tool: definition.name.clone(),
            program: program.clone(),
            arguments: arguments.to_vec(),
            max_output_bytes: definition.max_output_bytes,
        })
    }

    fn command(&self, context: &ToolContext) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env_clear();
        for name in INHERITED {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
            .env("AGENTOS_RUN_ID", &context.run_id)
            .env("AGENTOS_IDEMPOTENCY_KEY", &context.idempotency_key)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        #[cfg(unix)]
        command.process_group(0);
        command
    }
}

#[async_trait]
impl Tool for CommandTool {
    async fn call(&self, arguments: Value, context: ToolContext) -> Result<ToolOutput, ToolFailure> {
        let mut child = self
            .command(&context)
            .spawn()
            .map_err(|error| ToolFailure::NotStarted {
                tool: self.tool.clone(),
                reason: format!("`{}`: {error}", self.program),
            })?;
        let mut group = Group::of(&child);
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let wait = async {
            let status = child.wait().await;
            // What it left behind would hold its pipes open.
            group.kill();
            status
        };
        // All at once: a program may fill its stdout before it has read its stdin.
        let (status, (), out, err) = tokio::join!(
            wait,
            pipes::feed(stdin, arguments.to_string().into_bytes()),
            // One byte beyond the cap says that there was more.
            pipes::head(stdout, self.max_output_bytes.saturating_add(1)),
            pipes::tail(stderr, STDERR_TAIL),
        );
        let broken = |reason: String| ToolFailure::Broken {
            tool: self.tool.clone(),
            reason,
        };
        let status = status.map_err(|error| broken(format!("`{}`: {error}", self.program)))?;
        if status.success() {
            return Ok(ToolOutput::ok(parse(&out)));
        }
        match status.code() {
            Some(code) => Ok(ToolOutput {
                output: parse(&out),
                ..ToolOutput::failed(said(code, &err))
            }),
            None => Err(broken(ended(status))),
        }
    }
}

/// JSON when it is JSON, else the text without its last line break.
fn parse(out: &[u8]) -> Value {
    serde_json::from_slice(out).unwrap_or_else(|_| {
        let text = String::from_utf8_lossy(out);
        Value::String(text.trim_end_matches(['\n', '\r']).to_owned())
    })
}

fn said(code: i32, stderr: &[u8]) -> String {
    let words = String::from_utf8_lossy(stderr);
    match words.trim() {
        "" => format!("it ended with exit code {code}"),
        words => format!("it ended with exit code {code}: {words}"),
    }
}

fn ended(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("it was ended by signal {signal}");
    }
    format!("it ended without an exit code ({status})")
}
