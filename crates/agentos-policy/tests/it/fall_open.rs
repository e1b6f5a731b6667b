//! The ways in which others fall open: each is denied, or refused before anything is decided.

use agentos_policy::PolicyAction::{self, Allow, Deny, Warn};
use agentos_policy::ast::Policy;
use agentos_policy::read::read_json;
use agentos_policy::{PolicyEngine, PolicySet};
use serde_json::{Value, json};

use crate::product::{asked, cost_policy, decide};

fn rule(condition: Value, action: &str, severity: &str) -> Vec<Policy> {
    let policy = json!({
        "id": "p", "name": "P", "type": "custom", "status": "active",
        "rules": [{ "name": "r", "condition": condition, "action": action, "severity": severity }],
    });
    read_json(&policy.to_string())
        .map_err(|report| report.render(false))
        .unwrap()
}

fn compare(field: &str, operator: &str, value: Value) -> Value {
    json!({ "field": field, "operator": operator, "value": value })
}

#[test]
fn what_cannot_be_known_denies_and_says_so() {
    let lte = |value| compare("cost_usd", "lte", value);
    let table: [(&str, Value, &str, Value, &str); 14] = [
        (
            "missing",
            lte(json!(10)),
            "allow",
            json!({}),
            "cost_usd could not be known: it is missing",
        ),
        (
            "text",
            lte(json!(10)),
            "allow",
            json!({ "cost_usd": "5" }),
            "cost_usd could not be known: \"5\" is a text, and `lte` needs a number",
        ),
        (
            "null",
            lte(json!(10)),
            "allow",
            json!({ "cost_usd": null }),
            "cost_usd could not be known: null is null, and `lte` needs a number",
        ),
        (
            "list",
            lte(json!(10)),
            "allow",
            json!({ "cost_usd": [5] }),
            "cost_usd could not be known: [5] is a list, and `lte` needs a number",
        ),
        (
            "number for text",
            compare("tier", "eq", json!("10")),
            "allow",
            json!({ "tier": 10 }),
            "tier could not be known: 10 is a number, and `eq` needs a text",
        ),
        (
            "text for number",
            compare("n", "neq", json!(10)),
            "allow",
            json!({ "n": "10" }),
            "n could not be known: \"10\" is a text, and `neq` needs a number",
        ),
        (
            "not in",
            compare("tier", "not_in", json!(["bad"])),
            "allow",
            json!({}),
            "tier could not be known: it is missing",
        ),
        (
            "not contains",
            compare("tags", "not_contains", json!("bad")),
            "allow",
            json!({ "tags": 3 }),
            "tags could not be known: 3 is a number",
        ),
        (
            "flag",
            compare("pii", "eq", json!(true)),
            "deny",
            json!({ "pii": "true" }),
            "pii could not be known: \"true\" is a text",
        ),
        (
            "deny rule",
            compare("pii", "eq", json!(true)),
            "deny",
            json!({}),
            "pii could not be known: it is missing",
        ),
        (
            "approval",
            compare("amount_usd", "gt", json!(100)),
            "require_approval",
            json!({}),
            "amount_usd could not be known",
        ),
        (
            "not",
            json!({ "not": compare("a", "eq", json!(1)) }),
            "allow",
            json!({}),
            "a could not be known: it is missing",
        ),
        (
            "and",
            json!({ "and": [compare("a", "eq", json!(1)), compare("b", "eq", json!(1))] }),
            "allow",
            json!({ "a": 1 }),
            "b could not be known: it is missing",
        ),
        (
            "catastrophic",
            compare("t", "matches", json!("^(a+)+$")),
            "allow",
            json!({ "t": format!("{}!", "a".repeat(100_000)) }),
            "does not match `^(a+)+$`",
        ),
    ];
    for (name, condition, action, data, said) in table {
        let decision = decide(rule(condition, action, "error"), &asked(data));
        assert_eq!(decision.action, Deny, "{name}");
        let failures = decision.critical_failures();
        assert!(
            failures[0].message.contains(said),
            "{name}: {}",
            failures[0].message
        );
    }
}

