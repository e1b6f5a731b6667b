//! Gate execution: checks over an agent's output before it is used.
//!
//! `cargo run --example gate_execution`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{
    Clock, GateContext, GateExecutor, GateExecutorConfig, GateStatus, QualityGateOptions, SystemClock, Zone,
    create_quality_gate, create_security_gate,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Create a gate executor. These are the defaults.
    let gate_executor = GateExecutor::new(GateExecutorConfig {
        fail_fast: true,         // Stop on first blocking failure
        check_timeout_ms: 5_000, // Timeout per check
        gate_timeout_ms: 30_000, // Overall gate timeout
        skip_in_dev: false,      // Run gates in development too
    });

    // Create a quality gate.
    let quality_gate = create_quality_gate(&QualityGateOptions {
        min_length: Some(100),
        max_length: Some(50_000),
        require_json: false,
        no_pii: true,
    });

    // Execute the gate, on an output that is good, one that is short, and one that gives somebody away.
    let good = "The login page asks for a name and a password, and remembers neither. ".repeat(3);
    let leaky = format!("{good}Questions go to jane.doe@example.org.");
    for output in [good.as_str(), "Too short.", leaky.as_str()] {
        let context = GateContext {
            agent_id: "agent.product.prd_writer.v1".to_owned(),
            zone: Zone::Green,
            output: output.into(),
            ..GateContext::default()
        };
        let result = gate_executor
            .execute(&quality_gate, &context, SystemClock.now())
            .await;
        if result.status == GateStatus::Passed {
            println!("Gate passed!");
        } else {
            for failure in &result.blocking_failures {
                let why = failure.message.as_deref().unwrap_or_default();
                println!("Gate failed: {}: {why}", failure.check_name);
            }
        }
    }

    // The security gate finds credentials too, in values of any form.
    let context = GateContext {
        output: agentos::json!({ "config": { "password_url": "postgres://app:hunter2secret@db.example.com/main" } }),
        ..GateContext::default()
    };
    let result = gate_executor
        .execute(&create_security_gate(), &context, SystemClock.now())
        .await;
    println!("Security gate: {:?}", result.status);
    Ok(())
}
