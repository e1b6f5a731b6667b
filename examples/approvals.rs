//! Approvals: a run waits for a person, a person decides, and the run goes on.
//!
//! `cargo run --example approvals`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{
    Actor, ApprovalFilter, Coded, CreateRun, Decision, Effect, Orchestrator, ToolOutput, ToolRegistration,
    WaitingFor, json, load_agent_yaml,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Who has started a run is known, so that it is also known who may decide.
    let orchestrator = Orchestrator::builder()
        .in_memory()
        .actor(Actor::user("ines"))
        .build()
        .await?;
    orchestrator.tools().register(ToolRegistration {
        description: "Pay an invoice".into(),
        parameters: json!({ "usd": { "type": "number", "required": true } }),
        effect: Effect::Spends,
        // A person decides on every call, whatever the zone.
        requires_approval: true,
        ..ToolRegistration::new("pay", |params, _context| async move {
            println!(
                "paying {} USD",
                params.get("usd").unwrap_or(&serde_json::Value::Null)
            );
            Ok(ToolOutput::ok("paid"))
        })
    })?;
    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
    orchestrator.start_run(&run.run_id).await?;

    // The tool is not called: the run waits, on disk, for as long as it takes.
    let pay = || orchestrator.execute_tool(&run.run_id, "pay", json!({ "usd": 120 }));
    if let Err(refusal) = pay().await {
        println!("{}: {refusal}", refusal.code().name);
    }
    let Some(WaitingFor::Approval { id }) = orchestrator.get_run(&run.run_id).await?.waiting_for else {
        return Err("the run waits for nobody".into());
    };

    // What a reviewer needs to know.
    let detail = orchestrator.get_approval(id).await?;
    let input = detail.approval.input.unwrap_or_default();
    println!(
        "{} wants `{}` with {input}",
        detail.approval.requester, detail.approval.resource
    );
    println!("because {}", detail.approval.justification);

    // An agent never decides on its own request.
    let itself = Decision::by(detail.approval.requester.clone());
    if let Err(refusal) = orchestrator.approve(id, itself).await {
        println!("{}: {refusal}", refusal.code().name);
    }
    let yes = Decision::by(Actor::user("anna")).because("within budget");
    let decided = orchestrator.approve(id, yes).await?;
    println!("{} by {}", decided.status, Actor::user("anna"));

    // A program makes the same call again; a driven run goes on by itself.
    println!("success: {}", pay().await?.success);
    // It was for this once, and for these 120 USD.
    let more = orchestrator.execute_tool(&run.run_id, "pay", json!({ "usd": 1_000_000 }));
    if let Err(refusal) = more.await {
        println!("{}", refusal.code().name);
    }
    for approval in orchestrator
        .list_approvals(ApprovalFilter::default())
        .await?
        .items
    {
        println!("{} is {}", approval.resource, approval.status);
    }
    Ok(())
}
