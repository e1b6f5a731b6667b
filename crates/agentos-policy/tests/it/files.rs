//! One policy in every form gives one policy.

use agentos_policy::ast::{
    Action, Condition, Mode, Operator, Origin, Payload, Policy, PolicyType, RateKey, Severity, Status,
};
use agentos_policy::expr;
use agentos_policy::read::{read_json, read_policies};
use agentos_policy::{Stage, Stages};
use agentos_yaml::Source;

pub(crate) fn load(text: &str) -> Vec<Policy> {
    let outcome = read_policies(Source::new("p.yaml", text.as_bytes()).unwrap());
    assert!(!outcome.report.has_errors(), "{}", outcome.report.render(false));
    outcome.policies
}

const COST: &str = r#"{
  "id": "policy.cost.limit.v1",
  "name": "Cost Limit Policy",
  "type": "cost",
  "status": "active",
  "rules": [
    {
      "name": "per_run_limit",
      "condition": { "field": "cost_usd", "operator": "lte", "value": 10.0 },
      "action": "allow",
      "severity": "error"
    },
    {
      "name": "daily_limit",
      "condition": { "field": "daily_cost_usd", "operator": "lte", "value": 100.0 },
      "action": "allow",
      "severity": "critical"
    }
  ]
}"#;

#[test]
fn the_product_documents_policy_reads_alike_in_every_form() {
    let json = load(COST);
    assert_eq!(json[0].kind, PolicyType::Cost);
    assert_eq!(json[0].name, "Cost Limit Policy");
    assert_eq!(json[0].rules[0].severity, Severity::Error);
    assert_eq!(
        json[0].rules[1].condition,
        expr::parse("daily_cost_usd <= 100").unwrap()
    );
    let yaml = "
id: policy.cost.limit.v1
name: Cost Limit Policy
type: cost
status: active
rules:
  - name: per_run_limit
    condition: cost_usd <= 10
    action: allow
    severity: error
  - name: daily_limit
    condition: {field: daily_cost_usd, operator: less_than_or_equal, value: 100}
    action: allow
    severity: critical
";
    assert_eq!(load(yaml), json);
    assert_eq!(load(&format!("[{COST}]")), json);
    assert_eq!(load(&format!("{{\"policies\": [{COST}]}}")), json);
    // What is written out reads back.
    let written = serde_json::to_string(&json).unwrap();
    let mut program = read_json(&written).unwrap();
    assert_eq!(program[0].origin, Origin::Program);
    program[0].origin = Origin::File;
    assert_eq!(program, json);
}

/// The quick way for JSON and the way that knows places give the same, places included.
#[test]
fn json_gives_the_same_by_both_ways() {
    let quick = load(COST);
    // A key that the quick way does not know sends it the other way.
    let slow = load(&COST.replacen("\"type\"", "\"author\": \"x\", \"type\"", 1));
    assert_eq!(quick, slow);
    let places = |policies: &[Policy]| -> Vec<(u32, u32)> {
        let rules = policies.iter().flat_map(|policy| &policy.rules);
        rules.map(|rule| (rule.place.line, rule.place.column)).collect()
    };
    assert_eq!(places(&quick), [(8, 15), (14, 15)]);
    assert_eq!(places(&quick), places(&slow));
    let scope = "\"scope\": {\"agents\": [\"a.*\", \"b\"], \"tools\": [\"t\"]}, \"type\"";
    let scoped = COST.replacen("\"type\"", scope, 1);
    let quick = load(&scoped);
    assert_eq!(
        quick,
        load(&scoped.replacen("\"type\"", "\"author\": \"x\", \"type\"", 1))
    );
    assert_eq!((quick[0].scope.agents.len(), quick[0].scope.tools.len()), (2, 1));
    let several = load(&format!("[\n{COST}]"));
    assert_eq!(several[0].place.to_string(), "p.yaml:3:9");
}

fn condition(text: &str) -> Condition {
    let yaml = format!("id: p\nrules:\n  - {{name: r, action: deny, condition: {text}}}\n");
    load(&yaml)[0].rules[0].condition.clone()
}

