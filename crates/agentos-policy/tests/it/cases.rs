//! Cases and replays.

use std::sync::Arc;

use agentos_policy::cases::{RuleCoverage, read_cases, run_cases};
use agentos_policy::{Asked, EvaluateRequest, PolicyAction, PolicySet, RecordedRequest, State, replay};
use agentos_yaml::Source;
use serde_json::json;

use crate::product::{asked, cost_policy};

fn source(text: &str) -> Source {
    Source::new("cases.yaml", text.as_bytes()).unwrap()
}

const CASES: &str = "
policies: [cost.yaml]
given:
  request: {agent_id: agent.product.prd_writer.v1, action: execute, zone: green, timestamp: '2026-01-31T08:00:00Z'}
  data: {daily_cost_usd: 45}
cases:
  - name: five dollars pass
    data: {cost_usd: 5}
    expect: allow
  - name: five hundred do not
    data: {cost_usd: 500}
    times: 3
    every_ms: 10
    expect:
      action: deny
      denied_by: [policy.cost.limit.v1/per_run_limit]
      says: cost_usd 500.00 is not lte 10.00
  - name: a wrong expectation
    data: {cost_usd: 500}
    expect: {action: allow, denied_by: [policy.cost.limit.v1 / daily_limit], says: nothing}
";

#[test]
fn cases_pass_and_fail_and_rules_are_counted() {
    let file = read_cases(source(CASES)).unwrap();
    assert_eq!(file.policies, ["cost.yaml"]);
    let set = Arc::new(PolicySet::compile(vec![cost_policy()]).unwrap());
    let tested = run_cases(&set, &file.cases);
    assert_eq!((tested.ok, tested.passed, tested.failed), (false, 2, 1));
    let wrong = &tested.cases[2];
    assert_eq!(wrong.line, 18);
    assert_eq!(
        wrong.differs,
        [
            "expected allow, got deny",
            "`policy.cost.limit.v1 / daily_limit` did not deny",
            "`policy.cost.limit.v1 / per_run_limit` denied, which was not expected",
            "nothing says `nothing`",
        ]
    );
    assert_eq!(
        (
            tested.coverage.rules,
            tested.coverage.covered,
            tested.coverage.percent
        ),
        (2, 1, 50.0)
    );
    assert_eq!((tested.coverage.of[0].spoke, tested.coverage.of[0].quiet), (4, 1));
    assert_eq!((tested.coverage.of[1].spoke, tested.coverage.of[1].quiet), (0, 5));
}

#[test]
fn what_is_unknown_or_exempt_covers_nothing() {
    let policy = "
id: p
rules:
  - {name: groups, condition: {or: [{field: a, operator: eq, value: 1}, {not: {field: b, operator: gt, value: 3}}]}, action: deny}
  - {name: known, condition: c <= 1, action: allow}
  - {name: lifted, condition: a == 1, action: deny}
exemptions:
  - {reason: tried, rules: [lifted], agent: good, expires: 2030-01-01}
";
    let outcome = agentos_policy::read::read_policies(Source::new("p.yaml", policy.as_bytes()).unwrap());
    let set = Arc::new(PolicySet::compile(outcome.into_result().unwrap()).unwrap());
    let case = |agent: &str, data: &str| {
        format!(
            "  - {{name: n, request: {{agent_id: {agent}, timestamp: '2026-01-31T08:00:00Z'}}, data: {data}, expect: deny}}\n"
        )
    };
    for (agent, data, expected) in [
        // How often each of the three rules spoke, was quiet, unknown, exempt.
        ("good", "{a: 1, b: 9, c: 5}", ["1000", "1000", "0001"]),
        ("bad", "{a: 1}", ["1000", "0010", "1000"]),
        ("bad", "{a: 2, b: 9, c: 1}", ["0100", "0100", "0100"]),
        ("bad", "{b: 9}", ["0010", "0010", "0010"]),
        // One side of a group is enough.
        ("bad", "{b: 1, c: null}", ["1000", "0010", "0010"]),
    ] {
        let cases = read_cases(source(&format!("cases:\n{}", case(agent, data)))).unwrap();
        let coverage = run_cases(&set, &cases.cases).coverage;
        let counts = |of: &RuleCoverage| format!("{}{}{}{}", of.spoke, of.quiet, of.unknown, of.exempt);
        let counted: Vec<String> = coverage.of.iter().map(counts).collect();
        assert_eq!(counted, expected, "{agent} {data}");
        let spoke = expected.iter().filter(|of| of.starts_with('1')).count();
        assert_eq!(coverage.covered, spoke, "{agent} {data}");
    }
}

