//! What a model call costs beside the call: CPU of ours, with limits, budgets, cost and journal, against
//! bare reqwest to the same server in the same run.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use agentos::{
    CompletionOptions, CreateRun, Message, ModelRef, ModelRouter, Orchestrator, OrchestratorConfig,
    PinnedAgent, RunId, SqliteOptions, SqliteStore,
};
use agentos_providers::{HttpClient, OpenAi, OpenAiOptions};
use agentos_router::{Endpoint, RateLimits, RouteRequest};
use agentos_testing::{Answer, Script};
use serde_json::{Value, json};

use crate::agent::{agent, folder};
use crate::bare::Bare;
use crate::process::cpu_without;
use crate::server::Server;

type Failed = Box<dyn std::error::Error>;

const IN_FLIGHT: usize = 32;
/// Ours and the floor take short turns, so that a machine whose speed drifts slows both alike.
const ROUNDS: usize = 25;
const MODEL: &str = "gpt-4o-mini";

pub(crate) async fn complete(calls: usize) -> Result<Value, Failed> {
    let server = Server::start(Script::new([Answer::text(
        "This answer has about a hundred bytes, as short answers of models often have, or a few less.",
    )]))?;
    let small = measure(&server, "What time is it?", calls).await?;
    let large = measure(
        &server,
        &"0123456789abcde ".repeat(12_800),
        (calls / 10).max(IN_FLIGHT),
    )
    .await?;
    Ok(json!({
        "ours": micros(small.ours),
        "router": micros(small.router),
        "peer": micros(small.bare),
        "unit": "us of CPU",
        "ratio": hundredths(small.ratio),
        "router_ratio": hundredths(small.router_ratio),
        "in_flight": IN_FLIGHT,
        "server": server.runs_as,
        "prompt_200_kb": {
            "ours": micros(large.ours),
            "router": micros(large.router),
            "peer": micros(large.bare),
            "ratio": hundredths(large.ratio),
            "router_ratio": hundredths(large.router_ratio),
        },
    }))
}

/// Medians of the rounds: seconds of CPU for one call, and what the ratio was within a round.
struct Cost {
    /// A step of a run, durable.
    ours: f64,
    /// The router alone, with limits and cost.
    router: f64,
    bare: f64,
    ratio: f64,
    router_ratio: f64,
}

async fn measure(server: &Server, prompt: &str, calls: usize) -> Result<Cost, Failed> {
    let router = router(&server.url)?;
    let bare = Arc::new(Bare::new(&server.url, prompt, false)?);
    let request = Arc::new(RouteRequest {
        messages: vec![Message::user(prompt)],
        model: Some(format!("openai/{MODEL}")),
        max_tokens: Some(200),
        ..RouteRequest::default()
    });
    let folder = folder()?;
    let orchestrator = orchestrator(folder.path(), &router).await?;
    let (mut ours, mut alone, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let runs = ready_runs(&orchestrator, prompt, calls).await?;
        let shared = Arc::clone(&bare);
        let floor_cost = spent(calls, move |_| {
            let bare = Arc::clone(&shared);
            async move { bare.complete().await.map_err(|error| error.to_string()) }
        })
        .await?;
        let shared = (router.clone(), Arc::clone(&request));
        let alone_cost = spent(calls, move |_| {
            let (router, request) = shared.clone();
            async move {
                let now = agentos::Clock::now(&agentos::SystemClock);
                let routed = Box::pin(router.complete_request(&request, now)).await;
                let routed = routed.map_err(|error| error.to_string())?;
                routed.map(drop).map_err(|error| error.to_string())
            }
        })
        .await?;
        let ours_cost = in_runs(&orchestrator, runs).await?;
        // The first opens connections and warms caches.
        if round > 0 {
            ours.push(ours_cost);
            alone.push(alone_cost);
            floor.push(floor_cost);
        }
    }
    orchestrator.shutdown().await?;
    let over = |ours: &[f64]| median(ours.iter().zip(&floor).map(|(ours, bare)| ours / bare).collect());
    Ok(Cost {
        ratio: over(&ours),
        router_ratio: over(&alone),
        ours: median(ours),
        router: median(alone),
        bare: median(floor),
    })
}

