//! The short way: `run_agent` creates a run, starts it, and drives it through model and tool calls to
//! its end.
//!
//! `cargo run --example run_agent`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{EventFilter, Limits, Orchestrator, RunOptions, Usd, load_agent_yaml};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orchestrator = Orchestrator::builder().in_memory().build().await?;
    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;

    let options = RunOptions {
        task_class: "prd_creation".into(),
        // Stricter than the agent's own limits. Looser ones would change nothing.
        limits: Limits {
            max_cost: Some(Usd::from_dollars(0.5)?),
            ..Limits::default()
        },
        ..RunOptions::default()
    };
    // The input is the first message. A run that fails is a result, with `error` set.
    let result = orchestrator
        .run_agent(&agent, "Create a PRD for single sign-on", options)
        .await?;
    println!(
        "{}, tool calls: {}, {} USD",
        result.status, result.tool_calls, result.cost_usd
    );
    println!("offline: {}", result.offline);
    if let Some(output) = &result.output {
        println!("{}", output.as_str().unwrap_or_default());
    }

    // Everything that happened to it, in order, as the journal holds it.
    let filter = EventFilter {
        stream: Some(result.run_id.to_string()),
        ..EventFilter::default()
    };
    for event in orchestrator.events(filter).await? {
        if let Some(body) = event.decode()? {
            println!("{} {}", event.seq, body.kind().name());
        }
    }
    orchestrator.shutdown().await?;
    Ok(())
}
