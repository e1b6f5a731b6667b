//! Many runs that wait for a person: they hold no memory and no task; a restart does not read them, and
//! one that is approved goes on at once.

use std::time::Instant;

use agentos::{
    Decision, Orchestrator, RunId, RunStatus, ToolContext, ToolRegistration, ToolsRegistry, WaitingFor,
};
use serde_json::{Value, json};

use crate::agent::{agent, folder, options, router};
use crate::durable::size;
use crate::process::resident;

/// How many are under way at once while they are made.
const AT_ONCE: usize = 64;

pub(crate) async fn paused(runs: usize) -> Result<Value, Box<dyn std::error::Error>> {
    let folder = folder()?;
    let path = folder.path();
    let agent = agent()?;
    let (began_at, mut begins) = tokio::sync::mpsc::unbounded_channel();
    let open = async || {
        let tools = ToolsRegistry::new();
        let began_at = began_at.clone();
        tools.register(ToolRegistration {
            requires_approval: true,
            ..ToolRegistration::new("pay", move |_, _: ToolContext| {
                let told = began_at.send(Instant::now());
                async move {
                    told?;
                    Ok(agentos::ToolOutput::ok("paid"))
                }
            })
        })?;
        let script = "steps:\n  - tool_calls: [{ name: pay, arguments: {} }]\n  - text: done\n";
        let builder = Orchestrator::builder().data_dir(path).router(router(script)?);
        Ok::<_, Box<dyn std::error::Error>>(builder.tools(tools).build().await?)
    };
    let orchestrator = open().await?;

    let make = async |count: usize| -> Result<Vec<RunId>, Box<dyn std::error::Error>> {
        let mut made = Vec::with_capacity(count);
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..count {
            if tasks.len() >= AT_ONCE
                && let Some(done) = tasks.join_next().await
            {
                made.push(done??);
            }
            let (orchestrator, agent) = (orchestrator.clone(), agent.clone());
            tasks.spawn(async move {
                let result = orchestrator.run_agent(&agent, "Pause", options()).await?;
                Ok::<_, agentos::RuntimeError>(result.run_id)
            });
        }
        while let Some(done) = tasks.join_next().await {
            made.push(done??);
        }
        Ok(made)
    };
    // Caches are bounded and the first runs fill them; only what as many runs again add is a run's own.
    let warm = make(runs).await?;
    let rss = resident()?;
    let made = make(runs).await?;
    let rss_after = resident()?;
    let active = orchestrator.active_runs().len();
    orchestrator.shutdown().await?;
    drop(orchestrator);
    // Closed, so that the log is emptied into the database; all runs of both rounds are in it.
    let disk = size(path)? / (warm.len() + made.len()).max(1) as u64;

    let began = Instant::now();
    let orchestrator = open().await?;
    let ready = began.elapsed();
    let run_id = made.first().ok_or("no run was made")?;
    let Some(WaitingFor::Approval { id }) = orchestrator.get_run(run_id).await?.waiting_for else {
        return Err("the run waits for no approval".into());
    };
    let began = Instant::now();
    let result = orchestrator
        .decide_and_wait(id, true, Decision::default())
        .await?;
    if result.status != RunStatus::Completed {
        return Err(format!("the approved run is {}", result.status).into());
    }
    let effect = begins.recv().await.ok_or("the tool was not called")?;
    let to_step = effect.duration_since(began);
    let began = Instant::now();
    orchestrator
        .state()
        .put("flush", 1, agentos::PutOptions::default())
        .await?;
    let flush = began.elapsed();
    orchestrator.shutdown().await?;
    let per_run = |bytes: u64| bytes / runs as u64;
    Ok(json!({
        "runs": runs,
        "made_before": warm.len(),
        "in_memory": active,
        "rss_bytes_per_run": per_run(rss_after.saturating_sub(rss)),
        "disk_bytes_per_run": disk,
        "ready_ms": millis(ready),
        "resume_to_step_ms": millis(to_step),
        "flush_ms": millis(flush),
    }))
}

fn millis(duration: std::time::Duration) -> f64 {
    (duration.as_secs_f64() * 1e6).round() / 1e3
}
