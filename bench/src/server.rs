//! The fake provider, in a process of its own where its program lies beside this one, so that its CPU is
//! not ours; else on a thread whose CPU is left out.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use agentos_testing::{FakeProvider, Script};
use serde_json::Value;

/// Serves for as long as it lives.
pub(crate) struct Server {
    /// Ends in `/v1`.
    pub(crate) url: String,
    /// `process` or `thread`.
    pub(crate) runs_as: &'static str,
    child: Option<Child>,
    _thread: Option<FakeProvider>,
    _script: tempfile::NamedTempFile,
}

impl Server {
    pub(crate) fn start(script: Script) -> Result<Self, Box<dyn std::error::Error>> {
        let mut file = tempfile::NamedTempFile::new()?;
        file.write_all(serde_json::to_string(&script)?.as_bytes())?;
        let program = std::env::current_exe()?.with_file_name("fake-provider");
        if program.is_file() {
            let mut child = Command::new(program)
                .arg("--script")
                .arg(file.path())
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .spawn()?;
            let mut line = String::new();
            let out = child.stdout.take().ok_or("the server has no stdout")?;
            BufReader::new(out).read_line(&mut line)?;
            let said: Value = serde_json::from_str(&line)?;
            let port = said.get("port").and_then(Value::as_u64).ok_or("no port")?;
            return Ok(Self {
                url: format!("http://127.0.0.1:{port}/v1"),
                runs_as: "process",
                child: Some(child),
                _thread: None,
                _script: file,
            });
        }
        let fake = FakeProvider::start_blocking(script)?;
        Ok(Self {
            url: format!("http://127.0.0.1:{}/v1", fake.port()),
            runs_as: "thread",
            child: None,
            _thread: Some(fake),
            _script: file,
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // It is our own, and holds nothing.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
