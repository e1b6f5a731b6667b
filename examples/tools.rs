//! Tool execution: registering a tool, and calling it in a run.
//!
//! `cargo run --example tools`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{
    Coded, CompletionOptions, CreateRun, Effect, Message, Orchestrator, ToolOutput, ToolRegistration, Zone,
    json, load_agent_yaml,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orchestrator = Orchestrator::builder().in_memory().build().await?;

    orchestrator.tools().register(ToolRegistration {
        description: "Search the web for information".into(),
        // The short form, or a JSON Schema. Arguments are checked, and defaults filled in, before a call.
        parameters: json!({
            "query": { "type": "string", "required": true },
            "limit": { "type": "number", "default": 10 },
        }),
        requires_approval: false,
        zone: Zone::Green,
        // It only looks: after a crash it may be called again. A tool that does not say is taken to
        // write, and is never repeated.
        effect: Effect::Reads,
        ..ToolRegistration::new("web_search", |params, context| async move {
            // A real one would ask the network. `?` turns any error into a failed call.
            let results = json!([{ "title": params.get("query"), "limit": params.get("limit") }]);
            println!("searching for {}", context.agent_id);
            Ok(ToolOutput::ok(results))
        })
    })?;

    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
    orchestrator.start_run(&run.run_id).await?;

    // The call is journalled before it is made, and its result before the next step.
    let result = orchestrator
        .execute_tool(
            &run.run_id,
            "web_search",
            json!({ "query": "AgentOS documentation", "limit": 5 }),
        )
        .await?;
    if result.success {
        println!("Search results: {}", result.output);
    }

    // What does not fit is refused before the handler is asked.
    if let Err(refusal) = orchestrator
        .execute_tool(&run.run_id, "web_search", json!({ "limit": 5 }))
        .await
    {
        println!("{}: {refusal}", refusal.code().name);
    }

    // A program that makes the steps itself makes the calls that a model asks for, and asks again.
    orchestrator
        .add_message(&run.run_id, Message::user("What day is it?"))
        .await?;
    let mut response = orchestrator
        .get_completion(&run.run_id, CompletionOptions::default())
        .await?;
    while !response.tool_calls.is_empty() {
        for call in response.tool_calls {
            let answer = orchestrator
                .execute_tool(&run.run_id, &call.name, call.arguments)
                .await?;
            println!("the model asked for {}: success {}", call.name, answer.success);
        }
        response = orchestrator
            .get_completion(&run.run_id, CompletionOptions::default())
            .await?;
    }
    let result = orchestrator.complete_run(&run.run_id, response.content).await?;
    println!("{} after {} tool calls", result.status, result.tool_calls);
    orchestrator.shutdown().await?;
    Ok(())
}
