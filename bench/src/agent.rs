//! The agent, the script and the folder of every benchmark.

use agentos::{
    ModelRef, ModelRouter, Orchestrator, OrchestratorConfig, PinnedAgent, RunOptions, SqliteStore,
};
use agentos_agents::parse_agent;
use agentos_providers::Scripted;
use std::path::Path;
use std::sync::Arc;

const AGENT: &str = r#"
identity:
  agent_id: BENCH-01
  name: Bench
  version: "1.0.0"
  role: Answers after one look at the clock
  pack: bench
  mission: Answer
  knowledge_domains: [time]
model:
  provider: scripted
  model_id: bench
  parameters: { temperature: 0.2, max_tokens: 1000 }
authority: { level: Specialist, zone: GREEN }
tools:
  primary:
    - { name: current_time, description: Tells the time }
expected_results: {}
activation: {}
"#;

pub(crate) fn agent() -> Result<PinnedAgent, Box<dyn std::error::Error>> {
    let loaded = parse_agent("agents/packs/bench/agents/bench_agent.yaml", AGENT.as_bytes())?;
    Ok(PinnedAgent::new(loaded.agent)?)
}

/// A tool call, then an answer of about a hundred bytes.
pub(crate) const SCRIPT: &str = r#"
steps:
  - tool_calls: [{ name: current_time, arguments: {} }]
    usage: { input: 120, output: 12 }
  - text: "It is noon. This answer has about a hundred bytes, as short answers of models often have."
    usage: { input: 160, output: 24 }
"#;

pub(crate) fn options() -> RunOptions {
    RunOptions {
        model: Some(ModelRef::new("scripted", "bench")),
        ..RunOptions::default()
    }
}

/// On a store that the caller keeps a handle of.
pub(crate) async fn orchestrator_on(
    store: &SqliteStore,
    script: &str,
) -> Result<Orchestrator, Box<dyn std::error::Error>> {
    let (journal, state) = (Arc::new(store.clone()), Arc::new(store.clone()));
    Ok(Orchestrator::builder()
        .store(journal, state)
        .router(router(script)?)
        .build()
        .await?)
}

pub(crate) async fn orchestrator_with(
    folder: &Path,
    script: &str,
    config: OrchestratorConfig,
) -> Result<Orchestrator, Box<dyn std::error::Error>> {
    Ok(Orchestrator::builder()
        .config(config)
        .data_dir(folder)
        .router(router(script)?)
        .build()
        .await?)
}

/// Beside the build, on the disk that a user's data would lie on; never a memory file system.
pub(crate) fn folder() -> std::io::Result<tempfile::TempDir> {
    let beside = std::env::current_exe()?
        .parent()
        .map_or_else(|| Path::new(".").to_owned(), Path::to_owned);
    tempfile::Builder::new()
        .prefix("agentos-bench-")
        .tempdir_in(beside)
}

/// A router with the offline model alone, which plays `script`.
pub(crate) fn router(script: &str) -> Result<ModelRouter, Box<dyn std::error::Error>> {
    let scripted = Arc::new(Scripted::from_yaml("bench", script)?);
    Ok(ModelRouter::builder().provider("scripted", scripted).build()?)
}
