//! Policy engine: registering a policy, and asking it.
//!
//! `cargo run --example policies`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::policy::ast::{Action, Comparison, Condition, Literal, Operator, PolicyType, Rule, Severity};
use agentos::{
    Clock as _, Coded, EvaluateRequest, Policy, PolicyAction, PolicyEngine, PolicyEnvironment, PolicyRequest,
    SystemClock, Value, Zone, json,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let policy_engine = PolicyEngine::new();

    // `allow` says what must hold. Where it does not, `error` and `critical` deny, `warning` warns.
    let at_most = |field: &str, usd: f64| {
        Condition::Compare(Comparison::new(field, Operator::Lte, Literal::Number(usd)))
    };
    let cost_policy = Policy {
        name: "Cost Limit Policy".into(),
        rules: vec![
            Rule::new(
                "per_run_limit",
                at_most("cost_usd", 10.0),
                Action::Allow,
                Severity::Error,
            ),
            Rule::new(
                "daily_limit",
                at_most("daily_cost_usd", 100.0),
                Action::Allow,
                Severity::Critical,
            ),
        ],
        ..Policy::new("policy.cost.limit.v1", PolicyType::Cost)
    };
    policy_engine.register_policy(cost_policy)?;

    let result = policy_engine.evaluate(&request(json!({ "cost_usd": 5.0, "daily_cost_usd": 45.0 })));
    println!(
        "5 USD: {}, by the policies {:.8}",
        result.action,
        result.policy_digest().to_string()
    );

    let result = policy_engine.evaluate(&request(json!({ "cost_usd": 500.0, "daily_cost_usd": 45.0 })));
    if result.action == PolicyAction::Deny {
        for failure in result.critical_failures() {
            println!("Policy denied: {}", failure.message);
            println!("to pass: {}", failure.remedy);
        }
    }

    // What cannot be known is denied: a missing value, and one of another type.
    let result = policy_engine.evaluate(&request(json!({ "cost_usd": 5.0 })));
    println!("{}", result.refusal().unwrap_or_default());

    // The same policy as JSON; a mistake in it is shown with its place, and what was in force stays.
    let text = r#"{"id": "p", "name": "P", "type": "cost", "rules": [{"name": "r", "action": "allow",
        "condition": {"field": "cost_usd", "operator": "below", "value": 10}}]}"#;
    if let Err(report) = agentos::policy::read::read_json(text) {
        for error in report.errors() {
            println!("{} in line {}: {}", error.code.name, error.line, error.message);
        }
    }
    let unusable = Policy {
        time_zone: Some("Mars".into()),
        ..Policy::new("q", PolicyType::Custom)
    };
    if let Err(error) = policy_engine.register_policy(unusable) {
        println!("{}: {error}", error.code().name);
    }
    Ok(())
}

fn request(data: Value) -> EvaluateRequest {
    EvaluateRequest {
        request: PolicyRequest {
            agent_id: Some("agent.product.prd_writer.v1".into()),
            action: Some("execute".into()),
            resource: Some("run_123".into()),
            zone: Some(Zone::Green),
            timestamp: Some(SystemClock.now()),
            ..PolicyRequest::default()
        },
        environment: Some(PolicyEnvironment::new("production")),
        data: data.as_object().cloned().unwrap_or_default(),
        ..EvaluateRequest::default()
    }
}