#[test]
fn what_refuses_without_rules_is_covered_too() {
    let policies = "
- {id: rate, type: rate_limit, windows: [{duration_seconds: 60, max_requests: 2}]}
- {id: off, status: inactive, rules: [{name: r, condition: true, action: deny}]}
- {id: keep, type: data_retention, rules: [{data_type: runs, retention_days: 9}]}
- {id: access, type: access_control, roles: [{name: all, permissions: [{resource: '*', actions: ['*']}]}], default_role: all}
";
    let outcome = agentos_policy::read::read_policies(Source::new("p.yaml", policies.as_bytes()).unwrap());
    let set = Arc::new(PolicySet::compile(outcome.into_result().unwrap()).unwrap());
    for (times, covered) in [(2, 0), (3, 1)] {
        let text = format!(
            "cases:\n  - {{name: n, times: {times}, request: {{agent_id: a, action: execute, resource: r, timestamp: '2026-01-31T08:00:00Z'}}, actor: {{id: a}}, expect: allow}}\n"
        );
        let coverage = run_cases(&set, &read_cases(source(&text)).unwrap().cases).coverage;
        let names: Vec<String> = coverage
            .of
            .iter()
            .map(|of| format!("{}/{}", of.policy_id, of.rule))
            .collect();
        assert_eq!(names, ["rate/rate_limit", "access/access_control"]);
        assert_eq!((coverage.rules, coverage.covered), (2, covered), "{times}");
    }
}

#[test]
fn mistakes_in_cases_have_places() {
    let text = "cases:\n  - name: a\n    expects: deny\n  - name: b\n    expect: denied\n  - name: c\n    stage: tool\n    expect: deny\n";
    let report = read_cases(source(text)).unwrap_err();
    let said: Vec<String> = report
        .diagnostics
        .iter()
        .map(|one| format!("{}: {}", one.line, one.message))
        .collect();
    assert_eq!(said[0], "2: the case expects nothing");
    assert_eq!(said[1], "3: `expects` is not a key of a case");
    assert_eq!(said[2], "5: `denied` is not an action");
    assert!(
        said[3].starts_with("6: the case `c` is no request: `tool` is not a stage"),
        "{}",
        said[3]
    );
    assert!(read_cases(source("given: {}\n")).is_err());
}

#[test]
fn a_replay_counts_what_would_have_been_blocked() {
    let set = Arc::new(PolicySet::compile(vec![cost_policy()]).unwrap());
    let requests = (0..10_412_u32).map(|n| {
        let cost = if n % 4_000 == 7 { 500 } else { 5 };
        Asked {
            name: format!("run_1#{n}"),
            request: asked(json!({ "cost_usd": cost, "daily_cost_usd": 1 })),
            was: Some(PolicyAction::Allow),
        }
    });
    let replayed = replay(&set, State::default(), requests);
    assert_eq!(replayed.to_string(), "would have blocked 3 of 10,412");
    assert_eq!((replayed.blocked, replayed.newly_blocked), (3, 3));
    let names: Vec<&str> = replayed.hits.iter().map(|hit| hit.name.as_str()).collect();
    assert_eq!(names, ["run_1#7", "run_1#4007", "run_1#8007"]);
}

#[test]
fn a_recorded_request_leaves_out_what_the_journal_holds_elsewhere() {
    let mut asked: EvaluateRequest = asked(json!({}));
    asked.stage = Some(agentos_policy::Stage::ToolCall);
    asked.runtime = Some(Box::new(agentos_policy::RuntimeFields {
        tool: Some("http_request".to_owned()),
        tool_args: Some(json!({ "url": "https://example.com", "body": "x".repeat(10_000) })),
        ..Default::default()
    }));
    let stored = serde_json::to_string(&RecordedRequest::of(&asked)).unwrap();
    assert!(stored.len() < 400, "{}", stored.len());
    let recorded: RecordedRequest = serde_json::from_str(&stored).unwrap();
    let tool_args = asked.runtime.as_ref().unwrap().tool_args.clone();
    assert_eq!(
        recorded.with(agentos_policy::HeldElsewhere {
            tool_args,
            ..Default::default()
        }),
        asked
    );
}

#[test]
fn a_trace_names_every_rule_that_was_asked() {
    let set = Arc::new(PolicySet::compile(vec![cost_policy()]).unwrap());
    let decision = set.evaluate(&asked(json!({ "cost_usd": 5 })), &State::EMPTY);
    let lines: Vec<String> = decision
        .trace()
        .iter()
        .map(|line| format!("{} {}", line.spoke, line.text))
        .collect();
    assert_eq!(
        lines,
        [
            "false cost_usd 5.00 is lte 10.00",
            "true daily_cost_usd could not be known: it is missing"
        ]
    );
}
