//! Configuration: the limits and switches of every run.
//!
//! `cargo run --example configuration`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{CreateRun, Orchestrator, OrchestratorConfig, Usd, Zone, json, load_agent_yaml};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = OrchestratorConfig {
        // The zone of a run that names none.
        default_zone: Zone::Green,
        // Tokens of a run: input and output of all its model calls together.
        max_tokens_per_run: 100_000,
        // Dollars, exact to a nano-dollar. The worst case of a call is reserved before it is made.
        max_cost_per_run: Usd::from_dollars(10.0)?,
        max_tool_calls_per_run: 100,
        // Time in status `running`; at its end the call in flight is cancelled.
        max_run_duration_ms: 300_000, // 5 minutes
        enable_quality_gates: true,
        enable_policy_checks: true,
        // How old the last snapshot of a changed run may grow. Every step is durable without it.
        auto_save_interval_ms: 10_000,
        // The keys that are ours alone, such as `max_steps_per_run`, keep their defaults.
        ..OrchestratorConfig::default()
    };

    // In memory, nothing is left behind. Without a word on the store, the database is
    // `.agentos/agentos.db` here; `.data_dir(folder)` puts it elsewhere.
    let orchestrator = Orchestrator::builder().config(config).in_memory().build().await?;

    // A run's limit is the strictest of what the runtime, the agent's file and the request allow.
    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
    println!("zone: {}", run.zone);
    println!("limits: {}", json!(run.limits));

    // Gives up the lease and closes the database. A process that dies instead loses nothing either.
    orchestrator.shutdown().await?;
    Ok(())
}
