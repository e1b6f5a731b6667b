//! Run events: `on`, `off`, and what an event holds.
//!
//! `cargo run --example run_events`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{CreateRun, Orchestrator, RunError, load_agent_yaml};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orchestrator = Orchestrator::builder().in_memory().build().await?;

    // A handler hears of an event after it is durable, in its own task and in order. A name that no
    // event has is an error; `*` is every event.
    let created = orchestrator.on("run_created", |event| async move {
        println!("Run created: {}", event.payload.run_id);
    })?;
    orchestrator.on("run_started", |event| async move {
        println!("Run started: {}", event.payload.run_id);
    })?;
    orchestrator.on("run_completed", |event| async move {
        println!("Run completed: {}", event.payload.run_id);
    })?;
    orchestrator.on("run_failed", |event| async move {
        if let Some(error) = &event.payload.error {
            println!("Run failed: {} {error}", event.payload.run_id);
        }
    })?;

    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
    orchestrator.start_run(&run.run_id).await?;
    orchestrator
        .complete_run(&run.run_id, "Single sign-on, in one page")
        .await?;

    // Taken off: the second run's creation is not heard.
    orchestrator.off(created);
    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
    orchestrator.start_run(&run.run_id).await?;
    let error = RunError {
        code: "NO_BRIEF".into(),
        message: "the brief was withdrawn".into(),
    };
    orchestrator.fail_run(&run.run_id, error).await?;

    // Waits until every handler has heard what it was sent.
    orchestrator.shutdown().await?;
    Ok(())
}
