//! CEL: a program per rule. The language knows no policies and no agents, so its host keeps the programs by agent, as
//! any host would: only those that apply are executed.

use std::collections::HashMap;

use ::cel::{Context, Program, Value as CelValue};
use serde_json::Value;

use super::super::world::{Case, Rule};
use super::super::{Engine, Failure};
use super::{parts, plain, whole};

pub(super) struct Cel {
    /// By agent; those for everybody under `None`.
    programs: HashMap<Option<String>, Vec<(String, Program)>>,
    context: Context<'static, 'static>,
    agent: Option<String>,
}

impl Cel {
    pub(super) fn new(case: &Case) -> Result<Self, Failure> {
        let mut programs: HashMap<_, Vec<_>> = HashMap::new();
        for line in &case.lines {
            let source = match (plain(&line.rule, str::to_owned), &line.rule) {
                (Some(source), _) => source,
                (None, Rule::RegionIn(regions)) => format!("region in {regions:?}"),
                (None, _) => "false".to_owned(),
            };
            let program = Program::compile(&source)?;
            programs
                .entry(line.agent.clone())
                .or_default()
                .push((line.name.clone(), program));
        }
        Ok(Self {
            programs,
            context: Context::default(),
            agent: None,
        })
    }
}

impl Engine for Cel {
    fn name(&self) -> &'static str {
        "cel"
    }

    fn read(&mut self, request: &str) -> Result<(), Failure> {
        let (agent, data) = parts(request)?;
        self.agent = Some(agent);
        for (key, value) in data {
            let value = match value {
                Value::Bool(bool) => CelValue::Bool(bool),
                Value::String(text) => text.into(),
                number => CelValue::Int(whole(&number).ok_or("no whole number")?),
            };
            self.context.add_variable_from_value(key, value);
        }
        Ok(())
    }

    fn decide(&mut self) -> Result<Vec<String>, Failure> {
        let mut broken = Vec::new();
        let everybody = self.programs.get(&None).into_iter();
        let own = self.programs.get(&self.agent);
        for (name, program) in everybody.chain(own).flatten() {
            if program.execute(&self.context)? != CelValue::Bool(true) {
                broken.push(name.clone());
            }
        }
        Ok(broken)
    }
}
