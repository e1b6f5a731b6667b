//! `fake-provider`: the fake provider as a process.
//!
//! Prints one line, `{"port": N}`, when it listens, and serves until it is stopped. `GET /__journal`,
//! `POST /__script` and `POST /__reset` steer it.

use std::io::{self, Write};
use std::path::PathBuf;

use agentos_testing::{FakeProvider, Script};
use clap::Parser;

/// A model provider that says what a script tells it to, on four wires.
#[derive(Debug, Parser)]
#[command(name = "fake-provider")]
struct Options {
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// JSON file with the script; without it every answer is a greeting.
    #[arg(long)]
    script: Option<PathBuf>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let options = Options::parse();
    let script = match &options.script {
        Some(path) => serde_json::from_slice(&std::fs::read(path)?)?,
        None => Script::default(),
    };
    let fake = FakeProvider::start_on(options.port, script).await?;
    let mut out = io::stdout();
    writeln!(out, "{{\"port\": {}}}", fake.port())?;
    out.flush()?;
    tokio::signal::ctrl_c().await
}
