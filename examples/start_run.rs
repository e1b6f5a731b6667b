//! Starting a run: a message, and one model call.
//!
//! `cargo run --example start_run`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{Coded, CompletionOptions, CreateRun, Message, Orchestrator, load_agent_yaml};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orchestrator = Orchestrator::builder().in_memory().build().await?;
    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;

    // A model is called for a running run only.
    if let Err(refusal) = orchestrator
        .get_completion(&run.run_id, CompletionOptions::default())
        .await
    {
        println!("{}: {refusal}", refusal.code().name);
    }
    orchestrator.start_run(&run.run_id).await?;

    orchestrator
        .add_message(
            &run.run_id,
            Message::user("Create a PRD for a user authentication system with SSO support"),
        )
        .await?;

    // One call. The agent's chain of models is asked in order; here no provider has a key, so the
    // built-in offline model answers.
    let response = orchestrator
        .get_completion(
            &run.run_id,
            CompletionOptions {
                use_case: "prd_creation".into(),
                // The agent's own presets, the configuration's, then the product's; an unknown one is an error.
                preset: "thorough".into(),
                ..CompletionOptions::default()
            },
        )
        .await?;
    println!("{}", response.content);
    println!(
        "{}/{}: {} tokens out",
        response.provider, response.model, response.tokens.output
    );

    // Calls that the model asks for are returned, not made: see the example `tools`.
    for call in &response.tool_calls {
        println!("asks for tool {}", call.name);
    }
    orchestrator.shutdown().await?;
    Ok(())
}
