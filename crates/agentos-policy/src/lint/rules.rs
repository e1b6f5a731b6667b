//! Doubts about one rule.

use std::collections::BTreeSet;

use agentos_types::codes;

use super::{Lint, logic, of};
use crate::ast::{Action, Comparison, Condition, Literal, Operand, Operator, Origin, Policy, Rule};
use crate::bound::{field_row, supplying_stages, unbound_fields};
use crate::fields::FieldKind;
use crate::stage::Stages;

pub(super) fn check(policy: &Policy, rule: &Rule, found: &mut Vec<Lint>) {
    constant(policy, rule, found);
    stages(policy, rule, found);
    unbound(policy, rule, found);
    too_few(policy, rule, found);
    each_comparison(&rule.condition, &mut |comparison| {
        if let Some((message, hint)) = never_known(comparison) {
            found.push(of(policy, Some(rule), codes::POLICY_UNREACHABLE, message, hint));
        }
    });
}

fn constant(policy: &Policy, rule: &Rule, found: &mut Vec<Lint>) {
    let written = matches!(rule.condition, Condition::Constant(true));
    let what = match (
        rule.action,
        logic::never(&rule.condition),
        logic::always(&rule.condition),
    ) {
        (Action::Allow, true, _) => "its condition is never true: every request violates it",
        (Action::Allow, _, true) => "its condition is always true: nothing violates it",
        (_, true, _) => "its condition is never true: it never acts",
        // `condition: true` says so, and is meant.
        (_, _, true) if !written => "its condition is always true: it acts on every request",
        _ => return,
    };
    found.push(of(
        policy,
        Some(rule),
        codes::POLICY_UNREACHABLE,
        format!("`{}`: {what}", rule.name),
        format!("look at `{}`", rule.condition),
    ));
}

/// More must agree than may. Names that differ in case are one person.
fn too_few(policy: &Policy, rule: &Rule, found: &mut Vec<Lint>) {
    let Some(approval) = &rule.approval else { return };
    let person = |name: &String| name.strip_prefix("user:").unwrap_or(name).to_lowercase();
    let people: BTreeSet<String> = approval.approvers.iter().map(person).collect();
    let quorum = approval.quorum.unwrap_or(1) as usize;
    if people.is_empty() || quorum <= people.len() {
        return;
    }
    found.push(of(
        policy,
        Some(rule),
        codes::POLICY_UNREACHABLE,
        format!(
            "`{}`: {quorum} people must approve, and {} may: it is never approved",
            rule.name,
            people.len()
        ),
        "name more `approvers`, or ask for fewer with `quorum`",
    ));
}

fn stages(policy: &Policy, rule: &Rule, found: &mut Vec<Lint>) {
    let supplied = supplying_stages(&rule.condition);
    let mut names = Vec::new();
    rule.condition.each_field(&mut |name| {
        if field_row(name).is_some_and(|row| row.stages != Stages::ALL) && !names.contains(&name) {
            names.push(name);
        }
    });
    let names = format!("`{}`", names.join("`, `"));
    match rule.on {
        None if supplied.is_empty() => found.push(of(
            policy,
            Some(rule),
            codes::POLICY_UNREACHABLE,
            format!(
                "`{}` is never asked: no stage supplies {names} together",
                rule.name
            ),
            "split it, or use fields of one stage",
        )),
        None => {}
        Some(on) => {
            let missing: Vec<&str> = on
                .iter()
                .filter(|stage| !supplied.has(*stage))
                .map(|stage| stage.as_str())
                .collect();
            if !missing.is_empty() {
                let at = missing.join("`, `");
                found.push(of(
                    policy,
                    Some(rule),
                    codes::POLICY_UNREACHABLE,
                    format!(
                        "`{}` can never be known at `{at}`: {names} is not supplied there",
                        rule.name
                    ),
                    "take that stage out of `on`, or `on` itself: a rule is asked where its fields are",
                ));
            }
        }
    }
}

fn unbound(policy: &Policy, rule: &Rule, found: &mut Vec<Lint>) {
    let names = unbound_fields(&rule.condition);
    if names.is_empty() {
        return;
    }
    let hint = hint(&names, rule);
    let names = names.join("`, `");
    let then = match &policy.origin {
        Origin::Agent(_) => "the rule does not block",
        Origin::File | Origin::Program => {
            "a request without it is refused by a rule that denies, asks or obliges"
        }
    };
    found.push(of(
        policy,
        Some(rule),
        codes::RULE_UNBOUND,
        format!("`{}`: the runtime does not supply `{names}`; {then}", rule.name),
        hint,
    ));
}

