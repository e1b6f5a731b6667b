//! Cedar: a rule that must hold is a `forbid … unless`, with the agent in its head, and whatever is not forbidden is
//! permitted. Cedar evaluates all policies, and its diagnostics name each that forbids: the full report.

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityId, EntityTypeName, EntityUid, Policy, PolicyId,
    PolicySet, Request, RestrictedExpression,
};
use serde_json::Value;

use super::super::world::{Case, Line, Rule};
use super::super::{Engine, Failure};
use super::{parts, plain, whole};

pub(super) struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    request: Option<Request>,
}

impl Cedar {
    pub(super) fn new(case: &Case) -> Result<Self, Failure> {
        let mut policies = PolicySet::new();
        policies.add(Policy::parse(
            Some(PolicyId::new("permit")),
            "permit(principal, action, resource);",
        )?)?;
        for line in &case.lines {
            policies.add(Policy::parse(Some(PolicyId::new(&line.name)), forbid(line))?)?;
        }
        Ok(Self {
            authorizer: Authorizer::new(),
            policies,
            entities: Entities::empty(),
            request: None,
        })
    }
}

fn forbid(line: &Line) -> String {
    let head = match &line.agent {
        Some(agent) => format!("principal == Agent::{agent:?}"),
        None => "principal".to_owned(),
    };
    let condition = plain(&line.rule, |field| format!("context.{field}"));
    let condition = match (condition, &line.rule) {
        (Some(condition), _) => condition,
        (None, Rule::RegionIn(regions)) => format!("{regions:?}.contains(context.region)"),
        (None, _) => "false".to_owned(),
    };
    format!("forbid({head}, action, resource) unless {{ {condition} }};")
}

fn uid(kind: &str, id: &str) -> Result<EntityUid, Failure> {
    let kind: EntityTypeName = kind.parse()?;
    Ok(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

fn value(value: &Value) -> Result<RestrictedExpression, Failure> {
    Ok(match value {
        Value::Bool(bool) => RestrictedExpression::new_bool(*bool),
        Value::String(text) => RestrictedExpression::new_string(text.clone()),
        number => RestrictedExpression::new_long(whole(number).ok_or("no whole number")?),
    })
}

impl Engine for Cedar {
    fn name(&self) -> &'static str {
        "cedar"
    }

    fn read(&mut self, request: &str) -> Result<(), Failure> {
        let (agent, data) = parts(request)?;
        let mut pairs = Vec::with_capacity(data.len());
        for (key, of) in data {
            pairs.push((key, value(&of)?));
        }
        let context = Context::from_pairs(pairs)?;
        let (agent, action, run) = (
            uid("Agent", &agent)?,
            uid("Action", "execute")?,
            uid("Run", "run_123")?,
        );
        self.request = Some(Request::new(agent, action, run, context, None)?);
        Ok(())
    }

    fn decide(&mut self) -> Result<Vec<String>, Failure> {
        let request = self.request.as_ref().ok_or("nothing is asked")?;
        let response = self
            .authorizer
            .is_authorized(request, &self.policies, &self.entities);
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(error.to_string().into());
        }
        match response.decision() {
            Decision::Allow => Ok(Vec::new()),
            Decision::Deny => Ok(response.diagnostics().reason().map(ToString::to_string).collect()),
        }
    }
}
