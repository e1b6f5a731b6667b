//! Completing a run: the output passes the gates, and the result says what it took.
//!
//! `cargo run --example complete_run`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{CompletionOptions, CreateRun, Message, Orchestrator, load_agent_yaml};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orchestrator = Orchestrator::builder().in_memory().build().await?;
    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;

    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
    orchestrator.start_run(&run.run_id).await?;
    orchestrator
        .add_message(&run.run_id, Message::user("Create a PRD for single sign-on"))
        .await?;
    let response = orchestrator
        .get_completion(&run.run_id, CompletionOptions::default())
        .await?;

    // The output may be a text or any JSON value.
    let result = orchestrator.complete_run(&run.run_id, response.content).await?;
    println!("Run status: {}", result.status);
    println!("Cost: ${}", result.cost_usd);
    println!("Tokens: {} in, {} out", result.tokens.input, result.tokens.output);
    println!("Duration: {}ms", result.duration_ms);
    // A gate that nobody can evaluate yet is said to be so, and is never counted as passed.
    for gate in &result.gate_results {
        println!("Gate {}: {:?}", gate.gate_id, gate.status);
    }

    // What a gate does not let pass ends the run as failed. That is a result too, not an error.
    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
    orchestrator.start_run(&run.run_id).await?;
    let result = orchestrator.complete_run(&run.run_id, " ").await?;
    println!("Run status: {}", result.status);
    if let Some(error) = result.error {
        println!("{error}");
    }
    orchestrator.shutdown().await?;
    Ok(())
}
