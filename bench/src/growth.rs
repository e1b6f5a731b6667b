//! Does a long run grow slower? CPU time of steps around the 10th and around the 1,000th.

use agentos::{Limits, OrchestratorConfig, RunOptions};
use serde_json::{Value, json};

use crate::agent::{agent, folder, options, orchestrator_with};
use crate::process::cpu;

/// Steps on each side, so that a clock's tick does not matter.
const WINDOW: u64 = 200;
const ROUNDS: usize = 25;

pub(crate) async fn growth() -> Result<Value, Box<dyn std::error::Error>> {
    let folder = folder()?;
    // Every answer asks for the tool again: the run goes on until its step limit.
    let script = "steps:\n  - tool_calls: [{ name: current_time, arguments: {} }]\n";
    let config = OrchestratorConfig {
        max_steps_per_run: 1_000_000,
        max_tool_calls_per_run: 1_000_000,
        max_tokens_per_run: u64::MAX / 4,
        max_run_duration_ms: 3_600_000,
        ..OrchestratorConfig::default()
    };
    let orchestrator = orchestrator_with(folder.path(), script, config).await?;
    let agent = agent()?;
    // Runs that end at a step limit: what lies between two limits is the cost of the steps between.
    let (mut early, mut late) = (0.0, 0.0);
    for _ in 0..ROUNDS {
        let upto = async |steps: u64| -> Result<f64, Box<dyn std::error::Error>> {
            let limits = Limits {
                max_steps: Some(steps),
                ..Limits::default()
            };
            let before = cpu()?;
            orchestrator
                .run_agent(&agent, "Go on", RunOptions { limits, ..options() })
                .await?;
            Ok(cpu()? - before)
        };
        let (ten, past_ten) = (upto(10).await?, upto(10 + WINDOW).await?);
        let (thousand, past_thousand) = (upto(1000).await?, upto(1000 + WINDOW).await?);
        early += past_ten - ten;
        late += past_thousand - thousand;
    }
    orchestrator.shutdown().await?;
    let per_step = |seconds: f64| seconds * 1e6 / (WINDOW as f64 * ROUNDS as f64);
    Ok(json!({
        "step_10_us": per_step(early).round(),
        "step_1000_us": per_step(late).round(),
        "ratio": (late / early * 100.0).round() / 100.0,
    }))
}