/// On a database on disk, as a process that serves has it: open all the time.
async fn orchestrator(folder: &Path, router: &ModelRouter) -> Result<Orchestrator, Failed> {
    let store = SqliteStore::open(SqliteOptions::new(folder.join("agentos.db")))?;
    let orchestrator = Orchestrator::builder()
        .store(Arc::new(store.clone()), Arc::new(store))
        .router(router.clone())
        // A byte of the prompt is reckoned as a token.
        .config(OrchestratorConfig {
            max_tokens_per_run: 10_000_000,
            ..OrchestratorConfig::default()
        })
        .build()
        .await?;
    Ok(orchestrator)
}

/// One step in each of the runs; what comes before and after it is not counted.
async fn in_runs(orchestrator: &Orchestrator, runs: Vec<RunId>) -> Result<f64, Failed> {
    let calls = runs.len();
    let shared = (orchestrator.clone(), Arc::new(runs));
    spent(calls, move |at| {
        let (orchestrator, runs) = shared.clone();
        async move {
            let run = runs.get(at).ok_or("no such run")?;
            let options = CompletionOptions {
                max_tokens: Some(200),
                without_tools: true,
                ..CompletionOptions::default()
            };
            let answer = Box::pin(orchestrator.get_completion(run, options)).await;
            answer.map(drop).map_err(|error| error.to_string())
        }
    })
    .await
}

/// Runs that have begun, each with a message that no model has seen yet.
async fn ready_runs(orchestrator: &Orchestrator, prompt: &str, count: usize) -> Result<Vec<RunId>, Failed> {
    let agent = agent()?;
    let mut runs = Vec::with_capacity(count);
    while runs.len() < count {
        let some = (count - runs.len()).min(IN_FLIGHT);
        let begun = (0..some).map(|_| ready(orchestrator, &agent, prompt));
        runs.extend(futures_util::future::try_join_all(begun).await?);
    }
    Ok(runs)
}

async fn ready(orchestrator: &Orchestrator, agent: &PinnedAgent, prompt: &str) -> Result<RunId, Failed> {
    let options = CreateRun {
        model: Some(ModelRef::new("openai", MODEL)),
        ..CreateRun::default()
    };
    let run = orchestrator.create_run(agent, options).await?;
    orchestrator.start_run(&run.run_id).await?;
    orchestrator
        .add_message(&run.run_id, Message::user(prompt))
        .await?;
    Ok(run.run_id)
}

/// CPU seconds of each of `calls` calls, 32 of them in flight at any time.
async fn spent<F: Future<Output = Result<(), String>> + Send + 'static>(
    calls: usize,
    call: impl Fn(usize) -> F + Send + Sync + 'static + Clone,
) -> Result<f64, Failed> {
    let next = Arc::new(AtomicUsize::new(0));
    let before = cpu_without("fake-provider")?;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..IN_FLIGHT {
        let (next, call) = (Arc::clone(&next), call.clone());
        tasks.spawn(async move {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= calls {
                    return Ok::<(), String>(());
                }
                call(at).await?;
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok((cpu_without("fake-provider")? - before) / calls as f64)
}

/// With limits that count and never hold.
pub(crate) fn router(url: &str) -> Result<ModelRouter, Failed> {
    const MANY: u64 = 1_000_000_000;
    let options = OpenAiOptions::new("openai", url, HttpClient::new()).with_key("sk-bench");
    Ok(ModelRouter::builder()
        .provider("openai", Arc::new(OpenAi::new(options)?))
        .endpoint(Endpoint {
            rate_limit: Some(MANY),
            tpm: Some(MANY * 1_000),
            ..Endpoint::new(ModelRef::new("openai", MODEL))
        })
        .rate_limits(RateLimits {
            requests_per_minute: Some(MANY),
            burst: Some(MANY),
            per_agent_limit: Some(MANY),
        })
        .build()?)
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

fn micros(seconds: f64) -> f64 {
    (seconds * 1e7).round() / 10.0
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
