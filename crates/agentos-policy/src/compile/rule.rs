//! A rule, prepared: its test, when it is asked, and what follows.

use super::fields::Fields;
use super::test::test;
use super::{PolicyError, Test};
use crate::ast::{Action, Comparison, Condition, Literal, Operand, Operator, Origin, Policy, Rule, Severity};
use crate::decision::Effect;
use crate::stage::{Stage, Stages};

/// A prepared rule, small: decisions walk over thousands of them.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub(crate) test: Test,
    pub(crate) stages: Stages,
    pub(crate) kind: Kind,
    /// What it does when it is violated, fires, or cannot be known.
    pub(crate) effect: Effect,
    /// Its place among the policy's rules.
    pub(crate) rule: u16,
}

/// When a rule speaks up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An obligation: when its condition is false.
    Must,
    /// An obligation that, when it holds, lets exactly the named tool pass for exactly the named agent.
    Grants,
    /// Any other: when its condition is true.
    Fires,
    /// Fires, and counts against its own limit.
    Counts,
}

pub(crate) fn prepare(
    policy: &Policy,
    number: u16,
    rule: &Rule,
    fields: &mut Fields<'_>,
) -> Result<Prepared, PolicyError> {
    if rule.action == Action::RateLimit && rule.rate_limit.is_none() {
        return Err(fields.refuse("`action: rate_limit` needs a `rate_limit`".to_owned()));
    }
    Ok(Prepared {
        test: test(&rule.condition, fields)?,
        stages: rule.on.unwrap_or_else(|| match rule.action {
            Action::Redact => carrying(rule, fields.stages(&rule.condition)),
            _ => fields.stages(&rule.condition),
        }),
        kind: match rule.action {
            Action::Allow if grants(policy, rule) => Kind::Grants,
            Action::Allow => Kind::Must,
            Action::RateLimit => Kind::Counts,
            _ => Kind::Fires,
        },
        effect: effect(rule),
        rule: number,
    })
}

const fn effect(rule: &Rule) -> Effect {
    match rule.action {
        Action::Allow => match rule.severity {
            Severity::Critical | Severity::Error => Effect::Deny,
            Severity::Warning => Effect::Warn,
            Severity::Info => Effect::Allow,
        },
        Action::Deny | Action::RateLimit => Effect::Deny,
        Action::RequireApproval => Effect::RequireApproval,
        Action::Redact => Effect::Redact,
        Action::Warn | Action::Escalate => Effect::Warn,
        Action::Audit => Effect::Allow,
    }
}

/// Of these stages those at which something leaves that the rule could hide. Where there is none it is asked at
/// all of them: never to ask would let all pass.
fn carrying(rule: &Rule, stages: Stages) -> Stages {
    let target = rule
        .redaction
        .as_ref()
        .and_then(|redaction| redaction.target.as_deref());
    let carrying = match target.map(|target| target.split('.').next().unwrap_or(target)) {
        None => Stages::of(&[
            Stage::ModelCall,
            Stage::ToolCall,
            Stage::Completion,
            Stage::StateWrite,
        ]),
        Some("messages" | "system" | "input") => Stages::of(&[Stage::ModelCall]),
        Some("tool_args" | "tool_result") => Stages::of(&[Stage::ToolCall]),
        Some("output") => Stages::of(&[Stage::Completion]),
        Some("state") => Stages::of(&[Stage::StateWrite]),
        Some(_) => Stages::ALL,
    };
    let both = stages.and(carrying);
    if both.is_empty() { stages } else { both }
}

/// Does the rule name tools and agents one by one? Then a tool that it lets pass needs no review.
fn grants(policy: &Policy, rule: &Rule) -> bool {
    let one_by_one = |list: &[String]| !list.is_empty() && list.iter().all(|entry| !entry.contains('*'));
    let tool = one_by_one(&policy.scope.tools) || pins(&rule.condition, "tool");
    let agent = || {
        one_by_one(&policy.scope.agents)
            || matches!(policy.origin, Origin::Agent(_))
            || pins(&rule.condition, "agent_id")
            || pins(&rule.condition, "request.agent_id")
    };
    tool && agent()
}

/// Is the condition false for all but the named values of a field?
fn pins(condition: &Condition, name: &str) -> bool {
    match condition {
        Condition::Compare(Comparison {
            field,
            operator,
            value: Operand::Literal(literal),
            ..
        }) => {
            field == name
                && matches!(
                    (operator, literal),
                    (Operator::Eq, Literal::Text(_)) | (Operator::In, Literal::List(_))
                )
        }
        Condition::And(parts) => parts.iter().any(|part| pins(part, name)),
        Condition::Or(parts) => !parts.is_empty() && parts.iter().all(|part| pins(part, name)),
        _ => false,
    }
}
