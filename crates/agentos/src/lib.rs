//! AgentOS Runtime as a library: run AI agents defined in YAML, durably, within limits.
//!
//! ```no_run
//! use agentos::{CompletionOptions, CreateRun, Message, Orchestrator, load_agent_yaml};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let orchestrator = Orchestrator::builder().build().await?;
//! let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
//! let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
//! orchestrator.start_run(&run.run_id).await?;
//! orchestrator.add_message(&run.run_id, Message::user("Create a PRD for single sign-on")).await?;
//! let response = orchestrator.get_completion(&run.run_id, CompletionOptions::default()).await?;
//! let result = orchestrator.complete_run(&run.run_id, response.content).await?;
//! println!("{} for {} USD", result.status, result.cost_usd);
//! # Ok(())
//! # }
//! ```

mod agent;
mod global;
pub mod setup;

pub use agent::{load_agent_yaml, load_and_validate_agent};
pub use agentos_agents::{Agent, AgentIndex, Dialect, LoadError};
pub use agentos_config::{Config, ConfigSources, OrchestratorConfig, Profile};
pub use agentos_gates::{
    GateExecutor, GateExecutorConfig, QualityGateOptions, create_quality_gate, create_security_gate,
};
pub use agentos_router::Router as ModelRouter;
pub use agentos_runtime::{
    Clock, CompletionOptions, CompletionResponse, CreateRun, EventPayload, HandlerId, Orchestrator,
    PinnedAgent, Refusal, RunEvent, RunOptions, RunResult, RuntimeError, ToolExecution,
};
pub use agentos_store::{
    EventFilter, Journal, Page, PutOptions, RunFilter, RunSummary, SqliteOptions, SqliteStore, StateEntry,
    StateStore,
};
pub use agentos_tools::{Effect, ToolContext, ToolOutput, ToolRegistration, ToolsRegistry};
pub use agentos_types::{
    Actor, Coded, Content, ErrorBody, Limits, Message, ModelRef, Role, Run, RunError, RunId, RunStatus,
    ToolCall, ToolResolved, Usd, WaitingFor, Zone, codes,
};
pub use global::{get_orchestrator, get_state_store, get_tools_registry};
