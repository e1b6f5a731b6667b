//! Rego, by regorus: the rules are data, by agent, and a few lines of Rego judge those of the agent that asks; run by
//! its virtual machine, from a program compiled once. With Rego written out for each rule 5,000 are more than that
//! machine takes, and the interpreter, which does take them, is eight times slower.

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine as Regorus, Value};
use serde_json::{Map, json};

use super::super::world::{Case, Line, Rule};
use super::super::{Engine, Failure};

const ENTRY: &str = "data.bench.violations";

const POLICY: &str = r#"
package bench

violations contains rule.name if {
    some rule in data.everybody
    not holds(rule)
}

violations contains rule.name if {
    some rule in data.agents[input.request.agent_id]
    not holds(rule)
}

holds(rule) if {
    rule.operator == "lte"
    input.data[rule.field] <= rule.value
}

holds(rule) if {
    rule.operator == "lt"
    input.data[rule.field] < rule.value
}

holds(rule) if {
    rule.operator == "in"
    input.data[rule.field] in rule.value
}

holds(rule) if {
    rule.operator == "neq"
    input.data[rule.field] != rule.value
}

holds(rule) if {
    rule.operator == "eq"
    input.data[rule.field] == rule.value
}
"#;

pub(super) struct Rego {
    machine: RegoVM,
    input: Value,
}

impl Rego {
    pub(super) fn new(case: &Case) -> Result<Self, Failure> {
        let mut engine = Regorus::new();
        engine.add_policy("bench.rego".to_owned(), POLICY.to_owned())?;
        let policy = engine.compile_with_entrypoint(&ENTRY.into())?;
        let program = Compiler::compile_from_policy(&policy, &[ENTRY])?;
        let mut machine = RegoVM::new_with_policy(policy);
        // Its default stops before 5,000 rules are through.
        machine.set_max_instructions(usize::MAX);
        machine.load_program(program);
        machine.set_data(Value::from_json_str(&data(case).to_string())?)?;
        Ok(Self {
            machine,
            input: Value::Undefined,
        })
    }
}

fn data(case: &Case) -> serde_json::Value {
    let mut everybody = Vec::new();
    let mut agents: Map<String, serde_json::Value> = Map::new();
    for line in &case.lines {
        match &line.agent {
            None => everybody.push(rule(line)),
            Some(agent) => {
                let list = agents.entry(agent.clone()).or_insert_with(|| json!([]));
                if let Some(list) = list.as_array_mut() {
                    list.push(rule(line));
                }
            }
        }
    }
    json!({ "everybody": everybody, "agents": agents })
}

fn rule(line: &Line) -> serde_json::Value {
    let (field, operator, value) = match &line.rule {
        Rule::CostAtMost(usd) => ("cost_usd", "lte", json!(usd)),
        Rule::DailyCostAtMost(usd) => ("daily_cost_usd", "lte", json!(usd)),
        Rule::TokensBelow(tokens) => ("tokens", "lt", json!(tokens)),
        Rule::RegionIn(regions) => ("region", "in", json!(regions)),
        Rule::TierNot(tier) => ("tier", "neq", json!(tier)),
        Rule::NotSuspended => ("suspended", "eq", json!(false)),
    };
    json!({ "name": line.name, "field": field, "operator": operator, "value": value })
}

impl Engine for Rego {
    fn name(&self) -> &'static str {
        "regorus"
    }

    fn read(&mut self, request: &str) -> Result<(), Failure> {
        self.input = Value::from_json_str(request)?;
        Ok(())
    }

    fn decide(&mut self) -> Result<Vec<String>, Failure> {
        // The input is shared, not copied.
        self.machine.set_input(self.input.clone());
        let broken = self.machine.execute()?;
        let mut names = Vec::new();
        for name in broken.as_set()? {
            names.push(name.as_string()?.to_string());
        }
        Ok(names)
    }
}
