//! `agentos policy replay` against a journal of runs.

use agentos_testing::{Answer, FakeProvider, Script, UsageNumbers, Wire};
use serde_json::json;

use crate::policies::{desk, policy, run};

#[test]
fn a_new_set_is_replayed_against_the_journal() {
    let desk = desk(&policy(
        "{ field: tool, operator: eq, value: other }",
        "action: deny",
    ));
    for _ in 0..2 {
        assert_eq!(run(&desk, &[]).code, Some(0));
    }
    for (condition, blocked) in [
        ("{ field: tool_args.amount, operator: gt, value: 5 }", 2),
        ("{ field: tool_args.amount, operator: gt, value: 7 }", 0),
        ("{ field: output, operator: contains, value: Done }", 2),
    ] {
        desk.write("new.yaml", &policy(condition, "action: deny"));
        let said = desk.run(&["policy", "replay", "--policies", "new.yaml", "--json"]);
        let replayed = said.json();
        assert_eq!(
            replayed["newly_blocked"], blocked,
            "{condition}: {}\n{}",
            said.stdout, said.stderr
        );
        // Of each run: created, started, two calls of a model, one of a tool, completed.
        assert_eq!(replayed["requests"], 12, "{}", said.stdout);
    }
}

#[test]
fn a_step_that_waited_for_a_person_is_replayed_once() {
    let desk = desk(&policy(
        "{ field: tool, operator: eq, value: append }",
        "action: require_approval",
    ));
    for _ in 0..3 {
        let id = run(&desk, &[]).json()["waiting_for"]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(desk.run(&["approvals", "approve", &id, "--json"]).code, Some(0));
    }
    desk.write(
        "new.yaml",
        "id: rate\ntype: rate_limit\nresource: append\nper: global\nwindows: [{duration_seconds: 3600, max_requests: 2}]\n",
    );
    let said = desk.run(&["policy", "replay", "--policies", "new.yaml", "--json"]);
    let replayed = said.json();
    assert_eq!(
        (&replayed["requests"], &replayed["blocked"]),
        (&json!(18), &json!(1)),
        "{}",
        said.stdout
    );
}

#[test]
fn a_budget_is_replayed_with_what_calls_have_cost() {
    let usage = UsageNumbers {
        input: 900,
        output: 40,
        ..UsageNumbers::default()
    };
    let script = Script::new((0..4).map(|_| Answer::text("Done.").with_usage(usage)));
    let fake = FakeProvider::start_blocking(script).unwrap();
    let url = fake.base_url(Wire::OpenAi);
    let env = [("OPENAI_API_KEY", "sk-test"), ("OPENAI_BASE_URL", url.as_str())];
    let desk = desk(&policy(
        "{ field: tool, operator: eq, value: other }",
        "action: deny",
    ));
    let mut cost = 0.0;
    for _ in 0..4 {
        let args = [
            "run",
            "agent.yaml",
            "--input",
            "x",
            "--model",
            "openai/gpt-4o-mini",
            "--json",
        ];
        let said = desk.run_with(&args, &env);
        assert_eq!(said.code, Some(0), "{}", said.stdout);
        cost += said.json()["cost_usd"].as_f64().unwrap();
    }
    // Room for what all have cost and what one sets aside, and not for two that are never settled.
    desk.write(
        "new.yaml",
        &format!(
            "id: b\ntype: budget\nlimits: [{{period: monthly, limit_usd: {}}}, {{period: daily, limit_usd: 9}}]\n",
            cost + 0.0008
        ),
    );
    let said = desk.run(&["policy", "replay", "--policies", "new.yaml", "--json"]);
    assert_eq!(said.json()["blocked"], 0, "{}", said.stdout);
    desk.write(
        "new.yaml",
        &format!("id: b\ntype: budget\nlimits: [{{period: daily, limit_usd: {cost}}}]\n"),
    );
    let said = desk.run(&["policy", "replay", "--policies", "new.yaml", "--json"]);
    assert_ne!(said.json()["blocked"], 0, "{}", said.stdout);
}