/// What was meant: a field with a name like it, or a text without its quotes.
fn hint(names: &[&str], rule: &Rule) -> String {
    let known = || crate::fields::RUNTIME_FIELDS.iter().map(|row| row.name);
    if let Some(near) = names.iter().find_map(|name| agentos_yaml::closest(name, known())) {
        return format!("did you mean `{near}`? Otherwise supply it in the request's `data`");
    }
    let mut bare = None;
    each_comparison(&rule.condition, &mut |comparison| {
        if let Operand::Field { name, times: 1.0 } = &comparison.value
            && names.contains(&name.as_str())
            && words(&comparison.field).contains(&name.as_str())
        {
            bare = Some(name);
        }
    });
    match bare {
        Some(name) => format!("a name without quotes is a field: write `'{name}'` for the text"),
        None => "supply it in the request's `data`, or use a field of the runtime".to_owned(),
    }
}

fn each_comparison<'a>(condition: &'a Condition, see: &mut impl FnMut(&'a Comparison)) {
    match condition {
        Condition::Constant(_) | Condition::Flag(_) => {}
        Condition::Compare(comparison) => see(comparison),
        Condition::And(parts) | Condition::Or(parts) => {
            parts.iter().for_each(|part| each_comparison(part, see))
        }
        Condition::Not(part) => each_comparison(part, see),
    }
}

/// Words that a field can be, where they are known.
fn words(field: &str) -> &'static [&'static str] {
    match field {
        "zone" | "request.zone" => &["green", "yellow", "red"],
        "tool_effect" => &["reads", "writes", "spends", "sends", "deletes"],
        "time.weekday" => &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ],
        _ => &[],
    }
}

/// A comparison of a runtime field with what it never is.
fn never_known(comparison: &Comparison) -> Option<(String, String)> {
    if comparison.operator.is_presence() {
        return None;
    }
    let field = comparison.field.as_str();
    let kind = crate::fields::runtime_field(field)?.kind;
    let Operand::Literal(value) = &comparison.value else {
        return None;
    };
    let values = match (comparison.operator, value) {
        (Operator::In | Operator::NotIn, Literal::List(items)) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    let fits = |value: &Literal| match (kind, value) {
        (FieldKind::Any, _) | (_, Literal::Null) => true,
        (FieldKind::Text, Literal::Text(_)) | (FieldKind::Boolean, Literal::Bool(_)) => true,
        (FieldKind::Number | FieldKind::Money, Literal::Number(_)) => true,
        (FieldKind::Number, Literal::Quantity(quantity)) => {
            crate::ast::Unit::of_field(field).is_some_and(|(unit, _)| unit == quantity.unit)
        }
        (FieldKind::Texts, Literal::Text(_)) => {
            matches!(comparison.operator, Operator::Contains | Operator::NotContains)
        }
        (FieldKind::Texts, Literal::List(_)) => true,
        _ => false,
    };
    if let Some(wrong) = values.iter().find(|value| !fits(value)) {
        let what = match kind {
            FieldKind::Text => "text",
            FieldKind::Number => "a number",
            FieldKind::Money => "an amount of dollars",
            FieldKind::Boolean => "true or false",
            FieldKind::Texts => "a list of texts",
            FieldKind::Any => "anything",
        };
        return Some((
            format!(
                "`{field}` is {what} and is compared with {}: that is never known",
                wrong.what()
            ),
            "nothing is converted: write a value of the field's own type".to_owned(),
        ));
    }
    let known = words(field);
    let whole = matches!(
        comparison.operator,
        Operator::Eq | Operator::Neq | Operator::In | Operator::NotIn
    );
    if known.is_empty() || !whole || comparison.case_insensitive {
        return None;
    }
    let strange = values.iter().find_map(|value| match value {
        Literal::Text(text) if !known.contains(&text.as_str()) => Some(text),
        _ => None,
    })?;
    let lower = strange.to_lowercase();
    let hint = match agentos_yaml::closest(&lower, known.iter().copied()) {
        _ if known.contains(&lower.as_str()) => format!("write `{lower}`, in lower case"),
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it is one of `{}`", known.join("`, `")),
    };
    Some((format!("`{field}` is never `{strange}`"), hint))
}
