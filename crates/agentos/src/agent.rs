//! Loading agent files from a program.

use std::path::Path;

use agentos_agents::{Loaded, load_agent};
use agentos_runtime::{PinnedAgent, RuntimeError};

/// Loads an agent's file, in any of the three dialects, ready to be run.
///
/// # Errors
/// `INVALID_YAML` or `AGENT_INVALID`, with every mistake and its place.
pub async fn load_agent_yaml(path: impl AsRef<Path>) -> Result<PinnedAgent, RuntimeError> {
    let loaded = load_and_validate_agent(path).await?;
    PinnedAgent::new(loaded.agent)
}

/// The same, with what is worth a warning.
///
/// # Errors
/// As `load_agent_yaml`.
pub async fn load_and_validate_agent(path: impl AsRef<Path>) -> Result<Loaded, RuntimeError> {
    let path = path.as_ref().to_owned();
    let loaded = tokio::task::spawn_blocking(move || load_agent(path))
        .await
        .map_err(|error| RuntimeError::Internal(error.to_string()))?;
    Ok(loaded?)
}
