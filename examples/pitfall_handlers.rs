//! Pitfall: handlers that fail. Here they never touch a run.
//!
//! `cargo run --example pitfall_handlers`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{CreateRun, Orchestrator, load_agent_yaml};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orchestrator = Orchestrator::builder().in_memory().build().await?;

    // No `try` and `catch` is needed: an error is logged and counted, and the run does not hear of it.
    orchestrator.on("run_completed", |_event| async move {
        Err::<(), _>("the mail server is away")
    })?;

    // Nor does a panic: it ends this one call of the handler, not the handler.
    orchestrator.on("run_completed", |event| async move {
        assert!(event.payload.error.is_some(), "nobody expected a run to go well");
    })?;

    // Each handler has its own task and its own queue, so this one hears everything all the same.
    orchestrator.on("run_completed", |event| async move {
        println!("heard of {}", event.payload.run_id);
    })?;

    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
    for _ in 0..2 {
        let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
        orchestrator.start_run(&run.run_id).await?;
        let result = orchestrator.complete_run(&run.run_id, "One page").await?;
        println!("status: {}", result.status);
    }

    // A handler that falls more than 1024 events behind misses some, which is counted too.
    orchestrator.shutdown().await?;
    let counts = orchestrator.handler_counts();
    println!(
        "handlers failed {} times, and missed {} events",
        counts.failed, counts.missed
    );
    Ok(())
}
