//! Production settings: lower limits, and nothing that only seems to work.
//!
//! `cargo run --example production_settings`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{Coded, Orchestrator, OrchestratorConfig, Profile, Usd, Zone};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let production = OrchestratorConfig {
        default_zone: Zone::Green,
        max_tokens_per_run: 50_000,                // lower in production
        max_cost_per_run: Usd::from_dollars(5.0)?, // stricter cost control
        max_tool_calls_per_run: 50,
        max_run_duration_ms: 120_000, // 2 minutes
        enable_quality_gates: true,
        enable_policy_checks: true,
        auto_save_interval_ms: 5_000, // more frequent snapshots
        ..OrchestratorConfig::default()
    };

    // The profile holds the very same values, so that they need not be written down.
    let profile = OrchestratorConfig::for_profile(Some(Profile::Production));
    println!(
        "tokens per run: {} = {}",
        production.max_tokens_per_run, profile.max_tokens_per_run
    );
    println!(
        "cost per run: {} = {} USD",
        production.max_cost_per_run, profile.max_cost_per_run
    );
    println!(
        "tool calls per run: {} = {}",
        production.max_tool_calls_per_run, profile.max_tool_calls_per_run
    );

    // Numbers alone are half of it. Under this profile a required gate that nobody can evaluate
    // blocks, and the offline model never answers: without a provider the start is refused.
    let built = Orchestrator::builder()
        .config(production)
        .profile(Some(Profile::Production))
        .in_memory()
        .build()
        .await;
    match built {
        Ok(_) => Err("production has started without a provider".into()),
        Err(refusal) => {
            println!("{}: {refusal}", refusal.code().name);
            Ok(())
        }
    }
}
