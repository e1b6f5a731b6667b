//! The policies and the request that every engine gets. Each policy holds for one agent; those of the agent that
//! asks apply. All rules hold, so that no engine can stop early.

use serde_json::{Value, json};

pub(super) const PRODUCT_POLICY: &str = r#"{
    "id": "policy.cost.limit.v1", "name": "Cost Limit Policy", "type": "cost", "status": "active",
    "rules": [
        {"name": "per_run_limit", "condition": {"field": "cost_usd", "operator": "lte", "value": 10.0},
         "action": "allow", "severity": "error"},
        {"name": "daily_limit", "condition": {"field": "daily_cost_usd", "operator": "lte", "value": 100.0},
         "action": "allow", "severity": "critical"}
    ]
}"#;

pub(super) const PRODUCT_REQUEST: &str = r#"{
    "request": {"agent_id": "agent.product.prd_writer.v1", "action": "execute", "resource": "run_123",
                "zone": "green", "timestamp": "2026-01-31T08:00:00.000Z"},
    "environment": {"name": "production"},
    "data": {"cost_usd": 5.0, "daily_cost_usd": 45.0}
}"#;

const AGENT: &str = "agent.product.prd_writer.v1";

/// How many there are of what.
#[derive(Clone, Copy, Debug)]
pub(super) struct World {
    pub(super) policies: usize,
    pub(super) rules: usize,
    /// Rules that apply to the request.
    pub(super) applicable: usize,
}

/// A rule in no engine's language.
#[derive(Clone, Debug)]
enum Rule {
    CostAtMost(u64),
    TokensBelow(u64),
    RegionIn([String; 3]),
    TierNot(String),
    NotSuspended,
}

impl World {
    /// The agent of a policy, and its rules.
    fn policy(&self, number: usize) -> (String, Vec<Rule>) {
        let before = number * self.rules;
        // The last policy that applies may hold fewer rules, so that exactly as many apply as were asked for.
        let rules = if before < self.applicable {
            self.rules.min(self.applicable - before)
        } else {
            self.rules
        };
        let agent = if before < self.applicable {
            AGENT.to_owned()
        } else {
            format!("agent.other.a{number}.v1")
        };
        let rule = |place: usize| {
            let n = number as u64;
            match place % 5 {
                0 => Rule::CostAtMost(10 + n),
                1 => Rule::TokensBelow(100_000 + n),
                2 => Rule::RegionIn(["us".to_owned(), "eu".to_owned(), format!("r{n}")]),
                3 => Rule::TierNot(format!("blocked_{n}")),
                _ => Rule::NotSuspended,
            }
        };
        (agent, (0..rules).map(rule).collect())
    }

    pub(super) fn policies_json(&self) -> String {
        let policies: Vec<Value> = (0..self.policies)
            .map(|number| {
                let (agent, rules) = self.policy(number);
                let rules: Vec<Value> = rules
                    .iter()
                    .enumerate()
                    .map(|(place, rule)| {
                        json!({
                            "name": format!("rule_{place}"),
                            "condition": condition(rule),
                            "action": "allow",
                            "severity": "error",
                        })
                    })
                    .collect();
                json!({
                    "id": format!("policy.bench.p{number}.v1"),
                    "name": format!("Policy {number}"),
                    "type": "custom",
                    "status": "active",
                    "scope": { "agents": [agent] },
                    "rules": rules,
                })
            })
            .collect();
        Value::Array(policies).to_string()
    }

    pub(super) fn request_json(&self) -> String {
        json!({
            "request": {
                "agent_id": AGENT,
                "action": "execute",
                "resource": "run_123",
                "zone": "green",
                "timestamp": "2026-01-31T08:00:00.000Z",
            },
            "environment": { "name": "production" },
            "data": data(),
        })
        .to_string()
    }
}

/// What the rules ask about.
fn data() -> Value {
    json!({ "cost_usd": 5, "tokens": 1200, "region": "eu", "tier": "gold", "suspended": false })
}

fn condition(rule: &Rule) -> Value {
    let compare = |field: &str, operator: &str, value: Value| json!({ "field": field, "operator": operator, "value": value });
    match rule {
        Rule::CostAtMost(usd) => compare("cost_usd", "lte", json!(usd)),
        Rule::TokensBelow(tokens) => compare("tokens", "lt", json!(tokens)),
        Rule::RegionIn(regions) => compare("region", "in", json!(regions)),
        Rule::TierNot(tier) => compare("tier", "neq", json!(tier)),
        Rule::NotSuspended => compare("suspended", "eq", json!(false)),
    }
}
