//! What a model call costs beside the call: CPU of ours, with limits, budgets, cost and journal, against
//! bare reqwest to the same server in the same run.

use std::future::Future;
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
/// Ours and the floor take turns, so that a machine whose speed drifts slows both alike.
const ROUNDS: usize = 5;
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
        "ratio": ratio(small.ours, small.bare),
        "router_ratio": ratio(small.router, small.bare),
        "in_flight": IN_FLIGHT,
        "server": server.runs_as,
        "prompt_200_kb": {
            "ours": micros(large.ours),
            "router": micros(large.router),
            "peer": micros(large.bare),
            "ratio": ratio(large.ours, large.bare),
            "router_ratio": ratio(large.router, large.bare),
        },
    }))
}

/// Seconds of CPU for one call.
struct Cost {
    /// A step of a run, durable.
    ours: f64,
    /// The router alone, with limits and cost.
    router: f64,
    bare: f64,
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
    let (mut ours, mut alone, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
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
        let ours_cost = in_runs(&router, prompt, calls).await?;
        // The first opens connections and warms caches.
        if round > 0 {
            ours.push(ours_cost);
            alone.push(alone_cost);
            floor.push(floor_cost);
        }
    }
    Ok(Cost {
        ours: median(ours),
        router: median(alone),
        bare: median(floor),
    })
}

/// One step in each of `calls` runs, on a database on disk; what comes before and after it is not counted.
async fn in_runs(router: &ModelRouter, prompt: &str, calls: usize) -> Result<f64, Failed> {
    let folder = folder()?;
    let store = SqliteStore::open(SqliteOptions::new(folder.path().join("agentos.db")))?;
    let orchestrator = Orchestrator::builder()
        .store(Arc::new(store.clone()), Arc::new(store.clone()))
        .router(router.clone())
        // A byte of the prompt is reckoned as a token.
        .config(OrchestratorConfig {
            max_tokens_per_run: 10_000_000,
            ..OrchestratorConfig::default()
        })
        .build()
        .await?;
    let agent = agent()?;
    let mut runs = Vec::new();
    for _ in 0..calls {
        runs.push(ready(&orchestrator, &agent, prompt).await?);
    }
    let runs = Arc::new(runs);
    let shared = (orchestrator.clone(), Arc::clone(&runs));
    let cost = spent(calls, move |at| {
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
    .await?;
    orchestrator.shutdown().await?;
    Ok(cost)
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

fn ratio(ours: f64, bare: f64) -> f64 {
    (ours / bare * 100.0).round() / 100.0
}