#[test]
fn numbers_that_no_float_is_are_compared_as_they_are() {
    const EXACT: i64 = (1 << 53) - 1;
    const BEYOND: i64 = (1 << 53) + 1;
    let table = [
        ("lte", json!(10), json!(BEYOND), Deny),
        ("lte", json!(10), json!(u64::MAX), Deny),
        ("lte", json!(EXACT), json!(BEYOND), Deny),
        ("lte", json!(EXACT), json!(EXACT), Allow),
        ("gt", json!(EXACT), json!(BEYOND), Allow),
        ("gte", json!(-10), json!(-BEYOND), Deny),
    ];
    for (operator, limit, number, expected) in table {
        let policies = rule(compare("n", operator, limit.clone()), "allow", "error");
        let decision = decide(policies, &asked(json!({ "n": number })));
        assert_eq!(decision.action, expected, "{number} {operator} {limit}");
    }
}

#[test]
fn truths_are_told_as_they_are() {
    for (found, wanted) in [(true, false), (false, true)] {
        let policies = rule(compare("known", "eq", json!(wanted)), "allow", "error");
        let decision = decide(policies, &asked(json!({ "known": found })));
        let said = &decision.critical_failures()[0].message;
        assert!(
            said.contains(&format!("known {found} is not eq {wanted}")),
            "{said}"
        );
    }
}

#[test]
fn severity_and_action_decide_what_a_violation_does() {
    let table: [(&str, &str, PolicyAction); 8] = [
        ("allow", "critical", Deny),
        ("allow", "error", Deny),
        ("allow", "warning", Warn),
        ("allow", "info", Allow),
        ("deny", "info", Deny),
        ("require_approval", "error", PolicyAction::RequireApproval),
        ("redact", "error", PolicyAction::Redact),
        ("warn", "error", Warn),
    ];
    for (action, severity, expected) in table {
        // False for the obligation, true for all others.
        let operator = if action == "allow" { "lte" } else { "gt" };
        let policies = rule(compare("cost_usd", operator, json!(10)), action, severity);
        let decision = decide(policies, &asked(json!({ "cost_usd": 500 })));
        assert_eq!(decision.action, expected, "{action} {severity}");
    }
}

#[test]
fn the_strongest_wins_whatever_the_priority() {
    let policy = |id: &str, action: &str, priority: i64| {
        let mut policy = rule(compare("n", "gt", json!(1)), action, "error").remove(0);
        policy.id = id.to_owned();
        policy.priority = priority;
        policy
    };
    let policies = vec![
        policy("a", "warn", 100),
        policy("b", "deny", -5),
        policy("c", "require_approval", 50),
    ];
    let decision = decide(policies, &asked(json!({ "n": 2 })));
    assert_eq!(decision.action, Deny);
    let order: Vec<String> = decision
        .results()
        .into_iter()
        .map(|result| result.policy_id)
        .collect();
    assert_eq!(order, ["a", "c", "b"]);
    assert_eq!(decision.approvals().len(), 1);
}

#[test]
fn files_that_nobody_understands_do_not_load() {
    for (name, text) in [
        (
            "unknown operator",
            r#"{"field": "a", "operator": "about", "value": 1}"#,
        ),
        (
            "invalid pattern",
            r#"{"field": "a", "operator": "matches", "value": "("}"#,
        ),
        (
            "look-behind",
            r#"{"field": "a", "operator": "matches", "value": "(?<=a)b"}"#,
        ),
        (
            "in without a list",
            r#"{"field": "a", "operator": "in", "value": "abc"}"#,
        ),
        ("no operator", r#"{"field": "a", "value": 1}"#),
    ] {
        let policy = format!(
            r#"{{"id": "p", "name": "P", "type": "custom", "status": "active",
                "rules": [{{"name": "r", "condition": {text}, "action": "allow", "severity": "error"}}]}}"#
        );
        assert!(read_json(&policy).is_err(), "{name}");
    }
    let typed = r#"{"id": "p", "name": "P", "type": "costs", "status": "active", "rules": []}"#;
    assert!(read_json(typed).is_err());
}

