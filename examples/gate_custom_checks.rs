//! Custom gate checks: a program's own code behind a check's name.
//!
//! `cargo run --example gate_custom_checks`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{CheckVerdict, Clock, Gate, GateContext, GateExecutor, SystemClock, json};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let gate_executor = GateExecutor::default();

    // Register a custom check handler. Severity and blocking are the check's own.
    gate_executor.register_handler("custom_check", |_check, context: GateContext| async move {
        let output = context.output.as_str().unwrap_or_default();
        Ok(if output.contains("## Summary") {
            CheckVerdict::passed()
        } else {
            CheckVerdict::failed("Output must include a Summary section")
        })
    });
    // One that never answers is given up when its time is over, and has failed.
    gate_executor.register_handler("stuck", |_check, _context| async {
        std::future::pending::<()>().await;
        Ok(CheckVerdict::passed())
    });

    // A gate as a gate file writes it: the same form, as JSON or YAML.
    let gate: Gate = serde_json::from_value(json!({
        "id": "gate.quality.summary",
        "name": "Summary",
        "timeout_ms": 200,
        "checks": [
            { "name": "custom_check", "severity": "error", "blocking": true },
            { "name": "regex_match", "condition": { "pattern": "^# ", "flags": "m" }, "blocking": false },
            { "name": "stuck", "severity": "critical" },
            { "name": "nobody_knows", "severity": "error" }
        ]
    }))?;
    println!(
        "Nobody evaluates: {}",
        gate_executor.unknown_checks(&gate).join(", ")
    );
    for output in ["No headings here.", "# Report\n\n## Summary\n\nAll is well."] {
        let context = GateContext {
            output: output.into(),
            ..GateContext::default()
        };
        let result = gate_executor.execute(&gate, &context, SystemClock.now()).await;
        println!("Status: {:?}", result.status);
        for check in &result.checks {
            println!(
                "  {}: {:?}: {}",
                check.check_name,
                check.outcome,
                check.message.as_deref().unwrap_or("ok")
            );
        }
    }
    Ok(())
}
