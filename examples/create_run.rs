//! Creating a run: an agent's file, and what a run is created with.
//!
//! `cargo run --example create_run`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{CreateRun, Map, Orchestrator, Zone, json, load_agent_yaml};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A service uses `get_orchestrator()` instead: one for the whole process, from its environment.
    let orchestrator = Orchestrator::builder().in_memory().build().await?;

    // The file is checked as a whole; an error names every mistake with its line and column.
    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
    println!("Loaded agent: {}", agent.id);

    let run = orchestrator
        .create_run(
            &agent,
            CreateRun {
                task_class: "prd_creation".into(),
                mode: "default".into(),
                // Recorded, and offered to policies and gates; not part of the conversation.
                input: json!({ "brief": "Create a PRD for user authentication" }),
                // A zone that the agent may not enter is refused with `ZONE_NOT_ALLOWED`.
                zone: Some(Zone::Green),
                metadata: Map::from_iter([("project".into(), "auth-feature".into())]),
                ..CreateRun::default()
            },
        )
        .await?;
    println!("Created run: {}", run.run_id);
    println!("Status: {}", run.status);

    // Agent, system prompt and prices are pinned now: a later change of the file changes no run.
    // The run is durable already. `get_run` finds it, also from another process.
    let found = orchestrator.get_run(&run.run_id).await?;
    println!("Metadata: {}", json!(found.metadata));

    // A run that nobody starts can still be cancelled.
    orchestrator
        .cancel_run(&run.run_id, Some("only an example".into()))
        .await?;
    orchestrator.shutdown().await?;
    Ok(())
}
