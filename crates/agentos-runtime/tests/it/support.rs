//! Orchestrators for tests, and what is asked of them again and again.

use std::sync::Arc;

use agentos_agents::{Agent, parse_agent};
use agentos_config::OrchestratorConfig;
use agentos_providers::Provider;
use agentos_router::{ConfiguredPrice, Endpoint, Router};
use agentos_runtime::{Builder, Clock, CreateRun, Orchestrator, PinnedAgent, RunOptions, RuntimeError};
use agentos_store::{EventFilter, Journal, SqliteStore};
use agentos_tools::{ToolRegistration, ToolsRegistry};
use agentos_types::{Coded, EventBody, Message, Run, RunId, Timestamp, Usd};
use serde_json::Value;
use tokio::time::Instant;

use crate::model::{Model, Say};

/// 2026-03-01.
pub(crate) const NOW: i64 = 1_772_323_200_000;

/// Wall-clock time that stops when tokio's does.
#[derive(Debug)]
pub(crate) struct TokioClock(Instant);

impl TokioClock {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self(Instant::now()))
    }
}

impl Clock for TokioClock {
    fn now(&self) -> Timestamp {
        Timestamp(NOW + i64::try_from(self.0.elapsed().as_millis()).unwrap())
    }
}

/// An agent that may do everything, asked of `fake/one`, a dollar for a million tokens either way.
pub(crate) fn agent() -> Agent {
    let yaml = "identity:\n  id: tester\n  name: Tester\n  role: Tests\n  pack: testing\nmodel:\n  provider: openai\n  model_id: gpt-4o\n";
    let mut agent = parse_agent("tester.yaml", yaml.as_bytes()).unwrap().agent;
    agent.zone_access = agentos_agents::ZoneAccess::up_to(agentos_types::Zone::Red);
    agent.model.chain = vec!["fake/one".parse().unwrap()];
    agent.model.max_tokens = Some(100);
    agent.gates.clear();
    agent.limits = agentos_types::Limits::default();
    agent
}

pub(crate) fn pinned(agent: Agent) -> PinnedAgent {
    PinnedAgent::new(agent).unwrap()
}

pub(crate) fn router(model: &Arc<Model>) -> Router {
    router_at(model, Usd::from_nanos(1_000_000))
}

/// With a price for a thousand tokens.
pub(crate) fn router_at(model: &Arc<Model>, price: Usd) -> Router {
    let endpoint = Endpoint {
        price: Some(ConfiguredPrice::PerThousand {
            input: price,
            output: price,
        }),
        ..Endpoint::new("fake/one".parse().unwrap())
    };
    Router::builder()
        .provider("fake", Arc::clone(model) as Arc<dyn Provider>)
        .endpoint(endpoint)
        .max_retries(0)
        .build()
        .unwrap()
}

pub(crate) fn registry(tools: Vec<ToolRegistration>) -> ToolsRegistry {
    let registry = ToolsRegistry::new();
    for tool in tools {
        registry.register(tool).unwrap();
    }
    registry
}

/// An orchestrator with its model, in memory.
pub(crate) struct World {
    pub(crate) runtime: Orchestrator,
    pub(crate) model: Arc<Model>,
    pub(crate) agent: PinnedAgent,
}

impl World {
    pub(crate) async fn new(lines: Vec<Say>, tools: Vec<ToolRegistration>) -> Self {
        Self::with(lines, tools, |_| {}).await
    }

    pub(crate) async fn with(
        lines: Vec<Say>,
        tools: Vec<ToolRegistration>,
        configure: impl FnOnce(&mut OrchestratorConfig),
    ) -> Self {
        let model = Arc::new(Model::new(lines));
        let mut config = OrchestratorConfig::default();
        configure(&mut config);
        let runtime = builder(&model, tools)
            .in_memory()
            .config(config)
            .build()
            .await
            .unwrap();
        Self {
            runtime,
            model,
            agent: pinned(agent()),
        }
    }

    pub(crate) async fn run(&self) -> agentos_runtime::RunResult {
        self.runtime
            .run_agent(&self.agent, "go", RunOptions::default())
            .await
            .unwrap()
    }

