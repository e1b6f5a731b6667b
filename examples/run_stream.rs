//! A run whose answers are heard while they are made. What is heard is provisional until it is accepted.
//!
//! `cargo run --example run_stream`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{Orchestrator, RunOptions, StreamEvent, StreamOptions, StreamRecovery, load_agent_yaml};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orchestrator = Orchestrator::builder().in_memory().build().await?;
    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;

    // An answer that breaks off is withdrawn, and the next model of the chain answers anew.
    let (mut stream, mut listener) = StreamOptions::new();
    stream.recovery = StreamRecovery::Restart;
    let options = RunOptions {
        stream: Some(stream),
        ..RunOptions::default()
    };
    let run = orchestrator.run_agent(&agent, "Create a PRD for single sign-on", options);
    // The listener hears the run's end too. One that is slow, or goes away, stalls nobody.
    let listen = async {
        let mut answer = String::new();
        while let Some(event) = listener.next().await {
            match event {
                StreamEvent::Delta { text, .. } => answer += &text,
                StreamEvent::ToolCall { tool, .. } => println!("asks for {tool}"),
                StreamEvent::Withdrawn { reason, .. } => {
                    println!("withdrawn: {reason}");
                    answer.clear();
                }
                StreamEvent::Accepted { step, missed } => {
                    println!("step {step} accepted, {missed} bytes missed");
                }
            }
        }
        answer
    };
    let (result, heard) = tokio::join!(run, listen);
    let result = result?;
    println!("{}, {} characters heard", result.status, heard.chars().count());
    orchestrator.shutdown().await?;
    Ok(())
}
