//! The product document's cost policy.

use std::sync::Arc;

use agentos_policy::ast::{
    Action, Comparison, Condition, Literal, Operator, Policy, PolicyType, Rule, Severity,
};
use agentos_policy::{Decision, EvaluateRequest, PolicyAction, PolicyEngine, PolicySet, State};
use serde_json::{Value, json};

pub(crate) fn cost_policy() -> Policy {
    let limit = |field: &str, usd: f64| {
        Condition::Compare(Comparison::new(field, Operator::Lte, Literal::Number(usd)))
    };
    let mut policy = Policy::new("policy.cost.limit.v1", PolicyType::Cost);
    policy.name = "Cost Limit Policy".to_owned();
    policy.rules = vec![
        Rule::new(
            "per_run_limit",
            limit("cost_usd", 10.0),
            Action::Allow,
            Severity::Error,
        ),
        Rule::new(
            "daily_limit",
            limit("daily_cost_usd", 100.0),
            Action::Allow,
            Severity::Critical,
        ),
    ];
    policy
}

pub(crate) fn asked(data: Value) -> EvaluateRequest {
    let request = json!({
        "request": {
            "agent_id": "agent.product.prd_writer.v1",
            "action": "execute",
            "resource": "run_123",
            "zone": "green",
            "timestamp": "2026-01-31T08:00:00Z",
        },
        "environment": { "name": "production" },
        "data": data,
    });
    serde_json::from_value(request).unwrap()
}

pub(crate) fn decide(policies: Vec<Policy>, asked: &EvaluateRequest) -> Decision {
    Arc::new(PolicySet::compile(policies).unwrap()).evaluate(asked, &State::EMPTY)
}

#[test]
fn no_data_is_unknown_and_denies() {
    for data in [json!(null), json!({})] {
        let decision = decide(vec![cost_policy()], &asked(data));
        assert_eq!(decision.action, PolicyAction::Deny);
        assert_eq!(decision.critical_failures().len(), 2);
    }
}

#[test]
fn five_dollars_pass() {
    let engine = PolicyEngine::new();
    engine.register_policy(cost_policy()).unwrap();
    let decision = engine.evaluate(&asked(json!({ "cost_usd": 5.0, "daily_cost_usd": 45.0 })));
    assert_eq!(decision.action, PolicyAction::Allow);
    assert!(decision.all_passed);
    assert!(decision.critical_failures().is_empty());
}

#[test]
fn five_hundred_are_denied_with_value_and_limit() {
    let decision = decide(
        vec![cost_policy()],
        &asked(json!({ "cost_usd": 500, "daily_cost_usd": 540.5 })),
    );
    let said = serde_json::to_value(&decision).unwrap();
    assert_eq!(said["action"], "deny");
    assert_eq!(said["all_passed"], false);
    assert_eq!(
        said["critical_failures"][0],
        json!({
            "policy_id": "policy.cost.limit.v1",
            "policy_name": "Cost Limit Policy",
            "check": "per_run_limit",
            "message": "denied by policy.cost.limit.v1 / per_run_limit: cost_usd 500.00 is not lte 10.00",
            "severity": "error",
            "field": "cost_usd",
            "value": 500,
            "limit": 10,
            "remedy": "change cost_usd so that it is lte 10.00",
            "action": "deny",
            "reason": "violated",
        })
    );
    assert_eq!(
        said["critical_failures"][1]["message"],
        "denied by policy.cost.limit.v1 / daily_limit: daily_cost_usd 540.50 is not lte 100.00"
    );
    assert_eq!(
        said["values_read"],
        json!({ "cost_usd": 500, "daily_cost_usd": 540.5 })
    );
    assert_eq!(said["results"][0]["passed"], false);
    assert_eq!(said["results"][0]["failures"].as_array().unwrap().len(), 2);
    assert_eq!(said["policy_digest"].as_str().unwrap().len(), 64);
    assert_eq!(
        decision.refusal().unwrap(),
        "denied by policy.cost.limit.v1 / per_run_limit: cost_usd 500.00 is not lte 10.00 (and 1 more)"
    );
}

#[test]
fn what_is_missing_is_denied() {
    let decision = decide(vec![cost_policy()], &asked(json!({ "cost_usd": 5.0 })));
    assert_eq!(decision.action, PolicyAction::Deny);
    let failures = decision.critical_failures();
    assert_eq!(failures.len(), 1);
    assert_eq!(
        failures[0].message,
        "denied by policy.cost.limit.v1 / daily_limit: daily_cost_usd could not be known: it is missing"
    );
}
