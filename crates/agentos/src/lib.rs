//! AgentOS Runtime as a library: run AI agents defined in YAML, durably, within limits.
//!
//! A program can drive a run to its end with [`Orchestrator::run_agent`], or make each step itself:
//!
//! ```standalone_crate
//! use agentos::{CompletionOptions, CreateRun, Message, Orchestrator, load_agent_yaml};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // In memory, and the offline model answers: no key, no network, nothing left behind.
//! let orchestrator = Orchestrator::builder().in_memory().build().await?;
//! # std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))?;
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
//!
//! The user's own data lies beside the runs, versioned:
//!
//! ```
//! use agentos::{Orchestrator, PutOptions};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let orchestrator = Orchestrator::builder().in_memory().build().await?;
//! let state = orchestrator.state();
//! state.put("counters/seen", 7, PutOptions::default()).await?;
//! assert_eq!(state.get::<u64>("counters/seen").await?, Some(7));
//! # Ok(())
//! # }
//! ```
//!
//! Every refusal has a stable code, and [`Coded`] gives it:
//!
//! ```
//! use agentos::{Coded, Orchestrator};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let orchestrator = Orchestrator::builder().in_memory().build().await?;
//! let nobody = "run_1703769600000_a1b2c3d4".parse()?;
//! let refusal = orchestrator.get_run(&nobody).await.err().map(|error| error.code().name);
//! assert_eq!(refusal, Some("RUN_NOT_FOUND"));
//! # Ok(())
//! # }
//! ```
//!
//! `examples/` has a program for each part.

mod agent;
mod global;
pub mod setup;
mod shown;

pub use agent::{load_agent_yaml, load_and_validate_agent};
pub use agentos_agents::{Agent, AgentIndex, Dialect, LoadError, Loaded};
pub use agentos_config::{
    ApprovalsConfig, Config, ConfigErrors, ConfigSources, Env, Flag, MissingApiKey, OrchestratorConfig,
    ProcessEnv, Profile,
};
pub use agentos_gates::{
    CheckVerdict, Gate, GateCheck, GateContext, GateExecutor, GateExecutorConfig, QualityGateOptions,
    create_quality_gate, create_security_gate,
};
/// Everything of policies: conditions, obligations, cases, replays.
pub use agentos_policy as policy;
pub use agentos_policy::ast::Policy;
pub use agentos_policy::{
    Decision as PolicyDecision, EvaluateRequest, PolicyAction, PolicyActor, PolicyEngine, PolicyEnvironment,
    PolicyRequest,
};
pub use agentos_router::{
    ModelEndpoint, Preset, RouteRequest, RouteResult, Router as ModelRouter, RouterConfig,
};
pub use agentos_runtime::{
    ApprovalDetail, Builder, Clock, CompletionOptions, CompletionResponse, CreateRun, Decision, EventPayload,
    HandlerCounts, HandlerId, HandlerOutput, ListOptions, Listener, Orchestrator, PinnedAgent, Refusal,
    RunEvent, RunOptions, RunResult, RuntimeError, State, StreamEvent, StreamOptions, StreamRecovery,
    StreamRelease, SystemClock, Tokens, ToolExecution, utc_day,
};
pub use agentos_store::{
    ApprovalFilter, ApprovalSummary, EventFilter, Journal, Page, PutOptions, RunFilter, RunSummary,
    SqliteOptions, SqliteStore, StateEntry, StateStore, StoredEvent, VerifyReport,
};
pub use agentos_tools::{
    CommandTool, Effect, HandlerError, RegisterError, Tool, ToolContext, ToolDefinition, ToolFailure,
    ToolOutput, ToolRegistration, ToolsRegistry,
};
pub use agentos_types::{
    Actor, Approval, ApprovalId, ApprovalStatus, Coded, Content, ErrorBody, EventBody, EventKind, GateResult,
    GateStatus, Grant, Limits, Message, ModelRef, Operation, Role, Run, RunError, RunId, RunStatus,
    StopReason, Timestamp, ToolCall, ToolResolved, Usd, WaitingFor, Zone, codes,
};
pub use global::{get_orchestrator, get_state_store, get_tools_registry};
/// Inputs, metadata, tool arguments and state are JSON values.
pub use serde_json::{Map, Value, json};
pub use shown::{LogLines, Shown};
