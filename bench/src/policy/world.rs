//! The policies and the requests that every engine gets. Each policy holds for one agent; those of the agent that
//! asks apply. All rules hold for the request that is measured, so that no engine can stop early; the other request
//! breaks many, and shows that the engines decide alike.

use serde_json::{Value, json};

const PRODUCT_POLICY: &str = r#"{
    "id": "policy.cost.limit.v1", "name": "Cost Limit Policy", "type": "cost", "status": "active",
    "rules": [
        {"name": "per_run_limit", "condition": {"field": "cost_usd", "operator": "lte", "value": 10.0},
         "action": "allow", "severity": "error"},
        {"name": "daily_limit", "condition": {"field": "daily_cost_usd", "operator": "lte", "value": 100.0},
         "action": "allow", "severity": "critical"}
    ]
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

/// What is measured, in no engine's language but ours.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) policies_json: String,
    /// Every rule, one by one.
    #[cfg_attr(
        not(feature = "peers"),
        expect(dead_code, reason = "only peers read rules one by one")
    )]
    pub(super) lines: Vec<Line>,
    /// Keeps all rules.
    pub(super) request: String,
    /// Breaks some.
    pub(super) offending: String,
    /// How many rules apply.
    pub(super) applicable: usize,
}

/// A rule of a policy.
#[derive(Clone, Debug)]
#[cfg_attr(
    not(feature = "peers"),
    expect(dead_code, reason = "only peers read rules one by one")
)]
pub(super) struct Line {
    /// `POLICY/RULE`.
    pub(super) name: String,
    /// The only agent for which it holds; otherwise for all.
    pub(super) agent: Option<String>,
    pub(super) rule: Rule,
}

/// A rule in no engine's language.
#[derive(Clone, Debug)]
pub(super) enum Rule {
    CostAtMost(u64),
    DailyCostAtMost(u64),
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

    pub(super) fn case(&self) -> Case {
        let mut lines = Vec::new();
        let policies: Vec<Value> = (0..self.policies)
            .map(|number| {
                let (agent, rules) = self.policy(number);
                let id = format!("policy.bench.p{number}.v1");
                let rules: Vec<Value> = rules
                    .iter()
                    .enumerate()
                    .map(|(place, rule)| {
                        let name = format!("rule_{place}");
                        lines.push(Line {
                            name: format!("{id}/{name}"),
                            agent: Some(agent.clone()),
                            rule: rule.clone(),
                        });
                        json!({
                            "name": name,
                            "condition": condition(rule),
                            "action": "allow",
                            "severity": "error",
                        })
                    })
                    .collect();
                json!({
                    "id": id,
                    "name": format!("Policy {number}"),
                    "type": "custom",
                    "status": "active",
                    "scope": { "agents": [agent] },
                    "rules": rules,
                })
            })
            .collect();
        Case {
            policies_json: Value::Array(policies).to_string(),
            lines,
            request: request(json!({
                "cost_usd": 5, "tokens": 1200, "region": "eu", "tier": "gold", "suspended": false,
            })),
            offending: request(json!({
                "cost_usd": 40, "tokens": 100_500, "region": "r3", "tier": "blocked_2", "suspended": true,
            })),
            applicable: self.applicable,
        }
    }
}

/// The product document's policy and request.
pub(super) fn product() -> Case {
    let line = |rule: &str, of| Line {
        name: format!("policy.cost.limit.v1/{rule}"),
        agent: None,
        rule: of,
    };
    Case {
        policies_json: PRODUCT_POLICY.to_owned(),
        lines: vec![
            line("per_run_limit", Rule::CostAtMost(10)),
            line("daily_limit", Rule::DailyCostAtMost(100)),
        ],
        request: request(json!({ "cost_usd": 5.0, "daily_cost_usd": 45.0 })),
        offending: request(json!({ "cost_usd": 500.0, "daily_cost_usd": 45.0 })),
        applicable: 2,
    }
}

/// The product document's request, with what the rules ask about.
fn request(data: Value) -> String {
    json!({
        "request": {
            "agent_id": AGENT,
            "action": "execute",
            "resource": "run_123",
            "zone": "green",
            "timestamp": "2026-01-31T08:00:00.000Z",
        },
        "environment": { "name": "production" },
        "data": data,
    })
    .to_string()
}

fn condition(rule: &Rule) -> Value {
    let compare = |field: &str, operator: &str, value: Value| json!({ "field": field, "operator": operator, "value": value });
    match rule {
        Rule::CostAtMost(usd) => compare("cost_usd", "lte", json!(usd)),
        Rule::DailyCostAtMost(usd) => compare("daily_cost_usd", "lte", json!(usd)),
        Rule::TokensBelow(tokens) => compare("tokens", "lt", json!(tokens)),
        Rule::RegionIn(regions) => compare("region", "in", json!(regions)),
        Rule::TierNot(tier) => compare("tier", "neq", json!(tier)),
        Rule::NotSuspended => compare("suspended", "eq", json!(false)),
    }
}
