//! Pitfall: missing API keys. They are missed at the start, not at the first call.
//!
//! `cargo run --example pitfall_missing_keys`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::setup::{Setup, build};
use agentos::{Coded, Config, ConfigSources};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");
    let data_dir = data_dir.to_str().ok_or("a folder without a readable name")?;
    let load = |environment: [(&str, &str); 3]| {
        Config::load(&ConfigSources {
            env: &environment,
            folder: folder.path(),
            flags: &[],
        })
    };

    // Staging and production refuse to start, and name every variable that would do. A variable that
    // is set to nothing counts as not set.
    let without = load([
        ("NODE_ENV", "production"),
        ("AGENTOS_DATA_DIR", data_dir),
        ("OPENAI_API_KEY", ""),
    ])?;
    match build(&without, Setup::default()).await {
        Ok(_) => return Err("production has started without a key".into()),
        Err(refusal) => println!("{}: {refusal}", refusal.code().name),
    }
    // The same question without building anything, for a check of one's own.
    println!("refused: {}", without.require_provider_key().is_err());

    // With a key it starts. Whether the provider takes the key is known at the first call.
    let with = load([
        ("NODE_ENV", "production"),
        ("AGENTOS_DATA_DIR", data_dir),
        ("ANTHROPIC_API_KEY", "sk-ant-not-a-real-key"),
    ])?;
    build(&with, Setup::default()).await?.shutdown().await?;
    println!("production starts with a key");

    // In development and without a profile the offline model answers, and results say `offline: true`.
    let developing = load([
        ("NODE_ENV", "development"),
        ("AGENTOS_DATA_DIR", data_dir),
        ("LOG_LEVEL", "warn"),
    ])?;
    build(&developing, Setup::default()).await?.shutdown().await?;
    println!("development starts without one");
    Ok(())
}
