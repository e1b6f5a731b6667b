//! The `policies` section of agent files.

use agentos_policy::ast::{Action, Mode, Status};
use agentos_policy::bound::{supplying_stages, unbound_fields};
use agentos_policy::expr;
use agentos_policy::read::{Outcome, read_agent_policies};
use agentos_policy::{Stage, Stages};
use agentos_yaml::Source;

fn read(text: &str) -> Outcome {
    read_agent_policies(Source::new("a.yaml", text.as_bytes()).unwrap(), "agent.x.v1")
}

#[test]
fn ordered_rules_are_called_by_their_condition() {
    let outcome = read(
        "
meta: {version: 1.0.0}
policies:
  default_policy: quality
  enforcement_mode: warn
  violation_handling: {log: true, block: true, escalate_after: 2}
  policies:
    - name: quality
      priority: 2
      enabled: false
      rules:
        - condition: no_tests
          action: deny
          message: All features must include tests
        - {condition: \"rls_policy.roles.includes('anon')\", action: require_review, message: m}
        - {condition: no_tests, action: alert, message: m}
",
    );
    assert!(
        outcome.report.diagnostics.is_empty(),
        "{}",
        outcome.report.render(false)
    );
    let policy = &outcome.policies[0];
    assert_eq!(policy.id, "agent.x.v1/quality");
    assert_eq!(
        (policy.mode, policy.status, policy.priority),
        (Mode::Warn, Status::Inactive, -2)
    );
    let rules: Vec<(&str, Action)> = policy
        .rules
        .iter()
        .map(|rule| (rule.name.as_str(), rule.action))
        .collect();
    assert_eq!(
        rules,
        [
            ("no_tests", Action::Deny),
            ("rls_policy.roles.includes('anon')", Action::RequireApproval),
            ("no_tests #2", Action::Warn),
        ]
    );
    assert_eq!(unbound_fields(&policy.rules[0].condition), ["no_tests"]);
}

#[test]
fn flags_and_limits_are_checks_that_must_hold() {
    let outcome = read(
        "
policies:
  execution:
    require_tests: true
    require_cta: false
    max_retries: 3
    max_revisions: 2
    max_campaign_duration: 90 days
    max_story_size: 13 points
    allow_parallel: true
  quality: {min_coverage: 0.8, prd_template_required: true}
  platforms: [{name: x}]
",
    );
    let rules: Vec<(&str, String)> = outcome
        .policies
        .iter()
        .flat_map(|policy| &policy.rules)
        .map(|rule| (rule.name.as_str(), rule.condition.to_string()))
        .collect();
    assert_eq!(
        rules,
        [
            ("require_tests", "tests".to_owned()),
            ("max_retries", "retries <= 3".to_owned()),
            ("max_campaign_duration", "campaign_duration <= 90d".to_owned()),
            ("min_coverage", "coverage >= 0.8".to_owned()),
            ("prd_template_required", "prd_template".to_owned()),
        ]
    );
    let warned: Vec<usize> = outcome.report.diagnostics.iter().map(|one| one.line).collect();
    assert_eq!(warned, [9]);
    assert!(read("identity: {}\n").policies.is_empty());
}

#[test]
fn what_nothing_supplies_is_unbound() {
    for (text, unbound, stages) in [
        ("no_tests", &["no_tests"][..], Stages::ALL),
        (
            "hotfix && no_review || hotfix",
            &["hotfix", "no_review"],
            Stages::ALL,
        ),
        (
            "cost_usd > 5",
            &[],
            Stages::of(&[
                Stage::Create,
                Stage::Start,
                Stage::ModelCall,
                Stage::ToolCall,
                Stage::Completion,
            ]),
        ),
        (
            "tool == 'x' && tool_args.to.length > 3",
            &[],
            Stages::of(&[Stage::ToolCall]),
        ),
        ("tool == 'x' && model == 'y'", &[], Stages::NONE),
        (
            "tool_args.size > max_size",
            &["max_size"],
            Stages::of(&[Stage::ToolCall]),
        ),
    ] {
        let condition = expr::parse(text).unwrap();
        assert_eq!(unbound_fields(&condition), unbound, "{text}");
        assert_eq!(supplying_stages(&condition), stages, "{text}");
    }
}
