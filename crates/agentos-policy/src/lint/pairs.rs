//! Doubts about two rules: what one asks the other refuses, or one adds nothing to the other. Only rules over
//! the same fields are held against each other, and none that another has made needless: whatever it meets, the
//! other meets too. So a rule has one doubt of each kind, and names the first rule that it is about.

use std::collections::BTreeMap;

use agentos_types::codes;

use super::logic::Shape;
use super::{Lint, of};
use crate::ast::{Action, Mode, Policy, Rule, Severity};

/// A check must end. Up to two thousand rules are all held against each other; of more, each is held against the
/// first of its group alone.
const MOST_PAIRS: usize = 4_000_000;

struct Member<'a> {
    policy: &'a Policy,
    rule: &'a Rule,
    shape: Shape<'a>,
}

pub(super) fn check(policies: &[Policy], found: &mut Vec<Lint>) {
    let mut groups: BTreeMap<Vec<&str>, Vec<Member<'_>>> = BTreeMap::new();
    let enforced = |policy: &&Policy| policy.reach() == Mode::Enforce;
    for policy in policies.iter().filter(enforced) {
        for rule in policy.rules.iter().filter(|rule| rule.enabled) {
            let mut fields = Vec::new();
            rule.condition.each_field(&mut |name| fields.push(name));
            fields.sort_unstable();
            fields.dedup();
            if !fields.is_empty() {
                let shape = Shape::of(&rule.condition);
                groups
                    .entry(fields)
                    .or_default()
                    .push(Member { policy, rule, shape });
            }
        }
    }
    let rules: usize = groups.values().map(Vec::len).sum();
    let most = MOST_PAIRS / rules.max(1);
    for group in groups.values() {
        let mut kept: Vec<&Member<'_>> = Vec::new();
        for later in group {
            let (needless, is_needless) = against(kept.iter().copied().take(most), later, found);
            kept.retain(|earlier| !needless.iter().any(|one| std::ptr::eq(*one, *earlier)));
            if !is_needless {
                kept.push(later);
            }
        }
    }
}

/// Holds a rule against earlier ones. Gives those that add nothing to it, and whether it adds nothing to one of them.
fn against<'a>(
    kept: impl Iterator<Item = &'a Member<'a>>,
    later: &'a Member<'a>,
    found: &mut Vec<Lint>,
) -> (Vec<&'a Member<'a>>, bool) {
    let mut needless = Vec::new();
    let mut contradicts = false;
    for earlier in kept {
        if !meet(earlier, later) {
            continue;
        }
        if let Some(why) = contradiction(earlier, later) {
            if !std::mem::replace(&mut contradicts, true) {
                found.push(of(
                    later.policy,
                    Some(later.rule),
                    codes::POLICY_CONTRADICTION,
                    format!(
                        "`{}` and {} {why}: every request is refused",
                        later.rule.name,
                        named(earlier, later)
                    ),
                    "decide which of the two is meant",
                ));
            }
        } else if adds_nothing(later, earlier) {
            found.push(shadowed(later, earlier));
            return (needless, true);
        } else if adds_nothing(earlier, later) {
            found.push(shadowed(earlier, later));
            needless.push(earlier);
        }
    }
    (needless, false)
}

fn shadowed(weak: &Member<'_>, strong: &Member<'_>) -> Lint {
    let same = weak.rule.condition == strong.rule.condition && weak.rule.action == strong.rule.action;
    let how = if same {
        "says the same as"
    } else {
        "says no more than"
    };
    of(
        weak.policy,
        Some(weak.rule),
        codes::POLICY_SHADOWED,
        format!("`{}` {how} {}", weak.rule.name, named(strong, weak)),
        "take one of the two out",
    )
}

/// The rule, with its policy where that is another.
fn named(one: &Member<'_>, beside: &Member<'_>) -> String {
    let (name, place) = (&one.rule.name, &one.rule.place);
    if one.policy.id == beside.policy.id {
        format!("`{name}` ({place})")
    } else {
        format!("`{name}` of `{}` ({place})", one.policy.id)
    }
}

/// They are asked of the same requests: one scope is the other's or everybody's, at the same stages.
fn meet(first: &Member<'_>, second: &Member<'_>) -> bool {
    covers(first.policy, second.policy) || covers(second.policy, first.policy)
}

fn covers(wide: &Policy, narrow: &Policy) -> bool {
    (wide.scope.is_everything() || wide.scope == narrow.scope) && wide.time_zone == narrow.time_zone
}

fn obliges(rule: &Rule) -> bool {
    rule.action == Action::Allow && rule.severity >= Severity::Error
}

fn contradiction(first: &Member<'_>, second: &Member<'_>) -> Option<&'static str> {
    if first.rule.on != second.rule.on || first.shape.never || second.shape.never {
        return None;
    }
    let (obligation, denial) = match (obliges(first.rule), obliges(second.rule)) {
        (true, true) => {
            let both = first.shape.excludes(&second.shape);
            return both.then_some("ask for what cannot both hold");
        }
        (true, false) => (first, second),
        (false, true) => (second, first),
        (false, false) => return None,
    };
    (denial.rule.action == Action::Deny && obligation.shape.implies(&denial.shape))
        .then_some("ask for what the other refuses")
}

/// Whatever `weak` does, `strong` does too, for at least the same requests.
fn adds_nothing(weak: &Member<'_>, strong: &Member<'_>) -> bool {
    let (weak_rule, strong_rule) = (weak.rule, strong.rule);
    if !covers(strong.policy, weak.policy)
        || weak_rule.on != strong_rule.on
        || weak_rule.action != strong_rule.action
    {
        return false;
    }
    // Parts that differ do differ.
    if weak_rule.rate_limit.is_some()
        || weak_rule.approval != strong_rule.approval
        || weak_rule.redaction != strong_rule.redaction
        || !strong.policy.exemptions.is_empty()
    {
        return false;
    }
    if weak_rule.action == Action::Allow {
        weak_rule.severity <= strong_rule.severity && strong.shape.implies(&weak.shape)
    } else {
        weak.shape.implies(&strong.shape) && !weak.shape.never
    }
}