#[test]
fn what_a_program_builds_is_checked_when_it_is_compiled() {
    let mut policy = cost_policy();
    policy.time_zone = Some("Mars/Olympus".to_owned());
    let error = PolicySet::compile(vec![policy]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "policy `policy.cost.limit.v1`, `time_zone`: `Mars/Olympus` is not a time zone"
    );
    let error = PolicySet::compile(vec![cost_policy(), cost_policy()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "policy `policy.cost.limit.v1`: two policies have this id"
    );
}

#[test]
fn a_bad_set_leaves_the_old_one() {
    let engine = PolicyEngine::new();
    engine.register_policy(cost_policy()).unwrap();
    let before = engine.set().digest();
    assert!(engine.replace(vec![cost_policy(), cost_policy()]).is_err());
    assert_eq!(engine.set().digest(), before);
    assert_eq!(engine.evaluate(&asked(json!({ "cost_usd": 500 }))).action, Deny);
}

#[test]
fn without_policies_all_is_allowed() {
    let decision = PolicyEngine::new().evaluate(&asked(json!({})));
    assert_eq!(decision.action, Allow);
    assert!(decision.all_passed);
}

#[test]
fn user_data_overwrites_neither_the_request_nor_the_runtime() {
    let policies = || {
        let mut all = rule(compare("request.zone", "eq", json!("green")), "allow", "error");
        all.extend(rule(compare("cost_usd", "lte", json!(10)), "allow", "error"));
        all[1].id = "q".to_owned();
        all
    };
    let mut asked = asked(json!({ "request": { "zone": "green" }, "request.zone": "green", "cost_usd": 1 }));
    asked.request.zone = Some(agentos_types::Zone::Red);
    let decision = decide(policies(), &asked);
    let failures = decision.critical_failures();
    assert_eq!(failures.len(), 1);
    assert_eq!(
        failures[0].message,
        "denied by p / r: request.zone \"red\" is not eq \"green\""
    );
    // In the pipeline the runtime says what a run has cost, and its silence is not filled in.
    asked.runtime = Some(Box::default());
    let decision = decide(policies(), &asked);
    assert_eq!(decision.critical_failures().len(), 2);
}

#[test]
fn shadows_and_switched_off_policies_do_not_block() {
    let data = json!({ "cost_usd": 500, "daily_cost_usd": 1 });
    for (status, mode, action, shadowed) in [
        ("active", "enforce", Deny, 0),
        ("deprecated", "enforce", Deny, 0),
        ("testing", "enforce", Allow, 1),
        ("active", "shadow", Allow, 1),
        ("active", "off", Allow, 0),
        ("inactive", "enforce", Allow, 0),
        ("active", "warn", Warn, 0),
    ] {
        let mut policy = cost_policy();
        policy.status = agentos_policy::ast::Status::of_word(status).unwrap();
        policy.mode = agentos_policy::ast::Mode::of_word(mode).unwrap();
        let decision = decide(vec![policy], &asked(data.clone()));
        assert_eq!(decision.action, action, "{status} {mode}");
        let shadow = decision.shadow();
        assert_eq!(shadow.len(), shadowed, "{status} {mode}");
        if let Some(shadow) = shadow.first() {
            assert_eq!(shadow.would, Deny);
            assert!(
                shadow.failures[0]
                    .message
                    .starts_with("would be denied by policy.cost")
            );
        }
        assert_eq!(
            decision.warnings().is_empty(),
            !matches!((status, mode), ("deprecated", _) | (_, "warn"))
        );
    }
}

#[test]
fn what_is_said_twice_is_not_known() {
    let twice = json!({ "pay.usd": 5, "pay": { "usd": 500 }, "list.length": 1, "list": [1, 2, 3], "same.x": 1, "same": { "x": 1.0 } });
    for (condition, action, expected) in [
        (compare("tool_args.pay.usd", "lte", json!(10)), "allow", Deny),
        (compare("tool_args.pay.usd", "gt", json!(100)), "deny", Deny),
        (compare("tool_args.pay.usd", "eq", json!(500)), "deny", Deny),
        (compare("tool_args.pay.usd", "neq", json!(500)), "allow", Deny),
        (compare("tool_args.pay.usd", "in", json!([5])), "allow", Deny),
        (json!("tool_args.pay.usd exists"), "deny", Deny),
        (json!("tool_args.pay.usd not exists"), "allow", Deny),
        (
            compare(
                "tool_args.pay.usd",
                "eq",
                json!({ "field": "tool_args.list.length" }),
            ),
            "allow",
            Deny,
        ),
        (compare("tool_args.list.length", "lte", json!(2)), "allow", Deny),
        // Both ways of writing it say the same.
        (compare("tool_args.same.x", "eq", json!(1)), "allow", Allow),
    ] {
        let set = std::sync::Arc::new(PolicySet::compile(rule(condition.clone(), action, "error")).unwrap());
        let mut asked = asked(json!({}));
        asked.stage = Some(agentos_policy::Stage::ToolCall);
        asked.runtime = Some(Box::new(agentos_policy::RuntimeFields {
            tool_args: Some(twice.clone()),
            ..Default::default()
        }));
        let decision = set.evaluate(&asked, &agentos_policy::State::EMPTY);
        assert_eq!(decision.action, expected, "{condition} {action}");
    }
}