#[test]
fn conditions_read_in_every_form() {
    for (written, meant) in [
        ("{field: a, operator: eq, value: 1}", "a == 1"),
        ("{field: a, operator: equals, value: '1'}", "a == '1'"),
        ("{field: a, operator: greater_than, value: 2}", "a > 2"),
        (
            "{field: a, operator: matches_regex, value: '^x$'}",
            "a matches '^x$'",
        ),
        ("{field: a, operator: in, value: [red, 2]}", "a in ['red', 2]"),
        (
            "{field: a, operator: contains, value: X, caseInsensitive: true}",
            "a.includes('X') ignore_case",
        ),
        (
            "{field: a, operator: contains, value: X, case_sensitive: false}",
            "a.includes('X') ignore_case",
        ),
        ("{field: a, operator: exists}", "a exists"),
        ("{field: a, operator: exists, value: false}", "a not exists"),
        ("{field: a, operator: flag}", "a"),
        ("{field: a, operator: gt, value: 5%}", "a > 5%"),
        ("{field: a, operator: eq, value: 5%}", "a == '5%'"),
        ("{field: a, operator: eq, value: {quantity: 5%}}", "a == 5%"),
        ("{field: a, operator: gt, value: {field: b}}", "a > b"),
        (
            "{field: a, operator: lt, value: {field: b, times: 0.9}}",
            "a < b * 0.9",
        ),
        (
            "{field: a, operator: gt, value: '2026-01-31'}",
            "a > '2026-01-31'",
        ),
        ("{operator: and, conditions: [a, b]}", "a && b"),
        ("{operator: or, conditions: [a, b], negate: true}", "!(a || b)"),
        ("{operator: not, conditions: [a]}", "!a"),
        ("{and: [a, {or: [b, c]}]}", "a && (b || c)"),
        ("{all: [a, b]}", "a && b"),
        ("{any: [a, b]}", "a || b"),
        ("{not: a}", "!a"),
        ("{all: [a, b], not: c}", "(a && b) && !c"),
        ("{and: [a]}", "a"),
        ("{expression: 'a && !b', negate: true}", "!(a && !b)"),
        ("true", "true"),
        ("'x.size > 10MB'", "x.size > 10MB"),
    ] {
        assert_eq!(condition(written), expr::parse(meant).unwrap(), "{written}");
    }
}

