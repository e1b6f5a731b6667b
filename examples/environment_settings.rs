//! Environment-specific configuration: one file, three environments.
//!
//! `cargo run --example environment_settings`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{Config, ConfigSources};

/// What all environments share, and what one of them changes.
const FILE: &str = "
[orchestrator]
auto_save_interval_ms = 10000

[profile.staging.orchestrator]
max_cost_per_run = 2.5
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("agentos.toml"), FILE)?;

    // `AGENTOS_ENV` and `NODE_ENV` name the environment; the first wins. Each environment has the
    // product's values, `agentos.toml` stands over them, and its `[profile.NAME]` over the rest of it.
    for name in ["development", "staging", "production"] {
        let environment = [("NODE_ENV", name)];
        let config = Config::load(&ConfigSources {
            env: &environment,
            folder: folder.path(),
            flags: &[],
        })?;
        let runs = config.orchestrator;
        println!(
            "{name}: zone {}, {} tokens, {} USD, {} ms, snapshots after {} ms",
            runs.default_zone,
            runs.max_tokens_per_run,
            runs.max_cost_per_run,
            runs.max_run_duration_ms,
            runs.auto_save_interval_ms,
        );
    }

    // With none of them the plain defaults hold. Any other word is an error, with the nearest right one.
    let config = Config::load(&ConfigSources {
        env: &[],
        folder: folder.path(),
        flags: &[],
    })?;
    println!(
        "no environment: {} tokens",
        config.orchestrator.max_tokens_per_run
    );
    Ok(())
}
