//! Doubts about two rules: what one asks the other refuses, or one adds nothing to the other. Only rules over
//! the same fields are held against each other.

use std::collections::BTreeMap;

use agentos_types::codes;

use super::{Lint, is_on, logic, of};
use crate::ast::{Action, Mode, Policy, Rule, Severity, Status};

/// In larger groups only the first are compared with all: a check must end.
const MAX_GROUP: usize = 200;

type Member<'a> = (&'a Policy, &'a Rule);

pub(super) fn check(policies: &[Policy], found: &mut Vec<Lint>) {
    let mut groups: BTreeMap<Vec<&str>, Vec<Member<'_>>> = BTreeMap::new();
    let enforced =
        |policy: &&Policy| is_on(policy) && policy.mode == Mode::Enforce && policy.status != Status::Testing;
    for policy in policies.iter().filter(enforced) {
        for rule in policy.rules.iter().filter(|rule| rule.enabled) {
            let mut fields = Vec::new();
            rule.condition.each_field(&mut |name| fields.push(name));
            fields.sort_unstable();
            fields.dedup();
            if !fields.is_empty() {
                groups.entry(fields).or_default().push((policy, rule));
            }
        }
    }
    for group in groups.values() {
        for (index, later) in group.iter().enumerate() {
            for earlier in group.iter().take(index.min(MAX_GROUP)) {
                pair(*earlier, *later, found);
            }
        }
    }
}

fn pair(earlier: Member<'_>, later: Member<'_>, found: &mut Vec<Lint>) {
    if !meet(earlier, later) {
        return;
    }
    if let Some(why) = contradiction(earlier.1, later.1) {
        found.push(of(
            later.0,
            Some(later.1),
            codes::POLICY_CONTRADICTION,
            format!(
                "`{}` and {} {why}: every request is refused",
                later.1.name,
                named(earlier, later)
            ),
            "decide which of the two is meant",
        ));
        return;
    }
    let same = earlier.1.condition == later.1.condition && earlier.1.action == later.1.action;
    let shadowed = if adds_nothing(later, earlier) {
        Some((later, earlier))
    } else if adds_nothing(earlier, later) {
        Some((earlier, later))
    } else {
        None
    };
    if let Some((weak, strong)) = shadowed {
        let how = if same {
            "says the same as"
        } else {
            "says no more than"
        };
        found.push(of(
            weak.0,
            Some(weak.1),
            codes::POLICY_SHADOWED,
            format!("`{}` {how} {}", weak.1.name, named(strong, weak)),
            "take one of the two out",
        ));
    }
}

/// The rule, with its policy where that is another.
fn named(rule: Member<'_>, beside: Member<'_>) -> String {
    if rule.0.id == beside.0.id {
        format!("`{}` ({})", rule.1.name, rule.1.place)
    } else {
        format!("`{}` of `{}` ({})", rule.1.name, rule.0.id, rule.1.place)
    }
}

/// They are asked of the same requests: one scope is the other's or everybody's, at the same stages.
fn meet(first: Member<'_>, second: Member<'_>) -> bool {
    covers(first.0, second.0) || covers(second.0, first.0)
}

fn covers(wide: &Policy, narrow: &Policy) -> bool {
    (wide.scope.is_everything() || wide.scope == narrow.scope) && wide.time_zone == narrow.time_zone
}

fn obliges(rule: &Rule) -> bool {
    rule.action == Action::Allow && rule.severity >= Severity::Error
}

fn contradiction(first: &Rule, second: &Rule) -> Option<&'static str> {
    if first.on != second.on {
        return None;
    }
    let impossible = |rule: &Rule| logic::never(&rule.condition);
    if impossible(first) || impossible(second) {
        return None;
    }
    if obliges(first) && obliges(second) {
        return logic::exclude(&first.condition, &second.condition)
            .then_some("ask for what cannot both hold");
    }
    let (obligation, denial) = match (obliges(first), obliges(second)) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        _ => return None,
    };
    (denial.action == Action::Deny && logic::implies(&obligation.condition, &denial.condition))
        .then_some("ask for what the other refuses")
}

/// Whatever `weak` does, `strong` does too, for at least the same requests.
fn adds_nothing(weak: Member<'_>, strong: Member<'_>) -> bool {
    let (weak_rule, strong_rule) = (weak.1, strong.1);
    if !covers(strong.0, weak.0) || weak_rule.on != strong_rule.on || weak_rule.action != strong_rule.action {
        return false;
    }
    // Parts that differ do differ.
    if weak_rule.rate_limit.is_some()
        || weak_rule.approval != strong_rule.approval
        || weak_rule.redaction != strong_rule.redaction
        || !strong.0.exemptions.is_empty()
    {
        return false;
    }
    if weak_rule.action == Action::Allow {
        weak_rule.severity <= strong_rule.severity
            && logic::implies(&strong_rule.condition, &weak_rule.condition)
    } else {
        logic::implies(&weak_rule.condition, &strong_rule.condition) && !logic::never(&weak_rule.condition)
    }
}
