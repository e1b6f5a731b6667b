//! Durable runs, each of two model calls and one tool call; every step is on disk before the next.

use std::path::Path;
use std::time::{Duration, Instant};

use agentos::{CompletionOptions, CreateRun, Message, Orchestrator, PinnedAgent, SqliteOptions, SqliteStore};
use serde_json::{Value, json};

use crate::Api;
use crate::agent::{SCRIPT, agent, folder, options, orchestrator_on};
use crate::floor::{Work, floor};

/// Ours and the floor take turns, so that a machine whose speed drifts slows both alike.
const ROUNDS: usize = 5;

pub(crate) async fn durable(
    concurrency: usize,
    seconds: u64,
    api: Api,
) -> Result<Value, Box<dyn std::error::Error>> {
    let mut rounds = Vec::new();
    let mut latencies = Vec::new();
    for _ in 0..ROUNDS {
        let time = Duration::from_secs(seconds) / ROUNDS as u32;
        rounds.push(round(concurrency, time, api, &mut latencies).await?);
    }
    latencies.sort_unstable();
    let median = |value: fn(&Round) -> f64| {
        let mut values: Vec<f64> = rounds.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    Ok(json!({
        "concurrency": concurrency,
        "api": if api == Api::Auto { "auto" } else { "manual" },
        "runs": latencies.len(),
        "runs_per_s": median(|round| round.runs_per_s).round(),
        "p50_ms": millis(&latencies, 0.50),
        "p99_ms": millis(&latencies, 0.99),
        "appends_per_run": median(|round| round.appends_per_run),
        "appends_per_commit": (median(|round| round.appends_per_commit) * 10.0).round() / 10.0,
        "bytes_per_run": median(|round| round.bytes_per_run).round(),
        "floor_runs_per_s": median(|round| round.floor_runs_per_s).round(),
        "ratio": (median(|round| round.runs_per_s / round.floor_runs_per_s) * 1000.0).round() / 1000.0,
    }))
}

struct Round {
    runs_per_s: f64,
    appends_per_run: f64,
    appends_per_commit: f64,
    bytes_per_run: f64,
    floor_runs_per_s: f64,
}

async fn round(
    concurrency: usize,
    time: Duration,
    api: Api,
    latencies: &mut Vec<Duration>,
) -> Result<Round, Box<dyn std::error::Error>> {
    let folder = folder()?;
    let ours = folder.path().join("ours");
    let database = ours.join("agentos.db");
    let store = SqliteStore::open(SqliteOptions::new(&database))?;
    let orchestrator = orchestrator_on(&store, SCRIPT).await?;
    let agent = agent()?;
    // The first run writes what all runs share.
    one(&orchestrator, &agent, api)
        .await
        .map_err(|error| error.to_string())?;
    let before = (store.transactions(), latencies.len());
    let began = Instant::now();
    let until = began + time;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..concurrency {
        let (orchestrator, agent) = (orchestrator.clone(), agent.clone());
        tasks.spawn(async move {
            let mut latencies = Vec::new();
            while Instant::now() < until {
                let start = Instant::now();
                one(&orchestrator, &agent, api)
                    .await
                    .map_err(|error| error.to_string())?;
                latencies.push(start.elapsed());
            }
            Ok::<_, String>(latencies)
        });
    }
    while let Some(done) = tasks.join_next().await {
        latencies.extend(done??);
    }
    let ran = began.elapsed();
    let transactions = store.transactions() - before.0;
    let runs = latencies.len() - before.1;
    orchestrator.shutdown().await?;
    drop((orchestrator, store));

    let bytes = size(&ours)?;
    let work = Work::read(&database)?;
    // As many transactions as ours, so that both pay for as many flushes.
    let appends_per_commit = (work.appends() as f64 / transactions.max(1) as f64).max(1.0);
    let floor = floor(&folder.path().join("floor"), &work, appends_per_commit)?;
    let all = runs as f64 + 1.0;
    Ok(Round {
        runs_per_s: runs as f64 / ran.as_secs_f64(),
        appends_per_run: work.appends() as f64 / all,
        appends_per_commit,
        bytes_per_run: bytes as f64 / all,
        floor_runs_per_s: all / floor.as_secs_f64(),
    })
}

async fn one(
    orchestrator: &Orchestrator,
    agent: &PinnedAgent,
    api: Api,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    if api == Api::Auto {
        let result = orchestrator
            .run_agent(agent, "What time is it?", options())
            .await?;
        if result.status != agentos::RunStatus::Completed || result.tool_calls != 1 {
            return Err(format!("a run went wrong: {result:?}").into());
        }
        return Ok(());
    }
    let run = orchestrator
        .create_run(
            agent,
            CreateRun {
                model: options().model,
                ..CreateRun::default()
            },
        )
        .await?;
    orchestrator.start_run(&run.run_id).await?;
    orchestrator
        .add_message(&run.run_id, Message::user("What time is it?"))
        .await?;
    let asked = orchestrator
        .get_completion(&run.run_id, CompletionOptions::default())
        .await?;
    for call in asked.tool_calls {
        orchestrator
            .execute_tool(&run.run_id, &call.name, call.arguments)
            .await?;
    }
    let answer = orchestrator
        .get_completion(&run.run_id, CompletionOptions::default())
        .await?;
    orchestrator.complete_run(&run.run_id, answer.content).await?;
    Ok(())
}

fn millis(sorted: &[Duration], quantile: f64) -> f64 {
    let at = ((sorted.len() as f64 - 1.0) * quantile).round() as usize;
    sorted
        .get(at)
        .map_or(0.0, |latency| (latency.as_secs_f64() * 1e6).round() / 1e3)
}

/// All of the store's files, once it is closed.
pub(crate) fn size(folder: &Path) -> std::io::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}
