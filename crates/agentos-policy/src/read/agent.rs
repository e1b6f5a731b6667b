//! The `policies` section of an agent file: ordered rules with expressions (dialect B), or flags and numbers
//! (dialect A). They hold for that agent alone.

use agentos_types::codes;
use agentos_yaml::{Field, Kind};

use super::{condition, keys};
use crate::ast::{
    Action, Comparison, Condition, Literal, Mode, Operator, Origin, Policy, PolicyType, Quantity, Rule,
    Severity, Status,
};

pub(super) fn read(root: &Field<'_>, agent_id: &str) -> Vec<Policy> {
    let section = root.field("policies");
    if !section.is_present() {
        return Vec::new();
    }
    if section.field("policies").is_present() {
        ordered(&section, agent_id)
    } else {
        flags(&section, agent_id)
    }
}

fn named(agent_id: &str, name: &str, field: &Field<'_>) -> Policy {
    let mut policy = Policy::new(format!("{agent_id}/{name}"), PolicyType::Custom);
    policy.name = name.to_owned();
    policy.scope.agents = vec![agent_id.to_owned()];
    policy.origin = Origin::Agent(agent_id.to_owned());
    policy.place = keys::place(field);
    policy
}

/// `{default_policy, enforcement_mode, policies: [{name, priority, enabled, rules: […]}], violation_handling}`.
fn ordered(section: &Field<'_>, agent_id: &str) -> Vec<Policy> {
    keys::only(
        section,
        "the section `policies`",
        &[&[
            "default_policy",
            "enforcement_mode",
            "policies",
            "violation_handling",
        ]],
    );
    let mode = keys::word_of!(&section.field("enforcement_mode"), Mode).unwrap_or(Mode::Enforce);
    let handling = section.field("violation_handling");
    if handling.is_present() && mode == Mode::Enforce && handling.field("block").flag() == Some(false) {
        handling.field("block").warn(
            codes::UNEXPECTED_VALUE,
            "`block: false` beside `enforcement_mode: enforce`: denials still deny".to_owned(),
            "write `enforcement_mode: warn` if they should only warn",
        );
    }
    let items = section.field("policies").items();
    let mut policies: Vec<Policy> = Vec::new();
    for item in &items {
        keys::only(
            item,
            "a policy of an agent",
            &[&["name", "priority", "enabled", "description", "rules"]],
        );
        let Some(name) = keys::required(item, "name", "what the policy is called") else {
            continue;
        };
        let mut policy = named(agent_id, &name, item);
        policy.mode = mode;
        policy.description = item.field("description").text();
        // Agent files count from 1, first; here the higher comes first.
        policy.priority = item.field("priority").number().map_or(0, |first| -(first as i64));
        if item.field("enabled").flag() == Some(false) {
            policy.status = Status::Inactive;
        }
        for rule in item.field("rules").items() {
            if let Some(mut rule) = ordered_rule(&rule) {
                rule.name = unique(&policy.rules, rule.name);
                policy.rules.push(rule);
            }
        }
        if policies.iter().any(|known| known.id == policy.id) {
            item.error_at_key(
                codes::POLICY_DUPLICATE,
                format!("two policies of this agent are called `{name}`"),
                "give each a name of its own",
            );
        }
        policies.push(policy);
    }
    default_is_there(section, &policies);
    policies
}

fn default_is_there(section: &Field<'_>, policies: &[Policy]) {
    let field = section.field("default_policy");
    if let Some(name) = field.text()
        && !policies.iter().any(|policy| policy.name == name)
    {
        field.warn(
            codes::UNRESOLVED_REFERENCE,
            format!("`default_policy` names `{name}`, which is not in the list"),
            "all policies of the list hold, whatever it says",
        );
    }
}

/// A rule without a name is called by its condition.
fn ordered_rule(field: &Field<'_>) -> Option<Rule> {
    keys::only(
        field,
        "a rule of an agent",
        &[&["name", "condition", "action", "message", "severity"]],
    );
    for key in ["condition", "action"] {
        if !field.field(key).is_present() {
            keys::required(field, key, "an expression, and what follows from it");
        }
    }
    let asked = field.field("condition");
    let condition = condition::read(&asked);
    let action = keys::word_of!(&field.field("action"), Action);
    let severity = keys::word_of!(&field.field("severity"), Severity);
    let (condition, action) = (condition?, action?);
    let name = field.field("name").text().or_else(|| asked.text());
    let name = name.unwrap_or_else(|| condition.to_string());
    let mut rule = Rule::new(name, condition, action, severity.unwrap_or(Severity::Error));
    rule.message = field.field("message").text();
    rule.place = keys::place(field);
    Some(rule)
}

fn unique(rules: &[Rule], name: String) -> String {
    let same = |name: &str| rules.iter().any(|rule| rule.name == name);
    if !same(&name) {
        return name;
    }
    let numbered = (2..)
        .map(|n: u32| format!("{name} #{n}"))
        .find(|name| !same(name));
    numbered.unwrap_or(name)
}

/// What the runtime itself holds to: how often an answer may be revised that gates refuse.
const LOOP: &str = "max_revisions";

/// Sections of `require_X: true`, `X_required: true`, `max_X: n` and `min_X: n`, each a check that must hold.
/// Everything else in them is the agent's own and means nothing here.
fn flags(section: &Field<'_>, agent_id: &str) -> Vec<Policy> {
    let mut policies = Vec::new();
    for (name, part) in section.entries() {
        if !part.is_mapping() {
            continue;
        }
        let mut policy = named(agent_id, name, &part);
        policy.rules = part
            .entries()
            .iter()
            .filter_map(|(key, value)| {
                let mut rule = flag(key, value)?;
                rule.place = keys::place(value);
                Some(rule)
            })
            .collect();
        if !policy.rules.is_empty() {
            policies.push(policy);
        }
    }
    policies
}

fn flag(key: &str, field: &Field<'_>) -> Option<Rule> {
    if key == LOOP {
        return None;
    }
    let required = key
        .strip_prefix("require_")
        .or_else(|| key.strip_suffix("_required"));
    let condition = if let Some(name) = required {
        match field.node().map(|node| &node.kind) {
            Some(Kind::Bool(true)) => Condition::Flag(name.to_owned()),
            Some(Kind::Bool(false) | Kind::Null) | None => return None,
            Some(_) => {
                not_a_check(key, field, "`true` or `false`");
                return None;
            }
        }
    } else {
        let (operator, name) = key
            .strip_prefix("max_")
            .map(|name| (Operator::Lte, name))
            .or_else(|| key.strip_prefix("min_").map(|name| (Operator::Gte, name)))?;
        let limit = limit(field);
        if limit.is_none() {
            not_a_check(key, field, "a number, with or without a unit");
        }
        Condition::Compare(Comparison::new(name, operator, limit?))
    };
    let mut rule = Rule::new(key, condition, Action::Allow, Severity::Error);
    rule.message = Some(format!("`{key}` must hold"));
    Some(rule)
}

fn limit(field: &Field<'_>) -> Option<Literal> {
    match &field.node()?.kind {
        Kind::Number(number) => number.as_f64().map(Literal::Number),
        Kind::Text(text) => Quantity::parse(text).map(Literal::Quantity),
        _ => None,
    }
}

fn not_a_check(key: &str, field: &Field<'_>, what: &str) {
    field.warn(
        codes::UNEXPECTED_VALUE,
        format!("`{key}` cannot be checked: it takes {what}"),
        "it is kept and holds for nobody",
    );
}