    /// A run in a task, and its id once it is there.
    pub(crate) async fn begin(&self) -> (RunId, Running) {
        begin(&self.runtime, &self.agent, &self.model).await
    }

    /// A manual run that was started.
    pub(crate) async fn started(&self) -> RunId {
        let run_id = self.created().await;
        self.runtime.start_run(&run_id).await.unwrap();
        run_id
    }

    /// A manual run that was started, with a first message.
    pub(crate) async fn addressed(&self) -> RunId {
        let run_id = self.started().await;
        let go = Message::user("go");
        self.runtime.add_message(&run_id, go).await.unwrap();
        run_id
    }

    pub(crate) async fn created(&self) -> RunId {
        self.runtime
            .create_run(&self.agent, CreateRun::default())
            .await
            .unwrap()
            .run_id
    }

    pub(crate) async fn get(&self, run_id: &RunId) -> Run {
        self.runtime.get_run(run_id).await.unwrap()
    }

    pub(crate) async fn kinds(&self, run_id: &RunId) -> Vec<&'static str> {
        kinds(self.runtime.journal().as_ref(), run_id).await
    }
}

pub(crate) type Running = tokio::task::JoinHandle<Result<agentos_runtime::RunResult, RuntimeError>>;

/// Begins a run, and returns when its first model call is under way.
pub(crate) async fn begin(runtime: &Orchestrator, agent: &PinnedAgent, model: &Model) -> (RunId, Running) {
    let before = model.asked().len();
    let (this, agent) = (runtime.clone(), agent.clone());
    let running = task(async move { this.run_agent(&agent, "go", RunOptions::default()).await });
    model.entered(before + 1).await;
    let run_id = runtime.active_runs().pop().unwrap();
    (run_id, running)
}

/// A task of the test's own.
pub(crate) fn task<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> tokio::task::JoinHandle<T> {
    tokio_util::task::TaskTracker::new().spawn(work)
}

pub(crate) fn builder(model: &Arc<Model>, tools: Vec<ToolRegistration>) -> Builder {
    Orchestrator::builder()
        .router(router(model))
        .tools(registry(tools))
        .clock(TokioClock::new())
}

/// Over a store that others have too.
pub(crate) async fn over(
    journal: Arc<dyn Journal>,
    store: &SqliteStore,
    model: &Arc<Model>,
    tools: Vec<ToolRegistration>,
) -> Orchestrator {
    builder(model, tools)
        .store(journal, Arc::new(store.clone()))
        .build()
        .await
        .unwrap()
}

pub(crate) async fn events(journal: &dyn Journal, run_id: &RunId) -> Vec<(Timestamp, EventBody)> {
    let filter = EventFilter {
        stream: Some(run_id.to_string()),
        ..EventFilter::default()
    };
    let stored = journal.events(filter).await.unwrap();
    stored
        .into_iter()
        .map(|event| (event.at, event.decode().unwrap().unwrap()))
        .collect()
}

pub(crate) async fn kinds(journal: &dyn Journal, run_id: &RunId) -> Vec<&'static str> {
    let events = events(journal, run_id).await;
    events.iter().map(|(_, event)| event.kind().name()).collect()
}

/// The run from its events alone, every one of which must follow.
pub(crate) async fn folded(journal: &dyn Journal, run_id: &RunId) -> Run {
    let events = events(journal, run_id).await;
    let (at, first) = &events[0];
    let mut run = Run::create(run_id.clone(), *at, first).unwrap();
    for (at, event) in &events[1..] {
        run.apply(*at, event).unwrap();
    }
    run
}

/// The code of a refusal, or `ok`.
pub(crate) fn code<T>(outcome: &Result<T, RuntimeError>) -> &'static str {
    match outcome {
        Ok(_) => "ok",
        Err(error) => error.code().name,
    }
}

pub(crate) fn failed_with(result: &agentos_runtime::RunResult) -> &str {
    result.error.as_ref().map_or("ok", |error| error.code.as_str())
}

pub(crate) fn no_arguments() -> Value {
    Value::Object(serde_json::Map::new())
}
