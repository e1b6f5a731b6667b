//! Environment variables: where a configuration comes from, and what a wrong one says.
//!
//! `cargo run --example environment_variables`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::setup::{Setup, build};
use agentos::{Config, ConfigSources};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");

    // `&ProcessEnv` in place of this list reads the real environment; `get_orchestrator()` does, and
    // does all of this in one call. Stronger sources win: flags, environment, `agentos.toml`, the
    // profile that `NODE_ENV` or `AGENTOS_ENV` names, the default.
    let environment = [
        ("NODE_ENV", "development"),
        ("LOG_LEVEL", "warn"),
        // Every key has a variable: `AGENTOS_` and its name in capitals.
        ("AGENTOS_ORCHESTRATOR_MAX_TOOL_CALLS_PER_RUN", "7"),
        (
            "AGENTOS_DATA_DIR",
            data_dir.to_str().ok_or("a folder without a readable name")?,
        ),
        // A key is masked wherever a configuration is shown, and never written down.
        ("ANTHROPIC_API_KEY", "sk-ant-not-a-real-key"),
    ];
    let config = Config::load(&ConfigSources {
        env: &environment,
        folder: folder.path(),
        flags: &[],
    })?;
    println!(
        "tool calls per run: {}",
        config.orchestrator.max_tool_calls_per_run
    );
    println!(
        "tokens per run: {}, from the profile",
        config.orchestrator.max_tokens_per_run
    );
    println!("a provider has a key: {}", config.has_provider());

    // From a configuration to its parts: providers, tools, presets, and the database in its folder.
    let orchestrator = build(&config, Setup::default()).await?;
    println!("tools: {}", orchestrator.tools().list().len());
    orchestrator.shutdown().await?;

    // All mistakes are reported at once, each with the nearest right name.
    let mistaken = [
        ("NODE_ENV", "prod"),
        ("AGENTOS_ORCHESTRATOR_MAX_COST_PER_RNU", "5"),
    ];
    match Config::load(&ConfigSources {
        env: &mistaken,
        folder: folder.path(),
        flags: &[],
    }) {
        Ok(_) => return Err("two mistakes were not found".into()),
        Err(mistakes) => println!("{mistakes}"),
    }
    Ok(())
}
