//! The process-wide orchestrator of a program, from its environment.

use agentos_config::{Config, ConfigSources, ProcessEnv};
use agentos_runtime::{Orchestrator, RuntimeError, State};
use agentos_tools::ToolsRegistry;
use std::path::Path;
use tokio::sync::OnceCell;

use crate::setup::{Setup, build};

static ORCHESTRATOR: OnceCell<Orchestrator> = OnceCell::const_new();

/// The process-wide orchestrator: configured by environment and `agentos.toml`, with its database in
/// the data folder. The first call builds it and takes over the runs that a crash has left.
///
/// # Errors
/// `CONFIG_INVALID` with every mistake; `MISSING_API_KEY` in staging and production; a store that
/// cannot be opened. A call that fails leaves nothing, and the next one tries again.
pub async fn get_orchestrator() -> Result<Orchestrator, RuntimeError> {
    let orchestrator = ORCHESTRATOR.get_or_try_init(|| async {
        let config = Config::load(&ConfigSources {
            env: &ProcessEnv,
            folder: Path::new("."),
            flags: &[],
        })
        .map_err(|errors| RuntimeError::Config(Box::new(errors)))?;
        let setup = Setup {
            adopt_orphans: true,
            ..Setup::default()
        };
        build(&config, setup).await
    });
    orchestrator.await.cloned()
}

/// The process-wide orchestrator's state store.
///
/// # Errors
/// As `get_orchestrator`.
pub async fn get_state_store() -> Result<State, RuntimeError> {
    Ok(get_orchestrator().await?.state())
}

/// The process-wide orchestrator's tools.
///
/// # Errors
/// As `get_orchestrator`.
pub async fn get_tools_registry() -> Result<ToolsRegistry, RuntimeError> {
    Ok(get_orchestrator().await?.tools().clone())
}