#[test]
fn the_older_schema_reads() {
    let policy = &load(
        "
id: p
name: P
version: 1.2.0
enabled: true
priority: 7
timezone: UTC
scope: {agents: [a.*], packs: [legal], environments: [production], zones: [RED], users: [u], groups: [g]}
enforcement: {mode: monitor, fail_open: false}
rules:
  - id: r1
    condition: {field: tool, operator: equals, value: http_request}
    action: rate_limit
    severity: medium
    rate_limit: {requests: 10, period_seconds: 60, burst: 2}
  - id: r2
    when: tool == 'x'
    action: transform
    transform: {type: mask, target: tool_args.to}
  - id: r3
    condition: tool == 'y'
    action: log
    on: [tool_call, completion]
exceptions:
  - {id: e, reason: why, approved_by: me, expires_at: '2030-01-01T00:00:00Z', conditions: \"pack == 'legal'\"}
",
    )[0];
    assert_eq!((policy.mode, policy.priority), (Mode::Shadow, 7));
    assert_eq!(policy.version.as_deref(), Some("1.2.0"));
    assert_eq!(policy.scope.roles, ["g"]);
    let actions: Vec<Action> = policy.rules.iter().map(|rule| rule.action).collect();
    assert_eq!(actions, [Action::RateLimit, Action::Redact, Action::Audit]);
    assert_eq!(policy.rules[0].rate_limit.unwrap().period_ms, 60_000);
    assert_eq!(policy.rules[0].severity, Severity::Error);
    assert_eq!(
        policy.rules[2].on,
        Some(Stages::of(&[Stage::ToolCall, Stage::Completion]))
    );
    assert_eq!(policy.exemptions[0].expires_at_ms, Some(1_893_456_000_000));
    assert!(policy.exemptions[0].condition.is_some());
}

#[test]
fn every_type_has_its_payload() {
    for (kind, rest) in [
        (
            "rate_limit",
            "resource: '*'\nwindows: [{duration_seconds: 60, max_requests: 5}]",
        ),
        (
            "budget",
            "limits: [{resource: total, period: daily, limit_usd: 5.5, warning_threshold: 0.8}]",
        ),
        (
            "killswitch",
            "scope: tool\ntarget: shell\ntriggers: [{name: t, condition: error_rate > 5%}]",
        ),
        (
            "access_control",
            "roles: [{name: a, permissions: [{resource: '*', actions: [read]}]}, {name: b, inherits: [a], permissions: []}]",
        ),
        (
            "pii_protection",
            "rules: [{category: email, action: redact, audit_access: true}]",
        ),
        (
            "data_retention",
            "rules: [{data_type: logs, retention_days: 30, archive: false}]",
        ),
        (
            "compliance",
            "framework: GDPR\nrequirements: [{id: a1, control: r, verification: automated}]",
        ),
        ("gate", "checks: [{name: output_not_empty, severity: error}]"),
    ] {
        let policy = &load(&format!("id: p\ntype: {kind}\n{rest}\n"))[0];
        assert_ne!(policy.payload, Payload::None, "{kind}");
        assert_eq!(policy.kind.as_str(), kind);
        assert_eq!(policy.status, Status::Active);
    }
    let text = "id: p\ntype: rate_limit\nwindows: [{durationSeconds: 1.5, maxRequests: 5}]\n";
    let Payload::RateLimit(limit) = &load(text)[0].payload else {
        panic!()
    };
    assert_eq!((limit.windows[0].duration_ms, limit.per), (1500, RateKey::Agent));
    assert_eq!(Operator::of_word("Greater-Than"), Some(Operator::Gt));
}

#[test]
fn a_thrown_switch_of_a_file_is_thrown() {
    let text = "
apiVersion: agentos.io/v1
kind: Policy
metadata: {name: k}
spec:
  global: {default_enabled: false}
";
    let Payload::Killswitch(switch) = &load(text)[0].payload else {
        panic!()
    };
    assert!(switch.triggered);
}

/// What nobody would do does not load; what is kept for so long does.
#[test]
fn archives_and_anonymity_that_nobody_gives_are_refused() {
    for (rule, expected) in [
        (
            "data_type: runs, retention_days: 9, archive: true, archive_location: a/b",
            None,
        ),
        (
            "data_type: runs, retention_days: 9, archive: false, anonymize: false",
            None,
        ),
        (
            "data_type: runs, retention_days: 9, archive: true",
            Some("`archive_location` is missing"),
        ),
        (
            "data_type: runs, retention_days: 9, archive: true, archive_location: 's3://b/a'",
            Some("is no folder"),
        ),
        (
            "data_type: state, retention_days: 9, archive: true, archive_location: a",
            Some("only `runs` and `audit` are"),
        ),
        (
            "data_type: runs, retention_days: 9, anonymize: true",
            Some("can be made anonymous"),
        ),
    ] {
        let text = format!("id: p\ntype: data_retention\nrules:\n  - {{{rule}}}\n");
        let outcome = read_policies(Source::new("p.yaml", text.as_bytes()).unwrap());
        let errors: Vec<_> = outcome.report.errors().collect();
        match expected {
            None => assert!(errors.is_empty(), "{rule}: {errors:?}"),
            Some(part) => {
                let [error] = errors.as_slice() else {
                    panic!("{rule}: {errors:?}")
                };
                assert!(error.message.contains(part), "{rule}: {error:?}");
                assert_eq!((error.code.name, error.line), ("POLICY_INVALID", 4));
                assert!(error.hint.is_some());
            }
        }
    }
}
